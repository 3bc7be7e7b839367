"""What a list of questions calls each: words that can be read, and no two alike. A long name, and a short one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, takewhile
from textwrap import shorten

from course.packages.edition import Item
from course.packages.rich import blocks_words, plain

_NAME = 80
# Room in a line of a window. Where two would be called alike, each has its long name.
_TITLE = 60
# How much of a stem stands before what only this question has.
_HEAD = 48
# Where a sentence ends, a mark of speech behind it or not.
_BETWEEN = re.compile(r"(?<=[.!?]”|.[.!?])\s+")
# A window and reports put a title between marks of speech.
_WITHIN = str.maketrans("“”", "‘’")


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


def titles(items: Sequence[Item]) -> Mapping[str, str]:
    """Return what a line can call each question, by its id: what it asks, in 60 letters where no other asks alike."""
    short = {item.question.id: called(plain(item.question.stem)) for item in items}
    times = Counter(short.values())
    long = names(items)
    return {name: title if times[title] == 1 else long[name].translate(_WITHIN) for name, title in short.items()}


def called(stem: str) -> str:
    """Return what a question can be called: its stem, or where that is too long, the last sentence that asks."""
    if len(stem) > _TITLE:
        sentences = _BETWEEN.split(stem)
        stem = next((each for each in reversed(sentences) if each.endswith("?")), sentences[0])
    return shorten(stem, _TITLE, placeholder=" …").translate(_WITHIN)


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
