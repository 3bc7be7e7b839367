"""What the models know of themselves beyond their fields: keys, counts, and faults that need several to show."""

import pytest

from course.bank.quiz import parse_quiz
from course.bank.types.common import Question, same
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.report import headline
from tests.small import EVIDENCE, quiz
from tests.small_questions import OTHER_TYPES


def read(text: str) -> tuple[dict[str, Question], list[str]]:
    """Return the questions of a file by id, and what is wrong with it."""
    file, findings = parse_quiz("quizzes/x.yml", text.encode())
    assert file is not None
    return {question.id: question for question in file.questions}, [headline(finding) for finding in findings]


def scale(categories: str, *used: str) -> str:
    """Return a matching question with these categories, one item for each used one."""
    items = "".join(f"      - text: It is {name}.\n        category: {name}\n        feedback: So.\n" for name in used)
    head = "  - id: judge\n    type: matching\n    outcome: o\n    use: pool\n    stem: How good?\n"
    return quiz(f"{head}    categories: [{categories}]\n    items:\n{items}{EVIDENCE}")


def many_right(right: int, stem: str) -> str:
    """Return a multiple-response question with so many right options and one wrong one."""
    options = "".join(f"      - text: Right {n}\n        correct: true\n        feedback: So.\n" for n in range(right))
    head = f"  - id: many\n    type: multiple-response\n    outcome: o\n    use: pool\n    stem: {stem}\n    options:\n"
    return quiz(f"{head}{options}      - text: Wrong\n        feedback: So.\n{EVIDENCE}")


def test_the_key_of_a_matching_is_each_items_category() -> None:
    matching = read(quiz(OTHER_TYPES))[0]["which-is-which"]
    assert isinstance(matching, Matching)
    assert matching.key == [0, 1]


def test_the_key_of_a_gap_select_is_each_gaps_right_choice() -> None:
    gaps = read(quiz(OTHER_TYPES))[0]["fill-in"]
    assert isinstance(gaps, GapSelect)
    assert gaps.key == [0, 1]


def test_the_whole_scale_may_have_unused_steps() -> None:
    assert read(scale("Helpful, Acceptable, Unhelpful, Harmful", "Helpful", "Harmful"))[1] == []


def test_a_part_of_the_scale_may_not() -> None:
    assert read(scale("Helpful, Unhelpful, Harmful", "Helpful", "Harmful"))[1] == [
        "question “judge”: no item belongs to the category “Unhelpful”. Add an item for it, or take it away. "
        "Only the whole scale Helpful, Acceptable, Unhelpful, Harmful may have an unused step."
    ]


@pytest.mark.parametrize("stem", ["Which two help?", "Which TWO help?", "Pick 2.", "Name the two-part answer."])
def test_a_stem_says_how_many_in_words_or_digits(stem: str) -> None:
    assert read(many_right(2, stem))[1] == []


@pytest.mark.parametrize(
    "stem", ["Which help?", "Which of the twofold answers?", "Which 12 help?", "Which three help?"]
)
def test_a_stem_that_says_another_number_does_not(stem: str) -> None:
    assert read(many_right(2, stem))[1] == [
        "question “many”: the stem does not say that two answers are right. Ask, for example, “Which two …?”."
    ]


def test_more_right_answers_than_there_are_words_for() -> None:
    many = read(many_right(9, "Which 9 help?"))[0]["many"]
    assert isinstance(many, MultipleResponse)
    assert many.right_in_words == "9"


@pytest.mark.parametrize(
    ("one", "other"), [("Ask her.", "ask her"), ("Ask — her", "Ask her!"), ("Ask\n her", "Ask  her"), ("“Ask”", "ask")]
)
def test_texts_are_the_same_whatever_their_case_and_punctuation(one: str, other: str) -> None:
    assert same(one) == same(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Ask him", "Ask her"), ("…", "?"), ("+", "-")),
        *(("Ring if it is < 36.", "Ring if it is > 36."), ("≤ 36", "≥ 36"), ("-3", "3"), ("− 3", "3"), ("5 %", "5")),
        *(
            ("£5", "€5"),
            ("5–10", "5+10"),
            ("1.5 ml", "1 5 ml"),
            ("= 3", "≠ 3"),
            ("x²", "x"),
            ("✓", "✗"),
            ("20 °", "20"),
        ),
    ],
)
def test_texts_with_other_words_or_only_signs_are_not(one: str, other: str) -> None:
    assert same(one) != same(other)
