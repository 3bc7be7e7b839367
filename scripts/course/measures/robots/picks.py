"""What a robot picked, and how often it was right, with what guessing would get."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from course.measures import chance
from course.measures.item import GUESSED, Item

_SMALLEST_P = 0.0001


@dataclass(frozen=True)
class Pick:
    """The option that a robot took."""

    item: Item
    option: int

    @property
    def is_right(self) -> bool:
        return self.option == self.item.key


@dataclass(frozen=True)
class Score:
    """How many were right, of items that were guessed with these chances."""

    hits: int
    chances: tuple[float, ...]

    @property
    def trials(self) -> int:
        return len(self.chances)

    @property
    def expected(self) -> float:
        """How many guessing gets right."""
        return sum(self.chances)

    @property
    def share(self) -> float:
        """The share of items that were right."""
        return self.hits / self.trials if self.trials else 0.0

    @property
    def by_chance(self) -> float:
        """The share that guessing gets right."""
        return self.expected / self.trials if self.trials else 0.0

    @cached_property
    def p(self) -> float:
        """The chance that guessing gets as many right or more."""
        return chance.at_least(self.hits, self.chances)

    @cached_property
    def interval(self) -> tuple[float, float]:
        """The 95% interval of the share."""
        return chance.wilson(self.hits, self.trials)

    @property
    def p_in_words(self) -> str:
        """`p` with four digits, and never as nothing."""
        return f"p = {self.p:.4f}" if self.p >= _SMALLEST_P else f"p < {_SMALLEST_P}"

    def in_words(self) -> str:
        """Return the score beside what guessing gets."""
        low, high = self.interval
        return (
            f"{self.hits} of {self.trials} right, {self.share:.0%} (95%: {low:.0%} to {high:.0%}); "
            f"guessing gets {self.by_chance:.0%}"
        )


def score(picks: Iterable[Pick]) -> Score:
    """Return how often picks are right."""
    made = list(picks)
    return Score(sum(pick.is_right for pick in made), tuple(1 / len(pick.item.options) for pick in made))


def guessed(items: Iterable[Item]) -> list[Item]:
    """Return the items with one right answer among two or more: those that a robot sits."""
    return [item for item in items if item.kind in GUESSED and item.key is not None and len(item.options) > 1]


def best(item: Item, scores: Sequence[float]) -> int:
    """Return the option with the highest score.

    Where several are level, a hash of their text decides, so that the place of an option in the list gives it no
    advantage and every run picks the same.
    """
    return max(range(len(scores)), key=lambda index: (round(scores[index], 6), _lot(item, index)))


def _lot(item: Item, index: int) -> str:
    return hashlib.sha256("\x1f".join([item.stem, item.vignette, item.options[index]]).encode()).hexdigest()
