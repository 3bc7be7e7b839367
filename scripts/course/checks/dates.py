"""Dates: what has been read or looked at was so no later than today, and what is to come comes in time."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from course.bank.quiz import QuizHead
from course.checks.sources import OWN_AFFAIRS
from course.course import Course
from course.guidance.page import Page
from course.reading.english import MONTHS, day, did_you_mean
from course.reading.findings import Finding, Position
from course.scenarios.scenario import Scenario

# Somewhere it is tomorrow already.
_TOMORROW = timedelta(days=1)
# A review that is further away than this is none.
_LONGEST_YEARS = 3

# What stands where a heading has its day.
_DATED = re.compile(r"#{1,6} (\d{1,2}) (\w+) (\d{4})\b")
_HEADING = re.compile(r"#{1,6} .*")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b|\b(\d{{4}})-(\d\d)-(\d\d)\b")


def check_dates(course: Course) -> Iterator[Finding]:
    """Yield each day that cannot be right: one of the past that is to come, and a review before its reading."""
    for told, position in _past(course):
        if told > course.today + _TOMORROW:
            yield Finding(
                position,
                "future-date",
                f"{day(told)} is still to come",
                "Write the day on which it was done.",
            )
    for page in course.pages.values():
        if page.path.startswith(OWN_AFFAIRS):
            yield from _no_days(page)
    for _, module in course.modules():
        read = module.last_read
        if not read < module.next_review <= read.replace(year=read.year + _LONGEST_YEARS, day=min(read.day, 28)):
            yield Finding(
                module.at("next_review"),
                "review-date",
                f"the next review, on {day(module.next_review)}, does not come within {_LONGEST_YEARS} years after "
                f"{day(read)}, when the module was last read",
                "Write the day by which somebody reads it again.",
            )


def _past(course: Course) -> Iterator[tuple[date, Position]]:
    """Yield each day on which something is said to have been done, and where that is said."""
    for source in course.sources.values():
        yield source.checked, source.at("checked")
    for rule in course.rules.values():
        yield rule.checked, rule.at("checked")
    for reading in course.keyless.values():
        yield reading.day, reading.at("day")
    for _, module in course.modules():
        yield module.reviewed.date, module.at("reviewed", "date")
        if module.law_checked is not None:
            yield module.law_checked, module.at("law_checked")
    heads: list[QuizHead | Scenario] = [file.head for file in course.bank.files.values()]
    for head in (*heads, *course.scenarios.files.values()):
        if head.reviewed is not None:
            yield head.reviewed.date, head.at("reviewed", "date")
    for page in course.pages.values():
        if page.path.startswith(OWN_AFFAIRS):
            yield from _headings(page)


def _no_days(page: Page) -> Iterator[Finding]:
    """Yield each heading of such a page that begins with a day which no calendar has."""
    for number, line in enumerate(page.lines):
        if (found := _DATED.match(line)) and ((told := _DAY.search(line, 0, found.end())) is None or not _day(told)):
            message = f"“{found[1]} {found[2]} {found[3]}” is not a date"
            message += "" if found[2] in MONTHS else did_you_mean(found[2], MONTHS)
            place = Position(page.shown, page.first_line + number, found.start(1) + 1)
            yield Finding(place, "not-a-date", message, "Write day, month and year, for example “1 December 2026”.")


def _headings(page: Page) -> Iterator[tuple[date, Position]]:
    """Yield each day in a heading of a page about the course itself: of news, of a change, of a correction."""
    for number, line in enumerate(page.lines):
        if not _HEADING.fullmatch(line):
            continue
        for found in _DAY.finditer(line):
            position = Position(page.shown, page.first_line + number, found.start() + 1)
            if (told := _day(found)) is not None:
                yield told, position
                break  # the id says it again


def _day(found: re.Match[str]) -> date | None:
    numbers = (found[3], MONTHS.index(found[2]) + 1, found[1]) if found[2] else (found[4], found[5], found[6])
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None
