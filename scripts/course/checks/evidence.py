"""Evidence: the words that an answer rests on must stand in the guidance."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from course.bank.types.common import Evidence
from course.checks.texts import unfinished
from course.course import Course
from course.guidance.prose import comparable, nearest
from course.guidance.rules import RULES, printed
from course.reading.english import did_you_mean
from course.reading.findings import Finding
from course.reading.gaps import is_gap

LEAST_WORDS = 6

# Takes rule, message, mend and the path of the part at fault: the method of a question or a scenario.
Fault = Callable[..., Finding]


@dataclass(frozen=True, slots=True)
class Words:
    """What an author is told about a quote: what is missing, and what mends it."""

    missing: str
    mend_of_short: str
    mend_of_moved: str
    mend_of_near: str
    mend_of_gone: str


OF_AN_ANSWER = Words(
    "the answer rests on words that are not",
    "Quote enough that a reader can see why the answer is right.",
    "if the answer is still right, name that section.",
    "Quote it word for word, if the answer still rests on it.",
    "Read the section: is the answer still right? Then quote the words that it rests on now.",
)
OF_A_RULE = replace(
    OF_AN_ANSWER,
    mend_of_gone="Read the rule: is the answer still right? Then quote the words that it rests on now.",
)


class Place(Protocol):
    """What names a section of a page."""

    @property
    def page(self) -> str:
        """The page's path below docs."""

    @property
    def section(self) -> str:
        """The id of a heading there."""


def check_evidence(course: Course) -> Iterator[Finding]:
    """Yield a finding for each piece of evidence whose page, section, rule or words are not there."""
    for _, question in course.bank.questions():
        if question.rule is not None:
            yield from missing_rule(course, question.fault, question.rule, "rule")
        for index, evidence in enumerate(question.evidence):
            yield from missing_words(course, question.fault, evidence, "evidence", index)


def missing_section(course: Course, fault: Fault, what: str, place: Place, *path: str | int) -> Iterator[Finding]:
    """Yield a finding where a page or its section is not there.

    Args:
        course: The course.
        fault: Makes a finding about the part of the file under a path.
        what: What names the section, for messages: “the evidence”.
        place: The page and the section.
        path: Where they are named.
    """
    page = course.pages.get(place.page)
    if page is None:
        if not course.lacks_page(place.page):
            return
        yield fault(
            "unknown-page",
            f"{what} names {course.docs}/{place.page}, which is not there{course.page_meant(place.page)}"
            if place.page not in course.listed.left_out
            else f"{what} cannot be read again: {course.no_page(place.page)}",
            "Write the path of a page below docs.",
            *path,
            "page",
        ).of(place.page)
        return
    sections = course.sections(place.page)
    if place.section not in sections:
        yield fault(
            "unknown-section",
            f"{page.shown} has no section “{place.section}”{did_you_mean(place.section, sections)}",
            f"Give the heading its id: `### Heading {{#{place.section}}}`, or name another section.",
            *path,
            "section",
        ).of(page.path, f"#{place.section}")


def missing_rule(course: Course, fault: Fault, name: str, *path: str | int) -> Iterator[Finding]:
    """Yield a finding where a rule of safety that is named is not there.

    Args:
        course: The course.
        fault: Makes a finding about the part of the file under a path.
        name: The id of the rule.
        path: Where it is named.
    """
    if course.lacks_rule(name):
        yield fault(
            "unknown-rule",
            f"there is no rule of safety “{name}”{did_you_mean(name, course.rules)}",
            f"Name a rule of {course.docs}/{RULES}, or write it there.",
            *path,
        ).of(RULES, name)


def missing_words(course: Course, fault: Fault, evidence: Evidence, *path: str | int) -> Iterator[Finding]:
    """Yield a finding where the place or the words of one piece of evidence are not there.

    Args:
        course: The course.
        fault: Makes a finding about the part of the file under a path.
        evidence: What is quoted.
        path: Where it is quoted.
    """
    if is_gap(evidence.quote):
        yield unfinished(fault, *path, "quote")
    elif evidence.rule is not None:
        missing = list(missing_rule(course, fault, evidence.rule, *path, "rule"))
        yield from missing or _not_in_rule(course, fault, evidence.rule, evidence.quote, *path, "quote")
    elif missing := list(missing_section(course, fault, "the evidence", evidence, *path)):
        yield from missing
    else:
        yield from misquoted(course, fault, evidence, evidence.quote, OF_AN_ANSWER, *path, "quote")


def misquoted(
    course: Course, fault: Fault, place: Place, quote: str, words: Words, *path: str | int
) -> Iterator[Finding]:
    """Yield a finding where a quote is too short, or does not stand in a section that is there.

    Args:
        course: The course.
        fault: Makes a finding about the part of the file under a path.
        place: The page and the section.
        quote: What should stand there, as the reader sees it.
        words: What the author is told.
        path: Where the quote stands.
    """
    if is_gap(quote):
        yield unfinished(fault, *path)
        return
    if place.page not in course.pages:
        return  # it is there, and cannot be opened
    page, sections = course.pages[place.page], course.sections(place.page)
    if any(name not in course.rules for name, _ in printed(page.blocks)):
        return  # a rule that it prints is not there or cannot be read, which is told: the words may be in that
    section = sections[place.section]
    sought = comparable(quote)
    if short := list(_short(fault, quote, words, *path)):
        yield from short
    elif sought not in section.text:
        # A sub-section comes after the one that it belongs to, so the last is the closest.
        moved = next((other.id for other in reversed(sections.values()) if sought in other.text), None)
        mend = f"The words stand in “{moved}”: {words.mend_of_moved}" if moved else _mend(quote, section.read, words)
        yield fault("evidence", f"{words.missing} in “{section.title}” of {page.shown}: “{quote}”", mend, *path)


def _mend(quote: str, text: str, words: Words) -> str:
    """Return what would mend a quote whose words are not there: the sentence that comes nearest, if one does."""
    near = nearest(quote, text)
    return f"There it says: “{near}” {words.mend_of_near}" if near else words.mend_of_gone


def _not_in_rule(course: Course, fault: Fault, name: str, quote: str, *path: str | int) -> Iterator[Finding]:
    """Yield a finding where a quote is too short, or does not stand in a rule of safety that is there."""
    if name not in course.rules:
        return  # it may be there, and cannot be read
    text = course.rule_text(name)
    if short := list(_short(fault, quote, OF_AN_ANSWER, *path)):
        yield from short
    elif comparable(quote) not in comparable(text):
        missing = f"{OF_AN_ANSWER.missing} in the rule of safety “{course.rules[name].title}”: “{quote}”"
        yield fault("evidence", missing, _mend(quote, text, OF_A_RULE), *path)


def _short(fault: Fault, quote: str, words: Words, *path: str | int) -> Iterator[Finding]:
    if len(comparable(quote).split()) < LEAST_WORDS:
        yield fault(
            "short-quote", f"the quote has fewer than {LEAST_WORDS} words: “{quote}”", words.mend_of_short, *path
        )
