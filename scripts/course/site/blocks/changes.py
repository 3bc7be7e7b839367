"""`/// changes`: in which versions each rule of safety and each module was worded anew, from `releases.json`."""

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping

from course.guidance.history import Texts, worded_anew
from course.guidance.page import modules_among
from course.guidance.rules import RULES_PAGE
from course.site.blocks.base import CourseBlock
from course.site.elements import add, add_table
from course.site.links import link, page_link


class ChangesBlock(CourseBlock):
    """Two tables: rules of safety, and modules; each with the versions in which its words changed."""

    NAME = "changes"

    def build(self, element: etree.Element) -> None:
        shelf = self.config.shelf
        history = shelf.history()
        if not history:
            add(element, "p", "No earlier version is on the list yet.")
            return
        rules, modules = shelf.rules(), modules_among(shelf.pages().values())
        now = shelf.texts_now()
        first, last = next(iter(history)), list(history)[-1]
        add(element, "p", f"These versions are on the list: {', '.join(history)}. The earliest is {first}.")
        tables = (
            ("Safety rules", [(name, rule.title, link(self.md, RULES_PAGE, name)) for name, rule in rules.items()]),
            ("Modules", [(page.path, head.name, page_link(self.md, page.path)) for page, head in modules]),
        )
        for caption, rows in tables:
            _table(element, caption, rows, history, now, last)


def _table(
    parent: etree.Element,
    caption: str,
    rows: Iterable[tuple[str, str, str]],
    history: Mapping[str, Texts],
    now: Texts,
    last: str,
) -> None:
    body = add_table(parent, caption, ("What", "On the list since", "New words in"))
    for name, title, address in rows:
        first, anew = worded_anew(history, now, name)
        row = add(body, "tr")
        add(add(row, "th", scope="row"), "a", title, href=address)
        after = f"after {last}"
        add(row, "td", first or after)
        add(row, "td", ", ".join(version or after for version in anew) or "None: the same words since then")
