"""Slides written into a `.pptx` file: the same bytes for the same slides."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as PresentationType
from pptx.slide import Slide as SlideType, SlideLayout
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from course.packages.imprint import Imprint
from course.packages.office.slides.look import HIGH, LEFT, OPTION, WIDE, Look, Template
from course.packages.office.slides.pictures import Frame, box, painted, symbol
from course.packages.office.slides.slide import (
    CARD_EDGE,
    CARD_GAP,
    HANG,
    LABEL,
    Line,
    Slide,
    card_height,
    height,
    label_width,
    labels_height,
    line,
    whole_height,
)
from course.packages.office.slides.template import FONT
from course.packages.office.slides.timing import blocks_of, counting_down
from course.packages.package import unzipped, zipped

ONWARD, TIME_IS_UP = "Carry on", "Time is up. Finish your sentence."
# A symbol fills this much of its round place.
_OF_ITS_PLACE = 0.62
_BLOCK_HIGH, _BLOCK_EDGE = 60.0, 4.0
# How much larger cards and the spaces between them get where there is room.
_MOST_HIGHER, _MOST_WIDER = 26.0, 10.0
# An element of the library's own, which has more to it than its type says.
_Element = Any


def deck(imprint: Imprint, title: str, slides: Sequence[Slide], template: Template) -> bytes:
    """Return slides as a file.

    Args:
        imprint: Whose they are.
        title: Of the whole.
        slides: The slides, of which each holds its text.
        template: Whose master and layouts they have.
    """
    presentation = Presentation(io.BytesIO(template.data))
    looks = template.looks
    _properties(presentation, imprint, title)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    made = [_add(presentation, layouts[slide.look], slide, looks[slide.look]) for slide in slides]
    by_key = {slide.key: shown for slide, shown in zip(slides, made, strict=True) if slide.key}
    for slide, shown in zip(slides, made, strict=True):
        _lead(shown, slide, by_key)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return zipped({name: _in_words(name, data, imprint.language) for name, data in unzipped(buffer.getvalue()).items()})


def _in_words(name: str, data: bytes, language: str) -> bytes:
    """Return a part in the course's language: the library's are in American English, and in fonts that few have."""
    if not name.endswith(".xml"):
        return data
    return data.replace(b'lang="en-US"', f'lang="{language}"'.encode()).replace(
        b'typeface="Calibri"', f'typeface="{FONT}"'.encode()
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


def _add(presentation: PresentationType, layout: SlideLayout, slide: Slide, look: Look) -> SlideType:
    made: SlideType = presentation.slides.add_slide(layout)
    title, body = made.shapes.title, made.placeholders[1]
    assert title is not None  # noqa: S101
    _write(title.text_frame.paragraphs[0], Line(()), slide.title)
    if slide.lines:
        _lines(body.text_frame, slide)
    else:
        body._element.getparent().remove(body._element)
    _options(made, slide, look)
    if slide.minutes:
        _timer(made, slide.minutes)
    _picture(made, slide, look)
    notes = made.notes_slide.notes_text_frame
    assert notes is not None  # noqa: S101
    notes.text = slide.notes
    _spoken(made, notes)
    return made


def _lines(frame: TextFrame, slide: Slide) -> None:
    for number, each in enumerate(slide.lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()  # type: ignore[no-untyped-call]
        if each.label:
            _hanging(paragraph)
        _write(paragraph, each)


def _hanging(paragraph: _Paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Pt(HANG)))
    properties.set("indent", str(-Pt(HANG)))


def _write(paragraph: _Paragraph, shown: Line, text: str = "") -> None:
    """Write words that take their size, font and colour from the layout."""
    parts = [(run.text, run.strong, run.emphasis) for run in shown.runs] or [(text, False, False)]
    if shown.label:
        first, *rest = parts
        parts = [(f"{shown.label}\t{first[0]}", *first[1:]), *rest]
    for words, is_strong, is_soft in parts:
        run = paragraph.add_run()
        run.text = words
        run.font.bold, run.font.italic = is_strong or None, is_soft or None
        run._r.get_or_add_rPr().set("lang", "en-US")


def _options(made: SlideType, slide: Slide, look: Look) -> None:
    """Add a card for each of what there is to choose from, below the words; what room is left goes round them all."""
    top = look.body.top + (height(slide.lines, look.body) if slide.lines else 0)
    if slide.labels:
        wide, high = label_width(slide.labels, look.body), labels_height(slide.labels, look.body)
        for number, label in enumerate(slide.labels):
            frame = (look.body.left + number * (wide + CARD_GAP), top, wide, high)
            made.shapes._spTree.append(_card(made, f"Label {number + 1}", frame, label, LABEL, CARD_EDGE))
        top += high + CARD_GAP
    if not slide.options:
        return
    spare = max(look.body.high - whole_height(slide, look), 0) / len(slide.options)
    higher, wider = min(spare * 0.6, _MOST_HIGHER), min(spare * 0.3, _MOST_WIDER)
    for option in slide.options:
        high = card_height(option, look.body) + higher
        frame = (look.body.left, top, look.body.wide, high)
        made.shapes._spTree.append(_card(made, f"Choice {option.label}", frame, option))
        top += high + CARD_GAP + wider


def _card(
    made: SlideType, name: str, frame: Frame, option: Line, size: float = OPTION, edge_beside: float = 2 * CARD_EDGE
) -> _Element:
    """Return a card with words on it; those without a label stand in its middle."""
    shown: _Element = box(_number(made), name, frame, "bg2", "roundRect")
    _told(shown)
    hang = Pt(HANG) if option.label else 0
    shown.append(
        parse_xml(
            f'<p:txBody {nsdecls("p", "a")}><a:bodyPr lIns="{Pt(edge_beside)}" tIns="{Pt(CARD_EDGE)}" '
            f'rIns="{Pt(edge_beside)}" bIns="{Pt(CARD_EDGE)}" anchor="ctr" wrap="square"><a:noAutofit/></a:bodyPr>'
            f'<a:lstStyle/><a:p><a:pPr marL="{hang}" indent="{-hang}" algn="{"l" if hang else "ctr"}"><a:tabLst>'
            f'<a:tab pos="{Pt(HANG)}" algn="l"/></a:tabLst></a:pPr></a:p></p:txBody>'
        )
    )
    properties = shown[1]
    properties.find(qn("a:prstGeom"))[0].append(parse_xml(f'<a:gd {nsdecls("a")} name="adj" fmla="val 9000"/>'))
    edge = properties.find(qn("a:ln"))
    edge.set("w", str(Pt(1.5)))
    edge[:] = [painted("accent6")]
    paragraph = next(shown.iter(qn("a:p")))
    label = [(f"{option.label}\t", True, "accent1")] if option.label else []
    for text, is_strong, ink in [*label, *((run.text, run.strong, "tx1") for run in option.runs)]:
        run = etree.SubElement(paragraph, qn("a:r"))
        look = etree.SubElement(run, qn("a:rPr"), lang="en-US", sz=str(round(size * 100)), b=str(int(is_strong)))
        look.append(painted(ink))
        etree.SubElement(run, qn("a:t")).text = text
    return shown


def _told(shape: _Element) -> None:
    """Let a shape be read aloud: pictures are for the eye alone until they hold words."""
    named = shape[0][0]
    for part in list(named):
        named.remove(part)


def _timer(made: SlideType, minutes: float) -> None:
    """Add a block for each minute, and below them what is said when the last has gone."""
    top, left, whole = HIGH - 150, LEFT, WIDE - 2 * LEFT
    tree: _Element = made.shapes._spTree
    end = _card(made, "When time is up", (left, top, whole, _BLOCK_HIGH), line(TIME_IS_UP, strong=True))
    tree.append(end)
    blocks = []
    for number, lasts in enumerate(blocks_of(minutes), 1):
        wide = whole * lasts / minutes
        block: _Element = box(_number(made), f"Minute {number}", (left, top, wide, _BLOCK_HIGH), "accent2")
        edge = block[1].find(qn("a:ln"))
        edge.set("w", str(Pt(_BLOCK_EDGE)))
        edge[:] = [painted("bg1")]
        tree.append(block)
        blocks.append((int(block[0][0].get("id")), lasts))
        left += wide
    sheet: _Element = made._element
    sheet.append(counting_down(blocks, int(end[0][0].get("id"))))


def _picture(made: SlideType, slide: Slide, look: Look) -> None:
    if not (slide.symbol and look.symbol):
        return
    across, down, size = look.symbol
    shown = symbol(_number(made), slide.symbol, across, down, size * _OF_ITS_PLACE, "accent2")
    if shown is not None:
        made.shapes._spTree.append(shown)


def _lead(made: SlideType, slide: Slide, by_key: Mapping[str, SlideType]) -> None:
    """Let each card that leads somewhere lead there at a click, and add a way on where it is not the next slide."""
    cards = {shape.name: shape for shape in made.shapes}
    leads = [(cards[f"Choice {option.label}"], option.to) for option in slide.options if option.to in by_key]
    if slide.onward in by_key:
        shown = _card(made, ONWARD, (WIDE - LEFT - 150, HIGH - 46, 150, 38), line(ONWARD, strong=True))
        made.shapes._spTree.append(shown)
        leads.append((made.shapes[-1], slide.onward))
    for shape, key in leads:
        shape.click_action.target_slide = by_key[key]
    if leads:
        # A click beside a card would lead to what somebody else chose.
        stay = parse_xml(f'<p:transition {nsdecls("p")} advClick="0"/>')
        sheet: _Element = made._element
        sheet.find(qn("p:clrMapOvr")).addnext(stay)


def _number(made: SlideType) -> int:
    tree: _Element = made.shapes._spTree
    return max(int(each.get("id")) for each in tree.iter(qn("p:cNvPr"))) + 1


def _spoken(made: SlideType, notes: TextFrame) -> None:
    runs: _Element = notes._txBody
    for run in runs.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", "en-US")
    # The notes page has places for a picture of the slide and for its number; the picture needs words.
    for shape in made.notes_slide.shapes:
        if shape.is_placeholder and shape.placeholder_format.type is not None and not shape.has_text_frame:
            shape._element._nvXxPr.cNvPr.set("descr", "The slide that these notes belong to")
