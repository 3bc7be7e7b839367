"""A finding: one thing that is wrong in an author's file, where it is, and what would mend it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, a warning is counted and shown."""

    ERROR = "error"
    WARNING = "warning"


class Position(NamedTuple):
    """A place in a file: its path below the course's root with `/`, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault. `message` says what is wrong in plain English, `mend` what would put it right.

    `lacks` is for whoever looks for what hangs together: a page by its path below the docs, and what is lacking there.
    """

    position: Position
    rule: str
    message: str
    mend: str = ""
    severity: Severity = field(default=Severity.ERROR)
    question: str | None = None
    lacks: tuple[str, ...] = field(default=(), compare=False)

    def of(self, *lacks: str) -> "Finding":
        """Return the same fault, with the page that is lacking, or the page and what it lacks."""
        return replace(self, lacks=lacks)


class ReadingError(Exception):
    """A file that cannot be read any further; `finding` says why. The only error that the readers raise."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.position}: {finding.severity}[{finding.rule}]: {finding.message}")
        self.finding = finding


def unreadable(position: Position, rule: str, message: str, mend: str) -> ReadingError:
    """Return what the readers raise where a file cannot be read any further."""
    return ReadingError(Finding(position, rule, message, mend))


class Faults(list[Finding]):
    """What is found while several things are read, one after the other."""

    def of(self, read: tuple[T, Iterable[Finding]]) -> T:
        """Note what was found while something was read, and return what was read."""
        value, found = read
        self.extend(found)
        return value


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that stop a build."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def told(findings: Iterable[Finding]) -> list[Any]:
    """Return findings as plain lists."""
    return [
        (tuple(found.position), found.rule, found.message, found.mend, found.severity, found.question, found.lacks)
        for found in findings
    ]


def retold(rows: Any) -> list[Finding]:
    """Return what was told."""
    return [
        Finding(Position(*place), rule, message, mend, Severity(severity), question, tuple(lacks))
        for place, rule, message, mend, severity, question, lacks in rows
    ]
