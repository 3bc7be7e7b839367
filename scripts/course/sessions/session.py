"""One topic for a room: what can be done there, and plans of several lengths that are made of it."""

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from course.reading.paged import PagedFile
from course.reading.shapes import Number, Shape, Slug, Text, distinct
from course.scenarios.scenario import Practised
from course.sessions.shown import Minutes, Shown

# What people do in an activity. It decides what a trainer has to print, and what stands on a slide.
Kind = Literal["welcome", "talk", "reading", "questions", "scenario", "role-play", "writing", "debrief"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Extract(Shape):
    """A section of the guidance that people read, and words from it that stand on a slide."""

    page: Text = Field(description="The page's path below docs, for example modules/first-steps.md.")
    section: Slug = Field(description="The explicit id of a heading on that page.")
    points: Annotated[list[Text], distinct()] = Field(
        default=[], max_length=5, description="For a slide: six words or more that stand in that section."
    )


class RolePlay(Shape):
    """A conversation to try out in threes. Each card names what its holder knows, and no more."""

    situation: Text = Field(description="What all three know, in at most 60 words.")
    cards: dict[Slug, Text] = Field(
        min_length=2, max_length=2, description="What each of the two knows, by their role, in at most 80 words."
    )
    observer: Annotated[list[Text], distinct()] = Field(
        min_length=2, max_length=5, description="What the third looks and listens for."
    )
    afterwards: Annotated[list[Text], distinct()] = Field(
        min_length=2, description="What the three ask each other when it is over."
    )


class Activity(Shape):
    """Something that people in a room do together."""

    id: Slug = Field(description="Unique in this file.")
    title: Text = Field(description="At most 8 words.")
    kind: Kind
    purpose: Text = Field(description="What people take from it, in one sentence.")
    steps: list[Text] = Field(min_length=1, description="What the trainer says and does, in order.")
    notes: list[Text] = Field(default=[], description="What to listen for, and what to say to it.")
    without_projector: Text = Field(description="How it goes with paper alone.")
    if_silent: Text | None = Field(default=None, description="What helps when nobody speaks, if it is special to this.")
    if_upset: Text | None = Field(default=None, description="What helps someone who is upset, if special to this.")
    prompts: Annotated[list[Text], distinct()] = Field(
        default=[], max_length=4, description="What the room is asked, one a slide."
    )
    reading: Annotated[list[Extract], distinct("page", "section")] = Field(
        default=[], description="Sections that people read."
    )
    questions: list[Slug] = Field(
        default=[],
        description="Ids of scored questions of the bank. On paper, members of one family in a row share one list.",
    )
    scenario: Slug | None = Field(default=None, description="The name of a scenario that the room plays.")
    role_play: RolePlay | None = None
    choices: Annotated[list[Text], distinct()] = Field(
        default=[], description="What you read out for people to decide about, one a slide."
    )
    words: Annotated[list[Text], distinct()] = Field(
        default=[], description="Words of yours that people need to see too, such as a note or the answer, one a slide."
    )
    timers: list[Minutes] = Field(
        default=[],
        description="Minutes that people work by themselves or in groups, in turn: a slide each shows them going by.",
    )
    timer_for_each: Minutes | None = Field(
        default=None, description="Minutes that people get for each prompt, beside which they then go by."
    )
    shown: Shown = Shown()
    bring: Annotated[list[Text], distinct()] = Field(default=[], description="What else is needed, for example “pens”.")
    prepare: Annotated[list[Text], distinct()] = Field(
        default=[], description="What to do before people come, only where a plan holds this activity."
    )

    @property
    def counted_down(self) -> float:
        """The minutes that all its slides together show going by."""
        return sum(self.timers) + (self.timer_for_each or 0) * len(self.prompts)

    def within(self, timed: "Timed") -> "Activity":
        """Return the activity as a plan has it: with what that plan alone does before it and after it."""
        before = [timed.first] if timed.first else []
        more = [*before, *self.steps, *filter(None, [timed.last])]
        return self.model_copy(update={"steps": more, "shown": self.shown.later(len(before))})


class Timed(Shape):
    """An activity's place in a plan."""

    activity: Slug
    minutes: Number
    first: Text | None = Field(default=None, description="What to do before it, in this plan alone: a break, say.")
    last: Text | None = Field(default=None, description="What to do or say at its end, in this plan alone.")


class Plan(Shape):
    """One length of the session."""

    minutes: Number = Field(description="How long it takes: one of the lengths in course.yml, if that names any.")
    aims: Annotated[list[Text], distinct()] = Field(
        min_length=1, max_length=4, description="“By the end you can …”: each starts with a verb."
    )
    outcomes: Annotated[list[Practised], distinct("page")] = Field(
        min_length=1, description="Outcomes of modules that this plan covers."
    )
    activities: list[Timed] = Field(min_length=3)


class Session(PagedFile):
    """One file of `quizzes/sessions/`."""

    kind: ClassVar[str] = "session"

    title: Text = Field(description="At most 8 words.")
    page: Text = Field(description="The session's page below docs: trainers/sessions/NAME.md.")
    summary: Text = Field(description="What the session is about and for whom, in at most 40 words.")
    cards: Annotated[list[Slug], distinct()] = Field(
        default=[], description="Quick cards to hand out, by the name of their page."
    )
    prepare: Annotated[list[Text], distinct()] = Field(
        min_length=1, description="What to do in the ten minutes before."
    )
    if_silent: Text = Field(description="What helps when nobody speaks.")
    if_upset: Text = Field(description="What helps when someone is upset, or tells you about harm.")
    close_to_home: Text | None = Field(
        default=None, description="Only where it is hard: what to say at the start, in one or two kind sentences."
    )
    activities: list[Activity] = Field(min_length=3, repr=False)
    plans: list[Plan] = Field(min_length=1, repr=False)

    def activity(self, name: str) -> Activity | None:
        """Return the activity with this id, or None."""
        return next((each for each in self.activities if each.id == name), None)

    def timetable(self, plan: Plan) -> list[tuple[Activity, int]]:
        """Return the activities of a plan as it has them, with their minutes; those that are not there are left out."""
        timed = ((self.activity(each.activity), each) for each in plan.activities)
        return [(activity.within(each), each.minutes) for activity, each in timed if activity is not None]

    def preparations(self, plan: Plan) -> list[str]:
        """Return what to do before people come to this plan."""
        return [*self.prepare, *(text for activity, _ in self.timetable(plan) for text in activity.prepare)]

    def where(self, path: tuple[str | int, ...]) -> str:
        match path:
            case ("activities", int(index), *_):
                return f"activity “{self.activities[index].id}”: "
            case ("plans", int(index), *_):
                return f"plan of {self.plans[index].minutes} minutes: "
        return ""

    def texts(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every text of the file that an author writes in words, and its path."""
        yield from _texts(self, ("title", "summary", "prepare", "if_silent", "if_upset", "close_to_home"), ())
        told = ("title", "purpose", "steps", "notes", "without_projector", "if_silent", "if_upset", "prompts", "bring")
        for index, activity in enumerate(self.activities):
            yield from _texts(activity, told, ("activities", index))
            if activity.role_play:
                at = ("activities", index, "role_play")
                yield from _texts(activity.role_play, ("situation", "observer", "afterwards"), at)
                yield from ((text, (*at, "cards", name)) for name, text in activity.role_play.cards.items())
            yield from _texts(activity, ("prepare", "choices", "words"), ("activities", index))
        for index, plan in enumerate(self.plans):
            yield from _texts(plan, ("aims",), ("plans", index))
            for place, timed in enumerate(plan.activities):
                yield from _texts(timed, ("first", "last"), ("plans", index, "activities", place))


def _texts(
    shape: Shape, names: Iterable[str], path: tuple[str | int, ...]
) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for name in names:
        value = getattr(shape, name)
        if isinstance(value, str):
            yield value, (*path, name)
        else:
            yield from ((text, (*path, name, place)) for place, text in enumerate(value or ()))
