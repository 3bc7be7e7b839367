"""Pictures on pages: each says in words what it shows, for those who do not see it."""

import posixpath
import re
from collections.abc import Iterator

from course.course import Course
from course.guidance.block_lines import without_code
from course.guidance.page import Page
from course.reading.findings import Finding, Position

_MARKDOWN = re.compile(r"!\[((?:[^\[\]]|\[[^\]]*\])*)\](?:\(\s*<?([^)\s>]*)[^)]*\)|\[([^\]]*)\])")
_HTML = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_HTML_ALT = re.compile(r"\balt\s*=", re.IGNORECASE)


def check_pictures(course: Course) -> Iterator[Finding]:
    """Yield each picture on a page that says nothing to those who do not see it."""
    for page in course.pages.values():
        if "![" in page.body or "<img" in page.body.lower():
            yield from _page(page)


def _page(page: Page) -> Iterator[Finding]:
    for number, shown in enumerate(without_code(page.lines)):
        for found in _MARKDOWN.finditer(shown):
            if not _says_something(found[1], found[2] or ""):
                yield _silent(page, number, found)
        for found in _HTML.finditer(shown):
            if not _HTML_ALT.search(found[0]):
                yield _silent(page, number, found)


def _says_something(words: str, address: str) -> bool:
    """Return whether words tell more of a picture than the name of its file does."""
    name = posixpath.basename(address)
    return bool(words.strip()) and words.strip().lower() not in {name.lower(), posixpath.splitext(name)[0].lower()}


def _silent(page: Page, number: int, found: re.Match[str]) -> Finding:
    position = Position(page.shown, page.first_line + number, found.start() + 1)
    message = f"this picture says nothing to people who do not see it: “{found[0][:60]}”"
    mend = "Write between the square brackets what it shows: `![what it shows](address)`."
    return Finding(position, "picture-without-words", message, mend)
