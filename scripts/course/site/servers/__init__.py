"""What servers need besides the pages: what these may load, and how long browsers may keep their files."""
