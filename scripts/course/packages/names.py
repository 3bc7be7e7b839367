"""What a learning system's list of questions calls each: words that can be read, and no two alike."""

from collections.abc import Iterable, Mapping
from itertools import count, takewhile
from textwrap import shorten

from course.packages.edition import Item
from course.packages.rich import blocks_words, plain

_NAME = 80
# How much of a stem stands before what only this question has.
_HEAD = 48


def names(items: Iterable[Item]) -> Mapping[str, str]:
    """Return what a list of questions can call each, by its id: how it and its situation begin, in 80 letters.

    Where several begin alike, a name goes on from the first words that no other of them has.
    """
    alike: dict[str, list[Item]] = {}
    for item in items:
        alike.setdefault(_short(_text(item)), []).append(item)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name, group in alike.items():
        texts = {_text(item) for item in group}
        for item in group:
            own = _apart(item, texts - {_text(item)}) if len(texts) > 1 else name
            tries = (f"{_short(own, _NAME - 6)} ({number})" if number > 1 else own for number in count(1))
            found[item.question.id] = next(each for each in tries if each not in taken)
            taken.add(found[item.question.id])
    return found


def _text(item: Item) -> str:
    parts = (plain(item.question.stem), *([blocks_words(item.situation)] if item.situation else []))
    return " ".join(" – ".join(parts).split())


def _short(text: str, most: int = _NAME) -> str:
    return shorten(text, most, placeholder=" …") if " " in text[: most - 2] else text[:most]


def _apart(item: Item, others: Iterable[str]) -> str:
    words = _text(item).split()
    same = max(
        sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, other.split(), strict=False)))
        for other in others
    )
    return _short(f"{_short(plain(item.question.stem), _HEAD)} – … {' '.join(words[same:])}")
