"""Where links and pictures on pages lead: to a page or a file that is published."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from course.course import Course
from course.guidance.block_lines import without_code
from course.guidance.page import Page
from course.guidance.published import KEYS
from course.reading.addresses import NO_SPACE, parts_of, wrong_address
from course.reading.english import meant
from course.reading.findings import Finding, Position

# An address in brackets of its own, or one that may hold a pair of round ones.
_TO = r"\(\s*(?:<([^<>]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)?))"
# The words of a link may hold a picture, which is found by itself.
_LINK = re.compile(rf"(?<!!)()\[(?:[^\[\]]|\[[^\[\]]*\])*\]{_TO}")
_PICTURE = re.compile(rf"(!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]{_TO}")
_NAMED = re.compile(r"^ {0,3}()\[[^\]^][^\]]*\]:\s+(?:<([^<>]*)>|(\S+))(?:\s+[\"'(].*)?$", re.MULTILINE)
_HTML = re.compile(r"<(?:img\b[^>]*?\bsrc|a\b[^>]*?\bhref)\s*=\s*()(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_BARE = re.compile(r"()(?<!\()<(https?://[^<>]*)()>", re.IGNORECASE)
# What a folder's first page may be called.
_FIRST = ("index.md", "README.md")
_KINDS = (_LINK, _PICTURE, _NAMED, _HTML, _BARE)
# A link without a bracket behind its address, or behind the title that follows that.
LEFT_OPEN = re.compile(r"\]\((?=[\w:/-]*[.#/]|(?:tel|sms|mailto):)((?>(?:[^\s()]|\([^\s()]*\))+))(?!\s*\)|\s+[\"'(])")
# It goes on behind a space, and ends there.
_SPACED = re.compile(r"((?:\s+[\d()]+)+|\s+[^\s()\[\]]+)\)")


def check_targets(course: Course) -> Iterator[Finding]:
    """Yield each link and each picture of a page that leads to nothing that is published with it."""
    addresses = {page.address: page.path for page in course.pages.values()}
    for page in course.pages.values():
        if "](" in page.body or "]:" in page.body or "<" in page.body:
            text = "\n".join(without_code(page.lines))
            left_open = {found.start(): found for found in LEFT_OPEN.finditer(text)}
            yield from (_left_open(page, found) for found in left_open.values())
            for found in (found for kind in _KINDS for found in kind.finditer(text)):
                if not any(found.start() <= at < found.end() for at in left_open):
                    yield from _leads(course, page, found, addresses)


def _leads(course: Course, page: Page, found: re.Match[str], addresses: Mapping[str, str]) -> Iterator[Finding]:
    address = (found[2] or found[3] or "").strip()
    target = _target(page, address)
    words = found[0][1 : found[0].rindex("](")] if found.re is _LINK else ""
    is_elsewhere = not _is_there(course, target) and not (found.re is not _LINK and address.startswith("data:image/"))
    if found.re is _LINK and not address:
        mend = "Write it between the round brackets, or leave the link out."
        yield Finding(_place(page, found), "bad-address", "this link has no address", mend)
    elif is_elsewhere and (wrong := wrong_address(address, words)):
        yield Finding(_place(page, found), "bad-address", *wrong)
    elif target in addresses and found.re is not _HTML and target not in course.listed.others:
        yield _built(page, found, addresses[target])
    elif target and not addresses.keys() & {target, f"{target}/index.html"}:
        yield from _missing(course, page, found, target)


def _is_there(course: Course, target: str) -> bool:
    return bool(target) and (not course.lacks_page(target) or target in course.listed.others)


def _target(page: Page, address: str) -> str:
    """Return the path below the docs that an address means; nothing where it leads elsewhere, or stays on the page."""
    parts = parts_of(address)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    if parts.path.startswith("/"):
        return parts.path
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))


def _built(page: Page, found: re.Match[str], path: str) -> Finding:
    message = f"this link leads to “{found[2] or found[3]}”, which is where the page will be published"
    mend = f"Link to its file: “{_way(page, path)}”."
    return Finding(_place(page, found), "missing-file", message, mend)


def _left_open(page: Page, found: re.Match[str]) -> Finding:
    if more := _SPACED.match(found.string, found.end()):
        message = f"there is a space in the address “{found[1]}{more[1]}”, so the link leads elsewhere"
        return Finding(_place(page, found), "bad-address", message, NO_SPACE)
    message = f"the link to “{found[1].rstrip('.,;')}” has no “)” at its end, so the page shows it as text"
    return Finding(_place(page, found), "open-link", message, "Write “)” after its address.")


def _place(page: Page, found: re.Match[str]) -> Position:
    line = found.string.count("\n", 0, found.start())
    return Position(page.shown, page.first_line + line, found.start() - found.string.rfind("\n", 0, found.start()))


def _way(page: Page, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(page.path) or ".")


def _missing(course: Course, page: Page, found: re.Match[str], target: str) -> Iterator[Finding]:
    what = "picture" if found[1] or found[0][:4].lower() == "<img" else "link"
    if target.startswith("/"):
        message = f"this {what} leads to “{found[2] or found[3]}”, which begins at the root of a server"
        mend = f"Write where it is from here: “{_way(page, target.lstrip('/') or 'index.md')}”."
        yield Finding(_place(page, found), "missing-file", message, mend)
        return
    if _is_there(course, target) or course.listed.theme_has(target):
        return
    if target in course.listed.left_out:
        message, mend = course.no_page(target), "Let it be published, or link elsewhere."
    else:
        message = f"this {what} leads to “{found[2] or found[3]}”, and there is no {course.docs}/{target}"
        guess = _meant(target, [path for path in (*course.pages, *course.listed.others) if not path.startswith(KEYS)])
        mend = f"Is “{_way(page, guess)}” meant?" if guess else "Add that file, or mend the address."
    yield Finding(_place(page, found), "missing-file", message, mend).of(target)


def _meant(target: str, known: list[str]) -> str:
    """Return the file that an address most likely means.

    It may lack its ending, or call a folder's first page by its other name. Else it is the one file of the same name in
    another folder, or one whose name looks most like it, those of the same folder first.
    """
    place = PurePosixPath(target)
    ways = [f"{target}.md", *(str(place.with_name(name)) for name in _FIRST if place.name in _FIRST)]
    if found := next((way for way in ways if way in known), ""):
        return found
    if place.name in _FIRST:  # every folder may have one, so its folder's name counts
        folders = {posixpath.dirname(path): path for path in known if PurePosixPath(path).name in _FIRST}
        return folders.get(meant(str(place.parent), folders) or str(place.parent), "")
    named = [path for path in known if posixpath.basename(path) == place.name]
    if named:
        return named[0] if len(named) == 1 else ""
    beside = [path for path in known if PurePosixPath(path).parent == place.parent]
    for paths in (beside, known):
        names = {PurePosixPath(path).stem: path for path in paths}
        if guess := meant(place.stem, names):
            return names[guess]
    return ""
