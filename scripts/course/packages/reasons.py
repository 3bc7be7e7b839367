"""A question's key and its reasons as rows with a key in plain text: nothing is emphasised in a cell."""

from __future__ import annotations

from dataclasses import replace

from course.bank import reasons as bank
from course.bank.reasons import Reason
from course.bank.types.common import Question
from course.packages.rich import plain

__all__ = ["Reason", "reasons"]


def reasons(question: Question) -> tuple[Reason, ...]:
    """Return the rows of a question; a reflection has none."""
    return tuple(replace(row, answer=plain(row.answer)) for row in bank.reasons(question))
