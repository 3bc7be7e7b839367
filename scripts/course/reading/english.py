"""Small pieces of English for messages and pages."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date

# Not from the locale: the course is in English wherever it is built.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def listed(names: Iterable[str], last: str = "and") -> str:
    """Return names as English: “a”, “b” and “c”."""
    quoted = [f"“{name}”" for name in names]
    return f" {last} ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return “; did you mean …?” where something known looks like the name, else nothing."""
    close = difflib.get_close_matches(name, list(known), 1)
    return f"; did you mean “{close[0]}”?" if close else ""


def day(value: date) -> str:
    """Return a date as people in the UK write it: 22 November 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def plural(count: int, noun: str, several: str = "") -> str:
    """Return a count with its noun: 1 question, 2 questions; `several` where an “s” alone does not make it."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {several or f'{noun}s'}"
