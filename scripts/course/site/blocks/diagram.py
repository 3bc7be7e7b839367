"""`/// diagram | NAME`: a drawing from `docs/assets/diagrams/NAME.svg`, set into the page so that it takes its colours.

The text of the block is the caption. The drawing carries its own `<title>` and `<desc>`.
"""

import re
import xml.etree.ElementTree as etree

from course.guidance.blocks import DIAGRAMS
from course.reading.disk import text_of
from course.site.blocks.base import CourseBlock, error_box
from course.site.elements import become
from course.site.kept import read_from

_NAMESPACE = re.compile(r"\{[^}]*\}")
_PLAIN = re.compile(r"[a-z0-9-]+")


class DiagramBlock(CourseBlock):
    """A figure with a drawing and its caption."""

    NAME = "diagram"
    HAS_TEXT = True
    ARGUMENT = None

    def build(self, element: etree.Element) -> None:
        name = self.argument or ""
        path = self.config.shelf.root / self.config.shelf.docs / DIAGRAMS / f"{name}.svg"
        read_from(path)
        if not _PLAIN.fullmatch(name) or not path.is_file():
            error_box(
                element,
                f"There is no drawing “{name}”",
                f"Put it into {self.config.shelf.docs}/{DIAGRAMS}, as {name or 'NAME'}.svg.",
            )
            return
        try:
            drawing = _read(text_of(path), name)
        except (etree.ParseError, ValueError) as error:
            error_box(element, f"The drawing {name}.svg cannot be used: {_why(error)}", "Fix it, or take it away.")
            return
        become(element, "figure", class_="diagram")
        if not self.config.prose_only:
            element.append(drawing)


def _why(error: Exception) -> str:
    """Return our own words for what other libraries raise."""
    if isinstance(error, etree.ParseError):
        return f"it is not XML from line {error.position[0]} on"
    return "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)


def _read(text: str, name: str) -> etree.Element:
    """Return a drawing as an element whose title and description are read out in its place.

    Raises:
        ParseError: it is no XML.
        ValueError: it lacks a title or a description.
    """
    drawing = etree.fromstring(text)  # noqa: S314 -- the authors' own file, as trusted as their pages
    for part in drawing.iter():
        part.tag = _NAMESPACE.sub("", part.tag)
        part.tail = None if part.tail is None or not part.tail.strip() else part.tail
    for tag in ("title", "desc"):
        described = drawing.find(tag)
        if described is None or not (described.text or "").strip():
            raise ValueError(f"it has no <{tag}>")
        described.set("id", f"diagram-{name}-{tag}")
    become(drawing, role="img", aria_labelledby=f"diagram-{name}-title diagram-{name}-desc")
    return drawing
