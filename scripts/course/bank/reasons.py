"""A question's key and its reasons as rows, for every page and format: what, what is right of it, why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from course.bank.types.common import Option, Question
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.single_choice import SingleChoice


@dataclass(frozen=True, slots=True)
class Reason:
    """One row. `part`, `answer` and `why` hold inline Markdown.

    Attributes:
        part: An option, a step, an item, or a choice for a gap.
        answer: Whether it is right, or where it belongs: its place, its category.
        is_right: Whether a learner should give it.
        why: The feedback.
        where: The gap of a choice.
    """

    part: str
    answer: str
    is_right: bool
    why: str
    where: str = ""


def reasons(question: Question) -> tuple[Reason, ...]:
    """Return the rows of a question; a reflection has none."""
    found = _ROWS.get(question.type)
    return tuple(found(question)) if found else ()


def _options(question: Question) -> Iterator[Reason]:
    for option in cast(SingleChoice | MultipleResponse, question).options:
        yield _judged(option)


def _steps(question: Question) -> Iterator[Reason]:
    for place, step in enumerate(cast(Ordering, question).steps, 1):
        yield Reason(step.text, f"place {place}", True, step.feedback)


def _items(question: Question) -> Iterator[Reason]:
    for item in cast(Matching, question).items:
        yield Reason(item.text, item.category, True, item.feedback)


def _gaps(question: Question) -> Iterator[Reason]:
    for number, gap in enumerate(cast(GapSelect, question).gaps, 1):
        for choice in gap.choices:
            yield _judged(choice, f"Gap {number}")


def _judged(option: Option, where: str = "") -> Reason:
    return Reason(option.text, "right" if option.correct else "not right", option.correct, option.feedback, where)


_ROWS: dict[str, Callable[[Question], Iterator[Reason]]] = {
    "single-choice": _options,
    "multiple-response": _options,
    "ordering": _steps,
    "matching": _items,
    "gap-select": _gaps,
}
