"""The `course` command as a person at a keyboard meets it: what it says, and with which code it ends."""

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from course import __version__
from course.cli import main
from course.guidance.release import release_text
from course.schema import quiz_schema, scenario_schema, session_schema
from tests.command import ended, run
from tests.conftest import ROOT, SMALL_CONFIG, MakeCourse, questions_as_written
from tests.small import FILES, PAGE
from tests.small_session import TAUGHT
from tests.small_story import STORY, scenario


class TestCheck:
    def test_a_clean_course_ends_with_0(self, good: Path) -> None:
        result = run(good, "check")
        assert result.exit_code == 0
        assert result.output.startswith("5 files, 6 questions: 0 errors, 0 warnings in ")

    def test_findings_end_with_1(self, bad: Path) -> None:
        result = run(bad, "check")
        assert result.exit_code == 1
        assert (
            "quizzes/good.yml:13:9: error[unknown-key]: question “notice-change-1”: unknown key “feedbak”"
            in result.output
        )
        assert "5 files, 5 questions: 1 error, 0 warnings in " in result.output

    def test_warnings_alone_end_with_0(self, make_course: MakeCourse) -> None:
        overdue = PAGE.replace("2026-11-01", "2019-11-01").replace("next_review: 2027-11-01", "next_review: 2020-11-01")
        result = run(make_course({**FILES, "docs/modules/small.md": overdue}), "check")
        assert "warning[overdue-review]" in result.output
        assert result.exit_code == 0

    def test_warnings_alone_end_with_1_where_they_count_as_errors(self, make_course: MakeCourse) -> None:
        overdue = PAGE.replace("2026-11-01", "2019-11-01").replace("next_review: 2027-11-01", "next_review: 2020-11-01")
        result = run(make_course({**FILES, "docs/modules/small.md": overdue}), "check", "--strict")
        assert "warning[overdue-review]" in result.output
        assert result.stderr == "With --strict, warnings count as errors: fix those above.\n"
        assert result.exit_code == 1

    def test_a_clean_course_ends_with_0_where_warnings_count_as_errors(self, good: Path) -> None:
        result = run(good, "check", "--strict")
        assert (result.exit_code, result.stderr) == (0, "")

    def test_json(self, bad: Path) -> None:
        result = run(bad, "check", "--format", "json")
        assert result.exit_code == 1
        assert [finding["rule"] for finding in json.loads(result.output)["findings"]] == ["unknown-key"]

    def test_github(self, bad: Path) -> None:
        assert run(bad, "check", "--format", "github").output.startswith("::error file=quizzes/good.yml,line=")

    def test_another_format_ends_with_2(self, good: Path) -> None:
        assert ended(good, "check", "--format", "xml") == (
            2,
            "Error: “xml” is not one of the choices. Write “github”, “json” or “text”.\n",
        )


class TestCouldNotRun:
    def test_in_a_folder_that_is_gone(self, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        gone = good.parent / "gone"
        gone.mkdir()
        monkeypatch.chdir(gone)
        gone.rmdir()
        without = CliRunner().invoke(main, ["check"], catch_exceptions=False)
        assert without.output == "Error: The folder that you are in is gone. Change to one that is there.\n"
        assert run(good, "check").exit_code == 0

    def test_outside_a_course(self, tmp_path: Path) -> None:
        assert ended(tmp_path, "check") == (
            2,
            f"Error: There is no mkdocs.yml in {tmp_path} or above it. Run this inside the course's folder.\n",
        )

    @pytest.mark.parametrize(
        ("config", "words"),
        [
            (
                "site_name: A\nextra: [a",
                "Error: mkdocs.yml cannot be read: line 2, column 8: a bracket that opens here is never closed. "
                "Close it, or put quotes round text that starts with a bracket.\n",
            ),
            (
                "extra: {a: !unheard-of b}",
                "Error: mkdocs.yml cannot be read: line 1, column 12: nothing is known by the tag that stands here. "
                "Check its spelling, and that what it names is installed.\n",
            ),
            (
                "INHERIT: gone.yml",
                "Error: mkdocs.yml cannot be read: the file that it inherits from is not there, or cannot be read. "
                "Check what stands after `INHERIT:`.\n",
            ),
            ("- a list\n", "Error: mkdocs.yml cannot be read: it must hold keys such as `site_name:`\n"),
            (
                b"\xff",
                "Error: mkdocs.yml cannot be read: line 1, column 1: the file is not UTF-8 text. "
                "In your editor, save it with the encoding UTF-8.\n",
            ),
            (
                "markdown_extensions: [nowhere.to.be.found]",
                "Error: the markdown_extensions of mkdocs.yml cannot be used: “nowhere.to.be.found” is not installed. "
                "Check its name, or install it.\n",
            ),
            (
                "markdown_extensions: [{course.site.markdown: {report: x}}]",
                "Error: the markdown_extensions of mkdocs.yml cannot be used: “course.site.markdown” does not take the "
                "settings that it has there. Compare them with what it knows.\n",
            ),
        ],
    )
    def test_a_configuration_that_cannot_be_used(
        self, make_course: MakeCourse, config: str | bytes, words: str
    ) -> None:
        assert ended(make_course({"mkdocs.yml": config}), "check") == (2, words)

    def test_a_course_from_any_folder(
        self, make_course: MakeCourse, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
        config = SMALL_CONFIG.replace(":\n      root: {root}", "")
        assert run(make_course({**FILES, "mkdocs.yml": config}), "check").exit_code == 0

    def test_a_folder_below_the_course(self, good: Path) -> None:
        assert run(good / "docs" / "modules", "check").exit_code == 0


def test_version(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"course, version {__version__}\n"


class TestRelease:
    def test_writes_what_is_there(self, good: Path) -> None:
        assert run(good, "release").output == "Wrote release.json and releases.json.\n"
        assert (good / "release.json").read_text(encoding="utf-8") == release_text(good)

    def test_of_a_bad_course_writes_nothing(self, bad: Path) -> None:
        result = run(bad, "release")
        assert result.exit_code == 1
        assert "Nothing was written: fix the errors above." in result.output
        assert not (bad / "release.json").exists()

    def test_is_not_for_an_organisation_to_write(self, good: Path) -> None:
        run(good, "release")
        (good / "organisation.yml").write_text("name: Hill House\n", encoding="utf-8")
        result = run(good, "release")
        assert result.exit_code == 2
        assert "organisation.yml is there: the texts may be changed" in result.output


class TestMap:
    @pytest.fixture
    def root(self, make_course: MakeCourse) -> Path:
        return make_course(STORY)

    def test_is_printed(self, root: Path) -> None:
        result = run(root, "map", "plate")
        assert result.exit_code == 0
        assert result.output.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ')
        assert "Map of “The full plate”" in result.output

    def test_is_written(self, root: Path, tmp_path: Path) -> None:
        out = tmp_path / "map.svg"
        assert run(root, "map", "plate", "--out", str(out)).output == f"Wrote {out}.\n"
        assert out.read_text(encoding="utf-8") == run(root, "map", "plate").output

    def test_of_an_unknown_scenario(self, root: Path) -> None:
        assert ended(root, "map", "plat") == (
            2,
            "Error: There is no scenario “plat” that can be read; did you mean “plate”? There are: plate.\n",
        )

    def test_of_one_that_runs_in_a_circle(self, make_course: MakeCourse) -> None:
        broken = scenario().replace("next: too-late", "next: the-door")
        assert ended(make_course({**STORY, "quizzes/scenarios/plate.yml": broken}), "map", "plate") == (
            2,
            "Error: The choices of “plate” do not all lead to an ending; see `course check`.\n",
        )


class TestSchema:
    def test_is_written(self, make_course: MakeCourse) -> None:
        root = make_course({})
        (root / "quizzes").rmdir()
        assert ended(root, "schema") == (
            0,
            "Wrote quizzes/schema.json.\nWrote quizzes/scenarios/schema.json.\nWrote quizzes/sessions/schema.json.\n"
            "Wrote docs/reference/rules.schema.json.\n",
        )
        assert (root / "quizzes/schema.json").read_text(encoding="utf-8") == quiz_schema()
        assert (root / "quizzes/scenarios/schema.json").read_text(encoding="utf-8") == scenario_schema()
        assert (root / "quizzes/sessions/schema.json").read_text(encoding="utf-8") == session_schema()


def test_report_says_what_the_course_holds() -> None:
    output = run(ROOT, "report").output
    scored = [question for question in questions_as_written() if question["type"] != "reflection"]
    situated = [question for question in scored if "vignette" in question or "vignette_ref" in question]
    modules = len(list((ROOT / "docs/modules").glob("*.md"))) - 1  # the list of modules is none
    stories = {
        path.stem: yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in (ROOT / "quizzes/scenarios").glob("*.yml")
    }
    assert f"{modules} modules, {len(scored)} scored questions, {len(situated)} of them in a situation\n" in output
    assert output.count("\nReading grade ") == 5
    assert output.count("\nScenario ") == len(stories)
    for name, story in stories.items():
        parts = f"{len(story['steps'])} steps, {len(story['endings'])} endings"
        assert re.search(rf"\nScenario {name}: {parts}, [0-9,]+ ways through\. Its map: ", output)


def test_report_names_each_session(make_course: MakeCourse) -> None:
    output = run(make_course(TAUGHT), "report").output
    assert output.endswith("Session first-signs: 1 module, 8 activities, plans of 30, 60, 120 minutes\n")
