"""Reading session files: all that can be read, and every fault of the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from course.bank.sessions.session import Session
from course.reading.files import read_each, read_named
from course.reading.findings import Finding

FOLDER = "sessions"


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions that could be read, by name. `unread` names those that could not."""

    files: dict[str, Session] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def load_sessions(root: Path, quizzes: str = "quizzes") -> tuple[Sessions, list[Finding]]:
    """Read every session file.

    Args:
        root: The course's root; paths in findings start below it.
        quizzes: The bank's folder below the root; sessions stand in a folder of their own in it.
    """
    files, unread, findings = read_each(root, f"{quizzes}/{FOLDER}", "session", load_session)
    return Sessions(files, unread), findings


def load_session(path: Path, shown: str) -> tuple[Session | None, list[Finding]]:
    """Read one session file.

    Returns:
        The session, or None where its shape is at fault, and its faults.
    """
    return read_named(path, shown, "session", Session)
