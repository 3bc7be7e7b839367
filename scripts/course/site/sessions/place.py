"""A place for a session on a page, and what its parts have in common there: labels, lists, links."""

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from markdown import Markdown

from course.guidance.published import ROOM
from course.sessions.session import Activity, Kind, Plan, Session
from course.site.elements import add, add_inline, add_list
from course.site.links import asset_link, page_link
from course.site.parts import title_of
from course.site.shelf import Shelf

# What people do in an activity of each kind.
DOES: dict[Kind, str] = {
    "welcome": "Welcome",
    "talk": "Talk together",
    "reading": "Read together",
    "questions": "Vote, and say why",
    "scenario": "Decide together",
    "role-play": "Role-play in threes",
    "writing": "Write",
    "debrief": "Look back",
}


@dataclass(frozen=True, slots=True)
class Place:
    """The page that is being built, and the course that it belongs to."""

    md: Markdown
    shelf: Shelf

    def title(self, page: str) -> str:
        """Return the title of a page, or its path where there is no such page."""
        return title_of(self.shelf.root, page) or page

    def is_there(self, page: str) -> bool:
        """Return whether a page can be linked to."""
        return title_of(self.shelf.root, page) is not None

    def link(self, parent: etree.Element, page: str) -> etree.Element:
        """Add a link to a page in the words of its title; the title alone where the page is not there."""
        if not self.is_there(page):
            return add(parent, "span", self.title(page))
        return add(parent, "a", self.title(page), href=page_link(self.md, page))

    def room(self, parent: etree.Element, shown: str, words: str, back: str) -> None:
        """Add a link to room mode, which the course has where `ROOM` is there.

        Args:
            parent: Where the link stands.
            shown: What the room shows, as its address says it: `scenario=NAME`.
            words: The words of the link.
            back: Where who leaves the room comes back to: a page's path and a place on it, `PAGE.md#ID`.
        """
        # What follows the sign # is for the page's script and no id, which generators would look for in vain.
        start = f"{asset_link(self.md, ROOM.removesuffix('.md'))}.html#{shown}"
        address = f"{start}&back={quote(back.replace('.md#', '.html#'))}"
        add(parent, "span", self.md.htmlStash.store(f'<a href="{escape(address)}">{escape(words)}</a>'))


def shown_in_room(activities: Iterable[Activity]) -> Iterator[tuple[str, str]]:
    """Yield what room mode shows of some activities: what it is, and as the room's address says it."""
    held = list(activities)
    if questions := [name for activity in held for name in activity.questions]:
        yield "questions", f"questions={','.join(questions)}"
    for activity in held:
        if activity.scenario:
            yield "scenario", f"scenario={activity.scenario}"


def of_pack(parent: etree.Element, session: Session, plan: Plan, what: str) -> None:
    """Add room for a number of a slide or a page, which is known once the files of a plan are made."""
    add(parent, "span", class_="of-pack", data_of=f"{session.name}-{plan.minutes} {what}")


def length_anchor(activity: Activity, length: int) -> str:
    """Return the id under which a plan leads to one of its activities: so the address still names the length."""
    return f"at-{length}-{activity.id}"


def section_under(parent: etree.Element, tag: str, heading: str, name: str, kind: str) -> etree.Element:
    """Add a section with its heading, which has the id `name`."""
    section = add(parent, "section", class_=kind)
    add_inline(section, tag, heading, id=name)
    return section


def part(parent: etree.Element, label: str) -> etree.Element:
    """Add a part under a label of its own. The search finds a session by its headings and what each is for."""
    box = add(parent, "div", class_="part", data_search_exclude="")
    add(box, "p", label, class_="part-label")
    return box


def part_of_lines(parent: etree.Element, label: str, lines: Iterable[str]) -> None:
    """Add a part that is a list; nothing where there are no lines."""
    texts = list(lines)
    if texts:
        add_list(part(parent, label), texts)


def part_of_text(parent: etree.Element, label: str, text: str | None) -> None:
    """Add a part that is one paragraph; nothing where there is none."""
    if text:
        add_inline(part(parent, label), "p", text)


def sentence(things: Sequence[str]) -> str:
    """Return some things as one sentence; nothing where there are none."""
    listed = ", ".join(things)
    return f"{listed[0].upper()}{listed[1:]}." if listed else ""
