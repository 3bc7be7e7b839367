"""Things that are named twice, where more than one list or file is needed to see it."""

import re
from collections.abc import Iterable, Iterator

from course.course import Course
from course.guidance.block_lines import in_code
from course.guidance.page import Page
from course.reading.findings import Finding, Position

_ID = re.compile(r"#{1,6} .*\{[^}]*#([\w-]+)[^}]*\} *")

# What is told twice, and where.
_Named = Iterable[tuple[str, Position]]


def check_twice(course: Course) -> Iterator[Finding]:
    """Yield each number, word, title or place that somebody could take for another."""
    modules = course.modules()
    yield from _twice("the module number", ((str(head.number), head.at("number")) for _, head in modules))
    yield from _twice("the module title", ((head.title, head.at("title")) for _, head in modules))
    sources = course.sources.values()
    yield from _twice("the source", ((f"{source.title}, {source.publisher}", source.at("title")) for source in sources))
    yield from _twice("the word", _words(course))
    yield from _twice("the rule", ((rule.title, rule.at("title")) for rule in course.rules.values()))
    yield from _twice("the scenario", ((story.title, story.at("title")) for story in course.scenarios.files.values()))
    yield from _twice(
        "the session", ((session.title, session.at("title")) for session in course.sessions.files.values())
    )
    for page in course.pages.values():
        yield from _twice("the section id", _sections(page))
        yield from _titles(page)
        for block in page.blocks:
            yield from _twice("the question", block.listed("questions"))
            yield from _twice("the source", block.listed("sources"))


def _twice(what: str, named: _Named) -> Iterator[Finding]:
    first: dict[str, Position] = {}
    for name, position in named:
        earlier = first.setdefault(name.casefold(), position)
        if earlier != position:
            where = f"on line {earlier.line}" if earlier.path == position.path else f"at {earlier.path}:{earlier.line}"
            yield Finding(
                position,
                "named-twice",
                f"{what} “{name}” stands twice; it was first {where}",
                "Keep one of the two, or give one another name.",
            )


def _titles(page: Page) -> Iterator[Finding]:
    """Yield each title of a page behind the first: people who listen to a page look for its one title."""
    code = in_code(page.lines)
    titles = [number for number, line in enumerate(page.lines) if line.startswith("# ") and number not in code]
    for number in titles[1:]:
        message = f"this page has a title already, on line {page.first_line + titles[0]}"
        yield Finding(
            Position(page.shown, page.first_line + number), "second-title", message, "Begin this heading with “##”."
        )


def _words(course: Course) -> Iterator[tuple[str, Position]]:
    for term in course.glossary.values():
        yield term.term, term.at("term")
        yield from ((form, term.at("also", index)) for index, form in enumerate(term.also))


def _sections(page: Page) -> Iterator[tuple[str, Position]]:
    for number, line in enumerate(page.lines):
        if found := _ID.fullmatch(line):
            yield found[1], Position(page.shown, page.first_line + number)
