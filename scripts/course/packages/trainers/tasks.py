"""What `course packs` makes, one task a file, so that a change makes only those files again that it changes."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path

from course.packages.imprint import Imprint
from course.packages.make import digest_of
from course.packages.office.pdf import sheet_of
from course.packages.office.pieces import Paper
from course.packages.office.slides.look import Template
from course.packages.package import MissingToolError, Package, zipped
from course.packages.trainers.book import Volume, book, booklet
from course.packages.trainers.cards import cards
from course.packages.trainers.facilitator import facilitator
from course.packages.trainers.folded import bound, folded
from course.packages.trainers.forms import before_and_after
from course.packages.trainers.handout import handout
from course.packages.trainers.library import Library
from course.packages.trainers.marking import marking
from course.packages.trainers.matrix import as_csv, columns
from course.packages.trainers.numbers import numbers
from course.packages.trainers.pack import Pack
from course.packages.trainers.print_pack import PrintPack
from course.packages.trainers.sheets import sheet_pages, sheet_paper
from course.packages.trainers.slides import slides
from course.packages.trainers.story import story
from course.reading.english import did_you_mean, listed
from course.refusal import RefusedError
from course.sessions.session import Session
from course.site.downloads import ALL, BOOK, MATRIX_CSV, MATRIX_SHEET, NUMBERS, TEMPLATE, booklet_name, part_name

# In the order in which they are printed; the marking sheet last, where it can be taken away.
_PAPERS: dict[str, Callable[[Pack], Paper | None]] = {
    "facilitator.docx": facilitator,
    "handout.docx": handout,
    "cards.docx": cards,
    "story.docx": story,
    "tests.docx": before_and_after,
    "marking.docx": marking,
}


class UnknownSessionError(RefusedError):
    """There is no such session. The message is for whoever asked for it."""


@dataclass(frozen=True, slots=True)
class FileTask:
    """One file: its name, the words that it is made of, and what makes it."""

    name: str
    imprint: Imprint
    words: tuple[str, ...]
    write: Callable[[], bytes] = field(repr=False)

    def __post_init__(self) -> None:
        # What is made for itself is not made again for the file that holds all.
        object.__setattr__(self, "write", cache(self.write))

    @property
    def released(self) -> date:
        """The day of the release."""
        return self.imprint.released

    def inputs(self) -> str:
        """Return a digest of its words, and of what stands on every file."""
        return digest_of(
            [self.name, self.imprint.language, self.imprint.footer, *self.imprint.attribution, *self.words]
        )

    def package(self) -> Package:
        """Return the file."""
        return Package({self.name: self.write()})


def tasks(
    library: Library,
    learners: int,
    styles: Sequence[Path],
    only: str | None = None,
    pdf: bool = True,
    master: bytes | None = None,
) -> Iterator[FileTask]:
    """Yield what there is to make, what needs no browser first.

    Args:
        library: The course.
        learners: How many people cards and copies are counted for.
        styles: The site's own styles, for PDFs.
        only: The name of the one session to make; without it, every session, sheet and the book.
        pdf: Whether to make PDFs.
        master: A provider's own template for slides; without one they have ours.

    Raises:
        UnknownSessionError: no session has this name.
        MissingToolError: a library that writes documents or slides is not installed.
        TemplateError: the template cannot be used.
    """
    _need_tools()
    used = _template(library.imprint, master)
    sessions = _chosen(library, only)
    packs = [Pack(library, session, plan, learners) for session in sessions for plan in session.plans]
    editable = {pack.name: list(_editable(pack, used)) for pack in packs}
    for files in editable.values():
        yield from files
    papers = {
        page.path: _document(library.imprint, name, sheet_paper(library, page)) for name, page in sheet_pages(library)
    }
    if only is None:
        yield FileTask(TEMPLATE, library.imprint, (used.digest,), lambda: used.data)
        yield from papers.values()
        yield from matrix_tasks(library)
    if not pdf:
        for pack in packs:
            shown = numbers(pack)
            yield _numbers(pack, (repr(shown),), partial(dict, shown))
    if pdf:
        for pack in packs:
            whole = PrintPack(pack, [path.as_uri() for path in styles])
            to_print = _print_pack(whole, styles)
            yield to_print
            yield _numbers(pack, to_print.words, whole.numbers)
            yield _all_of(
                pack, [to_print, *editable[pack.name], *(papers[path] for path in pack.forms if path in papers)]
            )
        if only is None:
            yield from _volumes(library, styles)


def _editable(pack: Pack, used: Template) -> Iterator[FileTask]:
    yield _slides(pack, used)
    for part, make in _PAPERS.items():
        paper = make(pack)
        if paper is not None:
            yield _document(pack.library.imprint, f"{pack.name}-{part}", paper)


def _all_of(pack: Pack, files: Sequence[FileTask]) -> FileTask:
    """Return the task that puts all files of a pack into one."""
    words = tuple(file.inputs() for file in files)

    def write() -> bytes:
        return zipped({file.name: file.write() for file in files})

    return FileTask(part_name(pack.session.name, pack.plan.minutes, ALL), pack.library.imprint, words, write)


def _need_tools() -> None:
    tools = ("docx", "python-docx"), ("pptx", "python-pptx"), ("openpyxl", "openpyxl"), ("pypdf", "pypdf")
    for module, tool in tools:
        try:
            __import__(module)
        except ImportError:
            raise MissingToolError(tool) from None


def _chosen(library: Library, only: str | None) -> list[Session]:
    sessions = library.sessions()
    if only is None:
        return sessions
    chosen = [session for session in sessions if session.name == only]
    if not chosen:
        names = [session.name for session in sessions]
        guess = did_you_mean(only, names) or f"; there is {listed(names) or 'none'}"
        raise UnknownSessionError(f"There is no session “{only}”{guess}")
    return chosen


def _template(imprint: Imprint, master: bytes | None) -> Template:
    from course.packages.office.slides.template import opened, template

    return opened(master) if master is not None else opened(template(imprint))


def _slides(pack: Pack, used: Template) -> FileTask:
    shown = slides(pack, used.looks)
    imprint, title = pack.library.imprint, pack.titled("slides")

    def write() -> bytes:
        from course.packages.office.slides.deck import deck

        return deck(imprint, title, shown, used)

    return FileTask(f"{pack.name}-slides.pptx", imprint, (title, used.digest, *map(repr, shown)), write)


def _document(imprint: Imprint, name: str, paper: Paper) -> FileTask:
    def write() -> bytes:
        from course.packages.office.document import document

        return document(imprint, paper, imprint.footer)

    return FileTask(name, imprint, (paper.title, paper.body), write)


def matrix_tasks(library: Library) -> Iterator[FileTask]:
    """Yield the training matrix: to fill in, and its headings alone."""
    from course.packages.trainers.matrix_rules import rule_table
    from course.packages.trainers.matrix_sheet import matrix_sheet

    modules = [head for _, head in library.course.modules()]
    rules = rule_table(library.course)
    check = library.course.final_check
    pass_mark = check.pass_mark if check else 0
    imprint, told = library.imprint, (repr(columns(modules)), repr(rules), repr(pass_mark))

    def write() -> bytes:
        return matrix_sheet(imprint, columns(modules), rules, pass_mark=pass_mark)

    yield FileTask(MATRIX_SHEET, imprint, told, write)
    yield FileTask(MATRIX_CSV, imprint, told, lambda: as_csv(modules))


def _volumes(library: Library, styles: Sequence[Path]) -> Iterator[FileTask]:
    """Yield the tasks of the booklets and of the book."""
    for page, head in library.course.modules():
        yield _volume(
            library.imprint, booklet_name(head.number, page.path), booklet(library, page, head), styles, folded
        )
    yield _volume(library.imprint, BOOK, book(library), styles, bound)


def _volume(
    imprint: Imprint,
    name: str,
    volume: Volume,
    styles: Sequence[Path],
    make: Callable[[Imprint, Volume, Sequence[str]], bytes],
) -> FileTask:
    addresses = [path.as_uri() for path in styles]
    page = sheet_of(imprint, volume.title, volume.papers, addresses, volume.look)
    looks = [path.read_text(encoding="utf-8") for path in styles]
    return FileTask(name, imprint, (page, *looks), lambda: make(imprint, volume, addresses))


def _print_pack(whole: PrintPack, styles: Sequence[Path]) -> FileTask:
    pack, looks = whole.pack, [path.read_text(encoding="utf-8") for path in styles]
    name = part_name(pack.session.name, pack.plan.minutes, "print.pdf")
    return FileTask(name, pack.library.imprint, (whole.draft(), *looks), whole.data)


def _numbers(pack: Pack, words: tuple[str, ...], found: Callable[[], dict[str, str]]) -> FileTask:
    """Return the task that writes for the site on which slide and which page everything is."""
    name = part_name(pack.session.name, pack.plan.minutes, NUMBERS)
    return FileTask(name, pack.library.imprint, words, lambda: json.dumps(found(), ensure_ascii=False).encode())
