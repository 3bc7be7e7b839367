"""A sheet of paper: A4, black on white, and the same bytes for the same words."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Protocol

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from course.packages.package import unzipped, zipped
from course.packages.rich import Run, Runs

_BLACK = RGBColor(0, 0, 0)
_FONT = "Arial"
_SMALL = Pt(9)
# Between the margins, in millimetres.
WIDTH = 170


@dataclass(frozen=True, slots=True)
class Setting:
    """How close a sheet is set.

    Attributes:
        size: Of its type, in points.
        title: The size of its title.
        after: The space after a paragraph, in points.
        before: The space before a heading, in points.
        above: The space above a line to write on, in points.
        margin: Above and below, in millimetres.
        row: The least height of a row with cells to write in, in millimetres.
        tick: The same where there is one such cell, for a yes or a tick.
    """

    size: float
    title: float
    after: float
    before: float
    above: float
    margin: float
    row: float
    tick: float


PLAIN = Setting(size=12, title=26, after=5, before=24, above=6, margin=18, row=10, tick=10)
FORM = Setting(size=10.5, title=18, after=2.5, before=6, above=4, margin=10, row=6.7, tick=5.8)


class Published(Protocol):
    """Whose sheet it is, and of which day."""

    @property
    def title(self) -> str: ...

    @property
    def stamp(self) -> datetime: ...

    @property
    def language(self) -> str: ...


class Sheet:
    """A document that is being written, from top to bottom.

    Args:
        of: Whose sheet it is.
        title: Its title.
        footer: What stands at the foot of each page, before the number of the page; nothing without it.
        setting: How close it is set.
    """

    def __init__(self, of: Published, title: str, footer: str = "", setting: Setting = PLAIN) -> None:
        self.setting = setting
        self.document: DocumentType = Document(io.BytesIO(_empty(of.language, setting)))
        _properties(self.document, of, title)
        if footer:
            _footer(self.document, footer)
        # The library looks through all styles for each paragraph, twice: most of the time that a document took.
        self._style_id = cache(self._found_style_id)
        self.document.add_heading(title, 0)
        # Where paragraphs go: the page, or a cell of a table.
        self.place: DocumentType | _Cell = self.document

    def _found_style_id(self, name: str, kind: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH) -> str | None:
        found: str | None = self.document.part.get_style_id(name, kind)  # type: ignore[no-untyped-call]
        return found

    def heading(self, text: str, level: int) -> Paragraph:
        """Add a heading that stays with what follows it."""
        return self.line(text, f"Heading {level}", keep=True)

    def line(self, runs: Runs | str, style: str = "Normal", keep: bool = False) -> Paragraph:
        """Add a paragraph.

        Args:
            runs: Its words.
            style: The name of a style.
            keep: Whether it stays on the page of what follows.
        """
        paragraph = self.place.add_paragraph()
        paragraph._p.style = self._style_id(style)
        _write(paragraph, (Run(runs),) if isinstance(runs, str) else runs)
        paragraph.paragraph_format.keep_with_next = keep
        return paragraph

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[Runs | str]],
        widths: Sequence[float],
        is_to_fill_in: bool = False,
        size: float | None = None,
    ) -> None:
        """Add a table with a header row.

        Args:
            head: What each column holds.
            rows: The cells.
            widths: Of the columns, in millimetres.
            is_to_fill_in: Whether its empty cells are there to write in.
            size: Of its type, in points, where that is another than the sheet's.
        """
        table = self.document.add_table(rows=0, cols=len(head))
        table._tbl.tblStyle_val = self._style_id("Table Grid", WD_STYLE_TYPE.TABLE)
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for number, cells in enumerate([head, *rows]):
            row = table.add_row()
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number == 0:
                properties.append(OxmlElement("w:tblHeader"))
            elif is_to_fill_in and not all(cells):
                row.height = Mm(self.setting.row if list(map(bool, cells)).count(False) > 1 else self.setting.tick)
            for cell, words, width in zip(row.cells, cells, widths, strict=True):
                cell.width = Mm(width)
                _cell(cell, (Run(words, strong=number == 0),) if isinstance(words, str) else words, size)
        # What follows must not touch the table; a whole line of nothing would be too much.
        gap = self.document.add_paragraph().paragraph_format
        gap.line_spacing, gap.space_after = Pt(8), Pt(0)

    def cards(self, writers: Sequence[Callable[[], None]], height: float) -> None:
        """Add cards to cut out, one below the other, each with a dashed line at its end.

        Args:
            writers: What writes each card.
            height: Of each card at least, in millimetres.
        """
        table = self.document.add_table(rows=0, cols=1)
        for write in writers:
            row = table.add_row()
            row.height = Mm(height)
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            (cell,) = row.cells
            self.place = cell
            write()
            cell._tc.remove(cell.paragraphs[0]._p)  # each cell begins with an empty one
            _cut_line(cell)
            self.place = self.document

    def lines(self, count: int) -> None:
        """Add lines to write on that nobody has to listen to."""
        for number in range(count):
            paragraph = self.place.add_paragraph("\t")
            shape = paragraph.paragraph_format
            shape.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            shape.space_before = Pt(self.setting.above)
            shape.keep_with_next = number + 1 < count

    def restart(self, paragraph: Paragraph, number: int | None) -> int:
        """Give an entry of a numbered list its number.

        Args:
            paragraph: The entry, in a style of numbered lists.
            number: Which list it goes on with; None starts one at 1.

        Returns:
            The list.
        """
        numbering = self.document.part.numbering_part.element
        style = paragraph.style
        assert style is not None  # noqa: S101
        if number is None:
            own = style.element.pPr.numPr.numId.val
            abstract = numbering.num_having_numId(own).abstractNumId.val
            fresh = numbering.add_num(abstract)
            fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
            number = int(fresh.numId)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number
        return number

    def data(self) -> bytes:
        """Return the file, without the time at which it was written."""
        buffer = io.BytesIO()
        self.document.save(buffer)
        return zipped(unzipped(buffer.getvalue()))


@cache
def _empty(spoken: str, setting: Setting) -> bytes:
    """Return a document without words, with our page and our styles."""
    document = Document()
    _page(document, setting)
    _styles(document, spoken, setting)
    _without_thumbnail(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(document: DocumentType, setting: Setting) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(setting.margin)
    section.footer_distance = Mm(min(setting.margin - 5, 12))


def _styles(document: DocumentType, spoken: str, setting: Setting) -> None:
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
    normal.font.size = Pt(setting.size)
    normal.paragraph_format.space_after = Pt(setting.after)
    title, first = document.styles["Title"], document.styles["Heading 1"]
    assert isinstance(title, ParagraphStyle) and isinstance(first, ParagraphStyle)  # noqa: S101, PT018
    title.paragraph_format.space_after = Pt(2 * setting.after)
    title.font.size, first.paragraph_format.space_before = Pt(setting.title), Pt(setting.before)
    # The library's own template draws a blue line there.
    for line in document.styles["Title"].element.iter(qn("w:bottom")):
        line.set(qn("w:color"), "000000")
        for name in [name for name in line.attrib if "theme" in name]:
            del line.attrib[name]
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), spoken)
    properties = normal.element.get_or_add_rPr()
    properties.append(language)


def _properties(document: DocumentType, of: Published, title: str) -> None:
    core = document.core_properties
    stamp = of.stamp.replace(tzinfo=None)
    core.title, core.author, core.comments = title, of.title, ""
    core.created = core.modified = stamp
    core.last_modified_by = of.title
    core.language = of.language


def _footer(document: DocumentType, text: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{text} · page ").font.size = _SMALL
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run("1" if kind == "1" else "")
        run.font.size = _SMALL
        if kind != "1":
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            part.text = None if kind else "PAGE"
            run._r.append(part)


def _without_thumbnail(document: DocumentType) -> None:
    """Drop the picture of the library's own template."""
    links = document.part.package.rels
    for name in [name for name, link in links.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del links[name]


def _cut_line(cell: _Cell) -> None:
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "dashed"), ("sz", "8"), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def _cell(cell: _Cell, runs: Runs, size: float | None) -> None:
    _write(cell.paragraphs[0], runs)
    if size is not None:
        for run in cell.paragraphs[0].runs:
            run.font.size = Pt(size)


def _write(paragraph: Paragraph, runs: Runs) -> None:
    for run in runs:
        written = paragraph.add_run(run.text)
        # Only what is set: “not bold” would undo the bold of a style.
        written.bold = run.strong or None
        written.italic = run.emphasis or None
        if run.code:
            written.font.name = "Courier New"
