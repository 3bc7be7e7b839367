"""What the course holds, and the way in: `/// carry-on`, `/// course-map`, `/// outcomes`, `/// checked`, `/// cards`.

How far a learner is, a script says where they chose to save that; without it each place says what there is.
"""

import json
import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import ClassVar

from course.bank.fingerprint import fingerprints
from course.bank.quiz import Bank
from course.guidance.lists import SOURCE_LINK
from course.guidance.page import ModuleHead, Page, modules_among, pages_with
from course.reading.english import day, plural
from course.site.blocks.base import CourseBlock, error_box
from course.site.blocks.learning import check_minutes
from course.site.changed import page_changed
from course.site.elements import add, add_list, become
from course.site.links import current_page, link, page_link
from course.site.minutes import counted
from course.site.parts import minutes_of
from course.site.shelf import Shelf
from course.site.symbols import add_symbol, symbol_of

# The page that a link in Markdown leads to.
_ADDRESS = re.compile(r"\]\(([^)#\s]+)")


class CarryOnBlock(CourseBlock):
    """The one button that starts the course, or leads on from where the learner stopped."""

    NAME = "carry-on"

    def build(self, element: etree.Element) -> None:
        modules = modules_among(self.config.shelf.pages().values())
        if not modules:
            return
        become(element, "course-resume", data_search_exclude="")
        # For the script that says where the learner is.
        names = {page.address: f"module {module.number}" for page, module in modules}
        names |= {page.address: page.title for page in _routes(self.config.shelf)}
        element.set("data-names", json.dumps(names, ensure_ascii=False, separators=(",", ":")))
        bank = self.config.shelf.bank()
        done = {page.address: _done_with(page, bank) for page, _ in modules}
        element.set("data-done", json.dumps(done, separators=(",", ":")))
        page, module = modules[0]
        way = link(self.md, page.path, next(iter(page.headings), "")).removesuffix("#")
        add(add(element, "p"), "a", f"Start module {module.number}", class_="act", href=way)


class CourseMapBlock(CourseBlock):
    """The modules that are there, in order, each on a line; the final check; ways through several modules."""

    NAME = "course-map"

    def build(self, element: etree.Element) -> None:
        shelf = self.config.shelf
        element.set("data-search-exclude", "")  # each module says the same of itself
        listing = add(element, "ul", class_="course-map rows")
        bank = shelf.bank()
        modules = modules_among(shelf.pages().values())
        for page, module in modules:
            entry = self._row(listing, page, module.name, _about(shelf, page))
            become(entry, data_page=page.address, data_done=" ".join(_done_with(page, bank)))
        self._check(listing)
        for page in _routes(shelf):
            self._row(listing, page, page.title, _about(shelf, page))
        self._fold(element, modules)

    def _row(self, listing: etree.Element, page: Page, name: str, about: str) -> etree.Element:
        entry = add(listing, "li")
        add_symbol(entry, symbol_of(self.config.shelf.settings(), page.path))
        add(entry, "a", name, href=page_link(self.md, page.path))
        add(entry, "span", about, class_="meta")
        return entry

    def _check(self, listing: etree.Element) -> None:
        shelf = self.config.shelf
        rules = shelf.final_check()
        if rules is None:
            return
        for page in pages_with(shelf.pages(), "final-check")[:1]:
            count = plural(rules.questions, "question")
            length = plural(check_minutes(shelf.root), "minute")
            about = f"{count} · about {length} · you need {rules.pass_mark}%"
            self._row(listing, page, page.title, about).set("data-check", "")

    def _fold(self, element: etree.Element, modules: Iterable[tuple[Page, ModuleHead]]) -> None:
        fold = add(element, "details", class_="map-outcomes")
        add(fold, "summary", "What you will be able to do after each module")
        for _, module in modules:
            add(add(fold, "p"), "strong", module.name)
            _outcomes(fold, module)


class OutcomesBlock(CourseBlock):
    """At the head of a module: its minutes, its outcomes, and when it was read through."""

    NAME = "outcomes"

    def build(self, element: etree.Element) -> None:
        page = self.config.shelf.page(current_page(self.md))
        module = page.module if page else None
        if page is None or module is None:
            error_box(element, "There are no outcomes to show", "Write them in the front matter of a module's page.")
            return
        become(element, "section", class_="outcomes", aria_label="About this module")
        fold = add(element, "details")
        add(fold, "summary", "What you will learn")
        _outcomes(fold, module)
        time, _ = minutes_of(self.config.shelf.root, page.path)
        said = f"About {time} minutes for the whole module (an estimate)."
        if not page_changed(self.config.shelf, page.path):
            said += f" Checked on {day(module.reviewed.date)} by {module.reviewed.by}."
            said += _law_checked(page, module, self.config.shelf)
            said += f" Next review by {day(module.next_review)}."
        add(element, "p", said, class_="reviewed")


def _law_checked(page: Page, module: ModuleHead, shelf: Shelf) -> str:
    """Return when a module's law was checked as a whole, and where a law that it names was read later, until when."""
    if module.law_checked is None:
        return ""
    named = {name for block in page.blocks if block.name == "law" for name, _ in block.listed("sources")}
    named.update(SOURCE_LINK.findall("\n".join(page.lines)))
    laws = (source for name, source in shelf.sources().items() if name in named and source.is_law)
    newest = max((law.checked for law in laws), default=module.law_checked)
    again = f", and some of it again until {day(newest)}" if newest > module.law_checked else ""
    return f" Law checked on {day(module.law_checked)}{again}."


class CheckedBlock(CourseBlock):
    """The earliest day on which a module was last read through, and what the page's author writes beside it."""

    NAME = "checked"
    HAS_TEXT: ClassVar[bool] = True

    def build(self, element: etree.Element) -> None:
        become(element, class_="checked", data_search_exclude="")

    def on_end(self, block: etree.Element) -> None:
        """Put the day before what the author wrote."""
        shelf = self.config.shelf
        modules = modules_among(shelf.pages().values())
        if self.config.prose_only or not modules or any(page_changed(shelf, page.path) for page, _ in modules):
            return
        said = f"Checked on {day(min(module.last_read for _, module in modules))}."
        first = next((child for child in block if child.tag == "p"), None)
        if first is None:
            add(block, "p", said)
        else:
            first.text = f"{said} {first.text or ''}"


class CardsBlock(CourseBlock):
    """Links as cards: each entry of the list in it is one."""

    NAME = "cards"
    HAS_TEXT: ClassVar[bool] = True

    def build(self, element: etree.Element) -> None:
        element.set("class", "cards")

    def on_end(self, block: etree.Element) -> None:
        """Put the symbol of its page on each card."""
        here = posixpath.dirname(current_page(self.md))
        for card in block.iter("li"):
            found = _ADDRESS.search(card.text or "")
            page = posixpath.normpath(posixpath.join(here, found[1])) if found else ""
            if add_symbol(card, symbol_of(self.config.shelf.settings(), page)):
                symbol = card[-1]
                card.remove(symbol)
                card.insert(0, symbol)
                symbol.tail, card.text = card.text, None


def _about(shelf: Shelf, page: Page) -> str:
    return f"About {plural(minutes_of(shelf.root, page.path)[1], 'minute')}"


def _done_with(page: Page, bank: Bank) -> list[str]:
    """Return what a script asks of a module to call it done: its questions, each as it is now."""
    prints = fingerprints(bank)
    return [f"{question.id}:{prints[question.id]}" for question in counted(page, bank)]


def _routes(shelf: Shelf) -> list[Page]:
    """Return the pages that lead through passages of others."""
    return [page for page in shelf.pages().values() if page.is_way]


def _outcomes(parent: etree.Element, module: ModuleHead) -> None:
    add_list(parent, [outcome.text for outcome in module.outcomes])
