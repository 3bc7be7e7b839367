"""The parts that questions of several types share."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import ConfigDict, Field, model_validator

from course.bank.types.asked import Asked, Lesson, Path, Reason, letter
from course.reading.english import wording
from course.reading.findings import Finding
from course.reading.shapes import Flag, Placed, Shape, Slug, Text, distinct, fault

Use = Literal["module", "pool", "check"]
# Kept for the final check: no page, practice or paper of a learner's shows it.
KEPT = "check"
# The uses that a page may show.
SHOWN = tuple(use for use in get_args(Use) if use != KEPT)


class Option(Shape):
    """One answer that a learner may pick."""

    text: Text
    correct: Flag = False
    feedback: Text = Field(description="Why: shown when this option was picked, and beside the right ones.")


class Evidence(Shape):
    """The words that a right answer rests on: of a section of a page, or of a rule of safety."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["page", "section"]}, {"required": ["rule"]}]},
    )

    page: Text = Field(default="", description="The page's path below docs, for example modules/first-steps.md.")
    section: Slug = Field(default="", description="The explicit id of a heading on that page.")
    rule: Slug | None = Field(default=None, description="Instead of page and section: the id of a rule of safety.")
    quote: Text = Field(description="Six words or more that stand there, as the reader sees them.")

    @model_validator(mode="before")
    @classmethod
    def _names_one_place(cls, value: Any) -> Any:
        named = value.keys() & {"page", "section", "rule"} if isinstance(value, dict) else {"rule"}
        if named not in ({"page", "section"}, {"rule"}):
            raise fault(
                "evidence-place",
                "each entry names a page and its section, or a rule of safety",
                "Write `page:` and `section:`, or `rule:` alone, above the quote.",
            )
        return value


# What makes two pieces of evidence the same.
PLACE = ("page", "section", "rule", "quote")


class Question(Placed):
    """What every question has. What other rooms need of a type, its model says."""

    scored: ClassVar[bool] = True

    id: Slug = Field(description="Unique in the whole bank, and never used again for another question.")
    type: str
    outcome: Slug = Field(description="One of the outcomes in the front matter of the module's page.")
    use: Use = Field(description="module: on the module's page. pool: for practice. check: for the final check alone.")
    vignette: Text | None = Field(default=None, description="The situation, in at most 80 words.")
    vignette_ref: Slug | None = Field(default=None, description="The id of one of the file's shared vignettes.")
    stem: Text = Field(description="The question itself, in at most 20 words.")
    critical: Flag = Field(default=False, description="true where a life or a right hangs on it.")
    rule: Slug | None = Field(default=None, description="The id of the rule of safety that this tests, if one does.")
    waivers: dict[str, Text] = Field(
        default={}, description="By the name of an item-writing rule: why it does not hold here, in ten words or more."
    )

    evidence: Annotated[list[Evidence], distinct(*PLACE)] = Field(
        default=[], description="Where to read more, if anywhere."
    )

    @abstractmethod
    def asked(self) -> Asked:
        """Return what stands below the stem, without the key."""

    @property
    def is_kept(self) -> bool:
        """Whether only the final check may show it."""
        return self.use == KEPT

    @property
    def family(self) -> str:
        """The id of the family that it is a member of; nothing where it stands alone."""
        return ""

    @property
    def lesson(self) -> Lesson | None:
        """What decides in it and in its family; nothing for a question that stands alone."""
        return None

    @property
    def key(self) -> list[int]:
        """The right answer as the player and learning systems know it: indexes from the file."""
        return []

    @property
    def key_in_words(self) -> str:
        """The right answer in a line, with the letters and numbers of `asked`; nothing where none is right."""
        return ""

    @property
    def body(self) -> str:
        """What it says beside stem and options, with the right words in it: for the rules of writing."""
        return ""

    def reasons(self) -> tuple[Reason, ...]:
        """Return the key and the reasons, one row a part."""
        return ()

    def answers(self) -> list[Reason]:
        """Return the rows that a learner should give, in order."""
        return [row for row in self.reasons() if row.is_right]

    def faults(self) -> Iterator[Finding]:
        """Yield what is wrong with the question as it stands, before any page is looked at."""
        if self.vignette is not None and self.vignette_ref is not None:
            yield self.fault(
                "two-vignettes",
                "the question has both “vignette” and “vignette_ref”",
                "Keep one of the two.",
                "vignette_ref",
            )

    def fault(self, rule: str, message: str, mend: str, *path: str | int) -> Finding:
        """Return a finding about the part of this question under `path`."""
        return Finding(self.at(*path), rule, message, mend, question=self.id)


class ScoredQuestion(Question):
    """A question whose answer can be right or wrong, and so must rest on the guidance."""

    evidence: Annotated[list[Evidence], distinct(*PLACE)] = Field(
        min_length=1, description="What the right answer rests on."
    )

    @property
    @abstractmethod
    def key(self) -> list[int]: ...

    @property
    @abstractmethod
    def key_in_words(self) -> str: ...

    @abstractmethod
    def reasons(self) -> tuple[Reason, ...]: ...


class OptionsQuestion(ScoredQuestion):
    """A question whose options compete for being right."""

    options: list[Option]

    @property
    def key(self) -> list[int]:
        return [index for index, option in enumerate(self.options) if option.correct]

    @property
    def key_in_words(self) -> str:
        *first, last = [letter(index) for index in self.key]
        return f"{', '.join(first)} and {last}" if first else last

    def reasons(self) -> tuple[Reason, ...]:
        return judged(self.options, ("options",))

    def asked(self) -> Asked:
        return Asked(self.how, entries=tuple((option.text,) for option in self.options))

    @property
    @abstractmethod
    def how(self) -> str:
        """What to do with the options."""


def judged(options: Sequence[Option], at: Path, where: str = "") -> tuple[Reason, ...]:
    """Return the rows of options that compete for being right."""
    return tuple(
        Reason(
            option.text,
            "right" if option.correct else "not right",
            option.correct,
            option.feedback,
            f"{where}:" if where else f"{letter(index)}.",
            (*at, index),
            True,
            where,
        )
        for index, option in enumerate(options)
    )


def same(text: str) -> str:
    """Return a text as two equal answers would look: case, punctuation and spaces made equal, signs kept."""
    return " ".join(wording(text)) or text.strip()


def duplicates(question: Question, texts: Sequence[str], path: tuple[str | int, ...], what: str) -> Iterator[Finding]:
    """Yield a finding for each text that says the same as one before it."""
    first: dict[str, int] = {}
    for index, text in enumerate(texts):
        earlier = first.setdefault(same(text), index)
        if earlier != index:
            yield question.fault(
                "duplicate-option",
                f"{what} {index + 1} says the same as {what} {earlier + 1}: “{text}”",
                "Give it words of its own, or take it away.",
                *path,
                index,
            )


def one_right(
    question: Question, options: Sequence[Option], *path: str | int, of: str = "the options"
) -> Iterator[Finding]:
    """Yield a finding unless exactly one option is marked right."""
    right = [index for index, option in enumerate(options) if option.correct]
    if not right:
        yield question.fault(
            "no-right-answer",
            f"none of {of} is marked as right",
            "Add `correct: true` below the text of the right one.",
            *path,
        )
    if len(right) > 1:
        yield question.fault(
            "several-right-answers",
            f"{len(right)} of {of} are marked as right; there must be one",
            "Keep `correct: true` on the best one, or make it a multiple-response question.",
            *path,
            right[1],
        )
