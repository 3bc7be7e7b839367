"""How a question's points are given, in words, as a marker reckons them."""

from __future__ import annotations

from course.bank.scoring import Scoring
from course.bank.types import TYPES
from course.bank.types.common import Question
from course.packages.reasons import reasons

_POINTS = {
    Scoring.ALL_OR_NOTHING: "1 point for the right answer.",
    Scoring.RIGHT_MINUS_WRONG: "Right picks minus wrong picks, divided by {size}; never below 0.",
    Scoring.NEIGHBOURING_PAIRS: "Count the steps that are followed by the right next step; divide by {pairs}.",
    Scoring.SHARE_RIGHT: "Count what is right; divide by {size}.",
}


def points(question: Question) -> str:
    """Return how a question's points are given, as a marker reckons them."""
    scoring = TYPES[question.type].scoring
    if scoring is None:
        return "none."
    rows = reasons(question)
    size = sum(row.is_right for row in rows)
    return _POINTS[scoring].format(size=size, pairs=size - 1)
