"""An item: what every rule sees of a question, wherever the question comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from course.bank.quiz import Bank
from course.bank.types import TYPES
from course.bank.types.asked import Reason
from course.bank.types.common import OptionsQuestion, Question
from course.measures import grammar
from course.measures.readability import NO_TERMS, Terms
from course.scenarios.scenario import Scenario

# An item is of a type of question; or one gap of a question, or one decision of a scenario, seen as a choice.
GAP, DECISION = "gap", "decision"
SINGLE, MULTIPLE = "single-choice", "multiple-response"
# Where options compete for being right, so that one may give itself away.
CHOICES = frozenset({GAP, *(name for name, row in TYPES.items() if issubclass(row.model, OptionsQuestion))})
# Where there is one answer to guess.
ONE_ANSWER = frozenset({SINGLE, GAP})
# The same, the decisions of scenarios among them.
GUESSED = ONE_ANSWER | {DECISION}
# Whole questions: a gap has no stem of its own.
QUESTIONS = frozenset(TYPES)
SCORED_QUESTIONS = frozenset(name for name, row in TYPES.items() if row.scoring)


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
        family: The family that it is a member of, if it is.
        is_of_rule: Whether it names a rule of safety.
        terms: The glossary that explains words to its reader.
    """

    stem: str
    options: tuple[str, ...] = ()
    keys: frozenset[int] = frozenset()
    vignette: str = ""
    kind: str = SINGLE
    feedback: tuple[str, ...] = ()
    id: str = ""
    source: str = ""
    at: tuple[str | int, ...] = ("options",)
    critical: bool = False
    body: str = ""
    family: str = ""
    is_of_rule: bool = False
    terms: Terms = field(default=NO_TERMS, repr=False, compare=False)

    @cached_property
    def lead_in(self) -> str:
        """The sentence of the stem that asks."""
        return grammar.lead_in(self.stem)

    @cached_property
    def asked(self) -> str:
        """The main clause of that sentence."""
        return grammar.main_clause(self.lead_in)

    @cached_property
    def scenario(self) -> str:
        """The situation: the vignette, and what the stem says before it asks."""
        return f"{self.vignette} {grammar.scenario(self.stem)}".strip()

    @cached_property
    def plain_options(self) -> tuple[str, ...]:
        """The options without Markdown's marks."""
        return tuple(grammar.plain(option) for option in self.options)

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


def items_of(question: Question, vignette: str | None, source: str = "", terms: Terms = NO_TERMS) -> tuple[Item, ...]:
    """Return what the rules see of a question: the question, and each gap of a gap-select as a choice of its own."""
    common: dict[str, Any] = {
        "stem": question.stem,
        "vignette": vignette or "",
        "id": question.id,
        "source": source,
        "critical": question.critical,
        "family": question.family,
        "is_of_rule": question.rule is not None,
        "terms": terms,
    }
    rows = {where: list(found) for where, found in groupby(question.reasons(), lambda row: row.where)}
    whole = Item(kind=question.type, **common, body=question.body, **_options(rows.pop("", [])))
    return (whole, *(Item(kind=GAP, **common, **_options(found)) for found in rows.values()))


def items_in(bank: Bank, terms: Terms = NO_TERMS) -> list[tuple[Question, tuple[Item, ...]]]:
    """Return every question of a bank with the items that the rules see of it."""
    return [
        (question, items_of(question, file.vignette(question), file.name, terms)) for file, question in bank.questions()
    ]


def decisions_in(scenarios: Iterable[tuple[str, Scenario]]) -> list[Item]:
    """Return each decision of scenarios, by their names, as an item; its key is the best choice."""
    return [
        Item(
            kind=DECISION,
            stem=step.ask,
            vignette=step.text,
            options=tuple(choice.text for choice in step.choices),
            feedback=tuple(choice.feedback for choice in step.choices),
            keys=frozenset(step.best),
            id=step.id,
            source=name,
            critical=step.critical,
            is_of_rule=step.rule is not None,
        )
        for name, scenario in scenarios
        for step in scenario.steps
    ]


def _options(rows: Sequence[Reason]) -> dict[str, Any]:
    """Return what the rules see of the rows of a question, or of one of its gaps."""
    return {
        "options": tuple(row.part for row in rows),
        "feedback": tuple(row.why for row in rows),
        "keys": frozenset(index for index, row in enumerate(rows) if row.is_choice and row.is_right),
        "at": rows[0].at[:-1] if rows else ("options",),
    }
