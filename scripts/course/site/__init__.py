"""How the course becomes a website: Markdown blocks, a thin MkDocs plugin, and the step after the build."""
