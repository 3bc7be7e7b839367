import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from course.checks import check
from course.checks.items import RULES
from course.checks.writing import check_bank
from course.cli import main
from course.course import Course
from course.reading.english import listed
from course.site.project import open_course
from tests.bench.flaws.__main__ import flaws
from tests.conftest import ROOT, TODAY, MakeCourse, write_files
from tests.small import FILES, GOOD


def test_the_course_has_no_question_with_a_known_flaw(course: Course) -> None:
    assert list(check_bank(course.bank, course.explained())) == []


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    question = """\
title: Flawed
module: modules/none.md
questions:
  - id: flawed
    type: single-choice
    outcome: any
    use: pool
    stem: Which of these should you not do?{more}
    options:
      - text: Ask her what has changed
        correct: true
        feedback: She knows best what is different, so begin by asking her.
      - text: Write down what she says
        feedback: Her own words help the next worker to see what she saw.
      - text: Tell your lead today
        feedback: Your lead can act on it while there is still time to help.
    evidence:
      - page: modules/none.md
        section: none
        quote: there is no page to look this up on
"""
    reason = "this question is about what a worker must leave alone, so it asks for it"
    write_files(
        tmp_path,
        {
            "quizzes/flawed.yml": question.replace("{more}", ""),
            "waived/flawed.yml": question.replace("{more}", f"\n    waivers:\n      negative-stem: {reason}"),
        },
    )
    return tmp_path


def test_a_folder_of_questions_is_checked_without_pages(flawed: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--questions-only", str(flawed / "quizzes")])
    assert result.exit_code == 1
    assert "quizzes/flawed.yml:8:5: error[negative-stem]: question “flawed”: " in result.output
    assert "unknown-page" not in result.output


def test_a_waiver_beside_the_question_silences_the_rule(flawed: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--questions-only", str(flawed / "waived")])
    assert "negative-stem" not in result.output


def test_a_waiver_must_be_needed_and_explained(make_course: MakeCourse) -> None:
    waivers = """\
    waivers:
      negative-stem: it asks for what a worker leaves alone
      true-fals: the two words stand for two forms that the service really uses
"""
    root = make_course({**FILES, "quizzes/good.yml": GOOD.replace("    options:", waivers + "    options:", 1)})
    assert [f"{f.position}: {f.rule}: {f.message}. {f.mend}" for f in check(open_course(root, TODAY))] == [
        "quizzes/good.yml:11:7: short-waiver: the reason for waiving “negative-stem” has fewer than 10 words: “it asks "
        "for what a worker leaves alone”. "
        "Say why the rule should not hold here, so that a colleague could agree or not.",
        "quizzes/good.yml:11:7: unused-waiver: the waiver of “negative-stem” no longer applies: the rule has nothing "
        "to say about this question. Take the waiver away.",
        "quizzes/good.yml:12:7: unknown-rule: there is no rule “true-fals” to be waived; did you mean “true-false”?. "
        f"The rules are {listed(rule.name for rule in RULES)}.",
    ]


def test_the_rules_are_part_of_checking_a_course(make_course: MakeCourse) -> None:
    text = GOOD.replace("What should you do first?", "Which of these should you not do?", 1)
    found = check(open_course(make_course({**FILES, "quizzes/good.yml": text}), TODAY))
    assert [(f.rule, f.question) for f in found] == [("negative-stem", "notice-change-1")]


def test_rules_lists_every_rule_with_its_source() -> None:
    result = CliRunner().invoke(main, ["rules"])
    assert result.exit_code == 0
    for rule in RULES:
        assert f"{rule.name} (" in result.output
        assert rule.source in result.output


def test_lint_answers_each_bare_item_in_order(tmp_path: Path) -> None:
    items = [
        {
            "question": "What should you do first?",
            "choices": ["Ask", "Tell", "All of the above"],
            "answer": "A",
        },
        {"question": "What should you do first?", "choices": ["Ask", "Tell", "Write"], "answer": "B"},
    ]
    file = write_files(tmp_path, {"items.jsonl": "\n".join(map(json.dumps, items))}) / "items.jsonl"
    result = CliRunner().invoke(flaws, ["--rules", str(file)])
    fired = [json.loads(line)["rules"] for line in result.output.splitlines()]
    assert "all-or-none-of-the-above" in fired[0]
    assert "all-or-none-of-the-above" not in fired[1]


def test_lint_names_the_line_that_is_no_item(tmp_path: Path) -> None:
    file = write_files(tmp_path, {"items.jsonl": "[]\n"}) / "items.jsonl"
    result = CliRunner().invoke(flaws, ["--rules", str(file)])
    assert result.exit_code == 1
    assert "line 1: an item must be a JSON object" in result.output


def test_the_benchmark_gives_figures_for_each_flaw() -> None:
    result = CliRunner().invoke(flaws, [str(ROOT / "tests/fixtures/labelled-items.jsonl")])
    assert result.exit_code == 0
    assert "negative-stem" in result.output
    assert "pooled: all" in result.output
