"""`ordering`: the learner puts the steps of a real procedure in order."""

import random
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from course.bank.scoring import neighbouring_pairs
from course.bank.types.asked import Asked, Reason, letter
from course.bank.types.common import ScoredQuestion, duplicates
from course.reading.findings import Finding
from course.reading.shapes import Shape, Text


class Step(Shape):
    """One step, with the reason for its place."""

    text: Text
    feedback: Text


class Ordering(ScoredQuestion):
    """Steps, written in the right order."""

    type: Literal["ordering"]
    steps: list[Step] = Field(description="The steps in the right order; learners see them mixed.")

    @property
    def key(self) -> list[int]:
        return list(range(len(self.steps)))

    @property
    def shown(self) -> list[int]:
        """The order in which the steps are asked."""
        return mixed(self.id, len(self.steps))

    @property
    def key_in_words(self) -> str:
        return ", ".join(row.label.rstrip(".") for row in self.reasons())

    def asked(self) -> Asked:
        return Asked("Write the letters in order.", entries=tuple((self.steps[index].text,) for index in self.shown))

    def reasons(self) -> tuple[Reason, ...]:
        place = {index: place for place, index in enumerate(self.shown)}
        return tuple(
            Reason(step.text, f"place {index + 1}", True, step.feedback, f"{letter(place[index])}.", ("steps", index))
            for index, step in enumerate(self.steps)
        )

    def faults(self) -> Iterator[Finding]:
        yield from super().faults()
        if len(self.steps) < 3:
            yield self.fault(
                "short-ordering",
                f"an ordering needs three steps or more; this one has {len(self.steps)}",
                "Add the missing steps, or ask it as a single-choice question.",
                "steps",
            )
        yield from duplicates(self, [step.text for step in self.steps], ("steps",), "step")


def mixed(seed: str, count: int) -> list[int]:
    """Return an order of `count` steps in which no two neighbours are right, the same for the same seed."""
    order = list(range(count))
    shuffle = random.Random(seed)  # noqa: S311
    while neighbouring_pairs(order):
        shuffle.shuffle(order)
    return order
