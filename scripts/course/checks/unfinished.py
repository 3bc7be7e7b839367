"""Unfinished texts: gaps in questions, pages and lists. Those of scenarios and sessions name their step or activity."""

from collections.abc import Iterator

from course.bank.quiz import Bank, QuizFile
from course.bank.types.common import Question
from course.course import Course
from course.guidance.block_lines import without_code
from course.guidance.page import Page
from course.reading.findings import Finding, Position
from course.reading.gaps import is_gap, is_gap_of_page, unfinished

# What git writes before the first text; what stands between and after means something else in Markdown.
_UNDECIDED = "<<<<<<< "


def check_unfinished(course: Course) -> Iterator[Finding]:
    """Yield each place of a question, a page or a list that still says what to write there."""
    yield from check_unfinished_bank(course.bank)
    for page in course.pages.values():
        yield from _page(page)
    lists = (
        course.sources,
        course.glossary,
        course.criteria,
        course.themes,
        course.rules,
        course.emergencies,
    )
    for entries in (*lists, course.keyless):
        for entry in entries.values():
            yield from map(unfinished, entry.unwritten())
    for asked in course.asked.entries():
        yield from map(unfinished, asked.unwritten())


def check_unfinished_bank(bank: Bank) -> Iterator[Finding]:
    """Yield each place of a quiz file that still says what to write there."""
    for file in bank.files.values():
        yield from map(unfinished, file.head.unwritten("questions", "families"))
        for family in file.families:
            yield from map(unfinished, family.unwritten("members"))
        for question in file.questions:
            yield from (unfinished(position, question.id) for position in question.unwritten())


def is_unfinished(file: QuizFile, question: Question) -> bool:
    """Return whether a question has a gap, or the situation or the options that it shares with others."""
    shared = (file.vignette(question) or "", question.stem, *question.asked().texts())
    return next(question.unwritten(), None) is not None or any(map(is_gap, shared))


def _page(page: Page) -> Iterator[Finding]:
    yield from map(unfinished, page.unwritten())
    shown: list[str] = []
    for number, line in enumerate(page.lines):
        position = Position(page.shown, page.first_line + number)
        if is_gap_of_page(line):
            yield unfinished(position)
        elif "<!--" in line and "<!--" in (shown := shown or without_code(page.lines))[number]:
            message = "a remark in HTML is published: whoever looks at the source of the page reads it"
            yield Finding(position, "raw-html", message, "Take it away, and keep it where the course's makers talk.")
        elif line.startswith(_UNDECIDED):
            message = "git left two texts here, yours and that of an update, and nobody has chosen"
            yield Finding(position, "undecided", message, "Keep what is right, and delete the lines that git added.")
