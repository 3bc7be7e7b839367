"""The guidance: pages in `docs/`, as an author writes them and as a reader sees them. Knows nothing of MkDocs."""
