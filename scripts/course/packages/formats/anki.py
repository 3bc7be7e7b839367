"""An Anki deck (`.apkg`), one sub-deck a module, for those who revise on a phone.

Written by genanki. What Anki needs to update a card instead of adding a second one: an id that stays (from the
question's), and a modification time that grows (the day of the release); it skips a changed card of the same time.
"""

import hashlib
import tempfile
from pathlib import Path
from typing import Any

from course.bank.types import TYPES
from course.bank.types.asked import Asked
from course.packages.edition import Edition, Item
from course.packages.markup import again_html, either, lesson_html, reasons_html, situation_html
from course.packages.package import LeftOut, MissingToolError, Package, left_out, unzipped, zipped
from course.packages.rich import escaped, inline_html, plain

FIELDS = ("Question", "Options", "Key", "Reasons")
_FRONT = "{{Question}}{{Options}}"
_BACK = "{{FrontSide}}<hr id=answer>{{Key}}{{Reasons}}"
_STYLE = """\
.card { font-family: sans-serif; font-size: 1.1em; line-height: 1.45; text-align: left; max-width: 40em; margin: auto; }
li { margin: 0.4em 0; }
.letters { list-style-type: upper-alpha; }
"""


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
            if why := TYPES[item.question.type].left_out.get("anki"):
                missing.append(left_out(item.question, why))
            else:
                deck.add_note(_note(genanki, model, edition, item))
        if deck.notes:
            decks.append(deck)
    return Package({f"{edition.name}-anki.apkg": _written(genanki, decks, edition)}, tuple(missing))


def number(text: str) -> int:
    """Return an id for Anki that stays the same for the same text: 1 to 2⁵³, as JSON can hold."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) + 1


def _note(genanki: Any, model: Any, edition: Edition, item: Item) -> Any:
    key = inline_html(item.question.key_in_words)
    return genanki.Note(
        model=model,
        guid=genanki.guid_for(edition.slug, item.question.id),
        fields=[
            f"{situation_html(item)}<p><strong>{inline_html(item.question.stem)}</strong></p>",
            _below(item.question.asked()),
            f"<p><strong>{key}</strong></p>",
            reasons_html(item) + lesson_html(item) + again_html(item),
        ],
        tags=[item.question.outcome],
    )


def _written(genanki: Any, decks: list[Any], edition: Edition) -> bytes:
    """Return the package without the time at which it was written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(decks).write_to_file(path, timestamp=edition.stamp.timestamp())
        return zipped(unzipped(path.read_bytes()))


def _below(asked: Asked) -> str:
    """Return what a card shows below the stem."""
    entries = "".join(f"<li>{either(entry)}</li>" for entry in asked.entries)
    parts = [f"<p>{escaped(asked.how)} {either(asked.choose_from, ' · ')}</p>"]
    parts.append(f"<p>{inline_html(asked.text)}</p>" if asked.text else "")
    letters = ' class="letters"' if asked.is_lettered else ""
    parts.append(f"<ol{letters}>{entries}</ol>" if entries else "")
    return "".join(parts)
