"""The first page of a print pack: what to print how often, and which pages, counted for groups of several sizes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from course.packages.office.pieces import Paper, heading, listing, paragraph, table
from course.packages.trainers.cards import groups
from course.packages.trainers.facilitator import ready
from course.packages.trainers.pack import Pack

SIZES = (4, 6, 8, 12, 20)


class For(StrEnum):
    """Who gets a part of a pack."""

    YOU = "once, for you"
    EACH = "one for each person"
    GROUP = "one for each group of three or four"
    APART = "once, for you alone"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pack: the id of its place, its name, who gets it, what it says, and for how many it has room.

    A form with a numbered line for each person is printed as often as all of them need.
    """

    key: str
    name: str
    whom: For
    paper: Paper
    holds: int | None = None

    def copies(self, learners: int) -> int:
        """Return how many are needed."""
        once = ceil(learners / self.holds) if self.holds else 1
        return {For.EACH: learners, For.GROUP: groups(learners)}.get(self.whom, once)


@dataclass(frozen=True, slots=True)
class Span:
    """The pages of a part, from its first to its last."""

    part: Part
    first: int
    last: int

    @property
    def pages(self) -> str:
        """The pages, as a print box takes them."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def sides(self, learners: int) -> int:
        """Return how many printed sides all copies take."""
        return self.part.copies(learners) * (self.last - self.first + 1)


def cover(pack: Pack, spans: Sequence[Span]) -> Paper:
    """Return the first page of a pack, which is part of what the trainer prints once.

    Args:
        pack: The pack.
        spans: Its parts in order, the cover first.
    """
    sizes = sorted({*SIZES, pack.learners})
    rows = [
        [span.part.name, span.pages, span.part.whom.value, *(str(span.part.copies(size)) for size in sizes)]
        for span in spans
    ]
    rows.append(["**Sides of paper**", "", "", *(str(sum(span.sides(size) for span in spans)) for size in sizes)])
    body = [
        paragraph(pack.session.summary),
        heading("What to print, and how many"),
        "<p>Each number is how many copies you need for a group of that size.</p>",
        table(["Part", "Pages", "Print", *map(str, sizes)], rows),
        heading("What to type in the print box"),
        listing([f"{whom.value.capitalize()}: **pages {typed(spans, whom)}**" for whom in For if typed(spans, whom)]),
        listing([text for text in _advice(spans) if text]),
        ready(pack),
    ]
    return Paper(pack.titled("print pack"), "".join(body))


def _advice(spans: Sequence[Span]) -> list[str]:
    return [
        f"**Keep pages {typed(spans, For.APART)} separate.** They hold the answers.",
        "If you print on both sides, print each part on its own, so that no sheet has two parts on it.",
        "Print the role-play cards on one side only, and cut them out." if typed(spans, For.GROUP) else "",
        "No projector? The table counts one copy of the story, for you. Print one more for each other person who reads "
        "it aloud."
        if _has(spans, "story")
        else "",
    ]


def _has(spans: Sequence[Span], key: str) -> bool:
    return any(span.part.key == key for span in spans)


def typed(spans: Sequence[Span], whom: For) -> str:
    """Return the pages for some people as a print box takes them, neighbours joined: “1-6, 14”."""
    found: list[tuple[int, int]] = []
    for span in spans:
        if span.part.whom is not whom:
            continue
        if found and found[-1][1] + 1 == span.first:
            found[-1] = (found[-1][0], span.last)
        else:
            found.append((span.first, span.last))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in found)
