"""What a trainer does, step by step: each step in its moves, marked “Say”, “Ask” or “Do”.

Steps are written as sentences. A sentence that brings words to say out loud names them: Say: “…”, or Ask pairs, “…”.
Ask one person why: that is asked too. All other sentences are something to do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Mark = Literal["Say", "Ask", "Do"]

# Where a sentence ends: at its own stop, or at the quotation mark after the last stop of what is said.
_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…]”))\s+(?=[“A-Z*])")
_QUOTED = re.compile(r"“[^”]*”")
# Words before what is said: to whom, and what was to be done first.
_SPOKEN = re.compile(
    r"(?P<before>.*?)\b(?P<verb>[Ss]ay|[Aa]sk|[Aa]dd)\b(?P<whom>[^“”:]*?)[:,]? ?(?P<words>“.*”)(?P<after>[.!?]?)",
    re.DOTALL,
)
_GOES_ON = re.compile(r"Then(?: say| ask)?[:,] ?(?P<words>“.*”)", re.DOTALL)
# What is asked in the trainer's own words. Who is asked *to do* something is told what to do.
_ASKED = re.compile(
    r"(?:(?P<before>(?:After|At|Before|Where)\b[^,“”]*), )?(?:Then )?[Aa]sk (?P<what>(?!.*\bto\b)[^“”]+)"
)
_WHEN = re.compile(r"(?:Then|After|Before|In pairs)\b")
_THE_ROOM = {"", "the room", "all", "the whole room"}


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that a trainer says, asks or does."""

    mark: Mark
    text: str


def moves(steps: list[str]) -> list[list[Move]]:
    """Return the moves of each step, in order. Those of one kind that follow each other in a step are one."""
    return [_joined(_moves(step)) for step in steps]


def _moves(step: str) -> Iterator[Move]:
    last: Mark = "Do"
    for sentence in _sentences(step):
        move = _move(sentence, last)
        last = move.mark
        yield move


def _sentences(step: str) -> Iterator[str]:
    """Yield the sentences of a step; what stands in quotation marks is whole."""
    covered = _QUOTED.sub(lambda found: re.sub(r"[.!?…]\s", "· ", found[0]), step)
    start = 0
    for end in _END.finditer(covered):
        yield step[start : end.start()].strip()
        start = end.end()
    yield step[start:].strip()


def _move(sentence: str, last: Mark) -> Move:
    if found := _GOES_ON.fullmatch(sentence):
        ask = "ask" in sentence[: found.start("words")] or (last == "Ask" and "say" not in sentence[:10])
        return Move("Ask" if ask else "Say", found["words"])
    found = _SPOKEN.fullmatch(sentence)
    if not found:
        return _without_words(sentence)
    before, whom = found["before"].strip(" ,"), found["whom"].strip(" ,")
    is_asked = found["verb"].casefold() == "ask"
    if (before and not _WHEN.match(before)) or (whom and not is_asked):
        return Move("Do", sentence)
    whom = "" if whom.casefold() in _THE_ROOM else whom
    before = "" if before.casefold() == "then" else before
    lead = ", ".join(filter(None, (before, whom)))
    return Move("Ask" if is_asked else "Say", f"{lead}: {found['words']}" if lead else found["words"])


def _without_words(sentence: str) -> Move:
    found = _ASKED.fullmatch(sentence)
    if not found:
        return Move("Do", sentence)
    return Move("Ask", sentence if found["before"] else found["what"])


def _joined(found: Iterator[Move]) -> list[Move]:
    joined: list[Move] = []
    for move in found:
        # Two that are asked in the trainer's own words would read as one.
        is_one = move.mark != "Ask" or ("“" in move.text and joined and "“" in joined[-1].text)
        if joined and joined[-1].mark == move.mark and is_one:
            joined[-1] = Move(move.mark, f"{joined[-1].text} {move.text}")
        else:
            joined.append(move)
    return joined
