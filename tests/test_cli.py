"""The `course` command as a person at a keyboard meets it: what it says, and with which code it ends."""

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from course import __version__
from course.bank.quiz import parse_quiz
from course.cli import main
from course.guidance.release import release_text
from course.scenarios.scenario import Scenario
from course.schema import quiz_schema, scenario_schema, session_schema
from course.sessions.session import Session
from tests.command import ended, run
from tests.conftest import ROOT, SMALL_CONFIG, MakeCourse, questions_as_written, sound, write_files
from tests.small import FILES, GOOD, GROUND, PAGE, STORY, TAUGHT, scenario

HELD = (
    "{target} holds what no build wrote: {others}. Nothing there was touched. Give the site a folder of its own, or "
    "move this away. An old site, built before there was a list of its files, may go."
)


@pytest.fixture
def good(make_course: MakeCourse) -> Path:
    return make_course(FILES)


@pytest.fixture
def bad(make_course: MakeCourse) -> Path:
    return make_course({**FILES, "quizzes/good.yml": GOOD.replace("feedback: You", "feedbak: You", 1)})


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


class TestSite:
    def test_is_built(self, good: Path) -> None:
        result = run(good, "site")
        assert result.exit_code == 0
        assert f"Open {good / 'site' / 'index.html'}" in result.output
        assert (good / "site/modules/small.html").is_file()

    def test_elsewhere(self, good: Path) -> None:
        assert run(good, "site", "--out", str(good / "public" / "course")).exit_code == 0
        assert (good / "public/course/index.html").is_file()
        assert not (good / "site").exists()

    def test_is_not_built_from_a_bad_course(self, bad: Path) -> None:
        (bad / "site").mkdir()
        (bad / "site/index.html").write_text("the old site", encoding="utf-8")
        result = run(bad, "site")
        assert result.exit_code == 1
        assert "error[unknown-key]" in result.output
        assert result.output.endswith(
            "Nothing was built: fix the errors above. The old site, if there is one, still stands.\n"
        )
        assert (bad / "site/index.html").read_text(encoding="utf-8") == "the old site"

    @pytest.mark.parametrize(
        ("out", "words"),
        [
            (".", "{target} holds the course itself. Give the site a folder of its own."),
            ("..", "{target} holds the course itself. Give the site a folder of its own."),
            ("mkdocs.yml", "{target} is a file. Name a folder."),
        ],
    )
    def test_never_takes_the_place_of_what_is_no_site(self, good: Path, out: str, words: str) -> None:
        run(good, "check")  # keeps what it worked out in .cache
        before = sorted(good.rglob("*"))
        target = (good / out).resolve()
        result = run(good, "site", "--out", str(good / out))
        assert result.exit_code == 2
        assert f"Error: {words.format(target=target)}\n" in result.output
        assert sorted(good.rglob("*")) == before

    @pytest.mark.parametrize("out", ["docs", "docs/modules/new", "quizzes/new"])
    @pytest.mark.parametrize(
        "command",
        [
            ("site", "--out"),
            ("export", "gift", "--out"),
            ("packages", "--out"),
            ("packs", "--out"),
            ("map", "plate", "--out"),
            ("sheets",),
        ],
    )
    def test_nothing_writes_among_what_authors_write(self, good: Path, command: tuple[str, ...], out: str) -> None:
        before = sorted((good / "docs").rglob("*"))
        place = good / out / ("a.svg" if command[0] == "map" else "")
        result = run(good, *command, str(place))
        said = f"{place} is in {out.partition('/')[0]}/, which holds what authors write. Name a place outside of it."
        assert (result.exit_code, result.output) == (2, f"Error: {said}\n")
        assert sorted((good / "docs").rglob("*")) == before

    def test_leaves_a_checkout_of_published_pages_alone(self, good: Path) -> None:
        out = write_files(good / "out", {".git/HEAD": "x", "CNAME": "x", "index.html": "x", "other-site/a.html": "x"})
        result = run(good, "site", "--out", str(out))
        said = HELD.format(target=out, others=".git/, CNAME, index.html, other-site/")
        assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {said}")
        assert len([path for path in out.rglob("*") if path.is_file()]) == 4

    def test_that_mkdocs_refuses_ends_with_2(self, good: Path) -> None:
        (good / "docs/index.md").write_text("# Start\n\n[Gone](#gone)\n", encoding="utf-8")
        result = run(good, "site")
        assert result.exit_code == 2
        assert result.output.endswith(
            "Error: MkDocs stopped. Mend what it says above.\n"
            "Nothing was built. The old site, if there is one, still stands.\n"
        )
        assert not (good / "site").exists()

    def test_with_faults_is_not_put_in_place(self, good: Path) -> None:
        (good / "docs/index.md").write_text("# Start\n\n<p>/// quiz</p>\n", encoding="utf-8")
        result = run(good, "site")
        assert result.exit_code == 1
        assert "index.html:" in result.output
        assert "error[literal-block]: a block was not understood and stands on the page as text" in result.output
        assert result.output.endswith("The new site was not put in place: fix the errors above.\n")
        assert not (good / "site").exists()


class TestFinish:
    @pytest.mark.parametrize("folder", [".", "docs", "quizzes"])
    def test_what_is_no_site(self, good: Path, folder: str) -> None:
        result = run(good, "finish", str(good / folder))
        said = f"Error: {(good / folder).resolve()} is not a built site. Name the folder that a generator wrote.\n"
        assert (result.exit_code, result.output) == (2, said)

    def test_a_good_site(self, good: Path) -> None:
        run(good, "site")
        assert ended(good, "finish", str(good / "site")) == (0, "")

    def test_a_site_with_faults(self, good: Path) -> None:
        run(good, "site")
        (good / "site/modules/small.html").unlink()
        result = run(good, "finish", str(good / "site"))
        assert result.exit_code == 1
        assert "modules/small.html:1:1: error[missing-page]: this page was not built" in result.output


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
