"""One activity as a trainer runs it: what for, what to do, what to show or hand out, what to listen for."""

import xml.etree.ElementTree as etree

from course.checks.keys import KEY_BLOCK, MAP_BLOCK
from course.guidance.published import ROOM
from course.reading.english import plural, role_name
from course.sessions.moves import moves
from course.sessions.session import Activity, RolePlay, Session
from course.site.elements import add, add_inline, add_list, after
from course.site.links import link
from course.site.parts import heading_of, keys_of, named
from course.site.sessions.place import (
    DOES,
    Place,
    length_anchor,
    part,
    part_of_lines,
    part_of_text,
    section_under,
    sentence,
    shown_in_room,
)
from course.site.sessions.read_out import add_asked


def anchor(activity: Activity) -> str:
    """Return the id of an activity's section."""
    return f"activity-{activity.id}"


def add_activity(place: Place, parent: etree.Element, session: Session, activity: Activity) -> None:
    """Add the section of an activity."""
    places = [(plan.minutes, timed) for plan in session.plans for timed in plan.activities]
    places = [(length, timed) for length, timed in places if timed.activity == activity.id]
    section = section_under(parent, "h3", activity.title, anchor(activity), "activity")
    # For print, which leaves out what the chosen plan does not hold.
    section.set("data-plans", " ".join(str(length) for length, _ in places))
    line = add(section, "p", f"{DOES[activity.kind]} · ", class_="meta")
    for length, timed in places:
        after(add(line, "span", f"{plural(timed.minutes, 'minute')} of {length}.", data_plans=str(length)), " ")
        # Above the heading, so that who is led there sees it.
        section.insert(0, etree.Element("span", {"id": length_anchor(activity, length), "data-plans": str(length)}))
    add_inline(section, "p", activity.purpose, class_="purpose")
    part_of_lines(section, "Before people come", activity.prepare)
    first, last = (
        [
            (length, f"Only in the {length}-minute plan: {text}")
            for length, timed in places
            if (text := getattr(timed, end))
        ]
        for end in ("first", "last")
    )
    _moves(section, [*first, *((None, step) for step in activity.steps), *last])
    if activity.kind == "welcome":
        part_of_lines(section, "Our ground rules", place.shelf.settings().ground_rules)
    part_of_lines(section, "Read out, one at a time", activity.choices)
    part_of_lines(section, "Show, or read out", activity.words)
    part_of_lines(section, "Ask", activity.prompts)
    _reading(place, section, activity)
    _questions(place, section, activity)
    _scenario(place, section, activity)
    _room(place, section, session, activity, [length for length, _ in places])
    if activity.role_play:
        _role_play(section, activity.role_play)
    part_of_lines(section, "Listen for", activity.notes)
    part_of_text(section, "Without a projector", activity.without_projector)
    part_of_text(section, "If nobody speaks", activity.if_silent)
    part_of_text(section, "If someone is upset", activity.if_upset)
    part_of_text(section, "Bring", sentence(activity.bring))


def _moves(section: etree.Element, steps: list[tuple[int | None, str]]) -> None:
    """Add the steps, each in its moves: said, asked, done. What is of one plan alone has its length."""
    listing = add(part(section, "Step by step"), "ol", class_="moves")
    for (length, _), step in zip(steps, moves([text for _, text in steps]), strict=True):
        entry = add(listing, "li")
        if length:
            entry.set("data-plans", str(length))
        for move in step:
            line = add(entry, "p")
            after(add(line, "b", move.mark), " ")
            add_inline(line, "span", move.text)


def _reading(place: Place, section: etree.Element, activity: Activity) -> None:
    for extract in activity.reading:
        box = part(section, "Read")
        line = add(box, "p", f"{place.title(extract.page)}: ")
        title = heading_of(place.shelf.root, f"{extract.page}#{extract.section}") or extract.section
        add(line, "a", title, href=link(place.md, extract.page, extract.section))
        if extract.points:
            add_list(box, extract.points, class_="points")


def _questions(place: Place, section: etree.Element, activity: Activity) -> None:
    asked = [(file, question) for file, question in named(place.shelf, activity.questions) if question.scored]
    if not asked:
        return
    box = part(section, "The questions")
    listing = add(box, "ol", class_="asked")
    for file, question in asked:
        add_asked(place, add(listing, "li"), question, file.vignette(question))
    keys = keys_of(place.shelf.root, KEY_BLOCK)
    answers = add(box, "p", "Answers: ", class_="answers")
    for number, (file, question) in enumerate(asked, 1):
        if file.name in keys:
            words = f"answer key “{file.head.title}”, question {number}"
            entry = add(answers, "a", words, href=link(place.md, keys[file.name], question.id))
            after(entry, "." if number == len(asked) else "; ")


def _scenario(place: Place, section: etree.Element, activity: Activity) -> None:
    scenario = place.shelf.scenario(activity.scenario or "")
    if scenario is None:
        return
    box = part(section, "The scenario")
    after(place.link(add(box, "p"), scenario.page), ", to print as a book or to play on a screen.")
    keys = keys_of(place.shelf.root, MAP_BLOCK)
    if scenario.name in keys:
        after(add(box, "p", "Its steps, ratings and endings: ", class_="answers"), "")
        place.link(box[-1], keys[scenario.name])


def _room(place: Place, section: etree.Element, session: Session, activity: Activity, lengths: list[int]) -> None:
    """Add a link to room mode for each length: who leaves the room comes back to that plan."""
    for what, shown in shown_in_room([activity]):
        for length in lengths if place.is_there(ROOM) else ():
            line = add(section, "p", class_="room-link", data_search_exclude="", data_plans=str(length))
            back = f"{session.page}#{length_anchor(activity, length)}"
            place.room(line, shown, f"Show the {what} in the room", back)


def _role_play(section: etree.Element, play: RolePlay) -> None:
    box = part(section, "The cards: one set for every three people")
    for role, text in (("all three know", play.situation), *play.cards.items()):
        add_inline(_card(box, role_name(role).capitalize()), "p", text)
    add_list(_card(box, "Observer"), play.observer)
    part_of_lines(section, "Afterwards, ask each other", play.afterwards)


def _card(box: etree.Element, role: str) -> etree.Element:
    card = add(box, "div", class_="role-card")
    add(card, "p", role, class_="role")
    return card
