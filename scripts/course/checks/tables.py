"""Tables, on pages and in texts that pages show: each row has the cells of its head."""

from collections.abc import Iterator

from course.course import Course
from course.guidance.tables import table_slips
from course.reading.findings import Finding, Position
from course.reading.shapes import Placed


def check_tables(course: Course) -> Iterator[Finding]:
    """Yield each row of a table that loses words, or shows them in another place than their author meant."""
    for page in course.pages.values():
        if "|" in page.body:
            for line, rule, message, mend in table_slips(page.lines):
                yield Finding(Position(page.shown, page.first_line + line), rule, message, mend)
    for placed in _with_texts(course):
        for text, position in placed.written():
            if "|" in text and "\n" in text:
                for line, rule, message, mend in table_slips(text.split("\n")):
                    # Only a text that begins below its key keeps its lines.
                    yield Finding(Position(position.path, position.line + 1 + line), rule, message, mend)


def _with_texts(course: Course) -> Iterator[Placed]:
    yield from course.rules.values()
    yield from course.glossary.values()
    for file in course.bank.files.values():
        yield from file.families
        yield from (question for question in file.questions if not question.family)
    yield from course.scenarios.files.values()
    yield from course.sessions.files.values()
