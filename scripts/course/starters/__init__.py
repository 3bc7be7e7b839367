"""First files for authors: one at a time, or a whole small course, which stands in `course/` as its author finds it.

They come from the models of bank and guidance, and know nothing of a site.
"""
