"""The test-wise robot: it has read nothing, knows nothing, and picks options by their looks.

If it does better than chance, so can a learner who has understood nothing (Millman, Bishop & Ebel 1965 on
test-wiseness; Tarrant et al. 2006).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from course.checks.items.cues import absolutes, shared_parts
from course.measures import chance, grammar
from course.measures.item import ONE_ANSWER, Item

# How far each cue moves the robot. Length counts for most because it is the commonest flaw of published banks.
_LENGTH = 1.0
_ABSOLUTE = -1.0
_OVERLAP = 0.75
_CONVERGENCE = 0.75
# Below this many deviations from the mean a length is not one that anybody would notice.
_NOTICED = 0.05


def pick(item: Item) -> int:
    """Return the index of the option that the robot picks.

    It never looks at the key. Where the cues leave several options level, a hash of their text decides, so that the
    place of an option in the list gives it no advantage and every run picks the same.
    """
    scores = _scores(item)
    return max(range(len(scores)), key=lambda index: (round(scores[index], 6), _lot(item, index)))


def _scores(item: Item) -> list[float]:
    lengths = [len(option) for option in item.plain_options]
    mean, deviation = _spread(lengths)
    noticed = mean > 0 and deviation / mean > _NOTICED
    asked = grammar.content(f"{item.stem} {item.vignette}")
    overlaps = [len(asked & grammar.content(option)) for option in item.options]
    parts = shared_parts(item)
    return [
        (_LENGTH * (lengths[index] - mean) / deviation if noticed else 0.0)
        + _ABSOLUTE * len(absolutes(option))
        + _OVERLAP * _above(overlaps, index)
        + _CONVERGENCE * _above(parts, index)
        for index, option in enumerate(item.plain_options)
    ]


def _above(values: Sequence[int], index: int) -> float:
    """Return how far a value stands above the mean of all, in deviations."""
    mean, deviation = _spread(values)
    return (values[index] - mean) / deviation if deviation else 0.0


def _spread(values: Sequence[int]) -> tuple[float, float]:
    """Return mean and standard deviation; those of `statistics` are exact, and too slow for every option of a bank."""
    mean = sum(values) / len(values)
    return mean, sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def _lot(item: Item, index: int) -> str:
    return hashlib.sha256("\x1f".join([item.stem, item.vignette, item.options[index]]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Score:
    """How the robot did: `p` is the chance that guessing gets as many right or more; the interval is of its share."""

    hits: int
    trials: int
    expected: float
    p: float
    interval: tuple[float, float]

    @property
    def share(self) -> float:
        """The share of items that the robot got right."""
        return self.hits / self.trials if self.trials else 0.0

    @property
    def by_chance(self) -> float:
        """The share that guessing gets right."""
        return self.expected / self.trials if self.trials else 0.0


def run(items: Iterable[Item]) -> Score:
    """Let the robot sit every item with one right answer among two or more."""
    sat = [item for item in items if item.kind in ONE_ANSWER and item.key is not None and len(item.options) > 1]
    hits = sum(pick(item) == item.key for item in sat)
    chances = [1 / len(item.options) for item in sat]
    return Score(hits, len(sat), sum(chances), chance.at_least(hits, chances), chance.wilson(hits, len(sat)))
