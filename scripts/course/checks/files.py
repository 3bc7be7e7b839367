"""The files that a course publishes: they must be found, unpacked and loaded on any system, and over a weak signal."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote

from course.course import Course
from course.guidance.blocks import DIAGRAMS
from course.guidance.published import PAGE_ENDINGS
from course.reading.disk import text_of
from course.reading.english import listed, meant
from course.reading.findings import Finding, Position, Severity

# The copy for a phone holds every file, and someone may pay for each megabyte.
MOST_BYTES = 1_000_000
_MEGA = 1_000_000

# What Windows refuses in a name, and what ends or changes an address.
_REFUSED = re.compile(r'[<>:"|?*\\\x00-\x1f#%]')
# How Python shows a byte that is no UTF-8: such names come out of archives that another system packed.
_NO_TEXT = re.compile(r"[\udc80-\udcff]")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_ALMOST_PAGES = {*PAGE_ENDINGS, ".mdx", ".mdwn", ".mkdown", ".rst", ".adoc"}

# Data has its own look (ignored.py).
_DATA = {".yml", ".yaml"}
_MAY_NAME = {*_DATA, ".css", ".html", ".js", ".json", ".svg", ".webmanifest", ".xml"}
# What servers, browsers and those who search read at the root of a site.
_FOR_SERVERS = {"CNAME", "_headers", "_redirects", "ads.txt", "favicon.ico", "humans.txt", "llms.txt", "robots.txt"}


def check_files(course: Course) -> Iterator[Finding]:
    """Yield each file whose name some system cannot hold, each that is very large, and each that is almost a page."""
    yield from _names(course)
    for path, place in course.listed.others.items():
        size = place.stat().st_size
        if size > MOST_BYTES:
            message = f"this file has {size / _MEGA:.1f} MB, and each copy of the course holds it; the most is 1 MB"
            mend = "Make it smaller: a picture 1,200 pixels wide, saved as .webp, is enough."
            yield Finding(Position(f"{course.docs}/{path}"), "large-file", message, mend, Severity.WARNING)
        ending = PurePosixPath(path).suffix
        if ending.lower() in _ALMOST_PAGES:
            message = f"a file that ends in “{ending}” is no page: it is published as it is, and nothing checks it"
            mend = f"Rename it, so that it ends in {listed(PAGE_ENDINGS[:2], 'or')}."
            yield Finding(Position(f"{course.docs}/{path}"), "ending", message, mend)
    yield from _unnamed(course)


def _unnamed(course: Course) -> Iterator[Finding]:
    """Yield each file that goes out with the site although nothing names it: a draft, a copy, a list of answers."""
    unsure = [path for path in course.listed.others if not _is_read(course, path)]
    if not unsure:
        return
    texts = {page.shown: page.read().decode("utf-8", "replace") for page in course.listed.pages}
    for path, place in course.listed.others.items():
        if place.suffix.lower() in _MAY_NAME:
            texts[path] = text_of(place, "replace")
    texts |= {f"settings {number}": text for number, text in enumerate(course.listed.settings)}
    for path in unsure:
        name = PurePosixPath(path).name
        is_named = any(
            name in text or quote(name, errors="surrogateescape") in text for by, text in texts.items() if by != path
        )
        if not is_named and not course.listed.theme_has(path):
            message = "nothing reads this file, and no page names it; it is published for everyone to download"
            mend = "Link to it from a page, or keep it outside of this folder."
            yield Finding(Position(f"{course.docs}/{path}"), "ignored-file", message, mend, Severity.WARNING)


def _is_read(course: Course, path: str) -> bool:
    """Return whether a file has its use without being named, or is told of elsewhere."""
    place = PurePosixPath(path)
    if place.suffix.lower() in {*_DATA, *_ALMOST_PAGES} or path in _FOR_SERVERS:
        return True
    drawn = {block.argument for page in course.pages.values() for block in page.blocks if block.name == "diagram"}
    # One that a block means, and names wrongly, is told there.
    is_drawn = place.stem in drawn or any(meant(name, [place.stem]) for name in drawn)
    return place.parent.as_posix() == DIAGRAMS and place.suffix == ".svg" and is_drawn


def _names(course: Course) -> Iterator[Finding]:
    seen: defaultdict[str, list[str]] = defaultdict(list)
    for path in (*course.pages, *course.listed.others):
        for depth in range(path.count("/") + 1):
            part = "/".join(path.split("/")[: depth + 1])
            if part not in seen[part.casefold()]:
                seen[part.casefold()].append(part)
                yield from _name(course, part)
    for parts in seen.values():
        for other in parts[1:]:
            message = f"this name and {course.docs}/{parts[0]} differ only in small and capital letters"
            mend = "Rename one of the two: Windows and macOS take them for one."
            yield Finding(Position(f"{course.docs}/{other}"), "file-name", message, mend)


def _name(course: Course, path: str) -> Iterator[Finding]:
    name = path.rpartition("/")[2]
    why = ""
    if _NO_TEXT.search(name):
        why = f"the name “{_NO_TEXT.sub('?', name)}” has letters that not every system can read"
    elif found := _REFUSED.search(name):
        why = f"the name “{name}” has a sign (“{found[0]}”) that not every system can hold, or that ends an address"
    elif name != name.rstrip(". "):
        why = f"the name “{name}” ends in a space or a full stop, which Windows leaves out"
    elif _DEVICES.fullmatch(name):
        why = f"the name “{name}” means a device to Windows, which cannot unpack it"
    if why:
        mend = "Rename it: letters, digits, hyphens and full stops work anywhere."
        yield Finding(Position(f"{course.docs}/{path}"), "file-name", why, mend)
