"""`single-choice`: the learner picks the one best option."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from course.bank.types.common import Option, OptionsQuestion, duplicates, one_right
from course.reading.findings import Finding


class SingleChoice(OptionsQuestion):
    """A question with one best answer."""

    type: Literal["single-choice"]
    options: list[Option] = Field(min_length=2)

    @property
    def how(self) -> str:
        return "Choose one answer."

    def faults(self) -> Iterator[Finding]:
        yield from super().faults()
        yield from one_right(self, self.options, "options")
        yield from duplicates(self, [option.text for option in self.options], ("options",), "option")
