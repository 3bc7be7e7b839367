"""How points are given: one function a rule, from a response to a share between 0 and 1."""

from collections.abc import Sequence, Set
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise


class Scoring(StrEnum):
    """The rules of the table of question types; the player's graders carry the same names."""

    ALL_OR_NOTHING = "all-or-nothing"
    RIGHT_MINUS_WRONG = "right-minus-wrong"
    NEIGHBOURING_PAIRS = "neighbouring-pairs"
    SHARE_RIGHT = "share-right"

    def in_words(self, size: int) -> str:
        """Return how somebody with a pencil gives the points of a question with so many right answers."""
        return _IN_WORDS[self].format(size=size, pairs=size - 1)


_IN_WORDS = {
    Scoring.ALL_OR_NOTHING: "1 for the right answer.",
    Scoring.RIGHT_MINUS_WRONG: "Right picks minus wrong picks, divided by {size}; never below 0.",
    Scoring.NEIGHBOURING_PAIRS: "Count the steps that are followed by the right next step; divide by {pairs}.",
    Scoring.SHARE_RIGHT: "Count what is right; divide by {size}.",
}


def all_or_nothing(key: Set[int], picked: Set[int]) -> Fraction:
    """Return 1 where exactly the key was picked, else 0."""
    return Fraction(int(picked == key))


def right_minus_wrong(key: Set[int], picked: Set[int]) -> Fraction:
    """Return (right picks − wrong picks) / size of the key, not below 0."""
    return max(Fraction(0), Fraction(len(picked & key) - len(picked - key), len(key)))


def neighbouring_pairs(order: Sequence[int]) -> Fraction:
    """Return the share of neighbours that follow each other as in the file.

    The same as Moodle's grading of an ordering question “relative to the next item, excluding the last”.

    Args:
        order: The steps' indexes in the file, in the learner's order.
    """
    right = sum(after == before + 1 for before, after in pairwise(order))
    return Fraction(right, len(order) - 1)


def share_right(key: Sequence[int], given: Sequence[int | None]) -> Fraction:
    """Return the share of items or gaps that were given what the key says."""
    return Fraction(sum(right == answer for right, answer in zip(key, given, strict=True)), len(key))
