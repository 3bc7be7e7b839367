"""Files to download: what they are called, and pages that tell which of them are there.

A page names each file that there may be. The step after the build puts the files that there are beside the site, shows
their entries with sizes, and hides the others; without any, a line says whom to ask.
"""

import html
import json
import posixpath
import re
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from course.guidance.published import CARDS, FORMS, TEMPLATES
from course.site.offline.offer import size

# Where `course packs` and `course packages` write below the root, and where a site keeps what they wrote.
PACKS, PACKAGES, DOWNLOADS = "packs", "packages", "downloads"
BOOK = "course-book.pdf"
TEMPLATE = "slides-template.pptx"
MATRIX_SHEET, MATRIX_CSV = "training-matrix.xlsx", "training-matrix.csv"
# Folders of the docs whose pages become documents, and what goes before a page's own name.
SHEETS = {FORMS: "", CARDS: "card-", TEMPLATES: "template-"}

# All files of one length of a session, in one.
ALL = "all.zip"
# What one length of a session has: the end of the file's name, what it is, what it is for.
PARTS: tuple[tuple[str, str, str], ...] = (
    ("print.pdf", "Print pack", "everything to print, in order. Page 1 says how many copies of each page"),
    ("facilitator.docx", "Plan", "for you: timetable, what to say and do, with and without a projector"),
    ("slides.pptx", "Slides", "to show, with notes for you; each answer has a slide of its own"),
    ("handout.docx", "Handout", "for each learner, without answers"),
    ("cards.docx", "Role-play cards", "to cut out"),
    ("story.docx", "The story", "numbered, to read aloud"),
    ("tests.docx", "Before and after questions", "two short sets, without answers"),
    ("marking.docx", "Marking sheet", "the answers: keep it away from learners"),
    (ALL, "All files", "everything of this length in one zip"),
)

# On which slide and which page of these each thing is, for the session's own page.
NUMBERS = "numbers.json"

# What learning systems, phones and paper take, of the whole course and of each module, made by `course packages`.
PACKAGE_PARTS: tuple[tuple[str, str, str], ...] = (
    ("scorm12.zip", "Pages and questions as SCORM 1.2", "for almost every learning system"),
    ("scorm2004.zip", "Pages and questions as SCORM 2004", "for systems that ask for it"),
    ("moodle.xml", "Questions for Moodle", "to import into the question bank"),
    ("qti.zip", "Questions as QTI 2.1", "for systems that take tests"),
    ("gift.txt", "Questions as GIFT", "plain text that several systems read"),
    ("anki.apkg", "Cards for Anki", "to learn on a phone"),
    ("questions.docx", "Questions on paper", "without answers"),
    ("marking.docx", "Marking sheet for them", "the answers: keep it away from learners"),
)

UNKNOWN = "size counted when the site is made"
_ENTRY = re.compile(
    r'<li class="download" data-file="([^"]*)"(?: hidden(?:="[^"]*")?)?>'
    r'<(?:span|a) class="download-link"[^>]*>(.*?)</(?:span|a)>(.*?)<span class="download-size">[^<]*</span>',
    re.DOTALL,
)
_NONE = re.compile(r'<p class="no-downloads"(?: hidden(?:="[^"]*")?)?>')
_GROUP = re.compile(r'<(section|ul) class="downloads"(?: hidden(?:="[^"]*")?)?>(.*?)</\1>', re.DOTALL)
_OF_PACK = re.compile(r'(<span class="of-pack" data-of="([^" ]*) ([^"]*)">)[^<]*<')
_ANY = 'class="downloads"'
_LINK = '<a class="download-link"'


def part_name(session: str, minutes: int, part: str) -> str:
    """Return the name of a file of one length of a session."""
    return f"{session}-{minutes}-{part}"


def booklet_name(number: int, path: str) -> str:
    """Return the name of a module's booklet."""
    return f"booklet-{number:02d}-{PurePosixPath(path).stem}.pdf"


def sheet_name(path: str) -> str:
    """Return the name of the document that a page becomes."""
    page = PurePosixPath(path)
    return f"{SHEETS[f'{page.parent.as_posix()}/']}{page.stem}.docx"


def add_downloads(site: Path, root: Path) -> None:
    """Put the files that there are beside a finished site, and tell its pages. Doing so twice is doing so once."""
    pages = {file: file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.html"))}
    offering = {file: page for file, page in pages.items() if _ANY in page}
    named = {html.unescape(found[1]) for page in offering.values() for found in _ENTRY.finditer(page)}
    there = {name: path for name in named if (path := _find(root, name)) is not None}
    folder = site / DOWNLOADS
    if folder.is_dir():
        shutil.rmtree(folder)
    if there:
        folder.mkdir()
    for name, path in there.items():
        shutil.copyfile(path, folder / name)
    sizes = {name: path.stat().st_size for name, path in there.items()}
    for file, page in offering.items():
        told = told_of(
            _numbered(page, root), sizes, posixpath.relpath(DOWNLOADS, file.parent.relative_to(site).as_posix())
        )
        if told != page:
            file.write_text(told, encoding="utf-8")


def told_of(page: str, sizes: Mapping[str, int], address: str) -> str:
    """Return a page whose lists of downloads show what there is.

    Args:
        page: The page, told before or not.
        sizes: The files that there are, by name, with their sizes in bytes.
        address: Where they are, seen from the page.
    """

    def entry(found: re.Match[str]) -> str:
        name, label, between = html.unescape(found[1]), found[2], found[3]
        start = f'<li class="download" data-file="{found[1]}"'
        if name not in sizes:
            return (
                f'{start} hidden><span class="download-link">{label}</span>{between}'
                f'<span class="download-size">{UNKNOWN}</span>'
            )
        return (
            f'{start}><a class="download-link" href="{address}/{found[1]}" download>{label}</a>{between}'
            f'<span class="download-size">{size(sizes[name])}</span>'
        )

    def group(found: re.Match[str]) -> str:
        tag, text = found[1], _ENTRY.sub(entry, found[2])
        return f'<{tag} class="downloads"{"" if _LINK in text else " hidden"}>{text}</{tag}>'

    page = _GROUP.sub(group, page)
    has_any = _LINK in page
    return _NONE.sub(f'<p class="no-downloads"{" hidden" if has_any else ""}>', page)


def _numbered(page: str, root: Path) -> str:
    """Return a page that says the numbers of slides and printed pages, where there are such files."""
    files = {found[2] for found in _OF_PACK.finditer(page)}
    paths = {name: _find(root, f"{name}-{NUMBERS}") for name in files}
    known = {name: json.loads(path.read_bytes()) for name, path in paths.items() if path}

    def told(found: re.Match[str]) -> str:
        return f"{found[1]}{html.escape(known.get(found[2], {}).get(found[3], ''))}<"

    return _OF_PACK.sub(told, page)


def _find(root: Path, name: str) -> Path | None:
    """Return where a file stands, if it does. A name leads nowhere but into our own folders."""
    if "/" in name or "\\" in name or name.startswith("."):
        return None
    places = (root / folder / name for folder in (PACKS, PACKAGES))
    return next((path for path in places if path.is_file()), None)
