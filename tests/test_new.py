"""`course new`: what it writes, what it then asks for, and what it leaves alone."""

import json
from pathlib import Path

import pytest

from course.bank.quiz import parse_quiz
from course.scenarios.scenario import Scenario
from course.sessions.session import Session
from tests.command import ended, run
from tests.conftest import MakeCourse, sound
from tests.small import FILES, GOOD, PAGE
from tests.small_session import GROUND
from tests.small_story import STORY


class TestNewQuiz:
    @pytest.fixture
    def without_quiz(self, make_course: MakeCourse) -> Path:
        return make_course({name: text for name, text in FILES.items() if not name.startswith("quizzes/")})

    def test_writes_a_file_that_the_schema_passes(self, without_quiz: Path) -> None:
        assert ended(without_quiz, "new", "quiz", "small") == (
            0,
            "Wrote quizzes/small.yml. Fill in what it asks for, then run `course check`.\n",
        )
        file = sound(parse_quiz("quizzes/small.yml", (without_quiz / "quizzes/small.yml").read_bytes()))
        assert (file.head.title, file.head.module) == ("Small changes", "modules/small.md")
        assert [question.id for question in file.questions] == ["small-first-question"]

    def test_says_what_to_fill_in(self, without_quiz: Path) -> None:
        run(without_quiz, "new", "quiz", "small")
        text = (without_quiz / "quizzes/small.yml").read_text(encoding="utf-8")
        assert text.startswith(
            "# yaml-language-server: $schema=schema.json\n# A starter for modules/small.md. Replace every “…”"
        )
        assert "outcome: notice-change # Act in time on a small change\n" in text
        assert "section: what-to-ask # the {#id} of a heading on that page\n" in text

    def test_then_only_the_evidence_and_the_rest_of_the_work_are_missing(self, without_quiz: Path) -> None:
        run(without_quiz, "new", "quiz", "small")
        page = without_quiz / "docs/modules/small.md"
        page.write_text(page.read_text(encoding="utf-8").replace("| good", "| small"), encoding="utf-8")
        output = run(without_quiz, "check", "--format", "json").output
        assert sorted(finding["rule"] for finding in json.loads(output)["findings"]) == [
            *["outcome-coverage"] * 2,
            *["unfinished"] * 8,
        ]

    @pytest.mark.parametrize(
        "title", ["Money: what helps", "“Quoted”", "No", "# 1", "It's *late*", "1.10", "- x", "[x]"]
    )
    def test_any_title_survives(self, make_course: MakeCourse, title: str) -> None:
        page = PAGE.replace("title: Small changes", f"title: >\n  {title}")
        root = make_course({"docs/modules/small.md": page})
        assert run(root, "new", "quiz", "small").exit_code == 0
        file = sound(parse_quiz("quizzes/small.yml", (root / "quizzes/small.yml").read_bytes()))
        assert file.head.title == title

    def test_a_page_whose_name_is_no_id(self, make_course: MakeCourse) -> None:
        root = make_course({"docs/modules/Small_Changes.md": PAGE})
        run(root, "new", "quiz", "Small_Changes")
        file = sound(parse_quiz("quizzes/x.yml", (root / "quizzes/Small_Changes.yml").read_bytes()))
        assert file.questions[0].id == "small-changes-first-question"

    def test_leaves_a_file_that_is_there_as_it_is(self, good: Path) -> None:
        (good / "quizzes/good.yml").rename(good / "quizzes/small.yml")
        assert ended(good, "new", "quiz", "small") == (
            2,
            "Error: quizzes/small.yml is there already; nothing was written.\n",
        )
        assert (good / "quizzes/small.yml").read_text(encoding="utf-8") == GOOD

    def test_an_unknown_module(self, good: Path) -> None:
        assert ended(good, "new", "quiz", "smal") == (
            2,
            "Error: There is no module page docs/modules/smal.md; did you mean “small”? "
            "Modules with outcomes: small.\n",
        )
        assert not (good / "quizzes/smal.yml").exists()

    def test_no_module_yet(self, make_course: MakeCourse) -> None:
        result = run(make_course({}), "new", "quiz", "small")
        assert (
            result.output == "Error: There is no module page docs/modules/small.md. Modules with outcomes: none yet.\n"
        )

    def test_a_module_whose_front_matter_is_at_fault(self, make_course: MakeCourse) -> None:
        assert ended(
            make_course({"docs/modules/small.md": PAGE.replace("number: 1", "number: x")}), "new", "quiz", "small"
        ) == (2, "Error: docs/modules/small.md has no outcomes that can be read; see `course check`.\n")


class TestNewScenario:
    def test_writes_a_scenario_and_its_page(self, good: Path) -> None:
        assert ended(good, "new", "scenario", "at-night") == (
            0,
            "Wrote quizzes/scenarios/at-night.yml and docs/scenarios/at-night.md. "
            "Fill in what they ask for, then run `course check`.\n",
        )
        found = sound(Scenario.load_one(good / "quizzes/scenarios/at-night.yml", "x.yml"))
        assert (found.page, found.modules[0].page) == ("scenarios/at-night.md", "modules/small.md")

    def test_then_fails_for_what_must_be_filled_in_and_for_nothing_else(self, good: Path) -> None:
        run(good, "new", "scenario", "at-night")
        findings = json.loads(run(good, "check", "--format", "json").output)["findings"]
        assert {finding["rule"] for finding in findings} == {"unfinished"}
        assert {finding["path"]: 0 for finding in findings}.keys() == {
            "quizzes/scenarios/at-night.yml",
            "docs/scenarios/at-night.md",
        }
        findings = [finding for finding in findings if finding["path"].startswith("quizzes")]
        lines = (good / "quizzes/scenarios/at-night.yml").read_text(encoding="utf-8").splitlines()
        told = {finding["line"] - 1 for finding in findings}
        gaps = {number for number, line in enumerate(lines) if ": … " in line}
        # A text after “|” is told where its key stands.
        gaps |= {number - 1 for number, line in enumerate(lines) if line.lstrip().startswith("… ")}
        assert told == gaps

    def test_filled_in_it_is_good(self, make_course: MakeCourse) -> None:
        assert run(make_course(STORY), "check").output.startswith("7 files, 6 questions: 0 errors, 0 warnings in ")

    def test_refuses_a_name_that_is_no_id(self, good: Path) -> None:
        assert ended(good, "new", "scenario", "../Night") == (
            2,
            "Error: “../Night” cannot be the name of a scenario: use small letters, digits and single hyphens.\n",
        )

    def test_needs_a_module(self, make_course: MakeCourse) -> None:
        result = run(make_course({}), "new", "scenario", "plate")
        assert result.output == (
            "Error: There is no module with outcomes yet: a scenario practises outcomes of modules.\n"
        )


class TestNewSession:
    def test_writes_a_session_and_its_page(self, make_course: MakeCourse) -> None:
        root = make_course(GROUND)
        assert ended(root, "new", "session", "at-night") == (
            0,
            "Wrote quizzes/sessions/at-night.yml and docs/trainers/sessions/at-night.md. "
            "Fill in what they ask for, then run `course check`.\n",
        )
        found = sound(Session.load_one(root / "quizzes/sessions/at-night.yml", "x.yml"))
        assert (found.page, found.cards) == ("trainers/sessions/at-night.md", ["small"])
        assert [plan.outcomes[0].page for plan in found.plans] == ["modules/small.md"] * 3

    def test_then_fails_for_what_must_be_filled_in_and_for_nothing_else(self, make_course: MakeCourse) -> None:
        root = make_course(GROUND)
        run(root, "new", "session", "at-night")
        findings = json.loads(run(root, "check", "--format", "json").output)["findings"]
        assert {finding["rule"] for finding in findings} == {"unfinished"}
        findings = [finding for finding in findings if finding["path"].startswith("quizzes")]
        lines = (root / "quizzes/sessions/at-night.yml").read_text(encoding="utf-8").splitlines()
        told = {finding["line"] - 1 for finding in findings}
        assert told == {number for number, line in enumerate(lines) if ": … " in line or "- … " in line}

    def test_refuses_a_name_that_is_no_id(self, good: Path) -> None:
        assert run(good, "new", "session", "Night").output == (
            "Error: “Night” cannot be the name of a session: use small letters, digits and single hyphens.\n"
        )

    def test_needs_a_module(self, make_course: MakeCourse) -> None:
        assert run(make_course({}), "new", "session", "night").output == (
            "Error: There is no module with outcomes yet: a session covers outcomes of modules.\n"
        )


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("scenario", "quizzes/scenarios/plate.yml"),
        ("scenario", "docs/scenarios/plate.md"),
        ("session", "quizzes/sessions/plate.yml"),
        ("session", "docs/trainers/sessions/plate.md"),
    ],
)
def test_new_leaves_what_is_there_as_it_is(make_course: MakeCourse, kind: str, path: str) -> None:
    root = make_course({**FILES, path: "mine"})
    assert ended(root, "new", kind, "plate") == (2, f"Error: {path} is there already; nothing was written.\n")
    assert (root / path).read_text(encoding="utf-8") == "mine"
    assert len([*root.rglob("plate.*")]) == 1


class TestNewOrganisation:
    def test_starter_says_what_to_fill_in_and_works_once_it_is(self, good: Path) -> None:
        assert run(good, "release").exit_code == 0
        result = run(good, "new", "organisation")
        assert result.output == "Wrote organisation.yml. Fill in what it asks for, then run `course check`.\n"
        assert (
            "organisation.yml:3:1: error[unfinished]: this still says what to write here" in run(good, "check").output
        )
        path = good / "organisation.yml"
        text = path.read_text(encoding="utf-8").replace("… the name of your organisation", "Hill House")
        path.write_text(text, encoding="utf-8")
        assert run(good, "check").exit_code == 0
        (good / "docs/assets").mkdir()
        (good / "docs/assets/logo.png").write_bytes(b"")
        lines = text.splitlines(keepends=True)
        path.write_text(lines[2] + "".join(line.removeprefix("# ") for line in lines[3:]), encoding="utf-8")
        result = run(good, "check")
        assert (result.exit_code, "organisation.yml" in result.output) == (0, False), result.output

    def test_what_is_there_is_left_alone(self, good: Path) -> None:
        (good / "organisation.yml").write_text("name: Hill House\n", encoding="utf-8")
        assert ended(good, "new", "organisation") == (
            2,
            "Error: organisation.yml is there already; nothing was written.\n",
        )
        assert (good / "organisation.yml").read_text(encoding="utf-8") == "name: Hill House\n"
