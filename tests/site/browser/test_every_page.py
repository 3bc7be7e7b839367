"""Each page, visited once: what it asks for and keeps, its faults at rest, and the way through it by Tab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browser import data
from tests.site.browser.makes import one_of_each_make
from tests.site.browser.player import answer_each, show_all
from tests.site.browser.test_axe import WIDTHS, Axe
from tests.site.browser.test_privacy import KEPT, NOTHING, Watcher
from tests.site.browser.test_weight import KB, SEARCH, zipped
from tests.site.browser.visit import SIDEWAYS, STILL, resize, walk_by_focus, walk_by_tab
from tests.way import walk

# The list of sources is opened by those who check a claim, and every link to it must find its entry on one page.
ROOM = {"reference/sources.html": 34}
# What shows a module in steps, its talks, and how it went at its end.
STEPS = 5


MODULES = [data.html_path(path) for path, page in sorted(data.course().pages.items()) if page.module]


def is_read_in_short_steps(page: Page) -> None:
    """Look at how a module is read on a small phone, and how far its workbook is."""
    page.set_viewport_size(walk.PHONE)
    way = walk.module(page)
    assert len(way.parts) <= 14
    assert {part.title: part.screens for part in way.parts if not part.is_short} == {}
    assert (way.leads_to_workbook, way.can_be_written_in) == (True, True)


def sizes(site: Path, loaded: list[str]) -> dict[str, int]:
    """Return the gzipped size of each file that a page needs, without the search index."""
    # The theme adds the time to the name of its search worker; the file is the same.
    names = {urlsplit(url).path.lstrip("/") for url in loaded if not url.startswith(("data:", "blob:"))}
    return {name: zipped((site / name).read_bytes()) for name in sorted(names)}


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
    context.set_default_timeout(10_000)
    yield Visitor(context.new_page())
    context.close()


@pytest.fixture(scope="module")
def first_view(visitor: Visitor, site: Path) -> dict[str, int]:
    """What somebody loads who comes to the front page and was never here."""
    visitor.page.goto("/index.html")
    visitor.page.wait_for_load_state("networkidle")
    return sizes(site, visitor.asked)


def test_the_first_view_weighs_at_most_100_kb(first_view: dict[str, int]) -> None:
    assert len(first_view) > 5
    assert SEARCH.keys().isdisjoint(first_view), "nobody has opened the search"
    assert sum(first_view.values()) <= 100 * KB, first_view


@pytest.mark.parametrize("path", data.pages())
def test_a_page_is_light_asks_no_stranger_keeps_nothing_has_no_fault_and_shows_the_focus(
    visitor: Visitor, first_view: dict[str, int], base_url: str, site: Path, path: str
) -> None:
    """The focus at 320 px, which is a desktop at 400%, too."""
    visitor.forget()
    page = visitor.page
    axe = Axe(page, path)
    if path in MODULES:
        is_read_in_short_steps(page)
    if path == MODULES[0]:
        for part in page.evaluate("courseSteps.parts")[1::4]:
            page.evaluate("id => { location.hash = id }", part["id"])
            axe.look(f"in steps, at {part['title']}", 360)
    show_all(page)
    axe.look("at rest", *WIDTHS)
    assert axe.found == []
    assert page.evaluate(KEPT) == NOTHING
    new = {name: size for name, size in sizes(site, visitor.asked).items() if name not in first_view}
    assert f"{base_url}/{path}" in visitor.asked
    assert sum(new.values()) <= (ROOM.get(path, 25) + STEPS * (path in MODULES)) * KB, new

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
