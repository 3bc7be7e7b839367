"""Minutes are computed: 150 words a minute, 45 seconds a question, 4 minutes a reflection."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.bank.quiz import load_bank
from course.guidance.page import Page, parse_page
from course.site.minutes import minutes, shown_by
from tests.conftest import write_files
from tests.small import OTHER_TYPES, quiz, single_choice


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
        ("/// quiz | two\n///\n", 2),  # 2 × 45 s
        ("/// quiz | two\n///\n\n/// quiz | two\n///\n", 3),
        ("/// quiz | mix\n    use: pool\n///\n", 1),
        ("/// quiz | mix\n    questions: [think-back]\n///\n", 4),
        ("/// quiz | mix\n    questions: [think-back, a]\n///\n" + "word " * 150, 6),
        ("/// quiz | mix\n///\n", 8),  # 5 × 45 s + 4 min
        ("/// quiz | gone\n///\n", 0),
    ],
)
def test_words_questions_and_reflections(bank_root: Path, text: str, length: int) -> None:
    assert minutes(page(text), load_bank(bank_root)[0], {}) == length


def test_other_blocks_show_no_questions(bank_root: Path) -> None:
    (block,) = page("/// law | two\n///\n").blocks
    assert shown_by(block, load_bank(bank_root)[0]) == []


def test_questions_that_are_not_there_are_not_shown(bank_root: Path) -> None:
    (block,) = page("/// quiz | two\n    questions: [y, gone, x]\n///\n").blocks
    assert [question.id for question in shown_by(block, load_bank(bank_root)[0])] == ["y", "x"]
