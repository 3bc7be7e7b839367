"""The `course` toolkit: reads the question bank and the guidance, checks one against the other, builds the site."""

__version__ = "0.9.2"
