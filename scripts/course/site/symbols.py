"""Small pictures that mark pages for the eye: the theme's icons that `course.yml` names. Words stand beside each.

Whoever lists pages puts them there with `add_symbol`.
"""

import xml.etree.ElementTree as etree
from functools import lru_cache
from pathlib import Path

from mkdocs.utils import get_theme_dir

from course.guidance.settings import CourseSettings, nearest
from course.site.usual import BASE_THEME

_SVG = "{http://www.w3.org/2000/svg}"


def symbol_of(settings: CourseSettings, page: str) -> str:
    """Return the name of the icon for a page by its path below the docs: its own, or that of the nearest folder."""
    return settings.symbols.get(nearest(settings.symbols, page), "")


def add_symbol(parent: etree.Element, name: str) -> bool:
    """Add an icon to an element, for the eye alone; say whether the theme has it."""
    shape = shape_of(name)
    if shape is None:
        return False
    box, path = shape
    drawing = etree.SubElement(parent, "svg", {"class": "symbol", "viewBox": box, "aria-hidden": "true"})
    etree.SubElement(drawing, "path", {"d": path})
    return True


@lru_cache
def shape_of(name: str) -> tuple[str, str] | None:
    """Return how large the sheet of an icon is, and its outline."""
    file = Path(get_theme_dir(BASE_THEME), ".icons", f"{name}.svg")
    if not file.is_file():
        return None
    drawing = etree.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 -- of the theme, which is code as well
    path = drawing.find(f"{_SVG}path")
    return None if path is None else (drawing.get("viewBox", "0 0 24 24"), path.get("d", ""))
