"""What will be published of a course's folder of pages: the list that the checks read, whoever made it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from course.reading.disk import contents
from course.reading.findings import Finding, Position

# Pages for trainers, and those of them that give answers away.
TRAINERS = "trainers/"
KEYS = f"{TRAINERS}keys/"
SESSIONS = f"{TRAINERS}sessions/"
FORMS = f"{TRAINERS}forms/"
ROOM = f"{TRAINERS}room.md"
# What people look up in a hurry, and what they fill in.
CARDS = "reference/cards/"
TEMPLATES = "reference/templates/"
# What MkDocs takes for a page.
PAGE_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_ENDING = re.compile("|".join(f"{re.escape(ending)}$" for ending in PAGE_ENDINGS))


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page that will be published: its path below the docs, its path in messages, and what gives its bytes."""

    path: str
    shown: str
    read: Callable[[], bytes]


class LeftOut(NamedTuple):
    """Why a page that is there is not published, and where that is said."""

    why: str
    where: Position


@dataclass(frozen=True, slots=True)
class Published:
    """All that will be published of the docs.

    `others` are the files that are no pages, by their path; `left_out` are the pages that are there and not published;
    `theme_has` knows the files that the theme brings, templates among them; `shows_text` which templates show what a
    page says. `settings` are the texts of the files that
    say how a course looks, and name files for it. `faults` are what is wrong with the list itself.
    """

    pages: Sequence[PageFile] = ()
    others: Mapping[str, Path] = field(default_factory=dict)
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)
    faults: Sequence[Finding] = ()
    theme_has: Callable[[str], bool] = lambda _: True
    shows_text: Callable[[str], bool] = lambda _: True
    settings: Sequence[str] = ()


def is_page(name: str) -> bool:
    """Return whether a file of this name is a page."""
    return bool(_ENDING.search(name))


def address_of(path: str) -> str:
    """Return where a page is published, below the site's root: `README.md` is its folder's first page."""
    place = PurePosixPath(_ENDING.sub("", path))
    return str(place.with_name("index" if place.name == "README" else place.name)) + ".html"


def all_below(root: Path, folder: str = "docs") -> Published:
    """Return every Markdown page below a folder of a course, where no generator has a say."""
    return Published(tuple(_below(root, folder)))


def _below(root: Path, folder: str) -> Iterator[PageFile]:
    for file in sorted((root / folder).rglob("*")):
        if is_page(file.name) and file.is_file():
            yield PageFile(
                file.relative_to(root / folder).as_posix(), file.relative_to(root).as_posix(), partial(contents, file)
            )
