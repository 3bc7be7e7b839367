"""An Anki deck (`.apkg`), one sub-deck a module, for those who revise on a phone.

Written by genanki. What Anki needs to update a card instead of adding a second one: an id that stays (from the
question's), and a modification time that grows (the day of the release); it skips a changed card of the same time.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from course.bank.types.gap_select import MARK, GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.single_choice import SingleChoice
from course.packages.edition import Edition, Item
from course.packages.markup import again_html, reasons_html, stem_html
from course.packages.package import LeftOut, MissingToolError, Package, left_out, unzipped, zipped
from course.packages.rich import escaped, inline_html, plain
from course.site.builders.frame import letter
from course.site.builders.ordering import mixed

FIELDS = ("Question", "Options", "Key", "Reasons")
_FRONT = "{{Question}}{{Options}}"
_BACK = "{{FrontSide}}<hr id=answer>{{Key}}{{Reasons}}"
_STYLE = """\
.card { font-family: sans-serif; font-size: 1.1em; line-height: 1.45; text-align: left; max-width: 40em; margin: auto; }
li { margin: 0.4em 0; }
.letters { list-style-type: upper-alpha; }
"""

# Returns what a question shows below its stem, and what its key is.
Side = Callable[[Item], tuple[str, str]]


def anki(edition: Edition) -> Package:
    """Return an edition as one Anki package.

    Raises:
        MissingToolError: genanki is not installed.
    """
    try:
        import genanki
    except ImportError:
        raise MissingToolError("genanki") from None
    card = {"name": "Question and reasons", "qfmt": _FRONT, "afmt": _BACK}
    model = genanki.Model(
        number(f"{edition.slug} model"),
        edition.title,
        fields=[{"name": name} for name in FIELDS],
        templates=[card],
        css=_STYLE,
    )
    missing: list[LeftOut] = []
    decks = []
    for module in edition.modules:
        deck = genanki.Deck(number(f"{edition.slug} {module.name}"), f"{edition.title}::{plain(module.heading)}")
        for item in module.items:
            if item.question.type in _SIDES:
                deck.add_note(_note(genanki, model, edition, item))
            else:
                missing.append(left_out(item.question, "a card has a key; this question has none"))
        if deck.notes:
            decks.append(deck)
    return Package({f"{edition.name}-anki.apkg": _written(genanki, decks, edition)}, tuple(missing))


def number(text: str) -> int:
    """Return an id for Anki that stays the same for the same text: 1 to 2⁵³, as JSON can hold."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) + 1


def _note(genanki: Any, model: Any, edition: Edition, item: Item) -> Any:
    below, key = _SIDES[item.question.type](item)
    return genanki.Note(
        model=model,
        guid=genanki.guid_for(edition.slug, item.question.id),
        fields=[stem_html(item), below, f"<p><strong>{key}</strong></p>", reasons_html(item) + again_html(item)],
        tags=[item.question.outcome],
    )


def _written(genanki: Any, decks: list[Any], edition: Edition) -> bytes:
    """Return the package without the time at which it was written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(decks).write_to_file(path, timestamp=edition.stamp.timestamp())
        return zipped(unzipped(path.read_bytes()))


def _lettered(texts: Iterator[str]) -> str:
    return f'<ol class="letters">{"".join(f"<li>{inline_html(text)}</li>" for text in texts)}</ol>'


def _options(item: Item) -> tuple[str, str]:
    options = cast(SingleChoice | MultipleResponse, item.question).options
    right = [letter(index) for index, option in enumerate(options) if option.correct]
    return _lettered(option.text for option in options), " and ".join(right)


def _ordering(item: Item) -> tuple[str, str]:
    steps = cast(Ordering, item.question).steps
    shown = mixed(item.question.id, len(steps))
    right = [letter(shown.index(index)) for index in range(len(steps))]
    return _lettered(steps[index].text for index in shown), f"In order: {', '.join(right)}"


def _matching(item: Item) -> tuple[str, str]:
    question = cast(Matching, item.question)
    choices = escaped(" · ".join(plain(name) for name in question.categories))
    key = [f"{letter(index)}: {plain(entry.category)}" for index, entry in enumerate(question.items)]
    return f"<p>{choices}</p>{_lettered(entry.text for entry in question.items)}", escaped("; ".join(key))


def _gap_select(item: Item) -> tuple[str, str]:
    question = cast(GapSelect, item.question)
    parts = MARK.split(question.text)
    for index, gap in enumerate(question.gaps):
        parts[2 * index + 1] = f"[{' / '.join(choice.text for choice in gap.choices)}]"
    key = [plain(gap.choices[right].text) for gap, right in zip(question.gaps, question.key, strict=True)]
    return f"<p>{inline_html(''.join(parts))}</p>", escaped("; ".join(key))


_SIDES: dict[str, Side] = {
    "single-choice": _options,
    "multiple-response": _options,
    "ordering": _ordering,
    "matching": _matching,
    "gap-select": _gap_select,
}
