"""A sheet of paper: A4, black on white, and the same bytes for the same words."""

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from course.packages.office.blank import PLAIN, Setting, empty, style_ids
from course.packages.office.written import add_row, styled, write_runs
from course.packages.package import unzipped, zipped
from course.packages.rich import Run, Runs

# Between the margins, in millimetres.
WIDTH = 170
_CARDS_BESIDE = 2
# In the order that the standard wants.
_AROUND = ("top", "left", "bottom", "right")


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
        self.document: DocumentType = Document(io.BytesIO(empty(of.language, setting, footer)))
        _properties(self.document, of, title)
        self._style_ids = style_ids(of.language, setting)
        self._numberings: dict[str | None, int] = {}
        # What a section is like stands behind all that is in it. The library looks for it among all, each time.
        self._end = self.document.element.body.sectPr
        # Where paragraphs go: the page, or a cell of a table.
        self.place: DocumentType | _Cell = self.document
        self._add(title, "Title", keep=None)

    def line(self, runs: Runs | str, style: str = "Normal", keep: bool = False) -> Paragraph:
        """Add a paragraph.

        Args:
            runs: Its words.
            style: The name of a style.
            keep: Whether it stays on the page of what follows.
        """
        return self._add(runs, style, keep)

    def _add(self, runs: Runs | str, style: str, keep: bool | None) -> Paragraph:
        paragraph = self._empty_paragraph()
        styled(paragraph, self._style_ids[style], keep)
        write_runs(paragraph._p, (Run(runs),) if isinstance(runs, str) else runs)
        return paragraph

    def _empty_paragraph(self) -> Paragraph:
        if self.place is not self.document:
            return self.place.add_paragraph()
        element = OxmlElement("w:p")
        self._end.addprevious(element)
        return Paragraph(element, self.document._body)  # type: ignore[arg-type]

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
        table._tbl.tblStyle_val = self._style_ids["Table Grid"]
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for number, cells in enumerate([head, *rows]):
            is_header = number == 0
            height = None
            if is_to_fill_in and not is_header and not all(cells):
                height = self.setting.row if list(map(bool, cells)).count(False) > 1 else self.setting.tick
            runs = [(Run(words, strong=is_header),) if isinstance(words, str) else words for words in cells]
            add_row(table, runs, widths, is_header=is_header, height=height, size=size)
        # What follows must not touch the table; a whole line of nothing would be too much.
        gap = self._empty_paragraph().paragraph_format
        gap.line_spacing, gap.space_after = Pt(8), Pt(0)

    def cards(self, writers: Sequence[Callable[[], None]], height: float) -> None:
        """Add cards to cut out, two beside each other, with dashed lines around each.

        Args:
            writers: What writes each card.
            height: Of each card at least, in millimetres.
        """
        table = self.document.add_table(rows=0, cols=_CARDS_BESIDE)
        for first in range(0, len(writers), _CARDS_BESIDE):
            row = table.add_row()
            row.height = Mm(height)
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, write in zip(row.cells, writers[first : first + _CARDS_BESIDE], strict=False):
                self.place = cell
                write()
                cell._tc.remove(cell.paragraphs[0]._p)  # each cell begins with an empty one
                cell._tc.get_or_add_tcPr().append(borders("tcBorders", _AROUND, "dashed", "8", "0"))
        self.place = self.document

    def lines(self, count: int) -> None:
        """Add lines to write on that nobody has to listen to."""
        for number in range(count):
            paragraph = self._empty_paragraph()
            write_runs(paragraph._p, (Run("\t"),))
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
        if number is None:
            fresh = numbering.add_num(self._numbering_of(paragraph))
            fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
            number = int(fresh.numId)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number
        return number

    def _numbering_of(self, paragraph: Paragraph) -> int:
        """Return how the lists of a paragraph's style are numbered."""
        name = paragraph._p.style
        if name not in self._numberings:
            style = paragraph.style
            assert style is not None  # noqa: S101
            own = style.element.pPr.numPr.numId.val
            numbering = self.document.part.numbering_part.element
            self._numberings[name] = numbering.num_having_numId(own).abstractNumId.val
        return self._numberings[name]

    def data(self) -> bytes:
        """Return the file, without the time at which it was written."""
        buffer = io.BytesIO()
        self.document.save(buffer)
        return zipped(unzipped(buffer.getvalue()))


def _properties(document: DocumentType, of: Published, title: str) -> None:
    core = document.core_properties
    stamp = of.stamp.replace(tzinfo=None)
    core.title, core.author, core.comments = title, of.title, ""
    core.created = core.modified = stamp
    core.last_modified_by = of.title
    core.language = of.language


def borders(kind: str, sides: Sequence[str], val: str, size: str, space: str) -> etree._Element:
    """Return the borders of a cell or a paragraph: black lines at some sides."""
    around = OxmlElement(f"w:{kind}")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", val), ("sz", size), ("space", space), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        around.append(line)
    return around
