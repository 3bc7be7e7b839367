"""Slides, opened again by python-pptx, and measured with a real font where the writer reckoned with a table."""

import io
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st
from lxml import etree
from PIL import ImageFont
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationType
from pptx.shapes.base import BaseShape
from pptx.util import Pt

from course.guidance.colours import OF_EDGES, OF_TEXT, contrast
from course.packages.office.slides.deck import ONWARD, deck
from course.packages.office.slides.look import (
    ACTIVITY,
    CLOSING,
    LOOKS,
    OPENING,
    OPTION,
    QUESTION,
    SCENE,
    TEXT,
    WORDS,
    Template,
)
from course.packages.office.slides.measure import LINE, lines, width
from course.packages.office.slides.outline import strokes
from course.packages.office.slides.pictures import box
from course.packages.office.slides.slide import (
    CARD_EDGE,
    CARD_GAP,
    GAP,
    HANG,
    LABEL,
    Line,
    Slide,
    fitted,
    height,
    label_width,
    line,
)
from course.packages.office.slides.template import TemplateError, opened, template
from course.packages.office.slides.widths import BOLD, REGULAR, UNITS
from course.packages.package import unzipped
from course.packages.rich import Run, plain, words
from course.packages.trainers.facilitator import facilitator
from course.packages.trainers.library import Library
from course.packages.trainers.pack import Pack
from course.packages.trainers.slides import in_words, slide_numbers, slides
from tests.packages.trainers.conftest import IMPRINT

MakePack = Callable[..., Pack]
FONTS = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}


@cache
def font(strong: bool, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS[strong], size)


@pytest.fixture(scope="module")
def ours() -> Template:
    return opened(template(IMPRINT))


@pytest.fixture(scope="module")
def data(pack: MakePack, ours: Template) -> bytes:
    """The deck of the tests' own session of 120 minutes, which has every kind of slide."""
    return deck(IMPRINT, pack(120).titled("slides"), slides(pack(120)), ours)


@pytest.fixture(scope="module")
def presentation(data: bytes) -> PresentationType:
    return Presentation(io.BytesIO(data))


def wrapped(text: str, strong: bool, size: float, room: float) -> int:
    """Return how many lines a text takes, measured by a real font."""
    count, filled = 1, ""
    for word in text.split():
        tried = f"{filled} {word}".strip()
        if filled and font(strong, 200).getlength(tried) * size / 200 > room:
            count, filled = count + 1, word
        else:
            filled = tried
    return count


def test_the_table_of_widths_is_that_of_the_font() -> None:
    for strong, widths in ((False, REGULAR), (True, BOLD)):
        measured = {letter: font(strong, UNITS).getlength(letter) for letter in widths}
        assert {letter: round(found) for letter, found in measured.items()} == widths


def test_every_letter_of_every_pack_has_a_width(packs: Sequence[Pack]) -> None:
    used = {letter for pack in packs for slide in slides(pack) for each in slide.lines for letter in words(each.runs)}
    assert used - REGULAR.keys() == set()


def room_taken(texts: Iterable[Line], size: float, room: float) -> float:
    """Return how high paragraphs are, measured by a real font."""
    count = [
        wrapped(words(each.runs), any(run.strong for run in each.runs), size, room - (HANG if each.label else 0))
        for each in texts
    ]
    return sum(count) * size * LINE + len(count) * size * GAP


def test_every_slide_of_every_pack_fits_and_has_a_title_of_its_own_and_notes(packs: Sequence[Pack]) -> None:
    seen: set[Slide] = set()
    for pack in packs:
        shown = slides(pack)
        titles = [slide.title for slide in shown]
        assert len(set(titles)) == len(titles), pack.name
        for slide in set(shown) - seen:
            where, look = f"{pack.name}: {slide.title}", LOOKS[slide.look]
            title = wrapped(slide.title, strong=True, size=look.title.size, room=look.title.wide)
            assert title * look.title.size * LINE <= look.title.high + 1, where
            cards = sum(
                room_taken([Line(each.runs)], OPTION, look.body.wide - HANG - 4 * CARD_EDGE) - OPTION * GAP
                for each in slide.options
            )
            edges = len(slide.options) * (2 * CARD_EDGE + CARD_GAP)
            if slide.labels:
                room = label_width(slide.labels, look.body) - 2 * CARD_EDGE
                cards += max(room_taken([label], LABEL, room) for label in slide.labels) - LABEL * GAP
                edges += 2 * CARD_EDGE + CARD_GAP
            assert room_taken(slide.lines, look.body.size, look.body.wide) + cards + edges <= look.body.high, where
            assert slide.notes.strip(), where
            assert slide.title, where
        seen |= set(shown)


def test_type_is_large_and_each_kind_of_words_has_one_size() -> None:
    assert min(look.title.size for look in LOOKS.values()) >= 24
    assert min(look.body.size for name, look in LOOKS.items() if name not in {CLOSING, OPENING}) >= 28
    assert OPTION >= 24


def test_the_trainer_is_told_steps_once_and_then_only_what_a_slide_needs(pack: MakePack) -> None:
    shown = {slide.title: slide.notes for slide in slides(pack(60))}
    assert "Steps:\n1. Ask pairs to find words." in shown["Find the words"]
    assert "If nobody speaks:\nSay your own words first." in shown["Find the words"]
    assert "What it is for:\n" in shown["Find the words"]
    assert "Listen for:\nPeople may say that a form is enough." in shown["Ask first"]
    assert sum("1. Ask pairs to find words." in notes for notes in shown.values()) == 1
    assert "projector" not in " ".join(shown.values())


def test_the_room_is_told_nothing_that_is_the_trainers(packs: Sequence[Pack]) -> None:
    for pack in packs:
        shown = " ".join(words(each.runs) for slide in slides(pack) for each in slide.lines)
        own = [each for activity in pack.activities for each in (activity.purpose, *activity.notes, *activity.steps)]
        assert [text for text in own if text in shown] == []
        assert set(re.findall(r"\d+ minutes?\b", " ".join(words(line.runs) for line in told_in(pack)))) == set()


def told_in(pack: Pack) -> Iterator[Line]:
    """Yield the words of slides that tell what is done, those of a timer left out."""
    for slide in slides(pack):
        if slide.look in {OPENING, ACTIVITY}:
            yield from slide.lines


def test_one_idea_a_slide_and_the_answer_on_a_slide_of_its_own(pack: MakePack) -> None:
    shown = slides(pack(60))
    titles = [slide.title for slide in shown]
    assert titles[:7] == [
        "Private news",
        "If this is close to home",
        "By the end you will be able to",
        "Welcome",
        "Our ground rules",
        "Ask first",
        "Ask the person: what, with whom and how (1 of 2)",
    ]
    assert titles[-2:] == ["Help, for you too", "Thank you"]
    at = titles.index("Question 1")
    assert titles[at - 1 : at + 2] == ["Question 1: the situation", "Question 1", "Question 1: the answer"]
    question, answer = shown[at], shown[at + 1]
    assert [each.label for each in question.options] == ["A.", "B.", "C."]
    assert answer.lines[0].label == "B."
    assert words(answer.lines[0].runs).startswith("“That’s hers to tell")
    assert slide_numbers(pack(60))["ask-first", 0][0] == titles.index("Ask first") + 1


def test_what_to_match_stands_beside_what_to_match_it_with(packs: Sequence[Pack], ours: Template) -> None:
    (pack,) = [each for each in packs if each.name == "carers-under-strain-60"]
    shown = slides(pack)
    titles = [slide.title for slide in shown]
    labels = (
        "A. Listen, ask and note it",
        "B. Tell your lead before the shift ends",
        "C. Ring your lead before you leave",
    )
    asked, items = shown[titles.index("Question 2: what is asked") :][:2]
    # A situation of one line is no slide of its own.
    assert "Question 2: the situation" not in titles
    assert words(asked.lines[0].runs).startswith("In one week on home care visits")
    # Labels stand where there is something to do with them.
    assert (asked.labels, asked.options) == ((), ())
    assert [option.label for option in items.options] == ["1.", "2.", "3.", "4."]
    answers = [each for slide in shown if slide.title.startswith("Question 2: the answer") for each in slide.lines]
    (question,) = [item.question for item in pack.questions if item.question.asked().choose_from]
    told = " ".join(words(each.runs) for each in answers)
    assert all(plain(row.why) in told for row in question.answers())
    assert "→ D. Call 999 now. A life may be in danger" in told
    made = Presentation(io.BytesIO(deck(IMPRINT, "Slides", [items], ours)))
    for slide in made.slides:
        row = [shape for shape in slide.shapes if shape.name.startswith("Label")]
        assert [shape.text_frame.text for shape in row] == [*labels, "D. Call 999 now"]
        assert len({shape.top for shape in row}) == 1
        assert all(one.left + one.width <= other.left for one, other in pairwise(row))
        others = [shape for shape in slide.shapes if shape.name.startswith("Choice")]
        assert all(row[0].top + row[0].height < shape.top for shape in others)


def test_a_conversation_that_is_read_aloud_stands_on_slides(packs: Sequence[Pack]) -> None:
    (pack,) = [each for each in packs if each.name == "carers-under-strain-30"]
    shown = slides(pack)
    titles = [slide.title for slide in shown]
    at = titles.index("A less helpful start")
    assert words(shown[at].lines[0].runs).startswith("Danielle: “You look terrible!")
    assert titles[at + 1] == "A better start"
    assert words(shown[at + 1].lines[-1].runs).endswith("get to work safely tonight?”")
    # What is said of the two comes after them.
    assert words(shown[at + 2].lines[0].runs).startswith("The second Danielle")


def test_what_decides_in_a_family_is_told_once_the_room_has_met_its_situations(packs: Sequence[Pack]) -> None:
    (of_sons,) = [each for each in packs if each.name == "sharing-information-120"]
    shown = slides(of_sons)
    titles = [slide.title for slide in shown]
    at = titles.index("One list, three sons: what decides")
    assert titles[at - 2 : at] == ["Question 3: the answer", "One list, three sons: your time"]
    asked = [item.question for item in of_sons.questions]
    assert [question.family for question in asked] == ["her-son-asks"] * 3
    assert len({question.key_in_words for question in asked}) == 3
    assert words(shown[at].lines[0].runs) == plain(asked[0].lesson.principle)  # type: ignore[union-attr]


def test_what_is_asked_comes_before_what_is_taught_and_each_step_has_the_numbers_of_its_slides(pack: MakePack) -> None:
    shown = slides(pack(60))
    titles = [slide.title for slide in shown]
    at = titles.index("Find the words")
    assert titles[at + 1 : at + 5] == [
        "Find the words: your question",
        "Find the words: your turn (1 of 2)",
        "Find the words: your turn (2 of 2)",
        "Ask the person: what, with whom and how (2 of 2)",
    ]
    numbers = slide_numbers(pack(60))
    assert (numbers["find-words", 1], numbers["find-words", 2]) == ([at + 2], [at + 3, at + 4, at + 5])
    # What a plan alone does first moves the steps that come behind it.
    (later,) = [activity for activity in pack(120).activities if activity.id == "ask-first"]
    assert later.steps[0] == "Take a break of five minutes."
    assert in_words([3, 1, 5, 6, 7]) == "1, 3, 5–7"


def test_every_slide_of_the_course_s_sessions_is_shown_at_a_step(packs: Sequence[Pack]) -> None:
    for pack in packs:
        if pack.session.name != "private-news":
            for activity in pack.activities:
                steps = [step for (name, step) in slide_numbers(pack) if name == activity.id]
                assert len(slide_numbers(pack)[activity.id, 0]) == 1, (pack.name, activity.id)
                assert max(steps) <= len(activity.steps)


def test_every_room_sees_the_ground_rules_that_its_welcome_promises(packs: Sequence[Pack]) -> None:
    rules = IMPRINT.settings.ground_rules
    assert "unless someone may be at risk" in " ".join(rules)
    for pack in packs:
        (shown,) = [slide for slide in slides(pack) if slide.title == "Our ground rules"]
        assert [words(each.runs) for each in shown.lines] == rules
        assert all(rule in facilitator(pack).body for rule in rules)


def test_no_slide_before_the_reveal_holds_the_reason(pack: MakePack) -> None:
    for item in pack(120).questions:
        reasons = [option.feedback for option in item.question.options]  # type: ignore[attr-defined]
        before = [slide for slide in slides(pack(120)) if not slide.title.endswith("the answer")]
        shown = " ".join(words(each.runs) for slide in before for each in (*slide.lines, *slide.options))
        assert [reason for reason in reasons if reason in shown] == []


def test_a_story_can_be_played_from_its_first_scene_to_every_end(library: Library, pack: MakePack) -> None:
    scenario = library.course.scenarios.files["not-for-sharing"]
    shown = slides(pack(120))
    at = {slide.key: number for number, slide in enumerate(shown) if slide.key}
    waiting, reached = [at[f"not-for-sharing {scenario.start}"]], set[int]()
    while waiting:
        number = waiting.pop()
        if number in reached:
            continue
        reached.add(number)
        slide = shown[number]
        leads = [option.to for option in slide.options if option.to] or ([slide.onward] if slide.onward else [])
        if slide.title != "Look back together":
            waiting += [at[key] for key in leads] or [number + 1]
    titles = {shown[number].title for number in reached}
    assert {f"The end: {ending.title}" for ending in scenario.endings} <= titles
    assert {step.title for step in scenario.steps} <= titles
    assert "Look back together" in titles
    # A scene, its decision and what follows each choice are slides of their own.
    first = scenario.steps[0]
    start = at[f"not-for-sharing {first.id}"]
    assert [slide.title for slide in shown[start : start + 2 + len(first.choices)]] == [
        first.title,
        f"{first.title}: you decide",
        *(f"{first.title}: you chose {letter}" for letter in "ABCD"[: len(first.choices)]),
    ]
    assert first.choices[0].feedback not in " ".join(words(each.runs) for slide in shown for each in slide.lines)
    assert f"A: slide {start + 3}. B: slide {start + 4}" in shown[start + 1].notes


def test_what_a_room_votes_on_has_letters_wherever_it_stands(packs: Sequence[Pack]) -> None:
    """Numbers are those of questions, passages and slides: a trainer in a vote has nothing to translate."""
    by_number = re.compile(
        r"number cards?|(?:your|their|its|each|a) numbers?\b(?! beside)|numbers? (?:for each|one to|1)"
    )
    for pack in packs:
        choices = [slide for slide in slides(pack) if any(option.to for option in slide.options)]
        assert {option.label for slide in choices for option in slide.options} <= {"A.", "B.", "C.", "D."}, pack.name
        for activity in pack.activities:
            if activity.questions or activity.scenario:
                told = [*activity.steps, activity.without_projector, activity.if_silent or "", *activity.bring]
                assert [text for text in told if by_number.search(text)] == [], (pack.name, activity.id)


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


# Minutes that people get, and not those that a trainer keeps to: a break, a stay at the end.
GIVEN = re.compile(r"\b(half a|one|two|three|four|five) minutes?\b", re.IGNORECASE)
KEPT = re.compile(r"break of|wait a|a step\b|after \w+ minutes|has one minute|Leave two minutes|minutes of 30")
# Where people think before each vote, what they think about stays on the slide.
VOTES = {"scenario", "questions", "debrief"}


def test_where_people_get_minutes_a_slide_shows_them_going_by(library: Library, packs: Sequence[Pack]) -> None:
    count = {"half a": 0.5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
    found = 0
    for session in library.sessions():
        for activity in session.activities:
            steps = [step for step in activity.steps if activity.kind not in VOTES and not KEPT.search(step)]
            given = {count[number.lower()] for step in steps for number in GIVEN.findall(step)}
            found += len(given)
            assert given - {*activity.timers, activity.timer_for_each} == set(), (session.name, activity.id)
    assert found > 40
    (pack,) = [each for each in packs if each.name == "sharing-information-60"]
    lines = [slide for slide in slides(pack) if slide.title.startswith("Find the words: your question")]
    assert [slide.minutes for slide in lines] == [1, 1, 1, 1]


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


def test_what_is_too_long_goes_on_to_another_slide() -> None:
    sentence = "A carer who knows the person well can often say what has changed since the last visit. "
    long = Slide("Much to say", (line((sentence * 12).strip()), *[line(sentence, "•")] * 6), "Notes", WORDS, key="here")
    parts = fitted([long])
    assert [part.title for part in parts] == [
        f"Much to say ({count} of {len(parts)})" for count in range(1, len(parts) + 1)
    ]
    assert len(parts) > 2
    assert [part.key for part in parts] == ["here", *[""] * (len(parts) - 1)]
    assert all(height(part.lines, LOOKS[part.look].body) <= LOOKS[part.look].body.high for part in parts)
    assert " ".join(words(each.runs) for part in parts for each in part.lines).split() == (sentence * 18).split()


def test_what_is_asked_and_what_to_choose_from_part_where_both_are_long() -> None:
    text = "Ring your lead, and write down what you saw and heard. " * 2
    options = tuple(line(text, f"{letter}.") for letter in "ABCD")
    asked = (line("What do you do? " * 12, strong=True),)
    first, second = fitted([Slide("Question 1", asked, "Notes", QUESTION, options=options)])
    assert (first.lines, first.options) == (asked, ())
    assert (second.lines, second.options) == ((), options)


@pytest.mark.parametrize(("text", "count"), [("one", 1), ("one two", 1), ("word " * 60, 4), ("x" * 200, 3)])
def test_lines_are_counted(text: str, count: int) -> None:
    assert lines((Run(text),), 20, 1000) == count


def test_bold_is_wider() -> None:
    assert width("Ask first", 28, strong=True) > width("Ask first", 28)
