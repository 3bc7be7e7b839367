"""The search of a site: what it finds is read from the finished pages, and a script finds it in the reader's browser."""
