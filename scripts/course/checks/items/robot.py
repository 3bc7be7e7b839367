"""The test-wise robot: it has read nothing, knows nothing, and picks options by their looks.

If it does better than chance, so can a learner who has understood nothing (Millman, Bishop & Ebel 1965 on
test-wiseness; Tarrant et al. 2006).
"""

from collections.abc import Iterable, Sequence
from math import sqrt

from course.checks.items.cues import absolutes, shared_parts
from course.measures import grammar
from course.measures.item import Item
from course.measures.robots.picks import Pick, best, guessed

# How far each cue moves the robot. Length counts for most because it is the commonest flaw of published banks.
_LENGTH = 1.0
_ABSOLUTE = -1.0
_OVERLAP = 0.75
_CONVERGENCE = 0.75
# Below this many deviations from the mean a length is not one that anybody would notice.
_NOTICED = 0.05


def pick(item: Item) -> int:
    """Return the index of the option that the robot picks; it never looks at the key."""
    return best(item, _scores(item))


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


def picks(items: Iterable[Item]) -> list[Pick]:
    """Let the robot sit every item that can be guessed."""
    return [Pick(item, pick(item)) for item in guessed(items)]
