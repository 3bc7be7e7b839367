"""`/// outcomes` and `/// course-map`: what a module holds, and what the course holds."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from course.bank.fingerprint import fingerprints
from course.guidance.page import ModuleHead, Page, modules_among
from course.reading.english import day
from course.site.blocks.base import CourseBlock, error_box
from course.site.changed import page_changed
from course.site.elements import add, add_inline
from course.site.links import current_page, page_link
from course.site.minutes import RULE, minutes, shown_by


class OutcomesBlock(CourseBlock):
    """At the head of a module: its minutes, its outcomes, and when it was read through."""

    NAME = "outcomes"

    def build(self, element: etree.Element) -> None:
        if self.config.prose_only:
            return
        page = self.config.shelf.page(current_page(self.md))
        module = page.module if page else None
        if page is None or module is None:
            error_box(element, "There are no outcomes to show", "Write them in the front matter of a module's page.")
            return
        element.tag = "section"
        element.set("class", "outcomes")
        element.set("aria-label", "About this module")
        fold = add(element, "details")
        add(fold, "summary", "What you will learn")
        _outcomes(fold, module)
        shelf = self.config.shelf
        said = f"About {minutes(page, shelf.bank(), shelf.rules())} minutes ({RULE})."
        if not page_changed(self.config.shelf, page.path):
            law = f"Law checked on {day(module.law_checked)}; next" if module.law_checked else "Next"
            said += f" Last read through on {day(module.reviewed.date)} by {module.reviewed.by}."
            said += f" {law} review by {day(module.next_review)}."
        add(element, "p", said, class_="reviewed")


class CourseMapBlock(CourseBlock):
    """The modules that are there, in order."""

    NAME = "course-map"

    def build(self, element: etree.Element) -> None:
        if self.config.prose_only:
            return
        element.set("data-search-exclude", "")  # each module says the same of itself
        listing = add(element, "ul", class_="course-map")
        bank = self.config.shelf.bank()
        prints = fingerprints(bank)
        for page, module in modules_among(self.config.shelf.pages().values()):
            shown = [question.id for block in page.blocks for question in shown_by(block, bank) if question.scored]
            # For the script that says what is done: each question as it is now.
            entry = add(listing, "li", data_done=" ".join(f"{name}:{prints[name]}" for name in dict.fromkeys(shown)))
            self._module(entry, page, module)

    def _module(self, entry: etree.Element, page: Page, module: ModuleHead) -> None:
        bank = self.config.shelf.bank()
        files = [file for file in bank.files.values() if file.head.module == page.path]
        questions = sum(not question.is_kept for file in files for question in file.scored())
        address = page_link(self.md, page.path)
        heading = add(entry, "p", class_="course-map-title")
        add(heading, "a", f"{module.number}. {module.title}", href=address)
        add_inline(entry, "p", module.description)
        _outcomes(entry, module)
        about = (
            f"About {minutes(page, bank, self.config.shelf.rules())} minutes · {questions} questions to practise with"
        )
        add(entry, "p", about, class_="meta")


def _outcomes(parent: etree.Element, module: ModuleHead) -> None:
    outcomes = add(parent, "ul")
    for outcome in module.outcomes:
        add_inline(outcomes, "li", outcome.text)
