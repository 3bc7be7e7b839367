"""The table of question types. A new type is one model here, one builder, one grader in the player, and this line."""

from __future__ import annotations

from dataclasses import dataclass

from course.bank.scoring import Scoring
from course.bank.types.common import Question
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.reflection import Reflection
from course.bank.types.single_choice import SingleChoice


@dataclass(frozen=True, slots=True)
class QuestionType:
    """One row of the table: what the learner does, how points are given, and its name in other systems."""

    name: str
    model: type[Question]
    learner: str
    scoring: Scoring | None
    moodle: str
    qti: str


_ROWS = (
    QuestionType(
        "single-choice",
        SingleChoice,
        "picks the one best option",
        Scoring.ALL_OR_NOTHING,
        "multichoice, single",
        "choice",
    ),
    QuestionType(
        "multiple-response",
        MultipleResponse,
        "picks the right set; the stem says how many",
        Scoring.RIGHT_MINUS_WRONG,
        "multichoice, fractions",
        "choice, mapped",
    ),
    QuestionType(
        "ordering",
        Ordering,
        "puts the steps of a real procedure in order",
        Scoring.NEIGHBOURING_PAIRS,
        "ordering, relative to the next item",
        "order",
    ),
    QuestionType(
        "matching", Matching, "gives each item one of a few categories", Scoring.SHARE_RIGHT, "match", "match"
    ),
    QuestionType(
        "gap-select",
        GapSelect,
        "chooses the words that complete a record or a sentence",
        Scoring.SHARE_RIGHT,
        "gapselect",
        "inline choice",
    ),
    QuestionType(
        "reflection",
        Reflection,
        "writes, then compares with a model answer and a checklist",
        None,
        "essay",
        "extended text",
    ),
)

TYPES: dict[str, QuestionType] = {row.name: row for row in _ROWS}
