"""Minutes are computed: 150 words shown a minute, 20 seconds a question, 4 minutes a reflection."""

from pathlib import Path

import pytest

from course.bank.quiz import load_bank
from course.course import Course
from course.guidance.page import Page
from course.guidance.pages import parse_page
from course.site.minutes import minutes, shown_by
from tests.conftest import write_files
from tests.small import quiz, single_choice
from tests.small_questions import OTHER_TYPES


@pytest.fixture
def bank_root(tmp_path: Path) -> Path:
    mix = quiz(single_choice("a"), single_choice("b", use="pool"), OTHER_TYPES)
    return write_files(
        tmp_path, {"quizzes/mix.yml": mix, "quizzes/two.yml": quiz(single_choice("x"), single_choice("y"))}
    )


def page(text: str) -> Page:
    return parse_page("index.md", "docs/index.md", text.encode())[0]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("word " * 150, 1),
        ("word " * 151, 2),
        ("/// quiz | two\n///\n", 1),  # 2 × 20 s, and 2 × 16 words
        ("/// quiz | two\n///\n\n/// quiz | two\n///\n", 2),
        ("/// quiz | mix\n    use: pool\n///\n", 1),
        ("/// quiz | mix\n    questions: [think-back]\n///\n", 5),
        ("/// quiz | mix\n    questions: [think-back, a]\n///\n" + "word " * 150, 6),
        ("/// quiz | mix\n///\n", 7),  # 5 × 20 s, 4 min, and the words
        ("/// quiz | gone\n///\n", 0),
    ],
)
def test_words_questions_and_reflections(bank_root: Path, text: str, length: int) -> None:
    assert minutes(page(text), load_bank(bank_root)[0], {}) == length


def test_all_words_of_questions_count_and_a_situation_once(tmp_path: Path) -> None:
    shared = "    vignette_ref: long\n"
    text = quiz(single_choice("x", more=shared), single_choice("y", more=shared))
    text = text.replace("questions:", f"vignettes:\n  long: {'word ' * 150}\nquestions:", 1)
    files = {"quizzes/once.yml": text, "quizzes/told.yml": text.replace("Facts come first.", "fact " * 150)}
    bank = load_bank(write_files(tmp_path, files))[0]
    # 1 min for the situation, 2 × 20 s, and 2 × 16 words; the reasons of right answers are shown, and read.
    assert minutes(page("/// quiz | once\n///\n"), bank, {}) == 2
    assert minutes(page("/// quiz | told\n///\n"), bank, {}) == 4


def test_other_blocks_show_no_questions(bank_root: Path) -> None:
    (block,) = page("/// law | two\n///\n").blocks
    assert shown_by(block, load_bank(bank_root)[0]) == []


def test_questions_that_are_not_there_are_not_shown(bank_root: Path) -> None:
    (block,) = page("/// quiz | two\n    questions: [y, gone, x]\n///\n").blocks
    assert [question.id for question in shown_by(block, load_bank(bank_root)[0])] == ["y", "x"]


def test_the_refresher_takes_no_longer_than_it_says(course: Course) -> None:
    refresher = course.pages["assessment/refresher.md"]
    assert "This takes about 15 minutes." in refresher.body
    assert 12 <= minutes(refresher, course.bank, course.rules) <= 15
