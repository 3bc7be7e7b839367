"""`gap-select`: the learner chooses the words that complete a record or a sentence."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from course.bank.types.asked import Asked, Reason, blank
from course.bank.types.common import Option, ScoredQuestion, duplicates, judged, one_right
from course.reading.english import did_you_mean, listed, plural
from course.reading.findings import Finding, Position
from course.reading.shapes import Shape, Slug, Text, distinct

MARK = re.compile(r"\[\[\s*([^\[\]]*?)\s*\]\]")


class Gap(Shape):
    """One gap and the words that may fill it: choices of its own, or those that the question lists as facts."""

    id: Slug = Field(description="The word between [[ and ]] in the text.")
    choices: list[Option] = Field(default=[])
    key: Slug | None = Field(
        default=None, exclude=True, description="Instead of choices: the name of the fact that is right here."
    )
    feedback: dict[Slug, Text] = Field(
        default={}, exclude=True, description="Instead of choices: why, by the name of the fact, one for each."
    )

    @property
    def draws(self) -> bool:
        """Whether it chooses from the facts that the question lists."""
        return self.key is not None or bool(self.feedback)


class GapSelect(ScoredQuestion):
    """A text with gaps, each marked `[[id]]`."""

    type: Literal["gap-select"]
    text: Text
    facts: dict[Slug, Text] = Field(
        default={},
        exclude=True,
        description="What several gaps choose from, each fact under a name of its own; at least one more than gaps.",
    )
    gaps: Annotated[list[Gap], distinct("id")] = Field(min_length=1)

    @field_validator("gaps")
    @classmethod
    def _with_facts(cls, gaps: list[Gap], info: ValidationInfo) -> list[Gap]:
        """Give each gap that draws on the facts its choices: all who ask a gap for them find them there."""
        facts: dict[str, str] = info.data.get("facts", {})
        return [gap.model_copy(update={"choices": _choices(gap, facts)}) if gap.draws else gap for gap in gaps]

    def at(self, *path: str | int) -> Position:
        match path:
            case ("gaps", int(index), "choices", int(place), *part) if self.gaps[index].draws:
                name = [*self.facts][place]
                return super().at(*(("gaps", index, "feedback", name) if part == ["feedback"] else ("facts", name)))
            case ("gaps", int(index), "choices", *_) if self.gaps[index].draws:
                return super().at("gaps", index)
            case _:
                return super().at(*path)

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
            "Choose the right words for each gap.",
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
        yield from self._faults_of_facts()
        for index, gap in enumerate(self.gaps):
            if gap.draws and (gap.key not in self.facts or gap.feedback.keys() != self.facts.keys()):
                continue  # that is told already
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

    def _faults_of_facts(self) -> Iterator[Finding]:
        """Yield what is wrong with gaps that draw on one list of facts."""
        drawing = [index for index, gap in enumerate(self.gaps) if gap.draws]
        if self.facts and not drawing:
            yield self.fault(
                "gap-facts",
                "no gap draws on the facts",
                "Give a gap `key:` and `feedback:` in the place of its choices, or take the facts away.",
                "facts",
            )
        elif lost := self._left_out():
            for name in lost:
                message = f"each gap gives a reason for “{name}”, and there is no such fact"
                yield self.fault("gap-facts", message, f"Add “{name}” to the facts, with its words.", "facts")
        elif self.facts and len(self.facts) <= len(drawing):
            yield self.fault(
                "gap-facts",
                f"{plural(len(drawing), 'gap')} draw on {plural(len(self.facts), 'fact')}, so the last can be known "
                "without reading",
                "List at least one fact more than gaps.",
                "facts",
            )
        for index in drawing:
            yield from self._faults_of_gap(index, self.gaps[index])

    def _left_out(self) -> list[str]:
        """Return what every gap that draws on the facts takes for one, and is none: it was left out there."""
        named = [gap.feedback.keys() for gap in self.gaps if gap.draws]
        return sorted(set(named[0]).intersection(*named[1:]) - self.facts.keys()) if len(named) > 1 else []

    def _faults_of_gap(self, index: int, gap: Gap) -> Iterator[Finding]:
        if self._node.below("gaps", index, "choices") is not None:
            yield self.fault(
                "gap-facts",
                f"the gap “{gap.id}” has choices of its own, and draws on the facts too",
                "Keep the choices, or `key:` and `feedback:`.",
                *("gaps", index),
            )
        known = {*self.facts, *self._left_out()}
        if gap.key not in known:
            said = (
                f"names “{gap.key}”, which is no fact{did_you_mean(gap.key, self.facts)}" if gap.key else "has no key"
            )
            yield self.fault(
                "gap-facts",
                f"the gap “{gap.id}” {said}",
                f"Write `key:` with {listed(self.facts, 'or') or 'the name of one of the facts'}.",
                *("gaps", index, "key"),
            )
        for name in gap.feedback.keys() - known:
            yield self.fault(
                "gap-facts",
                f"the feedback of “{gap.id}” names “{name}”, which is no fact{did_you_mean(name, self.facts)}",
                f"The facts are {listed(self.facts) or 'none'}.",
                *("gaps", index, "feedback", name),
            )
        if missing := [name for name in self.facts if name not in gap.feedback]:
            yield self.fault(
                "gap-facts",
                f"the gap “{gap.id}” gives no reason for {listed(missing)}",
                "Say of each fact why it belongs there, or why not.",
                *("gaps", index, "feedback"),
            )


def _choices(gap: Gap, facts: dict[str, str]) -> list[Option]:
    # All of it was read strictly.
    return [
        Option.model_construct(text=text, correct=name == gap.key, feedback=gap.feedback[name])
        for name, text in facts.items()
        if name in gap.feedback
    ]


def _names(ids: list[str]) -> str:
    return ", ".join(f"[[{name}]]" for name in ids) or "no gap"
