"""`/// criteria-map`: where each criterion and regulation is covered, from the front matter of the modules."""

import xml.etree.ElementTree as etree
from itertools import groupby

from course.guidance.page import ModuleHead, Page, modules_among
from course.reading.english import day
from course.site.blocks.base import CourseBlock
from course.site.changed import page_changed
from course.site.elements import add, add_inline, add_table, after
from course.site.links import page_link


class CriteriaMapBlock(CourseBlock):
    """A table for each framework: its criteria, and the modules that serve them."""

    NAME = "criteria-map"

    def build(self, element: etree.Element) -> None:
        shelf = self.config.shelf
        modules = modules_among(shelf.pages().values())
        for framework, criteria in groupby(shelf.criteria().values(), key=lambda criterion: criterion.framework):
            body = add_table(element, framework, ("What it asks for", "Where the course covers it"))
            for criterion in criteria:
                row = add(body, "tr", id=criterion.id.replace(".", "-"))
                after(add(add(row, "th", scope="row"), "strong", criterion.name), f": {criterion.text}")
                self._modules(add(row, "td"), [pair for pair in modules if criterion.id in pair[1].criteria])
        read = [module.reviewed.date for page, module in modules if not page_changed(shelf, page.path)]
        if read:
            latest = max(read)
            add(element, "p", f"Based on the modules as last checked on {day(latest)}.", class_="meta")

    def _modules(self, cell: etree.Element, modules: list[tuple[Page, ModuleHead]]) -> None:
        if not modules:
            add_inline(cell, "p", "No module covers this.")
            return
        for place, (page, module) in enumerate(modules):
            if place:
                after(cell[-1], "; ")
            add(cell, "a", module.name, href=page_link(self.md, page.path))
