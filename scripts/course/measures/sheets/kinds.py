"""The four sheets: what each shows of an entry, and what it tells its reader."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from course.bank.types.asked import letter
from course.measures import grammar
from course.measures.item import DECISION
from course.measures.sheets.entries import Entry

STRUCK = "[struck out]"


@dataclass(frozen=True)
class Asked:
    """One item of a sheet: what its reader sees, as Markdown, and the order that its options stand in."""

    entry: Entry
    order: tuple[int, ...]
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """Items that follow one another, and what is told once for all of them."""

    asked: tuple[Asked, ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One kind of sheet.

    Attributes:
        name: What its files are called.
        title: Its heading, and what results call it.
        how: What its reader is told.
        blocks: Lays out entries, by the dice that it is given.
    """

    name: str
    title: str
    how: str
    blocks: Callable[[Sequence[Entry], random.Random], Iterable[Block]] = field(repr=False)


def _shuffled(entry: Entry, dice: random.Random, *before: str) -> Asked:
    order = list(range(entry.options))
    dice.shuffle(order)
    return Asked(entry, tuple(order), before)


def _question(entry: Entry) -> tuple[str, ...]:
    """Return what is asked: of a gap, which one."""
    return (f"Gap ({entry.gap})",) if entry.gap else (f"**{entry.item.stem}**",)


def _whole(entries: Sequence[Entry], dice: random.Random) -> Iterator[Block]:
    """Yield each question with its situation; a scenario as a whole, in order, since its steps tell one story."""
    groups = [list(group) for _, group in groupby(entries, key=lambda entry: (entry.item.kind, entry.group))]
    dice.shuffle(groups)
    for group in groups:
        first = group[0]
        if first.item.kind == DECISION:
            asked = (_shuffled(each, dice, each.item.vignette, *_question(each)) for each in group)
            yield Block(tuple(asked), (first.around,))
        else:
            told = (first.item.vignette, first.item.stem if first.gap else "", first.around)
            yield Block(tuple(_shuffled(each, dice, *_question(each)) for each in group), tuple(filter(None, told)))


def _alone(entries: Sequence[Entry], dice: random.Random) -> Iterator[Block]:
    for entry in dice.sample(entries, len(entries)):
        yield Block((_shuffled(entry, dice),))


def _struck(entries: Sequence[Entry], dice: random.Random) -> Iterator[Block]:
    known = [entry for entry in entries if entry.deciding]
    for entry in dice.sample(known, len(known)):
        yield Block((_shuffled(entry, dice, struck_out(entry), *_question(entry)),))


def struck_out(entry: Entry) -> str:
    """Return a situation without the words that decide."""
    situation = grammar.plain(entry.item.vignette)
    for words in sorted(entry.deciding, key=len, reverse=True):
        situation = situation.replace(grammar.plain(words), STRUCK)
    return situation


def _met(entries: Sequence[Entry], dice: random.Random) -> Iterator[Block]:
    """Yield one member of each family behind another one with its key: a second would tell of the first."""
    families: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.item.family:
            families[entry.item.family].append(entry)
    for family in dice.sample(several := [each for each in families.values() if len(each) > 1], len(several)):
        met, covered = dice.sample(family, 2)
        asked = _shuffled(covered, dice)
        right = next(letter(place) for place, index in enumerate(asked.order) if index in met.item.keys)
        told = (
            "You have met this one:",
            f"> {grammar.plain(met.item.vignette)}",
            f"> **{met.item.stem}** Right there: {right}.",
            "Now the situation is another one, and it is covered. Which of the same options is right there?",
        )
        yield Block((asked,), told)


SHEETS = (
    Sheet(
        "with-situation",
        "Situation and options",
        "You see what happened, a question, and options. Choose what you think is right.",
        _whole,
    ),
    Sheet(
        "options-alone",
        "Options alone",
        "You see options, and nothing of the situation or the question. Choose what you think is right. There is "
        "something to choose everywhere: where you do not know, go by your feeling.",
        _alone,
    ),
    Sheet(
        "struck-out",
        "Deciding words struck out",
        "You see what happened, a question, and options. Some words are struck out. Choose what you think is right.",
        _struck,
    ),
    Sheet(
        "already-met",
        "Already met",
        "You see a question with its situation, and what was right there. Then comes the same question for another "
        "situation, which is covered. Choose what you think is right in that one.",
        _met,
    ),
)
