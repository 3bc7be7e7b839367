"""What is taken from a file of somebody else, what is left, and what this bank needs besides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

# What a place that is still to be written begins with.
GAP = "…"
WHY_RIGHT = f"{GAP} why this is right"
WHY_NOT = f"{GAP} why this is not right, and what helps instead"
PICTURE = f"{GAP} say in words what the picture shows"
EXAMPLE = f"{GAP} an answer that somebody at work could give"
POINTS = (f"{GAP} what a good answer says", f"{GAP} what else it says")
TO_COMPLETE = f"{GAP} what there is to complete"


class UnfitError(Exception):
    """A question that the bank cannot hold. The message says why, and what could be done."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a question becomes: its type here, and what the bank knows of it."""

    kind: str
    vignette: str
    stem: str
    parts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """One question, with the keys of its type as a quiz file has them.

    Attributes:
        place: Where it stands in its file: “line 12”, “row 3”.
        name: What its file calls it, or how it begins.
        kind: Its type here.
        stem: The question itself.
        parts: Options, steps, items, gaps, or the model answer.
        vignette: The situation, where there is one.
        known_as: An id that its file gives it.
        outcome: The outcome, where its file names one.
        evidence: Section and quote, where its file names them.
        is_critical: Whether its file says that it is about safety.
        notes: What was changed on the way, or lost.
    """

    place: str
    name: str
    kind: str
    stem: str
    parts: dict[str, Any]
    vignette: str = ""
    known_as: str = ""
    outcome: str = ""
    evidence: dict[str, str] = field(default_factory=dict)
    is_critical: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """One question that was not taken, and why."""

    place: str
    name: str
    why: str


@dataclass(slots=True)
class Import:
    """What came of reading a file."""

    taken: list[Taken] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def options_of(texts: Sequence[tuple[str, bool, str]], general: Callable[[], str] = str) -> list[dict[str, Any]]:
    """Return options as a quiz file has them: what has no reason gets a gap in its place.

    Args:
        texts: Each option, whether it is right, and its reason or nothing.
        general: Takes what the source says of the question as a whole, which may help to write a reason.
    """
    without = [is_right for _, is_right, why in texts if not why]
    said = general() if without else ""
    behind = f". The file says of the whole question: {said}" if said else ""
    helped = any(without)
    return [
        {
            "text": text,
            **({"correct": True} if is_right else {}),
            "feedback": why or (WHY_RIGHT if is_right else WHY_NOT) + (behind if is_right == helped else ""),
        }
        for text, is_right, why in texts
    ]


def one_spelling(names: Sequence[str], notes: list[str]) -> dict[str, str]:
    """Return, for each name of a place, the first that differs from it in capitals alone; what changes is noted."""
    firsts: dict[str, str] = {}
    spelt = {name: firsts.setdefault(name.casefold(), name) for name in names}
    notes += [f"“{name}” became “{first}”" for name, first in spelt.items() if name != first]
    return spelt
