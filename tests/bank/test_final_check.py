"""The one data file of the final check, and what its author is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.report import headline
from tests.conftest import findings_of
from tests.small import FILES

PATH = "quizzes/checks/final-check.yml"
GOOD = "questions: 4\npass_mark: 80\nleast_per_module: 2\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD, []),
        (
            GOOD.replace("80", "180"),
            [f"{PATH}:2:1: out-of-range: “pass_mark”: 180 is too large. Write a number from 1 to 100."],
        ),
        (
            GOOD.replace("80", "0"),
            [f"{PATH}:2:1: out-of-range: “pass_mark”: 0 is too small. Write a number from 1 to 100."],
        ),
        (
            GOOD.replace("4", "0"),
            [f"{PATH}:1:1: out-of-range: “questions”: 0 is too small. Write a number from 1 to 1,000."],
        ),
        (
            GOOD.replace("4", "24"),
            [
                f"{PATH}:1:1: long-check: the check asks 24 questions, and the bank has 6 with a score. "
                "Ask for fewer, or write more questions."
            ],
        ),
        (
            "questions: 7\npass_mark: 80\nleast_per_module: 7\n",
            [
                f"{PATH}:1:1: long-check: the check asks 7 questions, and the bank has 6 with a score. "
                "Ask for fewer, or write more questions.",
                f"{PATH}:3:1: long-check: the check asks 7 questions on docs/modules/small.md, which has 6 with a "
                "score. Lower the number, or write more questions.",
            ],
        ),
        (
            GOOD.replace("4", "1"),
            [
                f"{PATH}:1:1: short-check: 1 question cannot hold 2 on each of 1 module. "
                "Ask for 2 or more, or lower “least_per_module”."
            ],
        ),
    ],
)
def test_says_what_is_wrong(
    make_course: Callable[[Mapping[str, str | bytes]], Path], text: str, said: list[str]
) -> None:
    findings = findings_of(make_course({**FILES, PATH: text}))
    assert [f"{found.position}: {found.rule}: {headline(found)}" for found in findings] == said


def test_the_course_asks_24_questions_and_passes_with_80_per_cent(texts: Path) -> None:
    assert "questions: 24\npass_mark: 80\nleast_per_module: 2\n" in (texts / PATH).read_text(encoding="utf-8")
