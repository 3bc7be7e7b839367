"""What a text is like, by itself: its words, its reading grade, its idioms, its numbers; a question as rules see it.

Checks and the course use it. It knows of the bank, and of no page, no course and no finding.
"""
