"""Our files that are too long to read in one go: each is written in parts, and joined as the site is built."""

from pathlib import Path, PurePosixPath

from course.site.usual import THEME

_HERE = Path(__file__).parent
# In this order: a part of a script uses what stands before it, and a later style goes before an earlier one.
JOINED = {
    "assets/course.css": (
        "look",
        "navigation",
        "blocks",
        "questions",
        "offline",
        "paper",
        "charts",
        "sessions",
        "drawings",
        "learning",
    ),
    "assets/progress.js": ("review", "read-back", "store", "page"),
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
    path = PurePosixPath(name)
    return [_HERE / path.stem / f"{part}{path.suffix}" for part in JOINED.get(name, ())]


def joined(name: str) -> str:
    """Return a file of ours, joined. The parts of a script share their names, which nothing else of a page sees."""
    text = "".join(part.read_text(encoding="utf-8") for part in parts_of(name))
    return text if name.endswith(".css") else f'(() => {{\n"use strict";\n{text}}})();\n'
