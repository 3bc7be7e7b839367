"""`/// organisation`: whom to call where somebody works, and what was changed there.

Argument: none shows the details, or without an `organisation.yml` says where to ask; `known` shows them only where they
are known, for pages with room to write; `changes` lists the texts that are not as released.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from course.guidance.organisation import Contact, Organisation
from course.guidance.published import KEYS
from course.guidance.settings import Way
from course.site.blocks.base import CourseBlock, error_box
from course.site.elements import add, after
from course.site.links import link, page_link


class OrganisationBlock(CourseBlock):
    """What the organisation that uses the course says of itself."""

    NAME = "organisation"
    ARGUMENT = None
    ARGUMENTS = ("", "known", "changes")

    def build(self, element: etree.Element) -> None:
        show = _SHOWN.get(self.argument or "")
        if show is None:
            mend = "Write “known”, “changes”, or nothing."
            error_box(element, f"This block does not know “{self.argument}”", mend)
            return
        show(self, element, self.config.shelf.organisation())
        if len(element):
            element.set("class", "organisation")


def _details(block: CourseBlock, element: etree.Element, organisation: Organisation | None) -> None:
    if organisation is None:
        add(element, "p", block.config.shelf.settings().ask_at_work)
    else:
        _known(block, element, organisation)


def _known(block: CourseBlock, element: etree.Element, organisation: Organisation | None) -> None:
    if organisation is None:
        return
    add(element, "p", f"At {organisation.name}", class_="organisation-name")
    listing = add(element, "ul")
    for contact in organisation.contacts:
        _contact(listing, contact)
    for policy in organisation.policies:
        add(_entry(listing, "Policy"), "a", policy.title, href=policy.address)
    if organisation.nation:
        _nation(block, listing, organisation.nation)
    if not len(listing):
        element.remove(listing)
        add(element, "p", block.config.shelf.settings().ask_at_work)


def _entry(listing: etree.Element, label: str) -> etree.Element:
    entry = add(listing, "li")
    after(add(entry, "strong", f"{label}:"), " ")
    return entry


def _contact(listing: etree.Element, contact: Contact) -> None:
    entry = _entry(listing, contact.label)
    if contact.name:
        add(entry, "span", contact.name)
    if contact.phone:
        _apart(entry, ", ")
        add(entry, "a", contact.phone, href=f"tel:{re.sub('[^0-9+]', '', contact.phone)}")
    if contact.address:
        _apart(entry, " · ")
        add(entry, "a", "Website", href=contact.address)


def _apart(entry: etree.Element, sign: str) -> None:
    """Put a sign between two parts of an entry, behind the first one, which stands behind the label."""
    if len(entry) > 1:
        after(entry[-1], sign)


def _nation(block: CourseBlock, listing: etree.Element, name: str) -> None:
    """Add the ways to what holds in the organisation's nation, where the course knows some."""
    nations = (nation for nation in block.config.shelf.settings().nations if nation.name == name)
    ways = [way for nation in nations for way in nation.ways if block.config.shelf.page(way.page)]
    if not ways:
        return
    entry = _entry(listing, f"In {name}")
    for place, way in enumerate(ways):
        if place:
            after(entry[-1], " · ")
        add(entry, "a", way.words, href=_address(block, way))


def _address(block: CourseBlock, way: Way) -> str:
    return link(block.md, way.page, way.section) if way.section else page_link(block.md, way.page)


def _changes(block: CourseBlock, element: etree.Element, organisation: Organisation | None) -> None:
    shelf = block.config.shelf
    changed = shelf.changed()
    if organisation is None or not changed:
        return
    said = f"{organisation.name} has changed or added these texts."
    add(element, "p", f"{said} The checks on this page do not cover them:", class_="changed-text")
    listing = add(element, "ul")
    for path, how in changed.items():
        name = path.removeprefix(f"{shelf.docs}/")
        # Learners read this list, and nothing that they read leads to the answers.
        is_told = name != path and name.endswith(".md") and not name.startswith(KEYS)
        page = shelf.page(name) if is_told else None
        entry = add(listing, "li")
        if page is None:
            after(add(entry, "code", path), f" ({how.lower()})")
        else:
            after(add(entry, "a", page.title, href=page_link(block.md, name)), f" ({how.lower()})")


_SHOWN: dict[str, Callable[[CourseBlock, etree.Element, Organisation | None], None]] = {
    "": _details,
    "known": _known,
    "changes": _changes,
}
