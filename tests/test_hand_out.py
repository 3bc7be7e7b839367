"""What a hand-out of sheets asks, and what it must not show."""

import re

import pytest

from course.bank.types.common import OptionsQuestion
from course.bank.types.gap_select import GapSelect
from course.course import Course
from course.measures.sheets.entries import entries_of
from course.measures.sheets.hand_out import HandOut, hand_out
from tests.sheets import DAY, as_read


def right_texts(course: Course) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the options and the right ones of all that has options, straight from questions and scenarios."""
    found = []
    for _, question in course.bank.questions():
        if isinstance(question, OptionsQuestion):
            found.append(question.options)
        elif isinstance(question, GapSelect):
            found += [gap.choices for gap in question.gaps]
    judged = [
        (frozenset(each.text for each in options), frozenset(each.text for each in options if each.correct))
        for options in found
    ]
    return judged + [
        (frozenset(choice.text for choice in step.choices), frozenset(step.choices[place].text for place in step.best))
        for scenario in course.scenarios.files.values()
        for step in scenario.steps
    ]


@pytest.fixture(scope="module")
def made(course: Course) -> HandOut:
    """The sheets of the real course."""
    return hand_out(entries_of(course.bank, course.scenarios.files), 5, DAY)


def test_asks_each_question_gap_and_decision_once_and_nothing_else(course: Course, made: HandOut) -> None:
    expected = sorted(sorted(options) for options, _ in right_texts(course))
    for name in ("with-situation", "options-alone"):
        shown = as_read(made.files[f"{name}.md"])
        assert sorted(sorted(options) for options in shown.values()) == expected
        assert list(shown) == list(range(1, len(expected) + 1))


def test_the_key_finds_right_what_the_course_calls_right(course: Course, made: HandOut) -> None:
    judged = right_texts(course)
    shown = as_read(made.files["options-alone.md"])
    for number, item in made.key.sheets["options-alone"].items():
        right = frozenset(shown[number][item.order.index(index)] for index in item.right)
        assert (frozenset(shown[number]), right) in judged


def test_a_sheet_of_options_shows_nothing_of_situation_or_question(course: Course, made: HandOut) -> None:
    sheet = made.files["options-alone.md"]
    told = [
        *(
            text
            for file, question in course.bank.questions()
            for text in (file.vignette(question), question.stem)
            if text
        ),
        *(step.text for scenario in course.scenarios.files.values() for step in scenario.steps),
    ]
    assert len(told) > 400
    assert [text for text in told if text in sheet] == []


def test_no_sheet_names_a_question_or_shows_where_it_is_from(course: Course, made: HandOut) -> None:
    names = {entry.name for entry in entries_of(course.bank, course.scenarios.files)} | set(course.bank.files)
    named = {name for name in names if "-" in name or "/" in name}
    assert len(named) > 200
    for text in made.files.values():
        assert named & set(re.findall(r"[\w/-]+", text)) == set()
