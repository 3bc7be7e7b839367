"""What a sheet can ask: every question, gap and decision that has options, and what stands around it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import comb

from course.bank.quiz import Bank
from course.measures.item import DECISION, GAP, GUESSED, MULTIPLE, SINGLE, Item, decisions_in, items_in
from course.scenarios.scenario import Scenario

# What sheets ask, and how results name it.
KINDS = {
    SINGLE: "Choices",
    GAP: "Gaps in records",
    MULTIPLE: "Sets",
    DECISION: "Decisions in scenarios",
}
_DIGITS = 8


@dataclass(frozen=True)
class Entry:
    """One thing to answer.

    Attributes:
        name: What it is called in keys and results, the same as long as its question is there.
        group: The question or the scenario whose situation it shares with others.
        item: What is asked, and what is right.
        around: What stands around the situation: who and where of a scenario, the text of a record.
        gap: The number of a gap in that text.
        deciding: The words of the situation that decide, where its author named them.
    """

    name: str
    group: str
    item: Item
    around: str = ""
    gap: int = 0
    deciding: tuple[str, ...] = ()

    @property
    def options(self) -> int:
        """How many options there are."""
        return len(self.item.options)

    @property
    def chance(self) -> float:
        """How likely it is that guessing is right."""
        return by_chance(self.options, len(self.item.keys))

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change when it asks something else, or something else is right."""
        item = self.item
        return _digest([item.kind, item.vignette, item.stem, self.around, self.gap, item.options, sorted(item.keys)])


def by_chance(options: int, right: int) -> float:
    """Return how likely it is to guess so many right options among all."""
    return 1 / comb(options, right)


def entries_of(bank: Bank, scenarios: Mapping[str, Scenario]) -> list[Entry]:
    """Return all that sheets can ask of a course."""
    return [*_of_bank(bank), *_of_scenarios(scenarios)]


def _of_bank(bank: Bank) -> Iterator[Entry]:
    for question, items in items_in(bank):
        gap = 0
        text = question.asked().text
        deciding = question.lesson.words if question.lesson else ()
        for item in items:
            is_gap = item.kind == GAP
            gap += is_gap
            if item.kind in {*GUESSED, MULTIPLE} and 0 < len(item.keys) < len(item.options):
                name = f"{item.id}/{gap}" if is_gap else item.id
                yield Entry(name, item.id, item, text, gap if is_gap else 0, deciding)


def _of_scenarios(scenarios: Mapping[str, Scenario]) -> Iterator[Entry]:
    for item in decisions_in(scenarios.items()):
        scenario = scenarios[item.source]
        around = f"{scenario.place}. {'; '.join(scenario.people.values())}."
        if item.key is not None:
            yield Entry(f"{item.source}/{item.id}", item.source, item, around)


def fingerprint_of(entries: Iterable[Entry]) -> str:
    """Return eight hexadecimal digits that change when anything that sheets can ask comes, goes or changes."""
    return _digest(sorted((entry.name, entry.fingerprint) for entry in entries))


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
