"""One length of a session: what people can do after it, its timetable, what it covers, and what to print and bring."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from course.sessions.kit import Kit, kit_of
from course.sessions.session import Plan, Session
from course.site.elements import add, add_inline, after
from course.site.links import page_link
from course.site.sessions.activity import anchor
from course.site.sessions.place import CARDS, DOES, Place, part, part_of_lines, part_of_text, section_under, sentence


def plan_anchor(plan: Plan) -> str:
    """Return the id of a plan's heading."""
    return f"minutes-{plan.minutes}"


def add_plan(place: Place, parent: etree.Element, session: Session, plan: Plan) -> None:
    """Add the section of a plan."""
    section = section_under(parent, "h2", f"{plan.minutes} minutes", plan_anchor(plan), "plan")
    part_of_lines(section, "By the end, people will be able to", plan.aims)
    _timetable(section, session, plan)
    _kit(place, section, kit_of(session, plan))
    _outcomes(place, section, plan)


def things_to_print(kit: Kit) -> list[str]:
    """Return what a plan has on paper, in words."""
    things = [
        (kit.has_handout, "handout"),
        (bool(kit.questions), "question sheet"),
        (bool(kit.scenarios), "scenario"),
        (kit.has_role_play, "role-play cards"),
        (bool(kit.cards), "quick card"),
    ]
    return [name for is_needed, name in things if is_needed]


def _timetable(section: etree.Element, session: Session, plan: Plan) -> None:
    table = add(section, "table")
    head = add(add(table, "thead"), "tr")
    for name in ("Minutes", "What", "How"):
        add(head, "th", name, scope="col")
    body, start = add(table, "tbody"), 0
    for activity, minutes in session.timetable(plan):
        row = add(body, "tr")
        add(row, "td", f"{start}–{start + minutes}", class_="minutes")
        add_inline(add(row, "td"), "a", activity.title, href=f"#{anchor(activity)}")
        add(row, "td", DOES[activity.kind])
        start += minutes


def _kit(place: Place, section: etree.Element, kit: Kit) -> None:
    listing = add(part(section, "Print"), "ul")
    if kit.has_handout:
        add(listing, "li", "The handout, one each.")
    if kit.questions:
        add(listing, "li", "The question sheet, one each.")
    for name in kit.scenarios:
        scenario = place.shelf.scenario(name)
        entry = add(listing, "li", "The scenario, one for each group: ")
        if scenario:
            after(place.link(entry, scenario.page), ".")
    if kit.has_role_play:
        add(listing, "li", "The role-play cards, one set for every three people.")
    for name in kit.cards:
        after(place.link(add(listing, "li", "One each: "), f"{CARDS}{name}.md"), ".")
    part_of_text(section, "Bring", sentence(kit.bring))


def _outcomes(place: Place, section: etree.Element, plan: Plan) -> None:
    listing = add(part(section, "Covers"), "ul")
    for covered in plan.outcomes:
        page = place.shelf.page(covered.page)
        if page is None or page.module is None:
            continue
        entry = add(listing, "li")
        add(entry, "a", page.title, href=page_link(place.md, page.path))
        texts = {outcome.id: outcome.text for outcome in page.module.outcomes}
        outcomes = add(entry, "ul")
        for name in covered.outcomes:
            if name in texts:
                add_inline(outcomes, "li", texts[name])
