"""Pages of the guidance that are papers already: forms for assessors and managers, quick cards, templates, help."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from course.guidance.page import Page
from course.guidance.published import FORMS, TEMPLATES
from course.packages.office.pieces import Kind, Paper
from course.packages.trainers.library import Library
from course.site.downloads import SHEETS, sheet_name

_KINDS: dict[str, Kind] = {FORMS: "form", TEMPLATES: "template"}


def sheet_pages(library: Library) -> Iterator[tuple[str, Page]]:
    """Yield the pages that become documents, each with the name of its file."""
    for folder in SHEETS:
        for path, page in sorted(library.course.pages.items()):
            if f"{PurePosixPath(path).parent}/" == folder and PurePosixPath(path).stem != "index":
                yield sheet_name(path), page


def sheet_paper(library: Library, page: Page) -> Paper:
    """Return a page as a paper."""
    kind: Kind = next((kind for folder, kind in _KINDS.items() if page.path.startswith(folder)), "text")
    return Paper(page.title, library.body(page.path), kind)
