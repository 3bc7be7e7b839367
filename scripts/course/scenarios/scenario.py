"""One scenario: steps with choices, and endings. An acyclic graph; whether it is one, the checks find out."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from course.bank.types.common import PLACE, Evidence
from course.reading.paged import PagedFile
from course.reading.shapes import Flag, Review, Shape, Slug, Text, distinct

# The one scale of the course for how good a response is, best first.
Rating = Literal["helpful", "acceptable", "unhelpful", "harmful"]
RATINGS: tuple[Rating, ...] = get_args(Rating)
# How it went, in the end.
Outcome = Literal["good", "mixed", "poor"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

ASK = "What do you do?"


class Choice(Shape):
    """One thing that the learner may do."""

    text: Text = Field(description="What the learner does, as an instruction, in at most 25 words.")
    rating: Rating = Field(description="How it serves the people in the story. One choice of a step is the best.")
    consequence: Text = Field(description="What follows, told as story, in at most 60 words. No verdict.")
    feedback: Text = Field(description="Why, in 8 to 60 words: shown when the learner looks back.")
    next: Slug = Field(description="The id of the step or the ending that this leads to.")


class Step(Shape):
    """One situation in which the learner decides."""

    id: Slug = Field(description="Unique in this file.")
    title: Text = Field(description="At most 8 words that give nothing away.")
    text: Text = Field(description="The situation, in at most 90 words. It must fit every choice that leads here.")
    ask: Text = Field(default=ASK, description="What the learner is asked.")
    critical: Flag = Field(default=False, description="true where a life or a right hangs on it.")
    rule: Slug | None = Field(default=None, description="The id of the rule of safety that covers this, if one does.")
    choices: list[Choice] = Field(min_length=2, max_length=4)
    evidence: Annotated[list[Evidence], distinct(*PLACE)] = Field(
        min_length=1, description="What the best choice rests on."
    )

    @property
    def best(self) -> list[int]:
        """The places of the choices with the best rating of this step."""
        ranks = [RATINGS.index(choice.rating) for choice in self.choices]
        return [place for place, rank in enumerate(ranks) if rank == min(ranks)]


class Section(Shape):
    """A section of the guidance."""

    page: Text = Field(description="The page's path below docs, for example modules/first-steps.md.")
    section: Slug = Field(description="The explicit id of a heading on that page.")


class Guidance(Shape):
    """What the guidance says about how it went, and where to read it."""

    text: Text = Field(description="At most 60 words.")
    links: Annotated[list[Section], distinct("page", "section")] = Field(min_length=1)


class Ending(Shape):
    """One way in which it may end."""

    id: Slug = Field(description="Unique in this file.")
    title: Text = Field(description="At most 8 words.")
    outcome: Outcome = Field(description="How it went for all of them.")
    text: Text = Field(description="How it ends, in at most 90 words.")
    voices: dict[Slug, Text] = Field(
        description="What each of the people might say in the end, invented, at most 40 words each."
    )
    guidance: Guidance


class Practised(Shape):
    """A module that the scenario belongs to, and which of its outcomes it practises."""

    page: Text = Field(description="The module's page below docs, for example modules/first-steps.md.")
    outcomes: Annotated[list[Slug], distinct()] = Field(
        min_length=1, description="Ids from the front matter of that page."
    )


class Scenario(PagedFile):
    """One file of `quizzes/scenarios/`."""

    kind: ClassVar[str] = "scenario"

    title: Text = Field(description="At most 8 words.")
    page: Text = Field(description="The scenario's page below docs: scenarios/NAME.md.")
    modules: Annotated[list[Practised], distinct("page")] = Field(min_length=1)
    nation: Text | None = Field(
        default=None, description="Where it plays: one of the nations in course.yml, where that names any."
    )
    setting: Text = Field(description="Where and when, in a few words.")
    people: dict[Slug, Text] = Field(
        min_length=2,
        max_length=4,
        description="Who they are, in a few words each, by their role. The last is the learner: “you, a baker”.",
    )
    close_to_home: Text | None = Field(
        default=None, description="Only where it is hard: one or two kind sentences that name what the story holds."
    )
    reviewed: Review | None = None
    start: Slug = Field(description="The id of the first step.")
    steps: list[Step] = Field(min_length=3, repr=False)
    endings: list[Ending] = Field(min_length=3, repr=False)

    @property
    def place(self) -> str:
        """Where it plays, and in which nation."""
        return f"{self.setting}, {self.nation}" if self.nation else self.setting

    @property
    def others(self) -> dict[str, str]:
        """The people that the learner meets, by their role."""
        return dict(list(self.people.items())[:-1])

    @cached_property
    def step(self) -> dict[str, Step]:
        """The steps by their ids."""
        return {step.id: step for step in self.steps}

    @cached_property
    def ending(self) -> dict[str, Ending]:
        """The endings by their ids."""
        return {ending.id: ending for ending in self.endings}

    def where(self, path: tuple[str | int, ...]) -> str:
        match path:
            case ("steps", int(index), *_):
                return f"step “{self.steps[index].id}”: "
            case ("endings", int(index), *_):
                return f"ending “{self.endings[index].id}”: "
        return ""

    def texts(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every text of the file that an author writes in words, and its path."""
        yield self.title, ("title",)
        yield self.setting, ("setting",)
        yield from ((text, ("people", name)) for name, text in self.people.items())
        if self.close_to_home:
            yield self.close_to_home, ("close_to_home",)
        for index, step in enumerate(self.steps):
            yield from ((getattr(step, name), ("steps", index, name)) for name in ("title", "text", "ask"))
            for place, choice in enumerate(step.choices):
                at = ("steps", index, "choices", place)
                yield from ((getattr(choice, name), (*at, name)) for name in ("text", "consequence", "feedback"))
        for index, ending in enumerate(self.endings):
            yield from ((getattr(ending, name), ("endings", index, name)) for name in ("title", "text"))
            yield from ((text, ("endings", index, "voices", name)) for name, text in ending.voices.items())
            yield ending.guidance.text, ("endings", index, "guidance", "text")
