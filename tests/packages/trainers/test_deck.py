"""The file of slides, opened again by python-pptx: what is clicked, drawn, read aloud and kept."""

import io
import math
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationType
from pptx.shapes.base import BaseShape
from pptx.util import Pt

from course.guidance.colours import OF_EDGES, OF_TEXT, contrast
from course.packages.office.slides.deck import ONWARD, deck
from course.packages.office.slides.look import (
    LOOKS,
    SCENE,
    TEXT,
    Template,
)
from course.packages.office.slides.outline import strokes
from course.packages.office.slides.pictures import box
from course.packages.office.slides.template import TemplateError, opened, template
from course.packages.package import unzipped
from course.packages.trainers.pack import Pack
from course.packages.trainers.slides import slides
from tests.packages.trainers.conftest import IMPRINT

MakePack = Callable[..., Pack]


def test_a_click_on_a_choice_leads_to_what_follows_it(pack: MakePack, presentation: PresentationType) -> None:
    shown = list(presentation.slides)
    at = {slide.key: number for number, slide in enumerate(slides(pack(120))) if slide.key}
    found = 0
    for number, slide in enumerate(slides(pack(120))):
        wanted = {f"Choice {option.label}": option.to for option in slide.options if option.to}
        wanted |= {ONWARD: slide.onward} if slide.onward else {}
        for shape in shown[number].shapes:
            if shape.name in wanted:
                found += 1
                assert shape.click_action.target_slide.slide_id == shown[at[wanted[shape.name]]].slide_id
        if wanted:
            assert shown[number]._element.find(qn("p:transition")).get("advClick") == "0"
    assert found > 30


def test_a_timer_takes_a_minute_for_each_block_and_then_says_so(presentation: PresentationType) -> None:
    half, slide = [each for each in presentation.slides if ": your time" in each.shapes.title.text_frame.text]
    names = {shape.shape_id: shape.name for shape in slide.shapes}
    timing = slide._element.find(qn("p:timing"))
    plays = [
        (names[int(effect.find(f".//{qn('p:spTgt')}").get("spid"))], effect.find(f".//{qn('p:cTn')}").get("dur"))
        for effect in timing.iter(qn("p:animEffect"))
    ]
    assert plays == [("Minute 1", "60000"), ("Minute 2", "60000"), ("Minute 3", "60000"), ("Minute 4", "60000")]
    begin = [each.get("delay") for each in timing.iter(qn("p:cond")) if each.get("delay", "").endswith("0000")]
    assert begin == ["60000", "120000", "180000", "240000"]
    plays = [each.find(f".//{qn('p:cTn')}").get("dur") for each in half._element.iter(qn("p:animEffect"))]
    assert plays == ["60000", "30000"]
    whole, rest = [shape.width for shape in half.shapes if shape.name.startswith("Minute")]
    assert whole == pytest.approx(2 * rest, abs=2)
    last = list(timing.iter(qn("p:set")))[-1]
    assert names[int(last.find(f".//{qn('p:spTgt')}").get("spid"))] == "When time is up"
    ids = [each.get("id") for each in timing.iter(qn("p:cTn"))]
    assert len(set(ids)) == len(ids)


def test_what_is_read_aloud_is_in_order_and_pictures_are_for_the_eye_alone(presentation: PresentationType) -> None:
    for slide in presentation.slides:
        title, *rest = slide.shapes
        assert title.is_placeholder
        assert title.placeholder_format.idx == 0
        spoken = [shape for shape in rest if not is_decoration(shape)]
        assert all(shape.has_text_frame and shape.text_frame.text for shape in spoken)
        bodies = [shape for shape in spoken if shape.is_placeholder]
        assert spoken[: len(bodies)] == bodies
        cards = [shape for shape in spoken if shape.name.startswith("Choice")]
        assert [shape.top for shape in cards] == sorted(shape.top for shape in cards)
        assert slide.notes_slide.notes_text_frame.text.strip()


def is_decoration(shape: BaseShape) -> bool:
    return b"decorative" in etree.tostring(shape._element.find(f".//{qn('p:cNvPr')}"))


def test_words_stand_out_from_what_they_stand_on(presentation: PresentationType) -> None:
    """Slides set no colour of their own but the template's, and each pair of these that meets can be read."""
    master = presentation.slide_master
    theme = etree.fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    colours = {etree.QName(each).localname: f"#{each[0].get('val')}" for each in next(theme.iter(qn("a:clrScheme")))}
    colours |= {"bg1": colours["lt1"], "bg2": colours["lt2"], "tx1": colours["dk1"], "tx2": colours["dk2"]}
    for layout in presentation.slide_layouts:
        ground = layout._element.find(f".//{qn('p:bg')}//{qn('a:schemeClr')}")
        card = next((shape for shape in layout.shapes if shape.name == "Card"), None)
        filled = None if card is None else card._element.spPr.find(f".//{qn('a:schemeClr')}")
        for shape in layout.placeholders:
            under = filled if filled is not None and shape.placeholder_format.idx == 1 else ground
            ink = shape._element.find(f".//{qn('a:defRPr')}//{qn('a:schemeClr')}").get("val")
            on = "bg1" if under is None else under.get("val")
            assert contrast(colours[ink], colours[on]) >= OF_TEXT, f"{layout.name}: {ink} on {on}"
    for slide in presentation.slides:
        for run in slide._element.iter(qn("a:rPr")):
            inks = [each.get("val") for each in run.iter(qn("a:schemeClr"))]
            assert all(contrast(colours[ink], colours["bg2"]) >= OF_TEXT for ink in inks)
        assert list(slide._element.iter(qn("a:srgbClr"), qn("a:latin"))) == []
    foot = next(shape for shape in master.shapes if shape.name == "Foot")
    assert contrast(colours[foot._element.find(f".//{qn('a:schemeClr')}").get("val")], colours["bg1"]) >= OF_TEXT
    assert contrast(colours["accent2"], colours["accent4"]) >= OF_EDGES  # a symbol in its round


def test_the_language_is_british_english(data: bytes, presentation: PresentationType) -> None:
    for name, part in unzipped(data).items():
        if name.endswith(".xml"):
            assert b'lang="en-US"' not in part, name
    assert presentation.core_properties.language == "en-GB"
    for slide in presentation.slides:
        assert {run.find(qn("a:rPr")).get("lang") for run in slide._element.iter(qn("a:r"))} == {"en-GB"}


def test_the_same_slides_give_the_same_bytes(pack: MakePack, data: bytes, ours: Template) -> None:
    assert opened(template(IMPRINT)).digest == ours.digest
    few = slides(pack(30))
    assert deck(IMPRINT, "Slides", few, ours) == deck(IMPRINT, "Slides", few, ours)


def changed(ours: Template, change: Callable[[PresentationType], object]) -> bytes:
    """Return our template as a provider may have changed it."""
    presentation = Presentation(io.BytesIO(ours.data))
    change(presentation)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def test_a_provider_s_own_template_gives_its_looks_and_its_room(pack: MakePack, ours: Template) -> None:
    def narrow(presentation: PresentationType) -> None:
        (layout,) = [each for each in presentation.slide_layouts if each.name == SCENE]
        layout.placeholders[1].width = Pt(500)
        presentation.slide_master.shapes._spTree.append(box(90, "Logo of ours", (0, 0, 9, 9), "accent3"))

    theirs = opened(changed(ours, narrow))
    assert theirs.looks[SCENE].body.wide == 500
    assert theirs.looks[TEXT] == LOOKS[TEXT]
    assert len(slides(pack(120), theirs.looks)) > len(slides(pack(120)))
    made = Presentation(io.BytesIO(deck(IMPRINT, "Slides", slides(pack(30), theirs.looks), theirs)))
    assert "Logo of ours" in [shape.name for shape in made.slide_master.shapes]
    assert {slide.slide_layout.name for slide in made.slides} <= LOOKS.keys()


def test_a_template_that_cannot_be_used_says_what_it_lacks(ours: Template) -> None:
    def renamed(presentation: PresentationType) -> None:
        presentation.slide_layouts[0].name = "Cover"

    with pytest.raises(TemplateError) as without:
        opened(changed(ours, renamed))
    assert str(without.value) == (
        "The template has no layout “Opening”. Begin with slides-template.pptx, which `course packs` writes, and keep "
        "the names of its layouts."
    )
    with pytest.raises(TemplateError, match=r"^The template has slides of its own\. Delete them: only its master"):
        opened(changed(ours, lambda each: each.slides.add_slide(each.slide_layouts[0])))
    with pytest.raises(TemplateError, match=r"^The template is no file of slides\. Save it as a PowerPoint file that"):
        opened(b"PK no slides")


def ends(drawn: str) -> list[tuple[float, float]]:
    return [(round(x, 6), round(y, 6)) for _, points in strokes(drawn) for x, y in points[-1:]]


numbers = st.integers(-40, 40)


@given(st.lists(st.tuples(numbers, numbers, numbers, numbers), min_size=1, max_size=8))
def test_a_path_may_say_where_it_goes_or_how_far(steps: list[tuple[int, int, int, int]]) -> None:
    """The same corners, and arcs between them, said from the sheet's corner and from where the pen is."""
    far, near, at = "M0 0", "m0,0", (0, 0)
    for x, y, wide, high in steps:
        far += f"L{x} {y}A{wide} {high} 0 0 1 {y} {x}"
        near += f"l{x - at[0]},{y - at[1]}a{wide},{high} 0 01{y - x},{x - y}"
        at = (y, x)
    assert ends(far) == ends(near)


def test_an_arc_stays_at_its_distance() -> None:
    whole = list(strokes("M12 2A10 10 0 0 1 12 22 10 10 0 0 1 12 2z"))
    assert [name for name, _ in whole] == ["moveTo", *["cubicBezTo"] * 4, "close"]
    at = (12.0, 2.0)
    for _, (one, two, end) in whole[1:-1]:
        middle = [(a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(at, one, two, end, strict=True)]
        assert math.dist(middle, (12, 12)) == pytest.approx(10, abs=0.01)
        at = end
    # Half of them go round by the other side.
    assert ends("M0 0a5 5 0 1 0 10 0") == [(0, 0), (5, 5), (10, 0)]
