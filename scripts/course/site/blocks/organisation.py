"""`/// organisation`: whom to call where somebody works, and what was changed there.

Argument: none shows the details, or without an `organisation.yml` says where to ask; `known` shows them only where they
are known, for pages with room to write; `changes` lists the texts that are not as released.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from course.guidance.lists import HELP_PAGE
from course.guidance.organisation import Contact, Organisation
from course.site.blocks.base import CourseBlock, error_box
from course.site.elements import add, after
from course.site.links import link, page_link

NEUTRAL = (
    "Ask at work who your safeguarding lead is, whom to call at night, and where the nearest carers’ centre is. "
    "Keep the numbers where you can reach them on a shift."
)


class OrganisationBlock(CourseBlock):
    """What the organisation that uses the course says of itself."""

    NAME = "organisation"
    ARGUMENT = None

    def build(self, element: etree.Element) -> None:
        if self.config.prose_only:
            return
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
        add(element, "p", NEUTRAL)
    else:
        _known(block, element, organisation)


def _known(block: CourseBlock, element: etree.Element, organisation: Organisation | None) -> None:
    if organisation is None:
        return
    add(element, "p", f"At {organisation.name}", class_="organisation-name")
    listing = add(element, "ul")
    if lead := organisation.safeguarding_lead:
        _contact(listing, "Safeguarding lead", lead)
    if organisation.out_of_hours:
        entry = _entry(listing, "At night and at weekends")
        _phone(entry, organisation.out_of_hours)
    if centre := organisation.carers_centre:
        entry = _contact(listing, "Carers’ centre", centre)
        if centre.address:
            after(entry[-1], (entry[-1].tail or "") + " · ")
            add(entry, "a", "Website", href=centre.address)
    for policy in organisation.policies:
        add(_entry(listing, "Policy"), "a", policy.title, href=policy.address)
    if organisation.nation:
        _nation(block, listing, organisation.nation)
    if not len(listing):
        element.remove(listing)
        add(element, "p", NEUTRAL)


def _entry(listing: etree.Element, label: str) -> etree.Element:
    entry = add(listing, "li")
    after(add(entry, "strong", f"{label}:"), " ")
    return entry


def _contact(listing: etree.Element, label: str, contact: Contact) -> etree.Element:
    entry = _entry(listing, label)
    name = add(entry, "span", contact.name)
    if contact.phone:
        after(name, ", ")
        _phone(entry, contact.phone)
    return entry


def _phone(entry: etree.Element, phone: str) -> None:
    add(entry, "a", phone, href=f"tel:{re.sub('[^0-9+]', '', phone)}")


def _nation(block: CourseBlock, listing: etree.Element, nation: str) -> None:
    """Add the ways to what holds in the organisation's nation, where the course has such pages."""
    shelf, name = block.config.shelf, nation.lower().replace(" ", "-")
    ways: list[tuple[str, str]] = []
    if shelf.page(law := f"reference/law-{name}.md"):
        ways.append(("the law", page_link(block.md, law)))
    if (support := f"support-{name}") in shelf.headings(HELP_PAGE):
        ways.append(("support for carers", link(block.md, HELP_PAGE, support)))
    if not ways:
        return
    entry = _entry(listing, f"In {nation}")
    for place, (words, address) in enumerate(ways):
        if place:
            after(entry[-1], " · ")
        add(entry, "a", words, href=address)


def _changes(block: CourseBlock, element: etree.Element, organisation: Organisation | None) -> None:
    shelf = block.config.shelf
    changed = shelf.changed()
    if organisation is None or not changed:
        return
    said = f"{organisation.name} has changed or added these texts."
    add(element, "p", f"{said} The checks that this page describes were not made for them:", class_="changed-text")
    listing = add(element, "ul")
    for path, how in changed.items():
        name = path.removeprefix(f"{shelf.docs}/")
        page = shelf.page(name) if name != path and name.endswith(".md") else None
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
