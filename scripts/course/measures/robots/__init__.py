"""Robots that understand nothing and sit the questions: how often they are right shows what can be guessed.

Each robot is a function from items to picks; none of them looks at the key of what it is asked.
"""
