"""The door to room mode: what it lists, where its links lead without a script, and what scripts find."""

import json
from pathlib import Path

import pytest

from tests.conftest import write_course, write_files
from tests.site.rendering import page, texts, words
from tests.small import quiz, single_choice
from tests.small_story import STORY


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_course(tmp_path, STORY)


def test_lists_modules_and_scenarios_with_a_way_for_paper(root: Path) -> None:
    tree = page(root, "/// room\n///\n")
    assert texts(tree, "//course-room//li") == ["1. Small changes (6 questions)", "The full plate"]
    assert tree.xpath("//a/@data-room") == ["module=small", "scenario=plate"]
    assert tree.xpath("//a/@href") == ["modules/small.html", "scenarios/plate.html"]
    assert "JavaScript is off in this browser" in words(tree)


def test_tells_scripts_what_is_there_and_no_answer(root: Path) -> None:
    (script,) = page(root, "/// room\n///\n").xpath("//script[@id='room-bank']")
    names = [f"{outcome}-{number}" for outcome in ("notice-change", "pass-it-on") for number in (1, 2, 3)]
    assert json.loads(script.text) == {"files": {"good": names}, "modules": {"small": names}, "scenarios": ["plate"]}


def test_what_is_kept_for_the_final_check_is_for_no_room(root: Path) -> None:
    write_files(
        root, {"quizzes/more.yml": quiz(single_choice("kept", use="check"), single_choice("asked", use="pool"))}
    )
    (script,) = page(root, "/// room\n///\n").xpath("//script[@id='room-bank']")
    assert json.loads(script.text)["files"]["more"] == ["asked"]


def test_is_nothing_in_prose(root: Path) -> None:
    assert words(page(root, "Before\n\n/// room\n///\n\nAfter", prose_only=True)) == "Before After"
