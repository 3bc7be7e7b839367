"""Slides as `.pptx` (Office Open XML, ECMA-376), written by python-pptx: large type, one idea each, nothing cut off.

Each slide has a title that is a title, notes for whoever speaks, and text in British English. What a slide can hold is
measured before it is written; what is too long becomes two slides.
"""
