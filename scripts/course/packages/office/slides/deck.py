"""Slides written into a `.pptx` file: the same bytes for the same slides."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationType
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as SlideType
from pptx.slide import SlideLayout, SlideMaster
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from course.packages.imprint import Imprint
from course.packages.office.slides.measure import LINE
from course.packages.office.slides.slide import FOOT, GAP, HANG, HIGH, LEFT, ROOM, TITLE, TOP, WIDE, Line, Slide
from course.packages.package import unzipped, zipped
from course.packages.rich import Runs

_BLACK, _EDGE = "000000", "1F4E5F"
_INK = RGBColor(0, 0, 0)  # type: ignore[no-untyped-call]
_FONT = "Arial"
_SMALL = Pt(14)
_TITLE_SLIDE, _CONTENT = "Title Slide", "Title and Content"
_FIRST_TOP = 150.0
# An element of the library's own, which has more to it than its type says.
_Element = Any


def deck(imprint: Imprint, title: str, slides: Sequence[Slide]) -> bytes:
    """Return slides as a file.

    Args:
        imprint: Whose they are.
        title: Of the whole.
        slides: The slides, of which each holds its text.
    """
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDE), Pt(HIGH)
    _properties(presentation, imprint, title)
    layouts = _layouts(presentation, imprint)
    for slide in slides:
        _add(presentation, layouts[_TITLE_SLIDE if slide.is_first else _CONTENT], slide)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return zipped({name: _in_words(name, data, imprint.language) for name, data in unzipped(buffer.getvalue()).items()})


def _in_words(name: str, data: bytes, language: str) -> bytes:
    """Return a part in the course's language: the library's are in American English, and in fonts that few have."""
    if not name.endswith(".xml"):
        return data
    return data.replace(b'lang="en-US"', f'lang="{language}"'.encode()).replace(
        b'typeface="Calibri"', f'typeface="{_FONT}"'.encode()
    )


def _properties(presentation: PresentationType, imprint: Imprint, title: str) -> None:
    core = presentation.core_properties
    stamp = imprint.stamp.replace(tzinfo=None)
    core.title, core.author, core.last_modified_by, core.language = (
        title,
        imprint.title,
        imprint.title,
        imprint.language,
    )
    core.created = core.modified = stamp
    core.revision = 1
    links = presentation.part.package._rels
    for name in [name for name, link in links.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        links.pop(name)


def _layouts(presentation: PresentationType, imprint: Imprint) -> dict[str, SlideLayout]:
    """Keep the two layouts that are used, and give them and their master our places and sizes."""
    master = presentation.slide_master
    for layout in list(presentation.slide_layouts):
        if layout.name not in {_TITLE_SLIDE, _CONTENT}:
            presentation.slide_layouts.remove(layout)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    holders: list[Any] = [master, *layouts.values()]
    for each in holders:
        for shape in list(each.placeholders):
            if shape.placeholder_format.idx > 1:
                shape._element.getparent().remove(shape._element)
            else:
                _place(shape, shape.placeholder_format.idx == 0, TITLE * LINE)
    opening: Any = layouts[_TITLE_SLIDE]
    for shape in opening.placeholders:
        is_title = shape.placeholder_format.idx == 0
        shape.top = Pt(_FIRST_TOP if is_title else _FIRST_TOP + 2 * TITLE * LINE + 20)
        for align in shape._element.iter(qn("a:lvl1pPr")):
            align.set("algn", "l")
    for style, size in (("titleStyle", TITLE), ("bodyStyle", 28.0)):
        for level in master._element.iter(qn(f"p:{style}")):
            first = level.find(qn("a:lvl1pPr"))
            first.set("algn", "l")
            first.find(qn("a:defRPr")).set("sz", str(int(size * 100)))
    _furniture(master, imprint)
    return layouts


def _furniture(master: SlideMaster, imprint: Imprint) -> None:
    """Add an edge of colour, and the line at the foot with the number of the slide."""
    # A master has no way to add shapes; a slide's shapes do, and they are the same elements.
    edge = _shape(master, "edge", 0, 0, 20, HIGH, "Coloured edge, for decoration")
    edge.find(qn("p:spPr")).append(_fill(_EDGE))
    foot = _shape(master, "foot", LEFT, HIGH - FOOT + 8, ROOM, 24, imprint.footer)
    paragraph = foot.find(qn("p:txBody")).find(qn("a:p"))
    run = etree.SubElement(paragraph, qn("a:r"))
    _small(etree.SubElement(run, qn("a:rPr")))
    etree.SubElement(run, qn("a:t")).text = f"{imprint.footer} · "
    number = etree.SubElement(paragraph, qn("a:fld"), id="{00000000-0000-4000-8000-000000000001}", type="slidenum")
    _small(etree.SubElement(number, qn("a:rPr")))
    etree.SubElement(number, qn("a:t")).text = "‹#›"


def _small(properties: etree._Element) -> None:
    properties.set("lang", "en-US")
    properties.set("sz", str(int(_SMALL.pt * 100)))
    properties.append(_fill(_BLACK))


def _fill(colour: str) -> etree._Element:
    fill = etree.Element(qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour)
    return fill


def _shape(master: SlideMaster, name: str, left: float, top: float, wide: float, high: float, told: str) -> _Element:
    tree: _Element = master.shapes._spTree
    number = max(int(each.get("id")) for each in tree.iter(qn("p:cNvPr"))) + 1
    shape = tree.add_autoshape(
        number,
        name,
        "rect",
        *(Pt(value) for value in (left, top, wide, high)),
    )
    shape.find(qn("p:nvSpPr")).find(qn("p:cNvPr")).set("descr", told)
    style = shape.find(qn("p:style"))
    if style is not None:
        shape.remove(style)
    body = shape.find(qn("p:txBody"))
    body.find(qn("a:bodyPr")).attrib.update({"lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "anchor": "t"})
    for properties in body.iter(qn("a:pPr")):
        properties.set("algn", "l")
    return shape


def _place(shape: BaseShape, is_title: bool, title_height: float) -> None:
    top = TOP if is_title else TOP + title_height + 16
    shape.left, shape.width = Pt(LEFT), Pt(ROOM)
    shape.top, shape.height = Pt(top), Pt(title_height if is_title else HIGH - FOOT - top)


def _add(presentation: PresentationType, layout: SlideLayout, slide: Slide) -> None:
    made = presentation.slides.add_slide(layout)
    title, body = made.shapes.title, made.placeholders[1]
    assert title is not None  # noqa: S101
    title.left, title.top, title.width, title.height = (
        Pt(value) for value in (LEFT, _FIRST_TOP if slide.is_first else TOP, ROOM, slide.title_height)
    )
    frame = _frame(title)
    _write(frame.paragraphs[0], slide.title, TITLE)
    top = _FIRST_TOP + slide.title_height + 20 if slide.is_first else slide.body_top
    body.left, body.top, body.width, body.height = (Pt(value) for value in (LEFT, top, ROOM, HIGH - FOOT - top))
    if slide.lines:
        _lines(_frame(body), slide)
    else:
        body._element.getparent().remove(body._element)
    notes = made.notes_slide.notes_text_frame
    assert notes is not None  # noqa: S101
    notes.text = slide.notes
    _spoken(made, notes)


def _lines(frame: TextFrame, slide: Slide) -> None:
    size = slide.size
    for number, line in enumerate(slide.lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()  # type: ignore[no-untyped-call]
        _bare(paragraph, line)
        _write_runs(paragraph, line, size)
        paragraph.line_spacing = Pt(size * LINE)
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(size * GAP)


def _frame(shape: BaseShape) -> TextFrame:
    """Return the frame of a placeholder, with no room lost at its edges and no size that a program chooses."""
    frame: TextFrame = shape.text_frame  # type: ignore[attr-defined]
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame._txBody.bodyPr.set("anchor", "t")
    return frame


def _write(paragraph: _Paragraph, text: str, size: float) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.line_spacing = Pt(size * LINE)
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(size), True, _FONT
    run.font.color.rgb = _INK
    run._r.get_or_add_rPr().set("lang", "en-US")


def _write_runs(paragraph: _Paragraph, line: Line, size: float) -> None:
    runs: Runs = line.runs
    texts = [run.text for run in runs]
    if line.label and texts:
        texts[0] = f"{line.label}\t{texts[0]}"
    for shown, text in zip(runs, texts, strict=True):
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.name = Pt(size), _FONT
        run.font.bold, run.font.italic = shown.strong, shown.emphasis
        run.font.color.rgb = _INK
        run._r.get_or_add_rPr().set("lang", "en-US")


def _bare(paragraph: _Paragraph, line: Line) -> None:
    """Set no bullet of the template's; what stands before a line is text, which every reader says."""
    properties = paragraph._p.get_or_add_pPr()
    hang = int(Pt(HANG)) if line.label else 0
    properties.set("marL", str(hang))
    properties.set("indent", str(-hang))
    properties.set("algn", "l")
    etree.SubElement(properties, qn("a:buNone"))


def _spoken(made: SlideType, notes: TextFrame) -> None:
    runs: _Element = notes._txBody
    for run in runs.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", "en-US")
    # The notes page has places for a picture of the slide and for its number; the picture needs words.
    for shape in made.notes_slide.shapes:
        if shape.is_placeholder and shape.placeholder_format.type is not None and not shape.has_text_frame:
            shape._element._nvXxPr.cNvPr.set("descr", "The slide that these notes belong to")
