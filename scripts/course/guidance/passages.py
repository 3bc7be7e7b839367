"""A section of another page, printed from its one source: what is written once cannot come to differ."""

import posixpath
import re
from collections.abc import Mapping

from course.guidance.page import Page

BLOCK = "passage"

# The address of a link or a picture in Markdown, up to its title or its end.
_ADDRESS = re.compile(r"(\]\()([^)\s]+)")


def passage(place: str, pages: Mapping[str, Page]) -> str:
    """Return the Markdown of a section; "" where it is not there.

    Args:
        place: A page's path below the docs and the id of one of its headings, with “#” between.
        pages: The pages of the course.
    """
    path, _, name = place.partition("#")
    page = pages.get(path)
    return (page.section(name) or "") if page else ""


def moved(text: str, source: str, target: str) -> str:
    """Return the Markdown of one page as another must write it: its links lead where they led.

    Args:
        text: The Markdown.
        source: The path of its own page below the docs.
        target: The path of the page that shows it.
    """

    def led(found: re.Match[str]) -> str:
        way, mark, name = found[2].partition("#")
        if ":" in way or way.startswith("/"):
            return found[0]
        page = posixpath.normpath(posixpath.join(posixpath.dirname(source), way)) if way else source
        return f"{found[1]}{posixpath.relpath(page, posixpath.dirname(target) or '.')}{mark}{name}"

    return _ADDRESS.sub(led, text)
