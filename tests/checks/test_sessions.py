"""Sessions and pages together: each session has its page, each page of a session its file."""

import pytest

from course.checks import check
from course.site.project import open_course
from tests.conftest import TODAY, MakeCourse, findings_of, said
from tests.small_session import TAUGHT, session_page

PAGE = "docs/trainers/sessions/other.md"


def test_a_good_course(make_course: MakeCourse) -> None:
    assert check(open_course(make_course(TAUGHT), TODAY)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "# Other\n\n/// session | first-sign\n///\n",
            f"{PAGE}:3:1: [unknown-session] there is no session “first-sign”; did you mean “first-signs”? Write the "
            "name of a file in quizzes/sessions/ without its ending, or write that file.",
        ),
        (
            "# Other\n\n/// session\n///\n",
            f"{PAGE}:3:1: [session-block] this session block names no session. Write `/// session | NAME` with a file "
            "in quizzes/sessions/.",
        ),
        (
            "---\ntitle: Other\n---\n# Other\n",
            f"{PAGE}:4:1: [session-page] this page stands among the sessions, but shows none. Add `/// session | "
            "other` and a line `///` below it.",
        ),
    ],
)
def test_a_page_at_fault(make_course: MakeCourse, text: str, words: str) -> None:
    assert said(make_course({**TAUGHT, PAGE: text})) == [words]


def test_a_file_that_cannot_be_read_is_not_called_missing(make_course: MakeCourse) -> None:
    bad = {"quizzes/sessions/bad.yml": "title: 'x", "docs/trainers/sessions/bad.md": session_page("bad")}
    assert [finding.rule for finding in findings_of(make_course({**TAUGHT, **bad}))] == ["yaml"]


def test_questions_that_cannot_be_read_are_not_called_missing(make_course: MakeCourse) -> None:
    broken = str(TAUGHT["quizzes/good.yml"]).replace("        correct: true\n", "")
    rules = {finding.rule for finding in findings_of(make_course({**TAUGHT, "quizzes/good.yml": broken}))}
    assert "no-right-answer" in rules
    assert "unknown-question" not in rules
