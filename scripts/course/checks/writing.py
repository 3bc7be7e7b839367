"""Item writing: every question against the rules for good questions, waivers taken into account."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from course.bank.quiz import Bank, QuizFile
from course.bank.types.common import Question
from course.checks.items import check_items
from course.checks.items.check import name_of
from course.checks.unfinished import is_unfinished
from course.course import Course
from course.reading.findings import Finding
from course.reading.kept import Keep, anew


def check_bank(bank: Bank, glossary: Iterable[str] = (), keep: Keep = anew) -> Iterator[Finding]:
    """Yield what the item-writing rules have to say about a bank.

    Args:
        bank: The questions, with their waivers.
        glossary: Every form of every word that their readers have explained to them.
        keep: Keeps what takes long to work out.
    """
    written = _finished(bank)
    waivers = {question.id: question.waivers for _, question in written.questions() if question.waivers}
    waivers |= {name_of(name): file.head.waivers for name, file in written.files.items() if file.head.waivers}
    yield from check_items(written, waivers, glossary, keep)


def check_writing(course: Course) -> Iterator[Finding]:
    """Yield what the item-writing rules have to say about a course's questions, its glossary known to the reader."""
    yield from check_bank(course.bank, course.explained(), course.keep)


def _finished(bank: Bank) -> Bank:
    """Return a bank without the questions that are still to be written, or miss their situation: mend that first."""
    files = {
        name: replace(file, questions=tuple(each for each in file.questions if _is_whole(file, each)))
        for name, file in bank.files.items()
    }
    return replace(bank, files=files)


def _is_whole(file: QuizFile, question: Question) -> bool:
    is_there = question.vignette_ref is None or question.vignette_ref in file.head.vignettes
    return is_there and not is_unfinished(file, question)
