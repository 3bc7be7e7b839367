"""What people ask a search, in their words: where it leads, which words mean one thing, and what speaks of danger."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, ClassVar, TypeVar

from pydantic import Field

from course.guidance.lists import Entry, load_entries
from course.reading.findings import Faults, Finding, Position
from course.reading.shapes import Text, distinct

WORDS = "reference/words.yml"
DANGERS = "reference/dangers.yml"
SAID = "reference/said.yml"

# `(=word)` is a form of a word, and `(one|two)` is a group without a name.
_GROUP = re.compile(r"\(([^=|]*?)\)")

Phrases = Annotated[list[Text], distinct()]
_Entry = TypeVar("_Entry", bound=Entry)


def is_closed(phrase: str) -> bool:
    """Return whether each bracket of a phrase is closed before another one opens."""
    return not re.search(r"[()]", re.sub(r"\([^()]*\)", "", phrase))


class Place(Entry):
    """A place of the guidance, and the words that people look for it by and that need not stand there."""

    id: Text = Field(
        description="A page below docs, with or without `#section`; a `*` stands for any part of its path."
    )
    words: Phrases = Field(min_length=1, description="Words and phrases, as people type them.")

    def leads_to(self, place: str) -> bool:
        """Return whether a page, with or without `#section`, is one of the places."""
        return place == self.id or ("*" in self.id and fnmatchcase(place, self.id))


class SameWords(Entry):
    """Words for one thing: who asks with one finds what stands there with another."""

    words: Phrases = Field(min_length=2)


class Grouping(Entry):
    """Words in which groups may stand. `phrases` names the keys that hold them."""

    phrases: ClassVar[tuple[str, ...]] = ("words",)

    def groups(self) -> Iterator[tuple[str, Position]]:
        """Yield the id of each group that stands there, and where."""
        for key in self.phrases:
            for number, phrase in enumerate(getattr(self, key)):
                if is_closed(phrase):
                    yield from ((name, self.at(key, number)) for name in _GROUP.findall(phrase))

    def left_open(self) -> Iterator[tuple[str, Position]]:
        """Yield each phrase with a bracket that is not closed before the next one, or not opened, and where."""
        for key in self.phrases:
            for number, phrase in enumerate(getattr(self, key)):
                if not is_closed(phrase):
                    yield phrase, self.at(key, number)


class Group(Grouping):
    """Words that fill one place of a phrase: `(take)` there is any word of the group `take`."""

    words: Phrases = Field(min_length=2, description="Words and phrases, and groups that stand before this one.")


class Danger(Grouping):
    """What people say when somebody is in danger. Its id is that of the rule of safety for it."""

    phrases: ClassVar = ("words", "maybe", "harmless", "yours")

    words: Phrases = Field(min_length=1, description="Phrases: their words count in this order, near each other.")
    maybe: Phrases = Field(default=[], description="Phrases that are danger only in the company that `company` lists.")
    harmless: Phrases = Field(default=[], description="Phrases with the same words in which nobody is in danger.")
    always: bool = Field(default=False, description="Whether it is danger even where teaching is spoken of.")
    also: Phrases = Field(default=[], description="Places that stand below the rule.")
    you: Text | None = Field(default=None, description="A page and section for somebody who is in trouble herself.")
    begins: Text | None = Field(default=None, description="How the line of that section begins that she reads first.")
    yours: Phrases = Field(default=[], description="Phrases that somebody in trouble herself says.")


class Listed(Grouping):
    """Words that say what others mean: such as stand beside a danger, are about teaching, or look alike."""

    words: Phrases = Field(min_length=1)


@dataclass(frozen=True)
class Asked:
    """All of it. Each list is known by the ids of its entries."""

    places: dict[str, Place] = field(default_factory=dict)
    same: dict[str, SameWords] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    dangers: dict[str, Danger] = field(default_factory=dict)
    company: dict[str, Listed] = field(default_factory=dict)
    calm: dict[str, Listed] = field(default_factory=dict)
    alike: dict[str, Listed] = field(default_factory=dict)
    danger_said: dict[str, Listed] = field(default_factory=dict)
    harmless_said: dict[str, Listed] = field(default_factory=dict)

    def entries(self) -> Iterator[Entry]:
        """Yield each entry of each list."""
        words = (self.places, self.same, self.groups, self.dangers, self.company, self.calm, self.alike)
        for listing in (*words, self.danger_said, self.harmless_said):
            yield from listing.values()


def load_asked(root: Path, folder: str = "docs") -> tuple[Asked, list[Finding]]:
    """Read what people ask; absent files are empty lists."""
    faults = Faults()

    def listing(path: str, key: str, shape: type[_Entry], *, may_lack: bool = True) -> dict[str, _Entry]:
        return faults.of(load_entries(root, f"{folder}/{path}", key, shape, may_lack=may_lack))

    asked = Asked(
        listing(WORDS, "places", Place, may_lack=False),
        listing(WORDS, "same", SameWords),
        listing(DANGERS, "groups", Group),
        listing(DANGERS, "dangers", Danger, may_lack=False),
        listing(DANGERS, "company", Listed),
        listing(DANGERS, "calm", Listed),
        listing(DANGERS, "alike", Listed),
        listing(SAID, "danger", Listed),
        listing(SAID, "harmless", Listed),
    )
    # What is wrong with a file as a whole is told of each of its lists.
    return asked, [*dict.fromkeys(faults)]
