"""A draw of questions that is random but fair: every module alike, the outcomes of a module in turn.

The player draws in the same way (`theme/assets/check.js`), so a number in an address, or at the head of a sheet of
paper, stands for one set of questions. The generator is Mulberry32 (T. Ettinger, 2017, public domain), because it is
four lines in each language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

_T = TypeVar("_T")
_BITS = 0xFFFFFFFF

# Returns a whole number from 0 up to, not including, its argument.
Pick = Callable[[int], int]


def generator(seed: int) -> Pick:
    """Return a source of numbers that is the same for the same seed, here and in the player."""
    state = seed & _BITS

    def pick(below: int) -> int:
        nonlocal state
        state = (state + 0x6D2B79F5) & _BITS
        mixed = ((state ^ (state >> 15)) * (state | 1)) & _BITS
        mixed = ((mixed + (((mixed ^ (mixed >> 7)) * (mixed | 61)) & _BITS)) & _BITS) ^ mixed
        return ((mixed ^ (mixed >> 14)) * below) >> 32

    return pick


def shuffled(values: Iterable[_T], pick: Pick) -> list[_T]:
    """Return values in a random order (Fisher & Yates 1938, as Durstenfeld 1964 wrote it)."""
    found = list(values)
    for last in range(len(found) - 1, 0, -1):
        other = pick(last + 1)
        found[last], found[other] = found[other], found[last]
    return found


def draw(modules: Sequence[Mapping[str, Sequence[str]]], count: int, seed: int) -> list[str]:
    """Return the ids of the questions drawn, module by module.

    Args:
        modules: For each module, the ids of its questions by outcome.
        count: How many questions are wanted; fewer come back only where the bank has fewer.
        seed: A whole number from 0 to 4294967295.
    """
    pick = generator(seed)
    queues = [_in_turn(outcomes, pick) for outcomes in modules]
    turn = shuffled(range(len(queues)), pick)
    taken = [0] * len(queues)
    wanted = min(count, sum(map(len, queues)))
    while sum(taken) < wanted:
        for module in turn:
            if taken[module] < len(queues[module]) and sum(taken) < wanted:
                taken[module] += 1
    return [name for queue, many in zip(queues, taken, strict=True) for name in queue[:many]]


def _in_turn(outcomes: Mapping[str, Sequence[str]], pick: Pick) -> list[str]:
    """Return a module's questions so that its outcomes take turns, in a random order."""
    waiting = [shuffled(names, pick) for names in shuffled(outcomes.values(), pick)]
    found: list[str] = []
    while any(waiting):
        for names in waiting:
            if names:
                found.append(names.pop(0))
    return found
