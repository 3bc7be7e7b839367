"""One length of a session: files and room mode, papers, run sheet, aims, and what it covers."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from functools import partial

from course.guidance.published import CARDS, ROOM
from course.sessions.clock import BEGINS, clock
from course.sessions.kit import Kit, kit_of
from course.sessions.session import Activity, Plan, Session
from course.site.downloads import ALL, UNKNOWN, part_name
from course.site.elements import add, add_inline, add_list, after
from course.site.links import page_link
from course.site.parts import outcomes_of
from course.site.sessions.place import (
    DOES,
    Place,
    length_anchor,
    of_pack,
    part,
    part_of_lines,
    part_of_text,
    section_under,
    sentence,
    shown_in_room,
)

# The end of the name of each file that a trainer opens first, what it is, and what stands before its size.
_FILES: tuple[tuple[str, str, str], ...] = (
    (
        "print.pdf",
        "Print pack (PDF)",
        "Page 1 says who gets which pages. ",
    ),
    ("slides.pptx", "Slides", ""),
    (ALL, "All files (zip)", ""),
)


def plan_anchor(plan: Plan) -> str:
    """Return the id of a plan's heading."""
    return f"minutes-{plan.minutes}"


def add_plan(place: Place, parent: etree.Element, session: Session, plan: Plan) -> None:
    """Add the section of a plan."""
    section = section_under(parent, "h2", f"{plan.minutes} minutes", plan_anchor(plan), "plan")
    for part_of_it in (section, section[0]):
        part_of_it.set("data-plans", str(plan.minutes))
    _to_use(place, section, session, plan)
    _papers(place, section, session, plan)
    _run_sheet(place, section, session, plan)
    part_of_lines(section, "By the end, people will be able to", plan.aims)
    _outcomes(place, section, plan)


def things_to_print(kit: Kit) -> list[str]:
    """Return what a plan has on paper, in words."""
    things = [
        (kit.has_handout, "handout"),
        (bool(kit.questions), "questions of the session"),
        (bool(kit.scenarios), "story"),
        (kit.has_role_play, "role-play cards"),
        (bool(kit.cards), "quick card"),
    ]
    return [name for is_needed, name in things if is_needed]


def _to_use(place: Place, section: etree.Element, session: Session, plan: Plan) -> None:
    """Add what a trainer opens first: the files that there are once the site is finished, and room mode."""
    box = add(section, "div", class_="to-use", data_search_exclude="")
    files = add(box, "ul", class_="downloads", hidden="")
    for part_of_pack, label, use in _FILES:
        name = part_name(session.name, plan.minutes, part_of_pack)
        entry = add(files, "li", class_="download", data_file=name, hidden="")
        after(add(entry, "span", label, class_="download-link"), f" {use}")
        add(entry, "span", UNKNOWN, class_="download-size")
    shown = list(shown_in_room(activity for activity, _ in session.timetable(plan)))
    for what, address in shown:
        if place.is_there(ROOM):
            words = f"Room mode: {what}" if len(shown) > 1 else "Room mode"
            place.room(add(box, "p", class_="room-link"), address, words, f"{session.page}#{plan_anchor(plan)}")


def _run_sheet(place: Place, section: etree.Element, session: Session, plan: Plan) -> None:
    table = add(section, "table", data_search_exclude="")
    head = add(add(table, "thead"), "tr")
    for name in (f"Minutes, {BEGINS.lower()}", "Do", "On paper"):
        add(head, "th", name, scope="col")
    body, start = add(table, "tbody"), 0
    for activity, minutes in session.timetable(plan):
        row = add(body, "tr")
        when = add(row, "td")
        after(add(when, "span", f"{start}–{start + minutes}"), " ")
        add(when, "span", clock(start), class_="meta")
        does = add(row, "td")
        after(add_inline(does, "a", activity.title, href=f"#{length_anchor(activity, plan.minutes)}"), " ")
        if DOES[activity.kind] != activity.title:
            after(add(does, "span", DOES[activity.kind], class_="meta"), " ")
        of_pack(does, session, plan, f"slides-{activity.id}")
        after(does[-1], " ")
        for _, address in shown_in_room([activity]):
            if place.is_there(ROOM):
                place.room(does, address, "Show in the room", f"{session.page}#{plan_anchor(plan)}")
        paper = add(row, "td")
        for what, name in _on_paper(activity):
            after(add(paper, "span", name), "")
            of_pack(paper, session, plan, what)
            after(paper[-1], ", ")
        if len(paper):
            after(paper[-1], "")
        else:
            paper.text = "–"
        start += minutes


def _on_paper(activity: Activity) -> Iterator[tuple[str, str]]:
    """Yield what a print pack has for an activity, beside the plan: what its numbers know it by, and its name."""
    held = activity.reading, activity.prompts, activity.questions, activity.scenario, activity.role_play
    if any(held):
        yield f"in-{activity.id}", "handout"
    if activity.role_play:
        yield "cards", "cards"
    if activity.scenario:
        yield "story", "story"


def _papers(place: Place, section: etree.Element, session: Session, plan: Plan) -> None:
    """Add who gets what, and on which pages of the print pack it is."""
    forms, kit = place.shelf.settings().forms, kit_of(session, plan)
    listing = add(part(section, "Who gets what on paper"), "ul")
    stories = [f"story {scenario.page}" for name in kit.scenarios if (scenario := place.shelf.scenario(name))]
    gets = partial(_gets, place, listing, session, plan)
    gets("you", "You", ["run sheet", "plan", *stories, *forms.once])
    cards = [f"{CARDS}{name}.md" for name in kit.cards]
    gets("each", "Each person", ["handout", *cards, "before and after questions", *forms.each])
    if kit.has_role_play:
        gets("group", "Each group of three or four", ["role-play cards"])
    gets("apart", "Only you, kept separate", ["answers"])
    part_of_text(section, "Bring", sentence(kit.bring))


def _gets(
    place: Place, listing: etree.Element, session: Session, plan: Plan, key: str, who: str, things: Sequence[str]
) -> None:
    """Add an entry of things, each in words, of which the last may be the path of a page."""
    entry = add(listing, "li", f"{who}: ")
    for number, thing in enumerate(things, 1):
        words, _, path = thing.rpartition(" ")
        if path.endswith(".md"):
            after(add(entry, "span", words), " " * bool(words))
            named = place.link(entry, path)
        else:
            named = add(entry, "span", thing)
        after(named, "." if number == len(things) else ", ")
    of_pack(entry, session, plan, key)


def _outcomes(place: Place, section: etree.Element, plan: Plan) -> None:
    listing = add(part(section, "Covers"), "ul")
    for covered in plan.outcomes:
        texts = outcomes_of(place.shelf.root, covered.page)
        if texts is None:
            continue
        entry = add(listing, "li")
        add(entry, "a", place.title(covered.page), href=page_link(place.md, covered.page))
        add_list(entry, [texts[name] for name in covered.outcomes if name in texts])
