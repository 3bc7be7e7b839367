"""`/// downloads | SESSION`, `| learning-systems`, `| training-matrix`, or none: files that can be downloaded.

Those of a session, by length; what learning systems, phones and paper take; the training matrix; or every other file.

What is there is not known before the site is finished: see `course.site.downloads`.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from course.guidance.blocks import MATRIX, SYSTEMS
from course.guidance.page import modules_among
from course.guidance.published import CARDS, FORMS, TEMPLATES
from course.reading.english import listed
from course.sessions.session import Session
from course.site.blocks.base import CourseBlock, error_box
from course.site.downloads import (
    BOOK,
    MATRIX_CSV,
    MATRIX_SHEET,
    PACKAGE_PARTS,
    PARTS,
    SHEETS,
    TEMPLATE,
    UNKNOWN,
    booklet_name,
    part_name,
    sheet_name,
)
from course.site.elements import add, after, become, finish
from course.site.offline.archive import folder_name
from course.site.project import load_project

# In the place of a session: what other systems take.
# In the place of a session: what managers fill in.
# A file: its name, what it is, what it is for.
File = tuple[str, str, str]
_MATRIX: tuple[File, ...] = (
    (MATRIX_SHEET, "Training matrix", "a spreadsheet that says what is overdue"),
    (MATRIX_CSV, "Its headings alone", "for a system that imports such a file"),
)
_NOT_HERE = "These files are not on this website yet. Ask whoever looks after it to add them."
_GROUPS = {
    FORMS: "Forms for trainers, assessors and managers",
    CARDS: "Quick cards",
    TEMPLATES: "Templates",
}


class DownloadsBlock(CourseBlock):
    """Lists of files. Entries stay hidden until the site is finished and the file is there."""

    NAME = "downloads"
    ARGUMENT = None

    def build(self, element: etree.Element) -> None:
        sessions = {session.name: session for session in self.config.shelf.sessions()}
        name = self.argument or ""
        if name and name not in {SYSTEMS, MATRIX} and name not in sessions:
            error_box(element, f"There is no session “{name}”", f"There is {listed(sessions) or 'none yet'}.")
            return
        # What is there comes after the search has read the page
        become(element, class_="download-lists", data_search_exclude="")
        add(element, "p", _NOT_HERE, class_="no-downloads")
        if name == SYSTEMS:
            groups = self._systems()
        elif name == MATRIX:
            groups = iter([("The training matrix", _MATRIX)])
        else:
            groups = _of_session(sessions[name]) if name else self._all(list(sessions.values()))
        for title, files in groups:
            if files:
                _add_group(element, title, "h3" if name else "h2", files)
                # Out of the page's contents, which cannot tell what is there.
                finish(self.md, element)

    def _all(self, sessions: Sequence[Session]) -> Iterator[tuple[str, Sequence[File]]]:
        yield (
            "The whole course",
            [
                (BOOK, "Course book", "every module to print, each with its answers at its end"),
                (TEMPLATE, "Template for slides", "to put your own colours, fonts and logo on them"),
            ],
        )
        pages = self.config.shelf.pages()
        yield (
            "Booklets",
            [
                (booklet_name(head.number, page.path), head.name, "the module to print, with its answers at the end")
                for page, head in modules_among(pages.values())
            ],
        )
        for session in sessions:
            for title, files in _of_session(session):
                yield f"{session.title}: {title}", files
        yield "The training matrix", _MATRIX
        for folder, title in _GROUPS.items():
            yield (
                title,
                [
                    (sheet_name(path), page.title, "")
                    for path, page in sorted(pages.items())
                    if f"{PurePosixPath(path).parent}/" == folder and PurePosixPath(path).stem != "index"
                ],
            )

    def _systems(self) -> Iterator[tuple[str, Sequence[File]]]:
        course = folder_name(load_project(self.config.shelf.root).name)
        modules = [(head.name, page.path) for page, head in modules_among(self.config.shelf.pages().values())]
        for title, path in (("The whole course", ""), *modules):
            start = f"{course}-{PurePosixPath(path).stem}" if path else course
            yield title, [(f"{start}-{part}", label, use) for part, label, use in PACKAGE_PARTS]


assert _GROUPS.keys() == SHEETS.keys()  # noqa: S101


def _of_session(session: Session) -> Iterator[tuple[str, Sequence[File]]]:
    for plan in session.plans:
        files = [(part_name(session.name, plan.minutes, part), label, use) for part, label, use in PARTS]
        yield f"{plan.minutes} minutes", files


def _add_group(element: etree.Element, title: str, tag: str, files: Sequence[File]) -> None:
    group = add(element, "section", class_="downloads", hidden="")
    add(group, tag, title)
    listing = add(group, "ul")
    for name, label, use in files:
        entry = add(listing, "li", class_="download", data_file=name, hidden="")
        end = f", {use} (" if use else " ("
        ending = f" ({name.rpartition('.')[2]})"
        after(add(entry, "span", label + ending, class_="download-link"), end)
        after(add(entry, "span", UNKNOWN, class_="download-size"), ")")
