"""A document without words: our page, our styles, what stands at its foot, and nothing that none of ours uses."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

_BLACK = RGBColor(0, 0, 0)
_FONT = "Arial"
_SMALL = Pt(9)
_TABLES = ("Normal Table", "Table Grid")
_STYLES_AGAIN = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"


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
# Templates are for everybody's eyes, so their type is large; what is saved is space.
TEMPLATE = Setting(size=12, title=22, after=3.5, before=11, above=4.5, margin=12, row=8.5, tick=8)
FORM = Setting(size=10.5, title=18, after=2.5, before=6, above=4, margin=10, row=6.7, tick=5.8)


@cache
def style_ids(spoken: str, setting: Setting) -> Mapping[str, str | None]:
    """Return the id of each style by its name; none for what a paragraph has by itself.

    The library looks through all styles for each paragraph, twice.
    """
    styles = Document(io.BytesIO(empty(spoken, setting, ""))).styles
    usual = styles.default(WD_STYLE_TYPE.PARAGRAPH)
    return {style.name: None if style == usual else style.style_id for style in styles if style.name is not None}


@cache
def empty(spoken: str, setting: Setting, footer: str) -> bytes:
    """Return a document without words, with our page, our styles and what stands at its foot."""
    document = Document()
    _page(document, setting)
    _styles(document, spoken, setting)
    _without_what_nothing_uses(document)
    if footer:
        _footer(document, footer)
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
    normal.element.get_or_add_rPr().append(language)


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


def _without_what_nothing_uses(document: DocumentType) -> None:
    """Drop of the library's own template its picture, its coloured tables, and all styles once more for Word 2010.

    Every document held them, and they were nine tenths of it.
    """
    for links, kind in ((document.part.package.rels, RELATIONSHIP_TYPE.THUMBNAIL), (document.part.rels, _STYLES_AGAIN)):
        for name in [name for name, link in links.items() if link.reltype == kind]:
            del links[name]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLES:
            style.delete()
