"""What is said of each version's texts: where they are new, where they have new words, and what a release adds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from course.course import Course
from course.guidance.history import HISTORY, history_text, load_history, texts_now, worded_anew
from tests.conftest import ROOT, write_files
from tests.site.rendering import page, small_course, texts, words
from tests.small import PAGE, SAFETY

THREE = {"0.1": {"fits": "a"}, "0.2": {"fits": "b", "falls": "c"}, "0.3": {"fits": "b"}}


@pytest.mark.parametrize(
    ("name", "now", "told"),
    [
        ("fits", {"fits": "b"}, ("0.1", ["0.2"])),
        ("fits", {"fits": "z"}, ("0.1", ["0.2", ""])),
        ("falls", {"falls": "c"}, ("0.2", [])),  # gone for a version, and back with the same words
        ("harm", {"harm": "d"}, ("", [])),
    ],
)
def test_tells_in_which_versions_a_text_changed(name: str, now: dict[str, str], told: tuple[str, list[str]]) -> None:
    assert worded_anew(THREE, now, name) == told


def test_a_release_adds_its_version_and_changes_no_other(tmp_path: Path) -> None:
    (tmp_path / HISTORY).write_text(history_text(THREE, "0.4", {"fits": "e"}), encoding="utf-8")
    assert load_history(tmp_path) == {**THREE, "0.4": {"fits": "e"}}


@pytest.mark.parametrize("broken", ["", "[]", '{"0.1": 3}'])
def test_without_a_list_the_page_says_so(tmp_path: Path, broken: str) -> None:
    root = small_course(tmp_path)
    (root / HISTORY).write_text(broken, encoding="utf-8")
    assert words(page(root, "/// changes\n///\n")) == "No earlier version is on the list yet."
    assert words(page(root, "/// changes\n///\n", prose_only=True)) == ""


def test_the_page_names_what_has_new_words(tmp_path: Path) -> None:
    root = small_course(tmp_path, docs__reference__rules=str(SAFETY["docs/reference/rules.yml"]))
    (root / HISTORY).write_text(json.dumps({"0.1": {"modules/small.md": "other"}}), encoding="utf-8")
    tree = page(root, "/// changes\n///\n")
    assert texts(tree, "//table[2]//tbody/tr") == ["1. Small changes 0.1 after 0.1"]
    rules = texts(tree, "//table[1]//tbody/tr")
    assert rules[0] == "Choking after 0.1 None: the same words since then"


def test_questions_belong_to_a_module_and_other_pages_do_not(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    before = texts_now(root, [], ["modules/small.md"])
    criteria = PAGE.replace('criteria: ["3.2"]', "criteria: []")
    write_files(root, {"docs/index.md": "# Other\n", "docs/modules/small.md": criteria})
    assert texts_now(root, [], ["modules/small.md"]) == before
    (root / "quizzes/small.yml").write_text("questions: []\n", encoding="utf-8")
    assert texts_now(root, [], ["modules/small.md"]) != before


def test_the_course_lists_its_earlier_versions(course: Course) -> None:
    history = load_history(ROOT)
    assert list(history)[:3] == ["0.4.0", "0.5.0", "0.6.0"]
    assert all(len(texts.keys() & course.rules.keys()) >= 13 for texts in history.values())
