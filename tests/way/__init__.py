"""The way through the course on a small phone, in taps, screens, words and seconds: `python -m tests.way SITE`."""
