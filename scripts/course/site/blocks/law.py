"""`/// law | TITLE`: one legal statement in three parts, split by lines of `***`.

Argument: what the law gives, as a title.

Options:
    nation: where it is the law.
    sources: ids of entries in the list of sources.
"""

import xml.etree.ElementTree as etree
from typing import Any, ClassVar

from pymdownx.blocks.block import type_string

from course.guidance.lists import SOURCES_PAGE
from course.reading.english import day
from course.site.blocks.base import Checker, CourseBlock, type_names
from course.site.changed import page_changed
from course.site.elements import add, add_inline, after
from course.site.links import current_page, link

_PARTS = (
    ("law-plain", "In plain words"),
    ("law-says", "What it says"),
    ("law-limits", "What it does not promise"),
)


class LawBlock(CourseBlock):
    """A legal statement: in plain words, what it says, what it does not promise, and its sources."""

    NAME = "law"
    HAS_TEXT = True
    ARGUMENT = None
    OPTIONS: ClassVar[dict[str, tuple[Any, Checker]]] = {
        "nation": ("", type_string),
        "sources": ([], type_names),
    }

    def build(self, element: etree.Element) -> None:
        element.set("class", "law")
        head = add(element, "div", class_="law-head")
        add(head, "p", f"Law · {self.options['nation']}", class_="law-nation")
        add_inline(head, "p", self.argument or "", class_="law-title")
        self.content = add(element, "div")
        self.split = False

    def on_add(self, block: etree.Element) -> etree.Element:
        """Put what the author wrote into the part of the block that is for it."""
        return self.content

    def on_end(self, block: etree.Element) -> None:
        """Split what the author wrote into its parts, and name its sources."""
        if self.split:  # A block within it was closed as if it were this one: a check tells.
            return
        self.split = True
        block.remove(self.content)
        parts: list[list[etree.Element]] = [[]]
        for child in self.content:
            # With a line too many, of which a check tells, the rest stays within the last part: nothing is lost.
            if child.tag == "hr" and len(parts) < len(_PARTS):
                parts.append([])
            else:
                parts[-1].append(child)
        for (name, label), children in zip(_PARTS, parts, strict=False):
            part = add(block, "div", class_=name)
            add(part, "p", label, class_="law-label")
            part.extend(children)
            self.content = part
        self._sources(block)

    def _sources(self, block: etree.Element) -> None:
        known = self.config.shelf.sources()
        changed = any(page_changed(self.config.shelf, page) for page in (current_page(self.md), SOURCES_PAGE))
        line = add(block, "p", class_="law-source")
        line.text = "Source: "
        sources = [known[name] for name in self.options["sources"] if name in known]
        for index, source in enumerate(sources):
            anchor = add(line, "a", source.title, href=link(self.md, SOURCES_PAGE, source.id))
            checked = "" if changed else f" (checked {day(source.checked)})"
            after(anchor, f"{checked}{'.' if index == len(sources) - 1 else '; '}")
