"""Sources: every legal statement and every figure links to an entry of the list of sources."""

import re
from collections.abc import Iterator

from course.course import Course
from course.guidance.blocks import BlockUse
from course.guidance.lists import LAW, SOURCE_LINK, SOURCES
from course.guidance.page import Page
from course.reading.english import day, did_you_mean, listed, plural
from course.reading.findings import Finding, Position, Severity

LAW_PARTS = 3

# These pages speak of the course itself, not of the world.
OWN_AFFAIRS = ("about/",)

_NUMBER_WORD = "one|two|three|four|five|six|seven|eight|nine|ten"
_FIGURE = re.compile(
    rf"£\s?\d[\d,.]*|\b\d[\d,.]*\s?(?:%|per cent\b|percent\b|million\b|billion\b|bn\b)"
    rf"|\b(?:1|one) in (?:\d+|{_NUMBER_WORD})\b|\b\d{{1,3}}(?:,\d{{3}})+\b",
    re.IGNORECASE,
)


def check_sources(course: Course) -> Iterator[Finding]:
    """Yield what lacks a source, what names one that is not listed, and what is due to be read again."""
    for page in course.pages.values():
        for block in page.blocks:
            if block.name == "law" and not block.faulty:
                yield from _law_block(course, block)
        yield from _paragraphs(course, page)
    yield from _overdue(course)


def _law_block(course: Course, block: BlockUse) -> Iterator[Finding]:
    def fault(rule: str, message: str, mend: str, position: Position | None = None) -> Finding:
        return Finding(position or block.position, rule, message, mend)

    if not block.argument:
        yield fault("law-title", "this law block has no title", "Write `/// law | What it gives`.")
    nations = [nation.name for nation in course.settings.nations]
    nation = block.option("nation")
    if not nation or (nations and nation not in nations):
        which = listed(nations, "or") if nations else "the place where it is the law"
        yield fault("law-nation", "this law block does not say in which nation", f"Add `nation:` with {which}.")
    named = block.listed("sources")
    if not named:
        yield fault(
            "law-source", "this law block names no source", f"Add `sources: [id]`, an entry of {course.docs}/{SOURCES}."
        )
    for name, position in named:
        yield from _known(course, name, position)
    parts = 1 + sum(line.strip() == "***" for line in block.body)
    if parts != LAW_PARTS:
        yield fault(
            "law-parts",
            f"this law block has {plural(parts, 'part')}; it needs three",
            "Write in plain words, then `***`, what it says, then `***`, what it does not promise.",
        )


def _known(course: Course, name: str, position: Position) -> Iterator[Finding]:
    if course.lacks_source(name):
        yield Finding(
            position,
            "unknown-source",
            f"there is no source “{name}”{did_you_mean(name, course.sources)}",
            f"Add it to {course.docs}/{SOURCES}, or name another.",
        ).of(SOURCES, name)


def _paragraphs(course: Course, page: Page) -> Iterator[Finding]:
    for position, text in page.paragraphs():
        cited = SOURCE_LINK.findall(text)
        for name in cited:
            yield from _known(course, name, position)
        if cited or page.path.startswith(OWN_AFFAIRS) or text.startswith("#"):
            continue
        for rule, pattern, what in (("figure-source", _FIGURE, "figure"), ("legal-source", LAW, "legal reference")):
            if found := pattern.search(text):
                yield Finding(
                    position,
                    rule,
                    f"the {what} “{found.group()}” has no source in its paragraph",
                    "Link it: `[words](../reference/sources.md#id)`, or leave it out.",
                )


def _overdue(course: Course) -> Iterator[Finding]:
    for source in course.sources.values():
        if source.is_stale(course.today):
            yield Finding(
                source.at("checked"),
                "overdue-source",
                f"“{source.title}” was last read on {day(source.checked)}, more than a year ago",
                "Read it again, mend what rests on it, and write the day.",
                Severity.WARNING,
            )
    for _, module in course.modules():
        if module.last_read < module.next_review < course.today:
            yield Finding(
                module.at("next_review"),
                "overdue-review",
                f"the review of “{module.title}” was due on {day(module.next_review)}",
                "Read the module through against its sources, and write the days.",
                Severity.WARNING,
            )
