"""The search of a site: what it finds stands on the finished pages, and a script finds it in a browser."""
