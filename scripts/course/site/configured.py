"""What `mkdocs.yml` says that has no effect, or leads to nothing: each is told on its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from course.reading.findings import Finding, Position
from course.site.config import CONFIG

OWN_PLUGIN = "course"


def plugin_names(plugins: object) -> Iterator[str]:
    """Yield the names of plugins as `mkdocs.yml` may hold them: a list or a mapping, of names or with settings."""
    for entry in plugins if isinstance(plugins, list | dict) else ():
        yield from map(str, entry if isinstance(entry, dict) else [entry])


def check_settings(root: Path, said: Mapping[str, Any], is_there: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield what is wrong with the settings of a course.

    Args:
        root: The course's root.
        said: What `mkdocs.yml` says.
        is_there: Whether a file will be there, by its path below the site's root.
    """
    if OWN_PLUGIN not in plugin_names(said.get("plugins")):
        message = f"{CONFIG} does not name the plugin that brings what the course needs and finishes its site"
        mend = "Add a line “- course” below `plugins:`."
        yield _finding(root, "plugins", "no-plugin", message, mend)
    if said.get("use_directory_urls"):
        message = "`use_directory_urls: true` has no effect: pages must also open from a disk, and in a learning system"
        yield _finding(root, "use_directory_urls", "no-effect", message, "Take the line away.")
    if said.get("site_dir", "site") != "site":
        message = f"`site_dir: {said['site_dir']}` has no effect: `course site` builds into the folder site"
        mend = "Take the line away, and build with `course site --out FOLDER`."
        yield _finding(root, "site_dir", "no-effect", message, mend)
    yield from _released(root, said.get("extra"))
    for key in ("extra_css", "extra_javascript"):
        for path in _files(said.get(key)):
            if not is_there(path):
                message = f"`{key}:` names “{path}”, and there is no such file: every page would ask for it in vain"
                mend = "Write its path below the folder of the pages, or take the line away."
                yield Finding(Position(CONFIG, _line_with(root, re.escape(path))), "missing-file", message, mend)


def line_of(root: Path, key: str) -> int:
    """Return the line of `mkdocs.yml` on which a setting begins; the first, where it has none."""
    return _line_with(root, rf"^{key}\s*:")


def _line_with(root: Path, pattern: str) -> int:
    text = (root / CONFIG).read_text(encoding="utf-8-sig", errors="replace")
    found = re.search(pattern, text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _finding(root: Path, key: str, rule: str, message: str, mend: str) -> Finding:
    return Finding(Position(CONFIG, line_of(root, key)), rule, message, mend)


def _released(root: Path, extra: object) -> Iterator[Finding]:
    told = extra.get("released") if isinstance(extra, dict) else None
    try:
        date.fromisoformat(str(told or date.min))
    except ValueError:
        line = _line_with(root, r"^\s+released\s*:")
        message = f"`released: {told}` is no day, so nobody is told which release this is"
        yield Finding(Position(CONFIG, line), "not-a-date", message, 'Write it as `released: "2026-11-22"`.')


def _files(listed: object) -> Iterator[str]:
    """Yield the paths of files below the site's root; MkDocs takes a script as a mapping, too."""
    for entry in listed if isinstance(listed, list) else ():
        named = entry.get("path") if isinstance(entry, dict) else entry
        if isinstance(named, str) and not urlsplit(named).scheme and not named.startswith("/"):
            yield unquote(urlsplit(named).path)
