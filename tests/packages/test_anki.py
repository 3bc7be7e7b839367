"""The deck, imported by Anki's own library: every card, once, also when a later release is imported over it."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from course.course import Course
from course.packages.edition import Edition, Item, edition_of
from course.packages.formats.anki import FIELDS, anki, number
from course.packages.package import LeftOut, unzipped
from tests.packages.editions import ANY_ITEM, RELEASED, edition_with, small_edition, small_items
from tests.packages.reading import seen, squeezed, words_of

# Anki keeps threads and warnings of its own: it runs in a process of its own.
IMPORT = """
import json, sys
from anki.collection import Collection, ImportAnkiPackageRequest, ImportAnkiPackageOptions
folder, *paths = sys.argv[1:]
collection = Collection(folder + "/collection.anki2")
steps = []
for path in paths:
    log = collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions(with_scheduling=False))
    ).log
    notes = [collection.get_note(id) for id in collection.find_notes("")]
    steps.append({
        "new": len(log.new), "updated": len(log.updated), "duplicate": len(log.duplicate),
        "cards": len(collection.find_cards("")),
        "decks": sorted(deck.name for deck in collection.decks.all_names_and_ids() if deck.name != "Default"),
        "notes": [{"guid": note.guid, "fields": dict(note.items())} for note in notes],
        "shown": [{"front": card.question(), "back": card.answer()}
                  for card in map(collection.get_card, collection.find_cards(""))],
    })
print(json.dumps({"steps": steps, "integrity": collection.fix_integrity()[1]}))
collection.close()
"""

Import = Callable[..., Any]


def import_all(folder: Path, *editions: Edition) -> Any:
    """Import editions one after another into one collection."""
    paths = []
    for count, edition in enumerate(editions):
        (data,) = anki(edition).files.values()
        paths.append(folder / f"{count}.apkg")
        paths[-1].write_bytes(data)
    command = [sys.executable, "-c", IMPORT, str(folder), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """Return a function that imports editions into a collection of this test."""
    return partial(import_all, tmp_path)


@pytest.fixture(scope="module")
def of_each_type(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What came in of an edition with one question of each type."""
    return import_all(tmp_path_factory.mktemp("anki"), small_edition())


def changed(item: Item) -> Item:
    return replace(item, question=item.question.model_copy(update={"stem": "What now?"}))


def test_every_card_comes_in(of_each_type: Any) -> None:
    (step,) = of_each_type["steps"]
    assert (step["new"], step["updated"], step["cards"]) == (5, 0, 5)
    assert step["decks"] == ["A small course", "A small course::1. Small changes"]
    assert of_each_type["integrity"] is True


def test_a_later_release_changes_cards_and_adds_none(imported: Import) -> None:
    items = [item for kind, item in small_items().items() if kind != "reflection"]
    later = replace(edition_with(*map(changed, items)), released=date(2026, 12, 1))
    first, second, third = imported(edition_with(*items), later, later)["steps"]
    assert (first["new"], second["new"], second["updated"], second["cards"]) == (5, 0, 5, 5)
    assert all("What now?" in note["fields"]["Question"] for note in second["notes"])
    assert {note["guid"] for note in first["notes"]} == {note["guid"] for note in second["notes"]}
    assert (third["new"], third["updated"], third["cards"]) == (0, 0, 5)


def test_a_change_without_a_later_release_stays_out(imported: Import) -> None:
    """Why the release counts as the time of a change: were this to fail, Anki would have become kinder."""
    item = small_items()["single-choice"]
    _, second = imported(edition_with(item), edition_with(changed(item)))["steps"]
    assert (second["updated"], second["duplicate"]) == (0, 1)
    assert "What now?" not in second["notes"][0]["fields"]["Question"]


def test_the_whole_course_comes_in(imported: Import, course: Course) -> None:
    edition = edition_of(course, "Working with Carers", RELEASED)
    (step,) = imported(edition)["steps"]
    scored = [item.question for item in edition.items() if item.question.scored]
    assert step["new"] == step["cards"] == len(scored)
    assert len(anki(edition).left_out) + len(scored) == sum(1 for _ in edition.items())


def fields(item: Item, imported_note: dict[str, str]) -> list[str]:
    return [squeezed(seen(imported_note[name])) for name in FIELDS]


@pytest.mark.parametrize(
    ("kind", "options", "key"),
    [
        ("single-choice", "Choose one answer. Ask what is different. Wait until Monday.", "A"),
        (
            "multiple-response",
            "Choose two answers. When it began. What the carer said. What you think of her.",
            "A and B",
        ),
        ("ordering", "Write the letters in order. Ask. Tell. Write.", "A, C, B"),
        (
            "matching",
            "Choose one of these for each: Fact · Opinion She ate nothing. She is in a mood.",
            "1: Fact; 2: Opinion",
        ),
        (
            "gap-select",
            "Choose the right words for each gap. The carer (1) …… that she slept badly. I told the (2) ……. "
            "said / claims neighbour / shift lead",
            "1: said; 2: shift lead",
        ),
    ],
)
def test_front_and_back(of_each_type: Any, kind: str, options: str, key: str) -> None:
    item = small_items()[kind]
    (step,) = of_each_type["steps"]
    stem = squeezed(item.question.stem)
    (note,) = (each for each in step["notes"] if stem in squeezed(seen(each["fields"]["Question"])))
    question, below, said, why = fields(item, note["fields"])
    assert squeezed("Mr Bello has not hummed since Sunday.") in question
    assert below == squeezed(options)
    assert said == squeezed(key)
    assert squeezed("Read about this: What to ask (Small changes).") in why
    (shown,) = (each for each in step["shown"] if stem in squeezed(seen(each["front"])))
    assert squeezed(options) in squeezed(seen(shown["front"]))
    assert why in squeezed(seen(shown["back"]))
    assert why not in squeezed(seen(shown["front"]))


def test_a_reflection_is_left_out_with_a_word() -> None:
    why = "a card has a key; this question has none"
    assert anki(small_edition()).left_out == (LeftOut("think-back", "reflection", why),)


@settings(max_examples=25)  # a deck takes time to write
@given(ANY_ITEM)
def test_any_text_is_in_the_deck(item: Item) -> None:
    (data,) = anki(edition_with(item)).files.values()
    members = unzipped(data)
    assert list(members) == ["collection.anki2", "media"]
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(members["collection.anki2"])
        notes = [flds.split("\x1f") for (flds,) in database.execute("select flds from notes")]
    assert len(notes) == int(item.question.scored)
    for question, _, _, why in notes:
        assert squeezed(words_of(item.question.stem)) in squeezed(seen(question))
        for row in item.question.reasons():
            assert squeezed(words_of(row.part)) in squeezed(seen(why))
            assert squeezed(words_of(row.why)) in squeezed(seen(why))


def test_ids_stay_the_same_for_ever() -> None:
    """Were one of these to change, every learner would get a second deck."""
    assert number("working-with-carers model") == 228597207268672
    assert number("working-with-carers the-law") == 131276250503229


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert anki(small_edition()) == anki(small_edition())
