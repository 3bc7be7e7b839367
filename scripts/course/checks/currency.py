"""Currency: what a page told as under way, with a month that is long past, is due to be looked at again."""

import re
from collections.abc import Iterator
from datetime import date

from course.checks.sources import OWN_AFFAIRS
from course.course import Course
from course.guidance.page import Page
from course.reading.findings import Finding, Position, Severity

# News of a law or a plan is stale after so many months.
_MONTHS = 6
_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = re.compile(rf"\b({'|'.join(_NAMES)}) (20\d\d)\b")
# A year alone tells less, so it counts from its start. “Act 2014” and “a code of 2019” are names and no news.
_YEAR = re.compile(r"\b(?:in|by|from|during|until) (?:early |late |mid-)?(20\d\d)\b", re.IGNORECASE)
# What makes a sentence news of something that has not ended: it is on its way, or so it was when somebody wrote it.
_UNDER_WAY = re.compile(
    r"\bdue\b|\bnow\b|\bstill\b|\bnot yet\b|\babout to\b|\bexpected (?:to|in|by)\b|\bplann?(?:ed|s) (?:to|for|in)\b"
    r"|\bbefore (?:the )?(?:Assembly|Parliament|Senedd|House|Commons|Lords|Supreme Court|court)\b"
    r"|\b(?:is|are|was|were) (?:being|changing|consulting|considering|planning|reading|asking)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_ADDRESS = re.compile(r"\]\([^)]*\)")


def check_currency(course: Course) -> Iterator[Finding]:
    """Yield a warning for each sentence that tells as news what is more than six months old.

    A paragraph that names a later month says when somebody looked again, and is left alone until that is old too.
    """
    for page in course.pages.values():
        if not page.path.startswith(OWN_AFFAIRS):
            for position, text in _paragraphs(page):
                yield from _stale(course.today, position, text)
    for source in course.sources.values():
        yield from _stale(course.today, source.at("supports"), source.supports)
    for rule in course.rules.values():
        for name in ("when", "rule", "short"):
            yield from _stale(course.today, rule.at(name), getattr(rule, name) or "")


def _paragraphs(page: Page) -> Iterator[tuple[Position, str]]:
    yield from page.paragraphs()
    for block in page.blocks:
        if block.name == "law":
            start = block.position.line + block.height - 1 - len(block.body)
            for number, line in enumerate(block.body):
                yield Position(page.shown, start + number), line


def _stale(today: date, position: Position, text: str) -> Iterator[Finding]:
    if "20" not in text:  # most texts: nothing there is dated
        return
    text = _ADDRESS.sub("]", text)
    if any(_age(today, found) <= _MONTHS for found in _MONTH.finditer(text)):
        return
    for sentence in _SENTENCE_END.split(text):
        under_way = _UNDER_WAY.search(sentence)
        named = _MONTH.search(sentence) or _YEAR.search(sentence)
        if under_way and named and _age(today, named) > _MONTHS:
            yield Finding(
                position,
                "stale-news",
                f"“{named.group()}” is more than six months ago, and the sentence says “{under_way.group()}”",
                "Look how it stands today. Say so, with the month in which you looked.",
                Severity.WARNING,
            )


def _age(today: date, named: re.Match[str]) -> int:
    """Return how many months ago it was; less than nothing if it is to come."""
    month = _NAMES.index(named[1]) + 1 if named.re is _MONTH else 1
    return (today.year - int(named[named.lastindex or 0])) * 12 + today.month - month
