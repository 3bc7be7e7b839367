"""Item writing: every question against the rules for good questions, waivers taken into account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from course.bank.quiz import Bank
from course.checks.course import Course
from course.checks.items import check_items
from course.reading.findings import Finding


def check_bank(bank: Bank, glossary: Iterable[str] = ()) -> Iterator[Finding]:
    """Yield what the item-writing rules have to say about a bank.

    Args:
        bank: The questions, with their waivers.
        glossary: Every form of every word that their readers have explained to them.
    """
    waivers = {question.id: question.waivers for _, question in bank.questions() if question.waivers}
    yield from check_items(bank, waivers, glossary)


def check_writing(course: Course) -> Iterator[Finding]:
    """Yield what the item-writing rules have to say about a course's questions, its glossary known to the reader."""
    yield from check_bank(course.bank, course.explained())
