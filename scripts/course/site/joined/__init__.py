"""Our files that are written in parts: those too long to read in one go, and those that share a part."""

from pathlib import Path, PurePosixPath

from course.site.strings import strings, with_strings
from course.site.usual import THEME

_HERE = Path(__file__).parent
_CSS = ("look", "navigation", "blocks", "questions", "offline", "paper", "charts", "sessions", "drawings", "learning")
# In this order: a part of a script uses what stands before it, and a later style goes before an earlier one.
JOINED = {
    "assets/course.css": tuple(f"course/{part}.css" for part in _CSS),
    "assets/overview.js": ("way-on.js", "overview.js"),
    "assets/progress.js": ("progress/spaced.js", "progress/read-back.js", "progress/store.js", "progress/page.js"),
    "assets/progress-page.js": ("way-on.js", "progress-page.js"),
}
# Every script of ours, in one part or more.
SCRIPTS = tuple(
    sorted(
        f"assets/{path.name}"
        for path in (*(THEME / "assets").glob("*.js"), *map(PurePosixPath, JOINED))
        if path.suffix == ".js"
    )
)


def parts_of(name: str) -> list[Path]:
    """Return the parts of a file of ours, in their order; none where it is written in one."""
    return [_HERE / part for part in JOINED.get(name, ())]


def joined(name: str) -> str:
    """Return a file of ours, joined. The parts of a script share their names, which nothing else of a page sees."""
    text = "".join(map(_said, parts_of(name)))
    return text if name.endswith(".css") else f'(() => {{\n"use strict";\n{text}}})();\n'


def _said(part: Path) -> str:
    """Return a part with what it says, where it has words of its own and not those of the whole."""
    text = part.read_text(encoding="utf-8")
    return with_strings(text, part.name) if part.stem in strings() else text
