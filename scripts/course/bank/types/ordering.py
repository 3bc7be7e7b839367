"""`ordering`: the learner puts the steps of a real procedure in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

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
