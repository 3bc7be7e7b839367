"""What sounds like danger, learnt from examples: weights by which the search's script tells whether a query does.

A query is a set of its words, of its pairs of words, and of parts of its words, so that a word form or a slip of the
finger counts as what it is near to. A straight line between the two kinds of examples gives each of these a weight. All
of it is plain sums in a fixed order, so one course gives one result on every machine.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

# Each of these is as much a part of the script, likely.js, as it is of this.
_PLACES = 16384
_PARTS = (3, 4, 5)  # letters
ZERO = ord("3")

_ROUNDS = 16
_STEP = 1.5
_SHRINK = 0.01
_MARGIN = {1: 1, -1: 2}  # how far from the line an example shall be: a harmless one further, so that few are asked
_DOUBT = 1  # so many levels below the line a query is asked about too: one question in vain costs less than a danger
_LEVELS = 3  # to either side of nothing
_MOST = 2.5  # times as much as a weight usually is; more counts as this
_EVERY = 1009  # a prime: examples are learnt in an order that mixes them


@dataclass(frozen=True)
class Learnt:
    """What the script needs: a letter for the weight of each place of a table, and the least that a danger weighs."""

    weights: str
    least: float


def places_of(query: str) -> list[int]:
    """Return the places in the table that a query's words, pairs and parts have."""
    return [_place(each) for each in sorted(set(_told(query)))]


def words_of(query: str) -> list[str]:
    """Return the words of a query, as the script parts it."""
    return re.findall(r"[a-z]+|[0-9]+", re.sub(r"['’‘`´]", "", query.lower()))


def _told(query: str) -> Iterator[str]:
    words = words_of(query)
    yield from words
    yield from (f"{one} {next_one}" for one, next_one in zip(["", *words], [*words, ""], strict=True))
    for word in words:
        whole = f"<{word}>"
        for size in _PARTS:
            yield from (whole[start : start + size] for start in range(len(whole) - size + 1))


def _place(text: str) -> int:
    found = 2166136261
    for letter in text:
        found = (found ^ ord(letter)) * 16777619 & 0xFFFFFFFF
    return (found ^ (found >> 15)) % _PLACES


def learn(danger: Sequence[str], harmless: Sequence[str]) -> Learnt | None:
    """Return what examples teach; None where one kind has none.

    Args:
        danger: What people ask when somebody is in danger.
        harmless: What they ask when nobody is.
    """
    if not danger or not harmless:
        return None
    examples = [(places_of(query), side) for side, queries in ((1, danger), (-1, harmless)) for query in queries]
    weights, at_nothing = _line(examples)
    usual = sqrt(sum(weight * weight for weight in weights) / len(weights))
    level = usual * _MOST / _LEVELS
    told = (max(-_LEVELS, min(_LEVELS, round(weight / level))) for weight in weights)
    return Learnt("".join(chr(ZERO + each) for each in told), round(-at_nothing / level - _DOUBT, 3))


def _line(examples: Sequence[tuple[list[int], int]]) -> tuple[list[float], float]:
    """Return each place's weight and where the line stands, as the mean of the later half of the rounds."""
    weights, at_nothing = [0.0] * _PLACES, 0.0
    kept, kept_nothing = [0.0] * _PLACES, 0.0
    count = len(examples)
    for turn in range(_ROUNDS):
        step = _STEP / (1 + turn)
        for number in range(count):
            places, side = examples[(number * _EVERY + turn) % count if count % _EVERY else number]
            share = 1 / sqrt(len(places))
            if side * (at_nothing + share * sum(weights[place] for place in places)) < _MARGIN[side]:
                for place in places:
                    weights[place] += side * step * share
                at_nothing += side * step * 0.3
        weights = [weight * (1 - step * _SHRINK) for weight in weights]
        if turn >= _ROUNDS // 2:
            kept = [before + now for before, now in zip(kept, weights, strict=True)]
            kept_nothing += at_nothing
    share = 1 / (_ROUNDS - _ROUNDS // 2)
    return [weight * share for weight in kept], kept_nothing * share
