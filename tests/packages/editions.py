"""Editions to make packages from: one question of each type, and questions whose texts hold anything."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from course.bank.quiz import parse_quiz
from course.bank.types import TYPES
from course.bank.types.common import Question
from course.packages.edition import Edition, Item, Module
from tests.conftest import sound
from tests.small import quiz, single_choice
from tests.small_questions import OTHER_TYPES

TITLE = "Working with Carers"
RELEASED = date(2026, 11, 22)
SITUATION = "Mr *Bello* has not hummed since Sunday.\n\n- He ate.\n- He slept."
# The module whose own package the tests open.
MODULE = "who-carers-are"
AGAIN = ("What to ask (Small changes)",)


@dataclass
class BuiltOnce:
    """The real course's site, as the tests have built it."""

    files: dict[str, bytes]
    made_from: str = "the tests' own"


@dataclass(frozen=True)
class Scorm:
    """The SCORM packages of the real course, in a folder."""

    folder: Path

    def package(self, form: str, module: str = "") -> bytes:
        """Return the package of the whole course, or of one module."""
        return (self.folder / f"working-with-carers-{module}{'-' * bool(module)}{form}.zip").read_bytes()


def edition_with(*items: Item, title: str = "A small course") -> Edition:
    """Return an edition of one module that holds these questions."""
    return Edition(title, RELEASED, (Module("small", "Small changes", 1, items),))


def small_items() -> dict[str, Item]:
    """Return one question of each type, by its type."""
    file = sound(parse_quiz("quizzes/x.yml", quiz(single_choice("first"), OTHER_TYPES).encode()))
    return {question.type: Item(question, SITUATION, AGAIN) for question in file.questions}


def small_edition() -> Edition:
    """Return an edition with one question of each type."""
    return edition_with(*small_items().values())


_REFUSED = re.compile(r"<[A-Za-z/!?]|\]\(\s*<?\s*(?:javascript|data|vbscript)\s*:", re.IGNORECASE)
# What means something to one of the formats, or to Markdown, stands here more often than chance would have it.
_PIECES = st.one_of(
    st.sampled_from(
        [
            *"~=#{}:\\%[]()<>&'\"*_`-.!|/",
            *("]]>", "->", "O'Brien < b >", "::", "####", "%50%", "[html]", "\\n", "&amp;"),
            *("&#126;", "{{Front}}", "[[1]]", "//", "=>", "\n", "**", "é", "“", "🙂", "$CATEGORY:", "{{c1::x}}"),
        ]
    ),
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Cn", "Cf", "Zl", "Zp"], exclude_characters="\ufeff"), max_size=6
    ),
)


def _is_text(text: str) -> bool:
    """Return whether the bank takes a text, and a reader would see some of it."""
    is_blank = text.casefold() in {"", "~", "null"}
    return not is_blank and _REFUSED.search(text) is None and re.search(r"\w", text) is not None


TEXTS = st.lists(_PIECES, min_size=1, max_size=8).map("".join).map(str.strip).filter(_is_text)
# Where two brackets would be a gap.
WORDS = TEXTS.map(lambda text: re.sub(r"\[\[|\]\]", "", text).strip()).filter(_is_text)
_HEAD = {"id": "any", "outcome": "notice", "use": "module"}
_EVIDENCE = [{"page": "a.md", "section": "b", "quote": "six words or more stand here"}]


def made(kind: str, **parts: Any) -> Item:
    """Return a question of a type, made from its parts."""
    evidence = {"evidence": _EVIDENCE} if TYPES[kind].model.scored else {}
    question: Question = TYPES[kind].model.model_validate({**_HEAD, "type": kind, **evidence, **parts})
    return Item(question, None, AGAIN)


def _options(draw: st.DrawFn, right: Sequence[bool]) -> list[dict[str, str]]:
    return [{"text": draw(WORDS), "correct": str(flag).lower(), "feedback": draw(TEXTS)} for flag in right]


@st.composite
def single_choices(draw: st.DrawFn) -> Item:
    size = draw(st.integers(2, 5))
    key = draw(st.integers(0, size - 1))
    return made("single-choice", stem=draw(TEXTS), options=_options(draw, [i == key for i in range(size)]))


@st.composite
def multiple_responses(draw: st.DrawFn) -> Item:
    right = draw(st.permutations([True] * draw(st.integers(2, 7)) + [False] * draw(st.integers(1, 4))))
    return made("multiple-response", stem=draw(TEXTS), options=_options(draw, right))


@st.composite
def orderings(draw: st.DrawFn) -> Item:
    steps = draw(st.lists(st.fixed_dictionaries({"text": WORDS, "feedback": TEXTS}), min_size=3, max_size=6))
    return made("ordering", stem=draw(TEXTS), steps=steps)


@st.composite
def matchings(draw: st.DrawFn) -> Item:
    categories = draw(st.lists(WORDS, min_size=2, max_size=4, unique=True))
    entry = st.fixed_dictionaries({"text": WORDS, "category": st.sampled_from(categories), "feedback": TEXTS})
    return made(
        "matching", stem=draw(TEXTS), categories=categories, items=draw(st.lists(entry, min_size=2, max_size=5))
    )


@st.composite
def gap_selects(draw: st.DrawFn) -> Item:
    gaps = []
    text = draw(WORDS)
    for number in range(draw(st.integers(1, 3))):
        size = draw(st.integers(2, 3))
        key = draw(st.integers(0, size - 1))
        gaps.append({"id": f"g{number}", "choices": _options(draw, [i == key for i in range(size)])})
        text += f" [[g{number}]] {draw(WORDS)}"
    return made("gap-select", stem=draw(WORDS), text=text, gaps=gaps)


@st.composite
def reflections(draw: st.DrawFn) -> Item:
    checklist = draw(st.lists(TEXTS, min_size=2, max_size=3, unique=True))
    return made("reflection", stem=draw(TEXTS), model_answer=draw(TEXTS), checklist=checklist)


ANY_ITEM = st.one_of(single_choices(), multiple_responses(), orderings(), matchings(), gap_selects(), reflections())
