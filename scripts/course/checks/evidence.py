"""Evidence: the words that an answer rests on must stand in the guidance."""

from __future__ import annotations

from collections.abc import Iterator

from course.bank.types.common import Evidence, Question, ScoredQuestion
from course.bank.types.reflection import Reflection
from course.checks.course import Course
from course.guidance.prose import comparable
from course.reading.english import did_you_mean
from course.reading.findings import Finding

LEAST_WORDS = 6


def check_evidence(course: Course) -> Iterator[Finding]:
    """Yield a finding for each piece of evidence whose page, section or words are not there."""
    for _, question in course.bank.questions():
        if isinstance(question, ScoredQuestion | Reflection):
            for index, evidence in enumerate(question.evidence):
                yield from _evidence(course, question, index, evidence)


def _evidence(course: Course, question: Question, index: int, evidence: Evidence) -> Iterator[Finding]:
    page = course.pages.get(evidence.page)
    if page is None:
        yield question.fault(
            "unknown-page",
            f"the evidence names docs/{evidence.page}, which is not there{did_you_mean(evidence.page, course.pages)}",
            "Write the path of a page below docs.",
            "evidence",
            index,
            "page",
        )
        return
    sections = course.sections(evidence.page)
    section = sections.get(evidence.section)
    if section is None:
        yield question.fault(
            "unknown-section",
            f"{page.shown} has no section “{evidence.section}”{did_you_mean(evidence.section, sections)}",
            f"Give the heading its id: `### Heading {{#{evidence.section}}}`, or name another section.",
            "evidence",
            index,
            "section",
        )
        return
    quote = comparable(evidence.quote)
    if len(quote.split()) < LEAST_WORDS:
        yield question.fault(
            "short-quote",
            f"the quote has fewer than {LEAST_WORDS} words: “{evidence.quote}”",
            "Quote enough that a reader can see why the answer is right.",
            "evidence",
            index,
            "quote",
        )
    if quote not in section.text:
        # A sub-section comes after the one that it belongs to, so the last is the closest.
        moved = next((other.id for other in reversed(sections.values()) if quote in other.text), None)
        yield question.fault(
            "evidence",
            f"the answer rests on words that are not in “{section.title}” of {page.shown}: “{evidence.quote}”",
            f"The words stand in “{moved}”: if the answer is still right, name that section."
            if moved
            else "Read the section: is the answer still right? Then quote the words that it rests on now.",
            "evidence",
            index,
            "quote",
        )
