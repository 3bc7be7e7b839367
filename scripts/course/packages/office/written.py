"""Paragraphs and rows of a document, written as its XML at once.

The library goes over a whole paragraph for each property that it sets, and parses XML anew for each cell: two thirds
of the time that a document took.
"""

import re
from collections.abc import Sequence

from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from course.packages.rich import Run, Runs

_VALUE, _TYPE, _WIDTH = qn("w:val"), qn("w:type"), qn("w:w")
_PARAGRAPH, _SHAPE, _STYLE, _KEEP = qn("w:p"), qn("w:pPr"), qn("w:pStyle"), qn("w:keepNext")
_RUN, _LOOK, _TEXT, _TAB = qn("w:r"), qn("w:rPr"), qn("w:t"), qn("w:tab")
_FONTS, _BOLD, _ITALIC, _SIZE = qn("w:rFonts"), qn("w:b"), qn("w:i"), qn("w:sz")
_ROW, _OF_ROW, _WHOLE = qn("w:tr"), qn("w:trPr"), qn("w:cantSplit")
_HEADER, _HEIGHT = qn("w:tblHeader"), qn("w:trHeight")
_CELL, _OF_CELL, _CELL_WIDTH = qn("w:tc"), qn("w:tcPr"), qn("w:tcW")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CODE = "Courier New"


def styled(paragraph: Paragraph, style: str | None, keep: bool | None) -> None:
    """Give an empty paragraph its shape.

    Args:
        paragraph: Without a word or a shape.
        style: The id of its style; None for the one that a paragraph has by itself.
        keep: Whether it stays on the page of what follows; None leaves that to its style.
    """
    shape = etree.SubElement(paragraph._p, _SHAPE)
    if style is not None:
        etree.SubElement(shape, _STYLE).set(_VALUE, style)
    if keep is not None:
        kept = etree.SubElement(shape, _KEEP)
        if not keep:
            kept.set(_VALUE, "0")


def write_runs(paragraph: etree._Element, runs: Runs, size: float | None = None) -> None:
    """Write words to the end of a paragraph; `size` of their type, in points, where it is not that of the style."""
    for run in runs:
        written = etree.SubElement(paragraph, _RUN)
        if run.strong or run.emphasis or run.code or size is not None:
            _look(etree.SubElement(written, _LOOK), run, size)
        for part in re.split("(\t)", run.text):
            if part == "\t":
                etree.SubElement(written, _TAB)
            elif part:
                text = etree.SubElement(written, _TEXT)
                text.text = part
                if part.strip() != part:
                    text.set(_SPACE, "preserve")


def _look(look: etree._Element, run: Run, size: float | None) -> None:
    """Say only what is set: “not bold” would undo the bold of a style. In the order that the standard wants."""
    if run.code:
        fonts = etree.SubElement(look, _FONTS)
        for name in ("w:ascii", "w:hAnsi"):
            fonts.set(qn(name), _CODE)
    if run.strong:
        etree.SubElement(look, _BOLD)
    if run.emphasis:
        etree.SubElement(look, _ITALIC)
    if size is not None:
        etree.SubElement(look, _SIZE).set(_VALUE, str(int(size * 2)))


def add_row(
    table: Table,
    cells: Sequence[Runs],
    widths: Sequence[float],
    *,
    is_header: bool,
    height: float | None,
    size: float | None,
) -> None:
    """Add a row that no page breaks.

    Args:
        table: The table.
        cells: The words of each cell.
        widths: Of the cells, in millimetres.
        is_header: Whether it stands on each page that the table goes on to.
        height: At least, in millimetres; None for what its words need.
        size: Of its type, in points, where that is another than the sheet's.
    """
    row = etree.SubElement(table._tbl, _ROW)
    properties = etree.SubElement(row, _OF_ROW)
    etree.SubElement(properties, _WHOLE)
    if height is not None:
        etree.SubElement(properties, _HEIGHT).set(_VALUE, str(Mm(height).twips))
    if is_header:
        etree.SubElement(properties, _HEADER)
    for runs, width in zip(cells, widths, strict=True):
        cell = etree.SubElement(row, _CELL)
        wide = etree.SubElement(etree.SubElement(cell, _OF_CELL), _CELL_WIDTH)
        wide.set(_TYPE, "dxa")
        wide.set(_WIDTH, str(Mm(width).twips))
        write_runs(etree.SubElement(cell, _PARAGRAPH), runs, size)
