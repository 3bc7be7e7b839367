"""Which files of a theme a build looks at. Material brings some ten thousand icons, and a page names a few of them."""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
from mkdocs.theme import Theme


class _Shown(jinja2.FileSystemLoader):
    """Lists no folder whose name begins with a dot: MkDocs copies nothing from there, and asked that of each file."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in self.searchpath:
            for folder, below, names in os.walk(top):
                below[:] = [name for name in below if not name.startswith(".")]
                found.update((Path(folder) / name).relative_to(top).as_posix() for name in names)
        return sorted(found)


def look_past_icons(theme: Theme) -> None:
    """Let a build list the files of its theme without the icons; templates find them as before."""
    before = theme.get_env

    def get_env() -> jinja2.Environment:
        env = before()
        if isinstance(env.loader, jinja2.FileSystemLoader):
            env.loader = _Shown(env.loader.searchpath)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]
