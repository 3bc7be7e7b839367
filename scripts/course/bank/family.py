"""Families: one list of acts, and a few situations in which the facts say which of them is right.

A member is a single choice to whoever asks it, marks it or exports it. What it has from its family, it has as a
question of its own; only where its words stand in the file is another matter.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field, PrivateAttr

from course.bank.types.asked import Lesson
from course.bank.types.common import PLACE, Evidence, Option, Question, Use
from course.bank.types.single_choice import SingleChoice
from course.reading.english import did_you_mean, listed
from course.reading.findings import Finding, Position
from course.reading.shapes import Flag, Placed, Shape, Slug, Text, distinct

# What stands above a member where another one stood before it: alike on purpose.
SAME_ACTS = "Same choices, different person. Look for what is different."


class Principle(Shape):
    """What holds in every situation of a family."""

    text: Text = Field(description="What decides, in one or two sentences. Shown once two members were answered.")
    evidence: Annotated[list[Evidence], distinct(*PLACE)] = Field(min_length=1, description="What it rests on.")


class Deciding(Shape):
    """The fact of a situation that makes its key right."""

    words: Annotated[list[Text], distinct()] = Field(
        min_length=1, description="Words of the situation, as they stand there, and not only in its last sentence."
    )
    because: Text = Field(description="Why these words decide, in one sentence.")


class Situation(Shape):
    """What an author writes of one member: all that the family does not say for it."""

    id: Slug = Field(description="Unique in the whole bank, and never used again for another question.")
    outcome: Slug = Field(description="One of the outcomes in the front matter of the module's page.")
    use: Use = Field(description="As for a question. Members of one use differ in their key.")
    critical: Flag = Field(default=False, description="true where a life or a right hangs on it.")
    rule: Slug | None = Field(default=None, description="The id of the rule of safety that this tests, if one does.")
    waivers: dict[str, Text] = Field(
        default={}, description="By the name of an item-writing rule: why it does not hold here, in ten words or more."
    )
    situation: Text = Field(description="What happens, in at most 60 words.")
    key: Slug = Field(description="The name of the option that is right here.")
    deciding: Deciding
    feedback: dict[Slug, Text] = Field(description="Why, by the name of the option: one for each option.")
    evidence: Annotated[list[Evidence], distinct(*PLACE)] = Field(
        min_length=1, description="What the right answer rests on."
    )


class Family(Placed):
    """One list of acts, and the situations that decide between them."""

    id: Slug = Field(description="Unique in the whole bank, and never used again.")
    stem: Text = Field(description="The question that every member asks, in at most 20 words.")
    options: dict[Slug, Text] = Field(description="The acts, each under a name of its own: the same for every member.")
    principle: Principle
    members: Annotated[list[Situation], distinct("id")] = Field(min_length=3, max_length=6)

    def fault(self, rule: str, message: str, mend: str, *path: str | int) -> Finding:
        """Return a finding about the part of this family under `path`."""
        return Finding(self.at(*path), rule, f"family “{self.id}”: {message}", mend)

    def faults(self) -> Iterator[Finding]:
        """Yield what keeps its members from being questions."""
        for path in (("options",), *(("members", index, "feedback") for index in range(len(self.members)))):
            if self.is_braced(*path):
                yield self.fault(
                    "family-braces",
                    f"“{path[-1]}” is written in braces",
                    "Write one name a line, so that a finding points at its line.",
                    *path,
                )
        for index, member in enumerate(self.members):
            yield from self._faults_of(index, member)

    def _faults_of(self, index: int, member: Situation) -> Iterator[Finding]:
        if member.key not in self.options:
            yield self.fault(
                "family-key",
                f"“{member.key}” is the name of no option{did_you_mean(member.key, self.options)}",
                f"The options are {listed(self.options)}.",
                *("members", index, "key"),
            )
        for name in member.feedback.keys() - self.options.keys():
            yield self.fault(
                "family-feedback",
                f"the feedback of “{member.id}” names “{name}”, which is no option{did_you_mean(name, self.options)}",
                f"The options are {listed(self.options)}.",
                *("members", index, "feedback", name),
            )
        if missing := [name for name in self.options if name not in member.feedback]:
            yield self.fault(
                "family-feedback",
                f"“{member.id}” gives no reason for {listed(missing)}",
                "Say of each option why it is right here, or what goes wrong here.",
                *("members", index, "feedback"),
            )

    def questions(self) -> tuple["Member", ...]:
        """Return its members as questions."""
        return tuple(Member.of(self, index) for index in range(len(self.members)))


def met_before(questions: Iterable[Question]) -> set[str]:
    """Return the ids of those questions before which another member of their family stands."""
    families: set[str] = set()
    found: set[str] = set()
    for question in questions:
        if question.family in families:
            found.add(question.id)
        families |= {question.family} - {""}
    return found


class Member(SingleChoice):
    """A single choice that a family makes of one of its situations."""

    _of: Family = PrivateAttr()
    _index: int = PrivateAttr()

    @classmethod
    def of(cls, family: Family, index: int) -> "Member":
        """Return one member of a family that has no fault."""
        told = family.members[index]
        # All of it was read strictly: the texts, and each name in them.
        member: Member = cls.model_construct(
            id=told.id,
            type="single-choice",
            outcome=told.outcome,
            use=told.use,
            vignette=told.situation,
            stem=family.stem,
            critical=told.critical,
            rule=told.rule,
            waivers=told.waivers,
            evidence=told.evidence,
            options=[
                Option.model_construct(text=text, correct=name == told.key, feedback=told.feedback[name])
                for name, text in family.options.items()
            ],
        )
        member._of, member._index = family, index
        if (node := family._node.below(*member._path)) is not None:
            member._node = node
        return member

    @property
    def family(self) -> str:
        return self._of.id

    @property
    def lesson(self) -> Lesson:
        told = self._of.members[self._index]
        words, because = told.deciding.words, told.deciding.because
        return Lesson(tuple(words), self._of.options[told.key], because, self._of.principle.text)

    def at(self, *path: str | int) -> Position:
        names = list(self._of.options)
        match path:
            case ("stem",):
                return self._of.at("stem")
            case ("options", int(index), "feedback"):
                return self._of.at(*self._path, "feedback", names[index])
            case ("options", int(index), *_):
                return self._of.at("options", names[index])
            case ("options", *_):
                return self._of.at("options")
            case ("vignette", *_):
                return self._of.at(*self._path, "situation")
            case _:
                return self._of.at(*self._path, *path)

    @property
    def _path(self) -> tuple[str | int, ...]:
        return "members", self._index
