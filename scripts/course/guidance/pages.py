"""Reads pages of the guidance: front matter, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from course.guidance.blocks import Kinds
from course.guidance.page import MODULES, ModuleHead, Page
from course.guidance.published import PageFile, address_of
from course.reading.decoding import decode_most
from course.reading.english import listed
from course.reading.findings import Finding, Position, ReadingError
from course.reading.swallowed import swallowed
from course.reading.tree import Node, read_tree
from course.reading.unchanged import unchanged

# What the front matter of any page may say, to the generator and its theme.
_OF_ANY_PAGE = {"title", "description", "template", "hide", "tags", "icon", "status", "search", "steps"}

_MARK = "---"
_MEND_ABOVE = "Let the line “---” be the first of the file: delete what stands above it, or move it below."
_MEND_OPEN = "Write three hyphens on a line of their own {}."
_FRONT = re.compile(r"(?P<begin>---[ ]*\n)(?P<keys>.*?\n)(?P<end>---[ ]*(?:\n|\Z))", re.DOTALL)
# The same where the line above or below the keys is not right. Without it, no key would be read, and all be shown.
_OPEN_FRONT = re.compile(
    r"(?P<above>(?:.*\n){1,3}?(?=[ \t]*---)|)[ \t]*(?P<begin>(?:[-–—_*=+]{1,6}[ ]*\n)?)"
    r"(?P<keys>(?:title|description|number):.*\n(?:(?:[a-z_]+:|[ \t]+\S|- ).*\n)*)"
    r"(?P<end>(?:[-–—_*=+.]{1,6}[ ]*(?:\n|\Z))?)"
)


def load_pages(files: Iterable[PageFile], kinds: Kinds | None = None) -> tuple[dict[str, Page], list[Finding]]:
    """Read the pages that will be published.

    Args:
        files: Where they are.
        kinds: The blocks that may stand on a page.

    Returns:
        The pages by their path below the docs, and what is wrong with them.
    """
    pages: dict[str, Page] = {}
    findings: list[Finding] = []
    for file in files:
        pages[file.path], faults = read_page(file.path, file.shown, file.read(), kinds)
        findings += faults
    return pages, findings


def read_page(path: str, shown: str, data: bytes, kinds: Kinds | None = None) -> tuple[Page, list[Finding]]:
    """Read a page, or take what was read of the same bytes before."""
    return unchanged(("page", shown, kinds is None), (data, path, kinds), lambda: parse_page(path, shown, data, kinds))


def parse_page(path: str, shown: str, data: bytes, kinds: Kinds | None = None) -> tuple[Page, list[Finding]]:
    """Read the bytes of one page: as much of it as can be read, so that one fault does not hide what rests on the rest.

    Returns:
        The page, and its faults.
    """
    text, findings = decode_most(shown, data)
    front, body, first_line = Node({}, Position(shown)), text, 1
    of_front: list[Finding] = []
    if matter := _FRONT.match(text) or _OPEN_FRONT.match(text):
        body = text[matter.end() :]
        first_line = text.count("\n", 0, matter.end()) + 1
        front, of_front = _front(shown, matter["keys"], text.count("\n", 0, matter.start("keys")) + 1)
        findings += _open_front(shown, matter, first_line)
    of_front = [*of_front, *_no_keys(front)]
    module = None
    if path.startswith(f"{MODULES}/") and address_of(path) != f"{MODULES}/index.html" and not of_front:
        module, of_front = ModuleHead.read(front) if matter else (None, [_no_front(shown)])
    elif not of_front:
        of_front = [*_keys_in_text(front)]
    page = Page(path, shown, front, body, first_line, module, bool(of_front), kinds or {})
    return page, [*findings, *of_front, *page.block_faults]


def _no_front(shown: str) -> Finding:
    needed = (name for name, field in ModuleHead.model_fields.items() if field.is_required())
    message = f"the front matter of this module lacks {listed(needed)}"
    return Finding(Position(shown), "missing", message, "Write it above all else, between two lines “---”.")


def _no_keys(front: Node) -> Iterator[Finding]:
    """Yield a finding for each line of front matter that is no key: nobody would read it."""
    for key in front.value if isinstance(front.value, dict) else ():
        if " " in key:
            message = f"“{key[:30]}…” is read as a key, and there is no such key"
            yield Finding(front.keys[key], "unknown-key", message, "Write `key: text`, the key in one word.")


def _keys_in_text(front: Node) -> Iterator[Finding]:
    """Yield a finding for each key of a page that stands within a text of its front matter."""
    for value in front.value.values() if isinstance(front.value, dict) else ():
        yield from (swallowed(found) for found in value.inside if not found[2] and found[0] in _OF_ANY_PAGE)


def _open_front(shown: str, matter: re.Match[str], below: int) -> Iterator[Finding]:
    """Yield a finding where a line of front matter that begins or ends it is not as it must be."""
    begin, end = (matter[name].rstrip("\n ") for name in ("begin", "end"))
    if begin == _MARK and matter.start("begin"):
        message = "what a page says of itself begins with a line “---”, and here something stands before that"
        yield Finding(Position(shown), "open-front", message, _MEND_ABOVE)
    elif begin != _MARK:
        message = f"what a page says of itself begins with a line “---”{_not(begin)}"
        yield Finding(Position(shown), "open-front", message, _MEND_OPEN.format("above" if not begin else "here"))
    elif end != _MARK:
        message = f"what a page says of itself ends with a line “---”{_not(end)}"
        place = Position(shown, below - bool(end))
        yield Finding(place, "open-front", message, _MEND_OPEN.format("here"))


def _not(written: str) -> str:
    return f", not “{written}”" if written else ", which is missing"


def _front(shown: str, matter: str, first_line: int) -> tuple[Node, list[Finding]]:
    nothing = Node({}, Position(shown)), list[Finding]()
    try:
        return read_tree(shown, matter, first_line) if matter.strip() else nothing
    except ReadingError as error:
        return nothing[0], [error.finding]
