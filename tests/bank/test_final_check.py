"""The one data file of the final check, and what its author is told."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.report import headline
from tests.conftest import MakeCourse, findings_of
from tests.small import FILES, GOOD as GOOD_QUIZ, quiz, single_choice
from tests.small_session import GROUND, session, session_page

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
        (GOOD + "least_critical: 0\nmost_critical: 0\n", []),
        (
            GOOD + "least_critical: 1\n",
            [
                f"{PATH}:4:1: safety-range: one of “least_critical” and “most_critical” is missing. "
                "Write both, or none: then chance decides how many are safety questions."
            ],
        ),
        (
            GOOD + "least_critical: 2\nmost_critical: 1\n",
            [
                f"{PATH}:5:1: safety-range: “least_critical” is 2, and “most_critical” is 1. "
                "Write the smaller number in “least_critical”."
            ],
        ),
        (
            GOOD + "least_critical: 1\nmost_critical: 2\n",
            [
                f"{PATH}:4:1: safety-range: the check asks 1 safety question, and the modules can give 0. "
                "Ask for fewer, or write `critical: true` for questions on which a life or a right hangs."
            ],
        ),
    ],
)
def test_says_what_is_wrong(make_course: MakeCourse, text: str, said: list[str]) -> None:
    findings = findings_of(make_course({**FILES, PATH: text}))
    assert [f"{found.position}: {found.rule}: {headline(found)}" for found in findings] == said


Make = Callable[[Mapping[str, str | bytes]], Path]


def said_of(root: Path) -> list[str]:
    return [f"{found.position}: {found.rule}: {headline(found)}" for found in findings_of(root)]


def test_a_bank_with_too_few_others_is_told(make_course: Make) -> None:
    critical = GOOD_QUIZ.replace("    stem:", "    critical: true\n    stem:")
    rules = GOOD + "least_critical: 1\nmost_critical: 2\n"
    assert said_of(make_course({**FILES, "quizzes/good.yml": critical, PATH: rules})) == [
        f"{PATH}:5:1: safety-range: the check asks 2 safety questions at most, and the modules have so few "
        "others that they must give 4. Ask for more, or write questions that are no safety questions."
    ]


def test_what_is_kept_for_the_check_stands_on_no_page(make_course: Make) -> None:
    kept = quiz(single_choice("kept", use="check"), single_choice("asked", use="pool"))
    page = FILES["docs/modules/small.md"]
    assert isinstance(page, str)
    more = "\n/// quiz | more\n    questions: [asked, kept]\n///\n"
    files = {**FILES, PATH: GOOD, "quizzes/more.yml": kept}
    assert said_of(make_course(files)) == []
    line = page.count("\n") + 3
    assert said_of(make_course({**files, "docs/modules/small.md": page + more})) == [
        f"docs/modules/small.md:{line}:24: kept-question: “kept” is kept for the final check (`use: check`), and this "
        "page shows it. Name another question, or write `use: pool` for this one: then learners may have seen it "
        "before the check."
    ]
    use = more.replace("questions: [asked, kept]", "use: check")
    (told,) = said_of(make_course({**files, "docs/modules/small.md": page + use}))
    assert told.split(": ")[1] == "option-value"


def test_what_is_kept_for_the_check_is_asked_in_no_session(make_course: Make) -> None:
    asked = session("bad").replace("[notice-change-1, pass-it-on-2]", "[notice-change-1, kept]")
    kept = quiz(single_choice("kept", "pass-it-on", use="check"))
    page, key = "docs/trainers/sessions/bad.md", GROUND["docs/trainers/keys/good.md"]
    assert isinstance(key, str)
    files = {**GROUND, PATH: GOOD, page: session_page("bad"), "quizzes/sessions/bad.yml": asked}
    more = {"quizzes/more.yml": kept, "docs/trainers/keys/more.md": key.replace("| good", "| more")}
    (told,) = said_of(make_course({**files, **more}))
    assert "kept-question: “kept” is kept for the final check (`use: check`), and this session shows it." in told
    assert told.startswith("quizzes/sessions/bad.yml:")


def test_the_course_asks_24_questions_and_passes_with_80_per_cent(texts: Path) -> None:
    text = (texts / PATH).read_text(encoding="utf-8")
    assert "questions: 24\npass_mark: 80\nleast_per_module: 2\n" in text
    assert text.endswith("least_critical: 6\nmost_critical: 7\n")
