"""The table of question types: one row a type. What else a room needs to know of a question, its model says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from course.bank.scoring import Scoring
from course.bank.types.common import Question
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.reflection import Reflection
from course.bank.types.single_choice import SingleChoice

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class QuestionType:
    """One row of the table.

    Attributes:
        name: What authors write after `type:`.
        model: Its shape, and what other rooms ask of it.
        learner: What the learner does.
        scoring: How points are given; None where there are none.
        moodle: What Moodle calls it.
        scorm: What SCORM calls an answer to it; nothing where no answer is told.
        left_out: Who cannot hold it (a format, the room), and why.
    """

    name: str
    model: type[Question]
    learner: str
    scoring: Scoring | None
    moodle: str
    scorm: str = ""
    left_out: Mapping[str, str] = field(default_factory=dict)


_ROWS = (
    QuestionType(
        "single-choice",
        SingleChoice,
        "picks the one best option",
        Scoring.ALL_OR_NOTHING,
        moodle="multichoice",
        scorm="choice",
    ),
    QuestionType(
        "multiple-response",
        MultipleResponse,
        "picks the right set; the stem says how many",
        Scoring.RIGHT_MINUS_WRONG,
        moodle="multichoice",
        scorm="choice",
    ),
    QuestionType(
        "ordering",
        Ordering,
        "puts the steps of a real procedure in order",
        Scoring.NEIGHBOURING_PAIRS,
        moodle="ordering",
        scorm="sequencing",
        left_out={"gift": "GIFT has no ordering that every reader knows"},
    ),
    QuestionType(
        "matching",
        Matching,
        "gives each item one of a few categories",
        Scoring.SHARE_RIGHT,
        moodle="matching",
        scorm="matching",
    ),
    QuestionType(
        "gap-select",
        GapSelect,
        "chooses the words that complete a record or a sentence",
        Scoring.SHARE_RIGHT,
        moodle="gapselect",
        # Not “fill-in”: that takes no word twice, and few words.
        scorm="matching",
        left_out={"gift": "GIFT has no words to choose for several gaps"},
    ),
    QuestionType(
        "reflection",
        Reflection,
        "writes, then compares with a model answer and a checklist",
        None,
        moodle="essay",
        left_out={
            "anki": "a card has a key; this question has none",
            "gift": "in GIFT it counts a point, which a person must give",
            "player": "nobody marks it",
            "room": "there is nothing to vote on",
        },
    ),
)

TYPES: dict[str, QuestionType] = {row.name: row for row in _ROWS}


def held_by(who: str) -> set[str]:
    """Return the types that a format, the player or the room holds."""
    return {name for name, row in TYPES.items() if who not in row.left_out}


def by_type(who: str, table: dict[str, T]) -> dict[str, T]:
    """Return a table that has something for each type that `who` holds.

    Raises:
        NotImplementedError: a type is missing, or has something although its row says that it is left out.
    """
    if wrong := table.keys() ^ held_by(who):
        raise NotImplementedError(
            f"“{who}” and the table of types disagree about {', '.join(sorted(wrong))}: "
            "write it, or say in `left_out` of its row why it cannot be held"
        )
    return table


for _row in _ROWS:
    if missing := getattr(_row.model, "__abstractmethods__", None):
        raise NotImplementedError(f"the model of {_row.name} does not say its {', '.join(sorted(missing))}")
    if not _row.model.scored == (_row.scoring is not None) == bool(_row.scorm):
        raise NotImplementedError(f"the row of {_row.name} does not agree with its model about points")
