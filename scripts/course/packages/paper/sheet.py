"""A sheet of paper: A4, black on white, and the same bytes for the same words."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from course.packages.edition import Edition
from course.packages.package import unzipped, zipped
from course.packages.rich import Run, Runs, blocks, inline

_BLACK = RGBColor(0, 0, 0)
_FONT = "Arial"
_STYLE_OF = {"p": "Normal", "ul": "List Bullet", "ol": "List Number"}


class Sheet:
    """A document that is being written, from top to bottom."""

    def __init__(self, edition: Edition, title: str) -> None:
        self.edition = edition
        self.document: DocumentType = Document()
        _page(self.document)
        _styles(self.document)
        _properties(self.document, edition, title)
        _without_thumbnail(self.document)
        self.document.add_heading(title, 0)

    def heading(self, text: str, level: int) -> None:
        """Add a heading that stays with what follows it."""
        self.document.add_heading(text, level).paragraph_format.keep_with_next = True

    def line(self, runs: Runs | str, style: str = "Normal", keep: bool = False) -> None:
        """Add a paragraph.

        Args:
            runs: Its words.
            style: The name of a style.
            keep: Whether it stays on the page of what follows.
        """
        paragraph = self.document.add_paragraph(style=style)
        _write(paragraph, (Run(runs),) if isinstance(runs, str) else runs)
        paragraph.paragraph_format.keep_with_next = keep

    def text(self, markdown: str) -> None:
        """Add paragraphs and lists."""
        for block in blocks(markdown):
            self.line(block.runs, _STYLE_OF[block.kind])

    def lettered(self, texts: Sequence[str]) -> None:
        """Add options, each after its letter, which stands in the text so that every reader says it."""
        for index, text in enumerate(texts):
            self.line((Run(f"{chr(ord('A') + index)}.  "), *inline(text)), "List", keep=index + 1 < len(texts))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[Runs | str]], widths: Sequence[float]) -> None:
        """Add a table with a header row.

        Args:
            head: What each column holds.
            rows: The cells.
            widths: Of the columns, in millimetres.
        """
        table = self.document.add_table(rows=0, cols=len(head), style="Table Grid")
        table.autofit = False
        for number, cells in enumerate([head, *rows]):
            row = table.add_row()
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for cell, words, width in zip(row.cells, cells, widths, strict=True):
                cell.width = Mm(width)
                _cell(cell, (Run(words, strong=number == 0),) if isinstance(words, str) else words)
        self.document.add_paragraph()

    def room(self, lines: int) -> None:
        """Add lines to write on."""
        for _ in range(lines):
            self.document.add_paragraph("_" * 70)

    def data(self) -> bytes:
        """Return the file, without the time at which it was written."""
        buffer = io.BytesIO()
        self.document.save(buffer)
        return zipped(unzipped(buffer.getvalue()))


def _page(document: DocumentType) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)


def _styles(document: DocumentType) -> None:
    for style in document.styles:
        if not isinstance(style, ParagraphStyle):
            continue
        style.font.color.rgb = _BLACK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        style.font.name = _FONT
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    properties = normal.element.get_or_add_rPr()
    properties.append(language)


def _properties(document: DocumentType, edition: Edition, title: str) -> None:
    core = document.core_properties
    stamp = edition.stamp.replace(tzinfo=None)
    core.title, core.author, core.comments = title, edition.title, ""
    core.created = core.modified = stamp
    core.last_modified_by = edition.title
    core.language = "en-GB"


def _without_thumbnail(document: DocumentType) -> None:
    """Drop the picture of the library's own template."""
    links = document.part.package.rels
    for name in [name for name, link in links.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del links[name]


def _cell(cell: _Cell, runs: Runs) -> None:
    _write(cell.paragraphs[0], runs)


def _write(paragraph: Paragraph, runs: Runs) -> None:
    for run in runs:
        written = paragraph.add_run(run.text)
        # Only what is set: “not bold” would undo the bold of a style.
        written.bold = run.strong or None
        written.italic = run.emphasis or None
        if run.code:
            written.font.name = "Courier New"
