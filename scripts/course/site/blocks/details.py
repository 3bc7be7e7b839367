"""`/// details`: a form for an organisation's details, from which a script makes `organisation.yml` on the device."""

import xml.etree.ElementTree as etree
from typing import Any, ClassVar

from pymdownx.blocks.block import type_string

from course.site.blocks.base import Checker, CourseBlock
from course.site.elements import add, become

# So many policies have fields: safeguarding, confidentiality, medicines, complaints.
_POLICIES = 4
_PHONE, _ADDRESS = "0115 496 0123", "https://"
_WITHOUT_SCRIPT = "This form needs JavaScript, which is off in this browser. You can write the file by hand, as below."


class DetailsBlock(CourseBlock):
    """Fields for the name, the nation, whom to call and policies. Without a script there is nothing to fill in.

    Option:
        also: One more contact than the course's pages and papers ask for, such as who hears of mistakes.
    """

    NAME = "details"
    OPTIONS: ClassVar[dict[str, tuple[Any, Checker]]] = {"also": ("", type_string)}

    def build(self, element: etree.Element) -> None:
        settings = self.config.shelf.settings()
        become(element, "course-details", data_search_exclude="")
        if settings.help.danger:
            element.set("data-danger", f"In danger? Call {settings.help.danger} first.")
        add(element, "p", _WITHOUT_SCRIPT)
        form = add(element, "form", hidden="", novalidate="", autocomplete="off")
        _field(form, "name", "Name of your organisation")
        nations = [nation.name for nation in settings.nations if nation.ways]
        if nations:
            _choice(form, "nation", "Nation", nations)
        for place, label in enumerate(filter(None, (*settings.contacts, self.options["also"]))):
            row = _group(form, "contacts", label)
            row.set("data-label", label)
            _field(row, f"contacts.{place}.name", "Name or role. A role is better: people change jobs")
            _field(row, f"contacts.{place}.phone", f"Phone, such as {_PHONE}")
            _field(row, f"contacts.{place}.address", f"Web address, if there is one. It starts with {_ADDRESS}")
        for place in range(_POLICIES):
            row = _group(form, "policies", f"Policy {place + 1}")
            _field(row, f"policies.{place}.title", "Title")
            _field(row, f"policies.{place}.address", f"Web address. It starts with {_ADDRESS}")


def _group(form: etree.Element, name: str, legend: str) -> etree.Element:
    row = add(form, "fieldset", data_list=name)
    add(row, "legend", legend)
    return row


def _field(parent: etree.Element, name: str, label: str) -> None:
    place = f"details-{name.replace('.', '-')}"
    add(parent, "label", label, for_=place)
    add(parent, "input", type="text", id=place, name=name, maxlength="200", aria_describedby=f"{place}-fault")
    add(parent, "p", class_="fault", id=f"{place}-fault")


def _choice(parent: etree.Element, name: str, label: str, options: list[str]) -> None:
    place = f"details-{name}"
    add(parent, "label", label, for_=place)
    choice = add(parent, "select", id=place, name=name)
    add(choice, "option", "Several, or none of these", value="")
    for option in options:
        add(choice, "option", option, value=option)
