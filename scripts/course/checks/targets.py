"""Where links and pictures on pages lead: to a page or a file that is published."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from course.course import Course
from course.guidance.block_lines import without_code
from course.guidance.page import Page
from course.reading.english import meant
from course.reading.findings import Finding, Position

# An address in brackets of its own, or one that may hold a pair of round ones.
_TO = r"\(\s*(?:<([^<>]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)?))"
# The words of a link may hold a picture, which is found by itself.
_LINK = re.compile(rf"(?<!!)()\[(?:[^\[\]]|\[[^\[\]]*\])*\]{_TO}")
_PICTURE = re.compile(rf"(!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]{_TO}")
_NAMED = re.compile(r"^ {0,3}()\[[^\]^][^\]]*\]:\s+(?:<([^<>]*)>|(\S+))(?:\s+[\"'(].*)?$", re.MULTILINE)
_HTML = re.compile(r"<(?:img\b[^>]*?\bsrc|a\b[^>]*?\bhref)\s*=\s*()(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_KINDS = (_LINK, _PICTURE, _NAMED, _HTML)


def check_targets(course: Course) -> Iterator[Finding]:
    """Yield each link and each picture of a page that leads to nothing that is published with it."""
    addresses = {page.address for page in course.pages.values()}
    for page in course.pages.values():
        if "](" in page.body or "]:" in page.body or "<" in page.body:
            text = "\n".join(without_code(page.lines))
            for found in (found for kind in _KINDS for found in kind.finditer(text)):
                target = _target(page, (found[2] or found[3] or "").strip())
                if target and not addresses & {target, f"{target}/index.html"}:
                    yield from _missing(course, page, found, target)


def _target(page: Page, address: str) -> str:
    """Return the path below the docs that an address means; nothing where it leads elsewhere, or stays on the page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))


def _missing(course: Course, page: Page, found: re.Match[str], target: str) -> Iterator[Finding]:
    if not course.lacks_page(target) or target in course.listed.others or course.listed.theme_has(target):
        return
    line = found.string.count("\n", 0, found.start())
    column = found.start() - found.string.rfind("\n", 0, found.start())
    what = "picture" if found[1] or found[0][:4].lower() == "<img" else "link"
    if target in course.listed.left_out:
        message, mend = course.no_page(target), "Let it be published, or link elsewhere."
    else:
        message = f"this {what} leads to “{found[2] or found[3]}”, and there is no docs/{target}"
        guess = _meant(target, [*course.pages, *course.listed.others])
        way = posixpath.relpath(guess or ".", posixpath.dirname(page.path) or ".")
        mend = f"Is “{way}” meant?" if guess else "Add that file, or mend the address."
    yield Finding(Position(page.shown, page.first_line + line, column), "missing-file", message, mend)


def _meant(target: str, known: list[str]) -> str:
    """Return the one file of the same name in another folder, else one whose name looks most like it."""
    named = [path for path in known if posixpath.basename(path) == posixpath.basename(target)]
    if len(named) == 1:
        return named[0]
    names = {PurePosixPath(path).stem: path for path in known}
    return names.get(meant(PurePosixPath(target).stem, names) or "", "")
