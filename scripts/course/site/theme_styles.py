"""The theme's styles in a finished site, with less to fetch and less to do."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from course.site.any_element import for_blocks
from course.site.unused_styles import own_properties, without_unread, without_unused_rules

_STYLES = "assets/stylesheets/*.css"
_HASH = re.compile(r"\.[0-9a-f]{8}\.")
# Where a page names classes: in their attributes, and in scripts that stand in it.
# One pattern for each, as what begins with the same letters is found several times faster.
_NAMING = tuple(re.compile(rf'{key}=(?:"([^"]*)"|([^\s">]+))') for key in ("class", "id"))
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
_WORD = re.compile(r"[A-Za-z_][\w-]*")


def lighten_styles(site: Path) -> None:
    """Take from the theme's styles in a finished site what is not used or makes it slow, in place."""
    sheets = {file: _text(file) for file in site.glob(_STYLES)}
    pages = list(site.rglob("*.html"))
    names: set[str] = set()
    read: set[str] = set()
    for page in map(_text, pages):
        names.update(_named(page))
        if "var(--" in page:
            read.update(own_properties(page))
    for script in map(_text, site.rglob("*.js")):
        names.update(_WORD.findall(script))
        read.update(own_properties(script))
    for file in site.rglob("*.css"):
        if file not in sheets:
            read.update(own_properties(_text(file)))
    left: Mapping[Path, str] = {file: without_unused_rules(for_blocks(style), names) for file, style in sheets.items()}
    left = without_unread(read, left)
    changed = {file: style for file, style in left.items() if style != sheets[file]}
    renamed = {file.name: _name_of(file, style) for file, style in changed.items()}
    for file, style in changed.items():
        file.unlink()
        file.with_name(f"{file.name}.map").unlink(missing_ok=True)  # it told of what stood there
        file.with_name(renamed[file.name]).write_text(style, encoding="utf-8")
    for file in pages if renamed else ():
        before = told = _text(file)
        for name, new in renamed.items():
            told = told.replace(name, new)
        if told != before:
            file.write_text(told, encoding="utf-8")


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _name_of(file: Path, style: str) -> str:
    """Return the name for what a file holds now: browsers keep what is named by its content, and never ask again."""
    return _HASH.sub(f".{sha256(style.encode()).hexdigest()[:8]}.", file.name)


def _named(page: str) -> Iterator[str]:
    for naming in _NAMING:
        for named in set(naming.findall(page)):
            yield from "".join(named).split()
    for script in _SCRIPT.findall(page):
        yield from _WORD.findall(script)
