"""What must hold of sessions: their timetables, what they name, how they are written."""

from collections.abc import Iterator
from functools import partial

from course.checks.paged import check_pages
from course.checks.sessions.made_of import check_session_references
from course.checks.sessions.shown import check_shown
from course.checks.sessions.timetable import check_activities, check_timetable
from course.checks.sessions.writing import check_session_texts
from course.checks.texts import check_gaps
from course.course import Course
from course.guidance.published import SESSIONS
from course.reading.findings import Finding
from course.reading.kept import kept_findings
from course.sessions.session import Session


def check_sessions(course: Course) -> Iterator[Finding]:
    """Yield what keeps the sessions of a course from holding together."""
    wanted = course.settings.lengths
    held = {tuple(plan.minutes for plan in session.plans) for session in course.sessions.files.values()}
    if wanted and len(course.sessions.files) > 1 and len(held) == 1 and tuple(wanted) not in held:
        (wanted,) = map(list, held)
        minutes = ", ".join(map(str, wanted))
        message = f"each session has plans of {minutes} minutes, and of no other length"
        mend = f"Write `lengths: [{minutes}]`, or change the plans of each session."
        yield Finding(course.settings.at("lengths"), "lengths", message, mend)
    for session in course.sessions.files.values():
        yield from check_gaps(session)
        yield from check_timetable(session, wanted)
        yield from check_activities(session)
        yield from check_shown(session)
        yield from check_session_references(course, session)
    yield from check_pages(course, Session, course.sessions, SESSIONS)


def check_session_writing(course: Course) -> Iterator[Finding]:
    """Yield what is hard to read or to say in the sessions of a course."""
    explained = course.explained()
    for name, session in course.sessions.files.items():
        look = partial(check_session_texts, session, explained)
        yield from kept_findings(course.keep, "session-writing", name, f"{session.as_written()}\n{explained}", look)
