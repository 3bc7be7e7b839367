"""The training matrix: a line for each worker, with what they passed, who saw them at work, and when to renew.

The columns that a learner's record fills come first and in a row, so that it can be pasted as one line: the script of
the record (record-of-learning.js) writes them in this order.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from course.guidance.page import ModuleHead


class Kind(Enum):
    """What a column holds."""

    TEXT = auto()
    DAY = auto()
    PERCENT = auto()
    NUMBER = auto()
    DONE = auto()


DONE = "Done"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that somebody fills in: its heading, what it holds, how wide it is, and what to write there."""

    title: str
    kind: Kind
    width: float
    help: str


NAME = Column("Name", Kind.TEXT, 20, "The worker’s name, or the number that your service uses.")
PASSED = Column("Check passed on", Kind.DAY, 11, "The day on the record of learning. Leave it empty until then.")
RESULT = Column("Result (%)", Kind.PERCENT, 8, "From the record: a whole number from 0 to 100.")
SEEN = Column(
    "Seen at work on", Kind.DAY, 11, "The date when somebody saw the worker do at work what the course teaches."
)
SEEN_BY = Column("Seen by", Kind.TEXT, 16, "Name and role of who saw it.")
SOONER = Column("Renew sooner, on", Kind.DAY, 11, "Only if it should be before the usual day: new role, a concern.")
VERSION = Column("Course version", Kind.TEXT, 8, "From the record. It says what the worker was taught.")
REFRESHED = Column(
    "Last refresher on",
    Kind.DAY,
    11,
    "The day of the last refresher. Only a new check moves “Renew by”.",
)
READ = Column(
    "Refresher: version",
    Kind.TEXT,
    10,
    "The course version whose safety rules you read again together. The rules to read again count from there.",
)


def of_record(modules: Sequence[ModuleHead]) -> list[Column]:
    """Return the columns that a record of learning fills, in the order of its line."""
    return [
        NAME,
        PASSED,
        RESULT,
        Column(
            "Check number",
            Kind.TEXT,
            16,
            "From the record. It opens the same questions again, in the version of the course beside it.",
        ),
        VERSION,
        Column("Study minutes", Kind.NUMBER, 8, "From the record: an estimate, for the modules that are done."),
        *(Column(each.name, Kind.DONE, 5.5, f"“{DONE}”, if the record lists this module.") for each in modules),
    ]


def columns(modules: Sequence[ModuleHead]) -> list[Column]:
    """Return every column that somebody fills in, in order."""
    return [*of_record(modules), SEEN, SEEN_BY, SOONER, REFRESHED, READ]


def as_csv(modules: Sequence[ModuleHead]) -> bytes:
    """Return the headings as a file of comma-separated values, for systems that import one."""
    text = io.StringIO()
    csv.writer(text).writerow([column.title for column in columns(modules)])
    # Excel takes a file without this mark for another encoding.
    return text.getvalue().encode("utf-8-sig")
