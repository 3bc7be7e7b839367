"""A whole small course, to begin with."""

import json
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

_PLACE = re.compile(r"\{\{(\w+)\}\}")


def starter_course(name: str, slug: str, today: date) -> dict[str, str]:
    """Return the files of a small course, by their paths: it checks, builds and can be taken apart.

    Args:
        name: What the course is called.
        slug: The same as an id.
        today: The day on which it was read through, as far as anybody has.
    """
    said = {
        "name": name,
        "quoted": json.dumps(name, ensure_ascii=False),
        "id": slug,
        "today": str(today),
        "next_year": str(_next_year(today)),
    }
    start = files(__package__).joinpath("course")
    return {path: _PLACE.sub(lambda found: said[found[1]], text) for path, text in _texts(start)}


def _texts(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        path = f"{above}{each.name}"
        if each.is_dir():
            yield from _texts(each, f"{path}/")
        else:
            yield path, each.read_text(encoding="utf-8")


def _next_year(today: date) -> date:
    return date(today.year + 1, today.month, min(today.day, 28))
