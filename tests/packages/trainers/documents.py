"""A paper of a pack as python-docx opens it."""

import io
import re
from dataclasses import dataclass
from functools import cache

import docx
from docx.document import Document
from docx.oxml.ns import qn

from course.packages.office.document import document
from course.packages.office.pieces import Paper
from tests.packages.trainers.conftest import IMPRINT


def opened(paper: Paper) -> Document:
    return docx.Document(io.BytesIO(document(IMPRINT, paper, IMPRINT.footer)))


@dataclass(frozen=True)
class Read:
    """What several tests ask of a document. Each paper of the course is written and opened once for all of them."""

    headings: list[tuple[int, str]]
    has_header_rows: list[bool]
    words: str


@cache
def read(paper: Paper) -> Read:
    document = opened(paper)
    # Cards stand beside each other in a table without lines, and have no head.
    tables = [table for table in document.tables if table.style is not None and table.style.name == "Table Grid"]
    rows = [table.rows[0]._tr.trPr for table in tables]
    return Read(headings(document), [row.find(qn("w:tblHeader")) is not None for row in rows], words_in(document))


def words_in(document: Document) -> str:
    """Return every word of a document, tables and cards too."""
    return " ".join("".join(part.itertext(qn("w:t"))) for part in document.element.body.iter(qn("w:p")))


def headings(document: Document) -> list[tuple[int, str]]:
    found = []
    for part in document.element.body.iter(qn("w:p")):
        style = part.pPr.pStyle.val if part.pPr is not None and part.pPr.pStyle is not None else ""
        if named := re.fullmatch(r"Title|Heading(\d)", style):
            found.append((int(named[1] or 0), "".join(part.itertext(qn("w:t")))))
    return found
