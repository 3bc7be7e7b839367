"""All sessions to choose from: by the time that there is, with what each plan needs, and by topic."""

import xml.etree.ElementTree as etree
from collections.abc import Sequence

from course.sessions.kit import kit_of
from course.sessions.session import Plan, Session
from course.site.elements import add, add_inline, after
from course.site.links import link, page_link
from course.site.sessions.place import Place
from course.site.sessions.plan import plan_anchor, things_to_print


def add_by_time(place: Place, parent: etree.Element, sessions: Sequence[Session], level: int) -> None:
    """Add, for each length, the plans that take so long, and what each needs with and without a projector."""
    for length in sorted({plan.minutes for session in sessions for plan in session.plans}):
        plans = [(session, plan) for session in sessions for plan in session.plans if plan.minutes == length]
        if plans:
            add(parent, f"h{level}", f"{length} minutes", id=f"minutes-{length}")
            listing = add(parent, "ul", class_="session-list", data_search_exclude="")
            for session, plan in plans:
                _plan(place, add(listing, "li"), session, plan)


def add_by_topic(place: Place, parent: etree.Element, sessions: Sequence[Session]) -> None:
    """Add each session with what it is about, and its plans."""
    listing = add(parent, "ul", class_="session-list", data_search_exclude="")
    for session in sessions:
        entry = add(listing, "li")
        heading = add(entry, "p", class_="part-label")
        add_inline(heading, "a", session.title, href=page_link(place.md, session.page))
        add_inline(entry, "p", session.summary)
        line = add(entry, "p", class_="lengths")
        for plan in session.plans:
            if len(line):
                after(line[-1], " · ")
            add(line, "a", f"{plan.minutes} minutes", href=link(place.md, session.page, plan_anchor(plan)))


def _plan(place: Place, entry: etree.Element, session: Session, plan: Plan) -> None:
    heading = add(entry, "p", class_="part-label")
    add_inline(heading, "a", session.title, href=link(place.md, session.page, plan_anchor(plan)))
    # The first and the last are the same in every session.
    add_inline(entry, "p", " · ".join([activity.title for activity, _ in session.timetable(plan)][1:-1]))
    kit = kit_of(session, plan)
    add(entry, "p", f"Without a projector, print: {', '.join(things_to_print(kit))}.", class_="meta")
    shown = [name for name, is_there in (("the questions", kit.questions), ("the story", kit.scenarios)) if is_there]
    if shown:
        add(entry, "p", f"With a projector, show: {' and '.join(shown)}.", class_="meta")
