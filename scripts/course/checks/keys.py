"""Answer keys: on trainers' pages of their own, and no page that learners read leads to them."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping

from course.course import Course
from course.guidance.page import Page
from course.guidance.published import KEYS, TRAINERS
from course.reading.english import did_you_mean
from course.reading.findings import Finding, Position, Severity

KEY_BLOCK, MAP_BLOCK, LIST_BLOCK = "answer-key", "scenario-map", "answer-keys"

# What each block gives away.
_GIVES_AWAY = {
    KEY_BLOCK: "an answer key gives the right answers away",
    MAP_BLOCK: "the map of a scenario gives its endings and ratings away",
}
_LINK = re.compile(r"\]\(\s*<?([^)\s>#]+)[^)]*\)")


def key_pages(course: Course, block: str) -> dict[str, str]:
    """Return the path of the page for trainers that shows each key of a kind, by the key's name."""
    pages = (page for page in course.pages.values() if page.path.startswith(KEYS))
    return {use.argument: page.path for page in pages for use in page.blocks if use.name == block}


def check_keys(course: Course) -> Iterator[Finding]:
    """Yield each key that stands where learners read, or that they are led to, and each that cannot be shown."""
    for page in course.pages.values():
        for block in page.blocks:
            if block.name in _GIVES_AWAY and not page.path.startswith(KEYS):
                yield Finding(
                    block.position,
                    "key-for-trainers",
                    f"{_GIVES_AWAY[block.name]}, and learners may find this page",
                    f"Put it on a page in {course.docs}/{KEYS}, which is left out of search, menu and copies.",
                )
            if block.name == KEY_BLOCK and block.argument not in {*course.bank.files, *course.bank.unread}:
                yield Finding(
                    block.position,
                    "unknown-quiz",
                    f"there is no quiz “{block.argument}”{did_you_mean(block.argument, course.bank.files)}",
                    f"Write `/// {KEY_BLOCK} | NAME` with a file in quizzes/.",
                ).of(f"quizzes/{block.argument}.yml")
        if not page.path.startswith(TRAINERS):
            yield from _links(page, course.docs)
    asked = [activity for session in course.sessions.files.values() for activity in session.activities]
    questions = {question for activity in asked for question in activity.questions}
    # What a session needs, and has not, is told there.
    quizzes = {
        name: file.head.at("title")
        for name, file in course.bank.files.items()
        if not questions & {question.id for question in file.questions}
    }
    told = {activity.scenario for activity in asked}
    stories = {name: file.at("title") for name, file in course.scenarios.files.items() if name not in told}
    known = {*course.bank.files, *course.bank.unread}
    yield from _forgotten(course, KEY_BLOCK, known, quizzes, "the answers of this quiz", "")
    known = {*course.scenarios.files, *course.scenarios.unread}
    yield from _forgotten(course, MAP_BLOCK, known, stories, "the map of this scenario", "map-")


def _forgotten(
    course: Course, block: str, known: Collection[str], there: Mapping[str, Position], what: str, prefix: str
) -> Iterator[Finding]:
    """Yield a warning for each file whose key no page shows, where those of others are shown."""
    shown = key_pages(course, block)
    if not shown or any(name not in known for name in shown):
        return  # a course without keys, or one whose name is written wrongly, which is told
    for name, where in there.items():
        if name not in shown:
            message = f"no page for trainers shows {what}, and they have those of others"
            mend = f"Write {course.docs}/{KEYS}{prefix}{name}.md with `/// {block} | {name}`."
            yield Finding(where, "missing-key", message, mend, Severity.WARNING)


def _links(page: Page, docs: str) -> Iterator[Finding]:
    for number, line in enumerate(page.lines):
        for found in _LINK.finditer(line):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), found[1]))
            if target.startswith(KEYS):
                yield Finding(
                    Position(page.shown, page.first_line + number, found.start() + 1),
                    "key-link",
                    f"this page leads learners to the answers: {found[1]}",
                    f"Link to the page that asks, or link from a page in {docs}/{TRAINERS}.",
                )
