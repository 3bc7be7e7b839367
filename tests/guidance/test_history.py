"""What is said of each version's texts: where they are new, where they have new words, and what a release adds."""

import json
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from course.course import Course
from course.guidance.history import HISTORY, history_text, load_history, texts_now, worded_anew
from tests.command import run
from tests.conftest import ROOT, MakeCourse, said, write_files
from tests.site.rendering import page, small_course, texts, words
from tests.small import FILES, PAGE, SAFETY

RULE = str(SAFETY["docs/reference/rules.yml"])
TWO_RULES = RULE + RULE.partition("\n")[2].replace("choking", "falls").replace("Choking", "A fall")
RULES = ["choking", "falls"]
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
    assert load_history(tmp_path) == ({**THREE, "0.4": {"fits": "e"}}, [])


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (b"", 1),
        (b"[]", 1),
        (b'{"0.1": 3}', 1),
        (b'{"0.1": {"fits": 3}}', 1),
        (b"\xff\xfe\x00", 1),
        (b"[" * 100_000, 1),
        (b'{\n "0.1": {\n<<<<<<< HEAD\n  "fits": "a"\n=======\n', 3),
    ],
)
def test_a_list_that_cannot_be_read_is_told_and_no_release_writes_over_it(
    make_course: MakeCourse, broken: bytes, line: int
) -> None:
    root = make_course({**FILES, HISTORY: broken})
    assert said(root) == [
        f"{HISTORY}:{line}:1: [history] the list of what each version said cannot be read, and the next release would "
        f"lose it. Take back {HISTORY} as it was at the last release, from version control or a copy."
    ]
    assert run(root, "release").exit_code == 1
    assert (root / HISTORY).read_bytes() == broken


def test_a_course_without_the_list_begins_one(make_course: MakeCourse) -> None:
    root = make_course(FILES)
    assert said(root) == []
    assert run(root, "release").exit_code == 0
    assert list(load_history(root)[0]) == ["1.0"]


@pytest.mark.parametrize("broken", ["", "[]", '{"0.1": 3}'])
def test_without_a_list_the_page_says_so(tmp_path: Path, broken: str) -> None:
    root = small_course(tmp_path)
    (root / HISTORY).write_text(broken, encoding="utf-8")
    assert words(page(root, "/// changes\n///\n")) == "No earlier version is on the list yet."
    assert words(page(root, "/// changes\n///\n", prose_only=True)) == ""


def changes(tmp_path: Path, *histories: dict[str, str], rules: str = TWO_RULES) -> HtmlElement:
    """Return the page after releases of 0.1.0, 0.2.0 and so on, with what each said."""
    root = small_course(tmp_path, docs__reference__rules=rules)
    told = {f"0.{number}.0": texts for number, texts in enumerate(histories, 1)}
    (root / HISTORY).write_text(json.dumps(told), encoding="utf-8")
    return page(root, "/// changes\n///\n")


def test_the_page_names_what_has_new_words(tmp_path: Path) -> None:
    now = dict.fromkeys(RULES, "now")
    told = now | {RULES[0]: "new"}
    tree = changes(tmp_path, now, told, told, told | {RULES[1]: "new"})
    assert texts(tree, "//table//th[@scope='col']") == ["Version", "Safety rules"]
    rows = texts(tree, "//table/tbody/tr")
    assert rows == ["after 0.4 All 2", "0.4 A fall", "0.2 Choking"]
    # What holds of every module alike takes a line, and no table.
    assert "Modules: all 1 have new words after 0.4." in words(tree)


def test_what_has_the_same_words_is_named_where_that_is_shorter(tmp_path: Path) -> None:
    more = TWO_RULES.partition("\n")[2].replace("choking", "a").replace("falls", "b")
    before = dict.fromkeys([*RULES, "a", "b"], "before")
    tree = changes(tmp_path, before, {**dict.fromkeys(before, "new"), "falls": "before"}, rules=TWO_RULES + more)
    assert "0.2 All 4 but A fall" in texts(tree, "//table/tbody/tr")


def test_what_all_versions_have_in_common_is_no_table(tmp_path: Path) -> None:
    tree = changes(tmp_path, {"modules/small.md": "other"}, {"modules/small.md": "another"})
    assert texts(tree, "//table") == []
    assert texts(tree, "//p")[-3:] == [
        "The list begins with version 0.1. Is the record older? Then treat all of it as new.",
        "Safety rules: all 2 have new words after 0.2.",
        "Modules: all 1 have new words in 0.2 and after 0.2.",
    ]


def test_questions_belong_to_a_module_and_other_pages_do_not(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    before = texts_now(root, [], ["modules/small.md"])
    criteria = PAGE.replace('criteria: ["3.2"]', "criteria: []")
    write_files(root, {"docs/index.md": "# Other\n", "docs/modules/small.md": criteria})
    assert texts_now(root, [], ["modules/small.md"]) == before
    (root / "quizzes/small.yml").write_text("questions: []\n", encoding="utf-8")
    assert texts_now(root, [], ["modules/small.md"]) != before


def test_the_course_lists_its_earlier_versions(course: Course) -> None:
    history, _ = load_history(ROOT)
    assert list(history)[:3] == ["0.4.0", "0.5.0", "0.6.0"]
    assert all(len(texts.keys() & course.rules.keys()) >= 13 for texts in history.values())
