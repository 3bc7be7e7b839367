"""`multiple-response`: the learner picks the right set; the stem says how many."""

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from course.bank.types.common import Option, OptionsQuestion, duplicates
from course.reading.findings import Finding

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


class MultipleResponse(OptionsQuestion):
    """A question with two or more right answers among at least one wrong one."""

    type: Literal["multiple-response"]
    options: list[Option] = Field(min_length=3)

    @property
    def right(self) -> int:
        """How many options are right."""
        return sum(option.correct for option in self.options)

    @property
    def right_in_words(self) -> str:
        """How many options are right, as a sentence says it."""
        return NUMBER_WORDS[self.right] if self.right < len(NUMBER_WORDS) else str(self.right)

    @property
    def how(self) -> str:
        return f"Choose {self.right_in_words} answers."

    def faults(self) -> Iterator[Finding]:
        yield from super().faults()
        if self.right < 2:
            yield self.fault(
                "too-few-right-answers",
                f"{'only one' if self.right else 'none'} of the options is marked as right; "
                "a multiple-response question needs two",
                "Add `correct: true` to each right one, or make it a single-choice question.",
                "options",
            )
        elif self.right == len(self.options):
            yield self.fault(
                "no-wrong-answer",
                "every option is marked as right",
                "Add a wrong option that real staff would choose, with its reason.",
                "options",
            )
        elif not self._says_how_many():
            yield self.fault(
                "how-many",
                f"the stem does not say that {self.right_in_words} answers are right",
                f"Ask, for example, “Which {self.right_in_words} …?”.",
                "stem",
            )
        yield from duplicates(self, [option.text for option in self.options], ("options",), "option")

    def _says_how_many(self) -> bool:
        return re.search(rf"\b({self.right_in_words}|{self.right})\b", self.stem, re.IGNORECASE) is not None
