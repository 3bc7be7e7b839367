"""Findings as people, programs and GitHub get to see them, to the letter."""

import json
from pathlib import Path

import pytest

from course.reading.findings import Finding, Position, Severity
from course.report import FORMATS, Summary, as_github, as_json, as_text, headline
from tests.conftest import write_files

FILE = "quizzes/x.yml"
WRONG = Finding(Position(FILE, 2, 3), "rule", "it is wrong", "Mend it.", question="ask-first")
LATE = Finding(Position("docs/y.md"), "late", "it is late", severity=Severity.WARNING)
SUMMARY = Summary(files=3, questions=1200, seconds=1.234)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path, {FILE: "one\ntwo\nthree\nfour\n"})


class TestText:
    def test_a_finding_with_the_lines_around_it(self, root: Path) -> None:
        assert as_text([WRONG], root) == (
            "quizzes/x.yml:2:3: error[rule]: question “ask-first”: it is wrong\n"
            "       1 | one\n"
            "  >    2 | two\n"
            "       3 | three\n"
            "    Mend it."
        )

    def test_a_file_that_is_not_there_has_no_lines(self, root: Path) -> None:
        assert as_text([LATE], root) == "docs/y.md:1:1: warning[late]: it is late"

    def test_findings_are_apart_and_the_summary_is_last(self, root: Path) -> None:
        assert as_text([LATE, LATE], root, SUMMARY) == (
            "docs/y.md:1:1: warning[late]: it is late\n\n"
            "docs/y.md:1:1: warning[late]: it is late\n\n"
            "3 files, 1,200 questions: 0 errors, 2 warnings in 1.23 s"
        )

    def test_nothing_found(self, root: Path) -> None:
        assert as_text([], root, Summary(1, 1, 0.5)) == "1 file, 1 question: 0 errors, 0 warnings in 0.50 s"

    def test_long_lines_are_cut(self, root: Path) -> None:
        write_files(root, {FILE: "x" * 500})
        shown = as_text([Finding(Position(FILE), "rule", "long")], root).splitlines()[1]
        assert shown == "  >    1 | " + "x" * 160

    def test_a_file_cannot_speak_to_the_terminal(self, root: Path) -> None:
        write_files(root, {FILE: "a\x1b[31mred\x07\n"})
        assert "  >    1 | a�[31mred�" in as_text([Finding(Position(FILE), "rule", "odd")], root)

    def test_signs_that_end_no_line_of_yaml_end_none_here(self, root: Path) -> None:
        write_files(root, {FILE: "one\x0cmore\u2028still\ntwo\n"})
        assert "  >    2 | two" in as_text([Finding(Position(FILE, 2), "rule", "odd")], root)

    def test_bytes_that_are_no_text_are_shown_as_far_as_they_are(self, root: Path) -> None:
        write_files(root, {FILE: b"caf\xe9\r\ntwo"})
        assert "  >    1 | caf�\n       2 | two" in as_text([Finding(Position(FILE), "rule", "odd")], root)

    def test_what_is_said_stays_on_one_line(self, root: Path) -> None:
        said = as_text([Finding(Position("gone"), "rule", "not there: “one\n  two”")], root)
        assert said == "gone:1:1: error[rule]: not there: “one two”"


def test_json_holds_every_part_of_a_finding(root: Path) -> None:
    assert json.loads(as_json([WRONG], root, SUMMARY)) == {
        "findings": [
            {
                "path": "quizzes/x.yml",
                "line": 2,
                "column": 3,
                "severity": "error",
                "rule": "rule",
                "question": "ask-first",
                "message": "it is wrong",
                "mend": "Mend it.",
            }
        ],
        "summary": {"files": 3, "questions": 1200, "seconds": 1.234},
    }


def test_json_of_nothing(root: Path) -> None:
    assert json.loads(as_json([], root)) == {"findings": [], "summary": None}


def test_github_shows_a_finding_beside_its_line(root: Path) -> None:
    assert as_github([WRONG, LATE], root, SUMMARY) == (
        "::error file=quizzes/x.yml,line=2,col=3,title=rule::question “ask-first”: it is wrong. Mend it.\n"
        "::warning file=docs/y.md,line=1,col=1,title=late::it is late.\n"
        "3 files, 1,200 questions: 1 error, 1 warning in 1.23 s"
    )


def test_github_gets_signs_that_mean_something_to_it_escaped(root: Path) -> None:
    finding = Finding(Position("a,b:c.yml"), "rule", "100%\nsure", "Mend.")
    assert as_github([finding], root) == "::error file=a%2Cb%3Ac.yml,line=1,col=1,title=rule::100%25 sure. Mend."


def test_a_question_in_a_message_needs_no_full_stop() -> None:
    assert headline(Finding(Position("x"), "rule", "did you mean “b”?", "Write it.")) == "did you mean “b”? Write it."


def test_there_are_three_formats() -> None:
    assert sorted(FORMATS) == ["github", "json", "text"]
