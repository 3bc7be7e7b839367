"""A paper as a document that trainers can edit."""

from __future__ import annotations

from course.packages.imprint import Imprint
from course.packages.packs.pack import Paper
from course.packages.paper.page import write_page
from course.packages.paper.sheet import Sheet

SIZE = 12


def document(imprint: Imprint, paper: Paper) -> bytes:
    """Return a paper as `.docx`."""
    sheet = Sheet(imprint, paper.title, imprint.footer, SIZE)
    write_page(sheet, paper.body)
    return sheet.data()
