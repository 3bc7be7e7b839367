"""The search finds what people look up; that it finds no answer is shown in test_generators.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from course.course import Course
from course.guidance.lists import SEARCHED, load_searched
from course.site.search_words import add_search_words
from tests.conftest import write_files


@pytest.fixture(scope="module")
def index(site: Path) -> dict[str, str]:
    """Return the words of each entry of the search, by its place."""
    entries = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    return {
        entry["location"]: f"{entry['title']} {html.fromstring('<p>' + entry['text']).text_content()}"
        for entry in entries
    }


def test_finds_each_word_of_the_glossary(index: dict[str, str], course: Course) -> None:
    words = " ".join(text for place, text in index.items() if place.startswith("reference/glossary.html"))
    assert [term.term for term in course.glossary.values() if term.term not in words] == []


def test_finds_each_quick_card(index: dict[str, str], course: Course) -> None:
    cards = [
        page for page in course.pages.values() if page.path.startswith("reference/cards/") and "index" not in page.path
    ]
    assert len(cards) == 12
    for card in cards:
        assert card.title.split(": ", 1)[1] in index[card.path.removesuffix(".md") + ".html"]


LEFT_OUT = ("about/", "assessment/practice/", "assessment/offline", "trainers/keys/")


def test_pages_about_the_course_do_not_take_the_place_of_care(index: dict[str, str]) -> None:
    assert [place for place in index if place.startswith(LEFT_OUT)] == []


def test_the_words_that_people_use_are_in_both_copies_of_the_index(site: Path, course: Course) -> None:
    for name in ("search/search_index.json", "search/search_index.js"):
        text = (site / name).read_text(encoding="utf-8")
        entries = json.loads(text[text.find("{") : text.rfind("}") + 1])["docs"]
        tagged = {entry["location"]: entry["tags"] for entry in entries if "tags" in entry}
        assert tagged == {
            place.id.replace(".md", ".html"): [word.replace("'", "’") for word in place.words]
            for place in course.searched.values()
        }


def test_words_for_a_place_that_the_search_leaves_out_are_told(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search/search_index.json").write_text('{"docs":[{"location":"a.html","title":"A","text":""}]}')
    places, faults = load_searched(
        write_files(tmp_path, {f"docs/{SEARCHED}": "places:\n  - id: b.md\n    words: [bee]\n"})
    )
    assert faults == []
    (lost,) = add_search_words(tmp_path, places.values())
    assert lost.message == "the search has no entry for “b.md”, so nobody finds it by these words"
