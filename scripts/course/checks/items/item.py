"""An item: what every rule sees of a question, wherever the question comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from course.bank.quiz import Bank
from course.bank.types.common import Option, Question
from course.bank.types.gap_select import MARK, GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.reflection import Reflection
from course.bank.types.single_choice import SingleChoice
from course.checks.items import english
from course.checks.items.readability import NO_TERMS, Terms


class Kind(StrEnum):
    """What the learner does with the options. `GAP` is one gap of a `GAP_SELECT` question, seen as a choice."""

    SINGLE = "single-choice"
    MULTIPLE = "multiple-response"
    GAP = "gap"
    GAP_SELECT = "gap-select"
    ORDERING = "ordering"
    MATCHING = "matching"
    REFLECTION = "reflection"


# Where options compete for being right, so that one may give itself away.
CHOICES = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.GAP})
# Where there is one answer to guess.
ONE_ANSWER = frozenset({Kind.SINGLE, Kind.GAP})
# Whole questions: a gap has no stem of its own.
QUESTIONS = frozenset(Kind) - {Kind.GAP}
SCORED = frozenset(Kind) - {Kind.REFLECTION}


@dataclass(frozen=True)
class Item:
    """A question as the rules see it, or one gap of it.

    Attributes:
        stem: The question itself; in a bare item everything before the options.
        options: What competes to be right; or the steps of an ordering, the things to match.
        keys: The indexes of the right options; empty where options do not compete.
        vignette: The situation, where it is written apart from the stem.
        feedback: What is said about each option, in their order; empty where nothing is known of it.
        id: The question's id.
        source: The file or list that it stands in, with its neighbours.
        at: The path of the options inside the question, for positions.
        terms: The glossary that explains words to its reader.
    """

    stem: str
    options: tuple[str, ...] = ()
    keys: frozenset[int] = frozenset()
    vignette: str = ""
    kind: Kind = Kind.SINGLE
    feedback: tuple[str, ...] = ()
    id: str = ""
    source: str = ""
    at: tuple[str | int, ...] = ("options",)
    critical: bool = False
    body: str = ""
    terms: Terms = field(default=NO_TERMS, repr=False, compare=False)

    @cached_property
    def lead_in(self) -> str:
        """The sentence of the stem that asks."""
        return english.lead_in(self.stem)

    @cached_property
    def asked(self) -> str:
        """The main clause of that sentence."""
        return english.main_clause(self.lead_in)

    @cached_property
    def scenario(self) -> str:
        """The situation: the vignette, and what the stem says before it asks."""
        return f"{self.vignette} {english.scenario(self.stem)}".strip()

    @cached_property
    def plain_options(self) -> tuple[str, ...]:
        """The options without Markdown's marks."""
        return tuple(english.plain(option) for option in self.options)

    @property
    def distractors(self) -> list[int]:
        """The indexes of the wrong options."""
        return [index for index in range(len(self.options)) if index not in self.keys]

    @property
    def key(self) -> int | None:
        """The index of the one right option; None where there are several or none."""
        return next(iter(self.keys)) if len(self.keys) == 1 else None

    def option_at(self, index: int) -> tuple[str | int, ...]:
        """Return the path of an option's text inside the question."""
        return (*self.at, index, "text")


def bare_item(data: Mapping[str, Any], number: int = 0) -> Item:
    """Return an item from other people's data: `question`, `choices` and the `answer`'s letter.

    An answer that names no choice leaves the item without a key: rules about the key then have nothing to say.

    Raises:
        ValueError: the data hold no question or no choices.
    """
    question, choices = data.get("question"), data.get("choices")
    if not isinstance(question, str) or not isinstance(choices, Sequence) or isinstance(choices, str):
        raise ValueError("an item needs a text “question” and a list “choices”")
    options = tuple(str(choice) for choice in choices)
    letter = str(data.get("answer", "")).strip().upper()
    index = ord(letter) - ord("A") if re.fullmatch("[A-Z]", letter) else -1
    keys = frozenset({index}) if 0 <= index < len(options) else frozenset()
    return Item(question, options, keys, id=str(data.get("id", number)))


def items_of(question: Question, vignette: str | None, source: str = "", terms: Terms = NO_TERMS) -> tuple[Item, ...]:
    """Return what the rules see of a question: the question, and each gap of a gap-select as a choice of its own."""
    kind = Kind(question.type)
    common: dict[str, Any] = {
        "stem": question.stem,
        "vignette": vignette or "",
        "id": question.id,
        "source": source,
        "critical": question.critical,
        "terms": terms,
    }
    match question:
        case SingleChoice() | MultipleResponse():
            return (Item(kind=kind, **common, **_choice(question.options), at=("options",)),)
        case GapSelect():
            right = {gap.id: next((c.text for c in gap.choices if c.correct), "") for gap in question.gaps}
            body = MARK.sub(lambda found: right.get(found[1], ""), question.text)
            gaps = [
                Item(kind=Kind.GAP, **common, **_choice(gap.choices), at=("gaps", index, "choices"))
                for index, gap in enumerate(question.gaps)
            ]
            return (Item(kind=kind, **common, body=body), *gaps)
        case Ordering():
            return (Item(kind=kind, **common, **_listed(question.steps), at=("steps",)),)
        case Matching():
            return (Item(kind=kind, **common, **_listed(question.items), at=("items",)),)
        case Reflection():
            return (Item(kind=kind, **common, body=question.model_answer),)
    return (Item(kind=kind, **common),)


def items_in(bank: Bank, terms: Terms = NO_TERMS) -> list[tuple[Question, tuple[Item, ...]]]:
    """Return every question of a bank with the items that the rules see of it."""
    return [
        (question, items_of(question, file.vignette(question), file.name, terms)) for file, question in bank.questions()
    ]


def _choice(options: Sequence[Option]) -> dict[str, Any]:
    return {**_listed(options), "keys": frozenset(index for index, option in enumerate(options) if option.correct)}


def _listed(parts: Iterable[Any]) -> dict[str, Any]:
    rows = list(parts)
    return {"options": tuple(row.text for row in rows), "feedback": tuple(row.feedback for row in rows)}
