"""A draw of questions that is random but fair: every module alike, as many about safety as the rules say.

What is kept for the check comes first, then one member a family, then the outcomes of a module in turn. The player
draws in the same way (`theme/assets/draw.js`), so a number in an address, or at the head of a sheet of paper, stands
for one set of questions. The generator is Mulberry32 (T. Ettinger, 2017, public domain), because it is four lines in
each language.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

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


@dataclass(frozen=True, slots=True)
class Drawable:
    """What a draw asks of a question. `kept` is true where only the check may show it."""

    id: str
    outcome: str
    family: str = ""
    kept: bool = False
    critical: bool = False


class MaybeCritical(Protocol):
    """A question that may be about safety."""

    @property
    def critical(self) -> bool:
        """Whether it is."""


# From how many to how many questions of a draw are about safety.
Range = tuple[int, int]


def draw(modules: Sequence[Sequence[Drawable]], count: int, seed: int, critical: Range | None = None) -> list[str]:
    """Return the ids of the questions drawn, module by module.

    Args:
        modules: The questions of each module.
        count: How many questions are wanted; fewer come back only where the bank has fewer.
        seed: A whole number from 0 to 4294967295.
        critical: How many of them are about safety, as far as the modules have so many; without it, as it comes.
    """
    pick = generator(seed)
    queues = [shuffled(questions, pick) for questions in modules]
    turn = shuffled(range(len(queues)), pick)
    rooms = _dealt([0] * len(queues), list(map(len, queues)), turn, count)
    if critical is None:
        safe: list[int] | None = None
    else:
        least, most = critical
        asked = least + pick(most - least + 1)
        # First those modules in which a safety question lets them ask more of what they keep for the check.
        first = sorted(turn, key=lambda module: -_gain(queues[module], rooms[module]))
        pairs = list(zip(queues, rooms, strict=True))
        safe = _dealt([forced(*pair) for pair in pairs], [possible(*pair) for pair in pairs], first, asked)
    families: set[str] = set()
    found: list[str] = []
    for module, (queue, room) in enumerate(zip(queues, rooms, strict=True)):
        kinds = [None] * room if safe is None else [True] * safe[module] + [False] * (room - safe[module])
        found += shuffled(_chosen(queue, kinds, families), pick)
    return found


def forced(questions: Iterable[MaybeCritical], room: int) -> int:
    """Return how many safety questions a module must give, since it has too few others."""
    return max(0, room - sum(not question.critical for question in questions))


def possible(questions: Iterable[MaybeCritical], room: int) -> int:
    """Return how many safety questions a module can give."""
    return min(room, sum(question.critical for question in questions))


def _dealt(given: list[int], most: Sequence[int], turn: Sequence[int], count: int) -> list[int]:
    """Return how many each module gives, one more at a time and in turn, until it is `count` or no more can be."""
    given = list(given)
    wanted = min(count, sum(most))
    while sum(given) < wanted:
        for module in turn:
            if given[module] < most[module] and sum(given) < wanted:
                given[module] += 1
    return given


def _gain(questions: Iterable[Drawable], room: int) -> int:
    """Return how many more questions that it keeps a module asks, if one of them is about safety."""
    kept = Counter(question.critical for question in questions if question.kept)
    return min(room - 1, kept[False]) + min(1, kept[True]) - min(room, kept[False])


def _chosen(queue: Sequence[Drawable], kinds: Sequence[bool | None], families: set[str]) -> list[str]:
    """Return a module's questions, and add the families met to `families`.

    One comes for each of `kinds`, which says whether it is about safety; None where either will do.
    """
    waiting = list(queue)
    outcomes: Counter[str] = Counter()
    found: list[str] = []
    for kind in kinds:
        fit = [question for question in waiting if kind in (None, question.critical)]
        best = min(fit, key=lambda each: (each.family in families, not each.kept, outcomes[each.outcome]))
        waiting.remove(best)
        outcomes[best.outcome] += 1
        families |= {best.family} - {""}
        found.append(best.id)
    return found
