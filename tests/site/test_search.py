"""The search finds what people look up; that it finds no answer is shown in test_generators.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from course.checks.course import Course


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
