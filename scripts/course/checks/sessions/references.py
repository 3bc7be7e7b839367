"""References of sessions: pages, outcomes, questions, scenarios, sections, cards; each has its page, each page one."""

from __future__ import annotations

from collections.abc import Iterator

from course.bank.sessions.load import FOLDER
from course.bank.sessions.session import Activity, Session
from course.bank.types.common import Question
from course.checks.course import Course
from course.checks.evidence import Words, misquoted, missing_section
from course.checks.keys import KEY_BLOCK, KEYS, MAP_BLOCK, key_pages
from course.checks.practised import check_practised
from course.guidance.blocks import BlockUse
from course.reading.english import did_you_mean, listed
from course.reading.findings import Finding, Position

BLOCK = "session"
# A page of this folder shows a session; the list of them stands above it.
PAGES = "trainers/sessions/"
CARDS = "reference/cards/"

OF_A_SLIDE = Words(
    "these words are not",
    "Take enough that it makes sense on a slide by itself.",
    "name that section, or choose other words.",
    "Take the words as they stand there.",
    "Choose words that stand there now.",
)


def check_session_references(course: Course, session: Session) -> Iterator[Finding]:
    """Yield what a session names and what is not there."""
    yield from _own_page(course, session)
    yield from _cards(course, session)
    for index, plan in enumerate(session.plans):
        yield from check_practised(course, session.fault, plan.outcomes, "plans", index, "outcomes")
    questions = {question.id: (file.name, file.head.module, question) for file, question in course.bank.questions()}
    for index, activity in enumerate(session.activities):
        yield from _questions(course, session, index, activity, questions)
        yield from _scenario(course, session, index, activity)
        yield from _reading(course, session, index, activity)


def check_session_pages(course: Course) -> Iterator[Finding]:
    """Yield what is wrong with the blocks that show sessions, and with pages that should show one."""
    for page in course.pages.values():
        shown = [block for block in page.blocks if block.name == BLOCK]
        for block in shown:
            yield from _block(course, block)
        if page.path.startswith(PAGES) and not shown:
            name = page.path.removeprefix(PAGES).removesuffix(".md")
            yield Finding(
                Position(page.shown, page.first_line),
                "session-page",
                "this page stands among the sessions, but shows none",
                f"Add `/// {BLOCK} | {name}` and a line `///` below it.",
            )


def _own_page(course: Course, session: Session) -> Iterator[Finding]:
    page = course.pages.get(session.page)
    if not session.page.startswith(PAGES):
        yield session.fault(
            "session-place",
            f"docs/{session.page} is no place for a session: learners would find the plan there",
            f"Name docs/{PAGES}{session.name}.md, and write that page.",
            "page",
        )
    elif page is None:
        yield session.fault(
            "unknown-page",
            f"there is no page docs/{session.page}{did_you_mean(session.page, course.pages)}",
            f"Write that page: a title, a line about the session, and `/// {BLOCK} | {session.name}`.",
            "page",
        )
    elif not any(block.name == BLOCK and block.argument == session.name for block in page.blocks):
        yield session.fault(
            "unplaced-session",
            f"{page.shown} does not show this session",
            f"Add `/// {BLOCK} | {session.name}` and a line `///` below it.",
            "page",
        )


def _cards(course: Course, session: Session) -> Iterator[Finding]:
    known = [path.removeprefix(CARDS).removesuffix(".md") for path in course.pages if path.startswith(CARDS)]
    for index, card in enumerate(session.cards):
        if card not in known:
            yield session.fault(
                "unknown-card",
                f"there is no quick card “{card}”{did_you_mean(card, known)}",
                f"Write the name of a page in docs/{CARDS} without its ending.",
                *("cards", index),
            )


def _questions(
    course: Course,
    session: Session,
    index: int,
    activity: Activity,
    known: dict[str, tuple[str, str, Question]],
) -> Iterator[Finding]:
    covered = {module.page for plan in session.plans for module in plan.outcomes}
    shown = key_pages(course, KEY_BLOCK)
    for place, name in enumerate(activity.questions):
        at = ("activities", index, "questions", place)
        if name not in known:
            if not course.bank.unread and not any(name in file.unread for file in course.bank.files.values()):
                yield session.fault(
                    "unknown-question",
                    f"there is no question “{name}” in the bank{did_you_mean(name, known)}",
                    "Write the id of a question in quizzes/.",
                    *at,
                )
            continue
        file, module, question = known[name]
        if not question.scored:
            yield session.fault(
                "unscored-question",
                f"“{name}” has no right answer to vote on",
                "Ask it in a `talk` or `writing` as a prompt, or choose a scored question.",
                *at,
            )
        if module not in covered:
            yield session.fault(
                "other-module",
                f"“{name}” belongs to docs/{module}, of which no plan covers an outcome",
                f"Choose a question of {listed(sorted(covered))}, or name what the plan covers of that module.",
                *at,
            )
        if file not in shown:
            yield session.fault(
                "missing-key",
                f"no page for trainers shows the answers of quizzes/{file}.yml",
                f"Write docs/{KEYS}{file}.md with `/// {KEY_BLOCK} | {file}`.",
                *at,
            )


def _scenario(course: Course, session: Session, index: int, activity: Activity) -> Iterator[Finding]:
    name, at = activity.scenario, ("activities", index, "scenario")
    if name is None or name in course.scenarios.unread:
        return
    if name not in course.scenarios.files:
        yield session.fault(
            "unknown-scenario",
            f"there is no scenario “{name}”{did_you_mean(name, course.scenarios.files)}",
            "Write the name of a file in quizzes/scenarios/ without its ending.",
            *at,
        )
    elif name not in key_pages(course, MAP_BLOCK):
        yield session.fault(
            "missing-key",
            f"no page for trainers shows the map of quizzes/scenarios/{name}.yml",
            f"Write docs/{KEYS}map-{name}.md with `/// {MAP_BLOCK} | {name}`.",
            *at,
        )


def _reading(course: Course, session: Session, index: int, activity: Activity) -> Iterator[Finding]:
    for number, extract in enumerate(activity.reading):
        at = ("activities", index, "reading", number)
        if missing := list(missing_section(course, session.fault, "the reading", extract, *at)):
            yield from missing
            continue
        for place, point in enumerate(extract.points):
            yield from misquoted(course, session.fault, extract, point, OF_A_SLIDE, *at, "points", place)


def _block(course: Course, block: BlockUse) -> Iterator[Finding]:
    if not block.argument:
        message = f"this {block.name} block names no session"
        mend = f"Write `/// {block.name} | NAME` with a file in quizzes/{FOLDER}/."
        yield Finding(block.position, "session-block", message, mend)
    elif block.argument not in course.sessions.files and block.argument not in course.sessions.unread:
        yield Finding(
            block.position,
            "unknown-session",
            f"there is no session “{block.argument}”{did_you_mean(block.argument, course.sessions.files)}",
            f"Write the name of a file in quizzes/{FOLDER}/ without its ending, or write that file.",
        )
