"""References of sessions: pages, outcomes, questions, scenarios, sections, cards; each has its page, each page one."""

import re
from collections.abc import Iterator

from course.bank.types.common import Question
from course.checks.evidence import Words, misquoted, missing_section
from course.checks.keys import KEY_BLOCK, MAP_BLOCK, key_pages
from course.checks.paged import check_own_page
from course.checks.practised import check_practised
from course.course import Course
from course.guidance.published import CARDS, KEYS, SESSIONS
from course.reading.english import did_you_mean, listed, meant
from course.reading.findings import Finding
from course.scenarios.scenario import Scenario
from course.sessions.session import Activity, Session

# A page of this folder shows a session; the list of them stands above it.

OF_A_SLIDE = Words(
    "these words are not",
    "Take enough that it makes sense on a slide by itself.",
    "name that section, or choose other words.",
    "Take the words as they stand there.",
    "Choose words that stand there now.",
)
# Who “she” is, and what “but” is said against, nobody knows who sees the sentence alone.
_LEANS = re.compile(r"(?:she|he|it|they|her|his|its|their|this|that|these|those|and|but|so|then|also)\b", re.IGNORECASE)


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


def _own_page(course: Course, session: Session) -> Iterator[Finding]:
    if session.page.startswith(SESSIONS):
        yield from check_own_page(course, session, "session", course.sessions.files)
    else:
        yield session.fault(
            "session-place",
            f"{course.docs}/{session.page} is no place for a session: learners would find the plan there",
            f"Name {course.docs}/{SESSIONS}{session.name}.md, and write that page.",
            "page",
        )


def _cards(course: Course, session: Session) -> Iterator[Finding]:
    known = [path.removeprefix(CARDS).removesuffix(".md") for path in course.pages if path.startswith(CARDS)]
    for index, card in enumerate(session.cards):
        if card not in known and course.lacks_page(f"{CARDS}{card}.md"):
            yield session.fault(
                "unknown-card",
                f"there is no quick card “{card}”{did_you_mean(card, known)}",
                f"Write the name of a page in {course.docs}/{CARDS} without its ending.",
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
            unread = {each for file in course.bank.files.values() for each in file.unread}
            if not course.bank.unread and name not in unread and meant(name, unread) is None:
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
        if module not in covered and not course.lacks_page(module):
            yield session.fault(
                "other-module",
                f"“{name}” belongs to {course.docs}/{module}, of which no plan covers an outcome",
                f"Choose a question of {listed(sorted(covered))}, or name what the plan covers of that module.",
                *at,
            )
        if file not in shown and course.bank.files.keys() | course.bank.unread >= shown.keys():
            yield session.fault(
                "missing-key",
                f"no page for trainers shows the answers of quizzes/{file}.yml",
                f"Write {course.docs}/{KEYS}{file}.md with `/// {KEY_BLOCK} | {file}`.",
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
        ).of(f"quizzes/{Scenario.folder()}/{name}.yml")
    elif name not in key_pages(course, MAP_BLOCK):
        yield session.fault(
            "missing-key",
            f"no page for trainers shows the map of quizzes/scenarios/{name}.yml",
            f"Write {course.docs}/{KEYS}map-{name}.md with `/// {MAP_BLOCK} | {name}`.",
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
            if leans := _LEANS.match(point):
                yield session.fault(
                    "leaning-point",
                    f"“{leans[0]}” leans on a sentence that is not on the slide: “{point}”",
                    "Take the sentence before it too, or leave out its first word.",
                    *(*at, "points", place),
                )
