"""What stands on the slides of a session, in which order, and what does not."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pptx import Presentation

from course.packages.office.slides.deck import deck
from course.packages.office.slides.look import (
    ACTIVITY,
    CLOSING,
    LOOKS,
    OPENING,
    OPTION,
    Template,
)
from course.packages.office.slides.slide import (
    Line,
)
from course.packages.rich import plain, words
from course.packages.trainers.facilitator import facilitator
from course.packages.trainers.library import Library
from course.packages.trainers.pack import Pack
from course.packages.trainers.slides import in_words, slide_numbers, slides
from tests.packages.trainers.conftest import IMPRINT

MakePack = Callable[..., Pack]


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
