"""`gap-select`: the learner chooses the words that complete a record or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from course.bank.types.asked import Asked, Reason, blank
from course.bank.types.common import Option, ScoredQuestion, duplicates, judged, one_right
from course.reading.findings import Finding
from course.reading.shapes import Shape, Slug, Text, distinct

MARK = re.compile(r"\[\[\s*([^\[\]]*?)\s*\]\]")


class Gap(Shape):
    """One gap and the words that may fill it."""

    id: Slug = Field(description="The word between [[ and ]] in the text.")
    choices: list[Option]


class GapSelect(ScoredQuestion):
    """A text with gaps, each marked `[[id]]`."""

    type: Literal["gap-select"]
    text: Text
    gaps: Annotated[list[Gap], distinct("id")] = Field(min_length=1)

    @property
    def key(self) -> list[int]:
        """The index of each gap's right choice."""
        return [next(i for i, choice in enumerate(gap.choices) if choice.correct) for gap in self.gaps]

    @property
    def key_in_words(self) -> str:
        return "; ".join(f"{number}: {row.part}" for number, row in enumerate(self.answers(), 1))

    @property
    def body(self) -> str:
        return self._with([row.part for row in self.answers()])

    def asked(self) -> Asked:
        return Asked(
            "Choose words for each gap.",
            text=self._with([blank(number) for number in range(1, len(self.gaps) + 1)]),
            entries=tuple(tuple(choice.text for choice in gap.choices) for gap in self.gaps),
            is_lettered=False,
        )

    def reasons(self) -> tuple[Reason, ...]:
        return tuple(
            row
            for index, gap in enumerate(self.gaps)
            for row in judged(gap.choices, ("gaps", index, "choices"), f"Gap {index + 1}")
        )

    def _with(self, words: list[str]) -> str:
        """Return the text with words in the places of its gaps."""
        parts = MARK.split(self.text)
        parts[1::2] = words
        return "".join(parts)

    def faults(self) -> Iterator[Finding]:
        yield from super().faults()
        marks: list[str] = MARK.findall(self.text)
        ids = [gap.id for gap in self.gaps]
        if marks != ids:
            yield self.fault(
                "gaps",
                f"the text has {_names(marks)}, but “gaps” lists {_names(ids)}",
                "Mark each gap once in the text, as [[id]], and list the gaps in the same order.",
                "text",
            )
        for index, gap in enumerate(self.gaps):
            if len(gap.choices) < 2:
                yield self.fault(
                    "gap-without-choices",
                    f"the gap “{gap.id}” has fewer than two choices",
                    "Give it two or three choices, each with its reason.",
                    "gaps",
                    index,
                    "choices",
                )
                continue
            yield from one_right(self, gap.choices, "gaps", index, "choices", of=f"the choices of “{gap.id}”")
            texts = [choice.text for choice in gap.choices]
            yield from duplicates(self, texts, ("gaps", index, "choices"), "choice")


def _names(ids: list[str]) -> str:
    return ", ".join(f"[[{name}]]" for name in ids) or "no gap"
