"""Each page, visited once: what it asks for and keeps, its faults at rest, and the way through it by Tab."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser import data
from tests.site.browser.makes import one_of_each_make
from tests.site.browser.player import answer_each, show_all, wait_for_what_keeps
from tests.site.browser.test_axe import WIDTHS, Axe
from tests.site.browser.test_privacy import KEPT, NOTHING, Watcher
from tests.site.browser.test_weight import KB, SEARCH, zipped
from tests.site.browser.visit import SIDEWAYS, STILL, resize, walk_by_focus, walk_by_tab
from tests.way import walk

MODULES = [data.html_path(path) for path, page in sorted(data.course().pages.items()) if page.module]


# What stands between a learner and the words. Pictures come after them.
COUNTED = (".html", ".css", ".js")


def is_read_in_short_steps(page: Page, *, is_module: bool) -> None:
    """Look at how a page in steps is read on a small phone, and how far the workbook is from a module."""
    page.set_viewport_size(walk.PHONE)
    wait_for_what_keeps(page)
    way = walk.module(page)
    assert {part.title: part.screens for part in way.parts if not part.is_short} == {}
    if is_module:
        assert len(way.parts) <= 14
        assert (way.leads_to_workbook, way.can_be_written_in) == (True, True)


def sizes(site: Path, loaded: list[str]) -> dict[str, int]:
    """Return the gzipped size of each file that a page needs, without the search index."""
    # The theme adds the time to the name of its search worker; the file is the same.
    names = {urlsplit(url).path.lstrip("/") for url in loaded if not url.startswith(("data:", "blob:"))}
    return {name: weight(site / name) for name in sorted(names)}


@cache
def weight(file: Path) -> int:
    """Return what a file weighs on its way: many of them are loaded by every page."""
    return zipped(file.read_bytes())


class Visitor:
    """Somebody who opens page after page, and what the page and the whole browser ask for meanwhile."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.watcher = Watcher(page)
        self.asked: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))

    def forget(self) -> None:
        for notes in (self.asked, self.watcher.requests, self.watcher.complaints):
            notes.clear()


@pytest.fixture(scope="module")
def visitor(browser: Browser, base_url: str) -> Iterator[Visitor]:
    """In a browser in which nothing but such visits happens."""
    context = browser.new_context(base_url=base_url, reduced_motion="reduce")
    yield Visitor(context.new_page())
    context.close()


@pytest.mark.parametrize("path", data.pages())
def test_a_page_weighs_at_most_100_kb_asks_no_stranger_keeps_nothing_has_no_fault_and_shows_the_focus(
    visitor: Visitor, base_url: str, site: Path, path: str
) -> None:
    """The weight is that of all that somebody loads who was never here, before they do anything. The focus at 320 px,
    which is a desktop at 400%, too."""
    visitor.forget()
    page = visitor.page
    axe = Axe(page, path)
    first_view = sizes(site, visitor.asked)
    # The page for wrong addresses does without scripts: it must work from any depth.
    usual = {"assets/course.css"} if path == "404.html" else {"assets/course.css", "assets/course.js"}
    assert {path, *usual} <= first_view.keys()
    assert SEARCH.keys().isdisjoint(first_view), "nobody has opened the search"
    assert sum(size for name, size in first_view.items() if name.endswith(COUNTED)) <= 100 * KB, first_view
    if page.locator(".step").count():
        is_read_in_short_steps(page, is_module=path in MODULES)
    if path == MODULES[0]:
        for part in page.evaluate("courseSteps.parts")[1::4]:
            page.evaluate("id => { location.hash = id }", part["id"])
            in_contents = page.locator(".md-sidebar--secondary [aria-current]")
            expect(in_contents).to_have_attribute("href", f"#{part['id']}")
            axe.look(f"in steps, at {part['title']}", 360)
    show_all(page)
    if path == MODULES[0]:  # the list says where somebody reads, too
        part = page.locator(".step").nth(3)
        part.evaluate("step => step.scrollIntoView()")
        named = part.locator(":scope > :first-child").get_attribute("id")
        expect(page.locator(".md-sidebar--secondary [aria-current]")).to_have_attribute("href", f"#{named}")
    axe.look("at rest", *WIDTHS)
    assert axe.found == []
    assert page.evaluate(KEPT) == NOTHING

    resize(page, 320, 640)
    assert page.evaluate(SIDEWAYS) == STILL
    expected = page.locator(".md-content :is(a[href], input, select, textarea):visible").count()
    # Of the radios of a question, Tab reaches one.
    radios = page.locator(".md-content input[type=radio]:visible").count()
    count, wrong = walk_by_focus(page)
    assert wrong == {"out of sight": [], "a thin ring": []}
    assert count >= expected - radios
    if path in data.quiz_pages():
        answer_each(page, data.wrong)
        assert page.evaluate(SIDEWAYS) == STILL, "once the questions are answered"
    assert sorted(visitor.watcher.requests) == sorted(visitor.asked), "somebody else than the page has asked"
    assert visitor.watcher.strangers(f"{base_url}/") == []
    assert visitor.watcher.complaints == []


def test_tab_comes_to_just_these_places_in_their_order(phone: Page, site: Path) -> None:
    for path in one_of_each_make(site, data.pages()):
        phone.goto(f"/{path}", wait_until="networkidle")
        walked = walk_by_tab(phone)
        phone.goto(f"/{path}", wait_until="networkidle")
        walk_by_focus(phone)
        assert phone.evaluate("walk.noted") == walked, path
