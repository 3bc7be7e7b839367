"""The words that people search by, put into the index of a finished site: they find a place that says it otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from course.guidance.lists import SEARCHED, Searched
from course.guidance.published import address_of
from course.reading.findings import Finding
from course.site.search_index import Entries, change_index


def _location(place: str) -> str:
    page, mark, section = place.partition("#")
    return f"{address_of(page)}{mark}{section}"


def add_search_words(site: Path, searched: Iterable[Searched]) -> Sequence[Finding]:
    """Add words to the entries of their places, as tags: to the theme's search a tag counts more than any text.

    Returns:
        A finding for each place that the index does not hold.
    """
    places = {_location(place.id): place for place in searched}
    words = {name: _searchable(place.words) for name, place in places.items()}
    found: set[str] = set()

    def tagged(entries: Entries) -> Entries:
        found.update(entry["location"] for entry in entries)
        return [_tagged(entry, words) for entry in entries]

    change_index(site, tagged)
    return [_lost(place) for name, place in places.items() if found and name not in found]


def _tagged(entry: Mapping[str, object], words: Mapping[str, list[str]]) -> dict[str, object]:
    name = str(entry["location"])
    return {**entry, "tags": words[name]} if name in words else dict(entry)


def _searchable(words: Iterable[str]) -> list[str]:
    """Return words as they stand on pages: the script of the search writes a query's apostrophes in the same way."""
    return [word.replace("'", "’") for word in words]


def _lost(place: Searched) -> Finding:
    return Finding(
        place.at("id"),
        "words-not-searched",
        f"the search has no entry for “{place.id}”, so nobody finds it by these words",
        f"Name a page or a section in docs/{SEARCHED} that the search does not leave out.",
    )
