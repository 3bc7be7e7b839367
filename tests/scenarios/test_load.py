"""Reading scenario files: what is read, and what keeps a file from being read."""

from pathlib import Path

from course.bank.types.matching import SCALE
from course.scenarios.graph import best_way
from course.scenarios.scenario import ASK, RATINGS, Scenario
from tests.conftest import sound, write_files
from tests.small_story import parsed_scenario, scenario


def test_a_good_file() -> None:
    found = sound(parsed_scenario("quizzes/scenarios/plate.yml", scenario().encode()))
    assert (found.name, found.title, found.start) == ("plate", "The full plate", "the-door")
    assert [step.ask for step in found.steps] == [ASK, "What now?", ASK]
    assert [step.critical for step in found.steps] == [False, False, True]
    assert [step.best for step in found.steps] == [[1], [0], [1]]
    assert best_way(found) == ["the-door", "the-table", "the-note", "in-time"]


def test_the_scale_is_the_one_of_the_course() -> None:
    assert tuple(rating.title() for rating in RATINGS) == SCALE


def test_every_text_can_be_found_again_where_it_stands() -> None:
    found, _ = parsed_scenario("x.yml", scenario().encode())
    assert found is not None
    lines = scenario().splitlines()
    for text, path in found.texts():
        assert text == ASK or text.split("\n")[0][:20] in lines[found.at(*path).line - 1]


def test_a_folder_of_files(tmp_path: Path) -> None:
    folder = "quizzes/scenarios"
    write_files(
        tmp_path,
        {
            f"{folder}/plate.yml": scenario(),
            f"{folder}/Two Words.yml": scenario(),
            f"{folder}/late.yaml": scenario(),
            f"{folder}/broken.yml": "title: 'x",
            f"{folder}/inside.yml/x.txt": "",
            f"{folder}/.hidden.yml": "no",
            f"{folder}/schema.json": "{}",
        },
    )
    found, findings = Scenario.load(tmp_path)
    assert set(found.files) == {"plate", "Two Words"}
    assert found.unread == {"late", "broken", "inside"}
    assert {(finding.position.path, finding.rule) for finding in findings} == {
        (f"{folder}/Two Words.yml", "bad-name"),
        (f"{folder}/late.yaml", "ending"),
        (f"{folder}/broken.yml", "yaml"),
        (f"{folder}/inside.yml", "folder"),
    }
    (named,) = [finding for finding in findings if finding.rule == "bad-name"]
    assert named.message == "“Two Words” cannot be the name of a scenario"
    assert named.mend == "Use small letters, digits and single hyphens, for example `small-change.yml`."


def test_a_course_without_scenarios(tmp_path: Path) -> None:
    assert Scenario.load(tmp_path)[0].files == {}
