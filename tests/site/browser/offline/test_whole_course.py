"""The copy of the whole course with the server stopped: every page and picture, the search, any address."""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.site.browser import data
from tests.site.browser.host import Host
from tests.site.browser.makes import one_of_each_make
from tests.site.browser.offline.offer import READY, Offer
from tests.site.browser.player import all_differences
from tests.site.browser.test_axe import Axe
from tests.site.browser.test_privacy import search_for

# A colour that only our styles know, and whether each picture is there.
LOOKS = """() => [getComputedStyle(document.body).getPropertyValue("--paper"),
    [...document.images].every((image) => image.naturalWidth)]"""
# What a page gets for other addresses.
SUMS = """async (paths) => {
    const sums = []
    for (const path of paths) {
        const content = await (await fetch(`/${path}`)).arrayBuffer()
        const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", content))
        sums.push([...sum].map((byte) => byte.toString(16).padStart(2, "0")).join(""))
    }
    return sums
}"""


@pytest.fixture(scope="module")
def gone(browser: Browser, site: Path) -> Iterator[Page]:
    """A page of the real course whose server is stopped. One copy for many tests: making it is the slow part."""
    host = Host(site)
    context = browser.new_context(base_url=host.address, reduced_motion="reduce")
    page = context.new_page()
    Offer(page).make()
    host.stop()
    yield page
    context.close()


def pictures(site: Path, paths: list[str]) -> list[str]:
    """Return the files of all pictures on some pages of a site."""
    sources = ((path, source) for path in paths for source in html.parse(str(site / path)).xpath("//img/@src"))
    return sorted({posixpath.normpath(posixpath.join(posixpath.dirname(path), source)) for path, source in sources})


class TestTheWholeCourseWithTheServerStopped:
    def test_every_page_and_picture_is_there_as_it_was_published(self, gone: Page, site: Path) -> None:
        gone.goto("/index.html")
        assert {*data.quiz_pages()} <= {*data.kept_pages()}
        kept = [*data.kept_pages(), *pictures(site, data.kept_pages())]
        assert gone.evaluate(SUMS, kept) == [hashlib.sha256((site / path).read_bytes()).hexdigest() for path in kept]

    def test_pages_of_every_make_open_with_their_styles_and_quizzes_mark_answers(self, gone: Page, site: Path) -> None:
        faults: list[str] = []
        for path in one_of_each_make(site, data.kept_pages()):
            gone.goto(f"/{path}")
            expect(gone.get_by_role("heading", level=1)).to_be_visible()
            assert gone.evaluate(LOOKS) == ["#fcf8f1", True], path
            if path in data.quiz_pages():
                faults += all_differences(gone, path, few=True)
        assert faults == []

    def test_the_search_finds_and_leads_on(self, gone: Page) -> None:
        gone.goto("/index.html")
        search_for(gone, "delirium")
        gone.locator(".search ol a[href*='modules/what-carers-know']").first.click()
        gone.wait_for_url("**/modules/what-carers-know.html*")
        expect(gone.get_by_role("heading", level=1)).to_have_text("What carers know")

    @pytest.mark.parametrize(
        ("address", "leads_to"),
        [
            ("/", "/"),
            ("/index.html?utm=x", "/index.html?utm=x"),
            ("/modules/", "/modules/"),
            ("/modules", "/modules/"),
            ("/modules?a=b", "/modules/?a=b"),
            ("/modules/the-law", "/modules/the-law"),
            ("/modules/the-law.html?h=carer#top", "/modules/the-law.html?h=carer#top"),
        ],
    )
    def test_other_ways_to_write_an_address(self, gone: Page, address: str, leads_to: str) -> None:
        gone.goto(address)
        assert gone.url.endswith(leads_to)
        expect(gone.locator(".md-header")).to_be_visible()
        assert gone.evaluate(LOOKS)[0] == "#fcf8f1"

    def test_back_and_forward(self, gone: Page) -> None:
        gone.goto("/index.html")
        gone.get_by_role("link", name=re.compile("^See all")).click()
        expect(gone.get_by_role("heading", level=1)).to_have_text("The course")
        gone.go_back()
        expect(gone.get_by_role("heading", level=1)).to_have_text("Work well with unpaid carers")
        gone.go_forward()
        expect(gone.get_by_role("heading", level=1)).to_have_text("The course")
        gone.reload()
        expect(gone.get_by_role("heading", level=1)).to_have_text("The course")

    def test_an_address_that_is_not_in_the_copy_gets_a_plain_page(self, gone: Page) -> None:
        answer = gone.goto("/modules/gone.html")
        assert answer is not None
        assert answer.status == 404
        expect(gone.get_by_role("heading", level=1)).to_have_text("This page is not in the offline copy")
        # Else Firefox asks for /favicon.ico, and says that it failed.
        expect(gone.locator("link[rel=icon]")).to_have_attribute("href", "data:,")
        axe = Axe(gone, "modules/gone.html")
        axe.look("not in the copy", 320, 1280)
        assert axe.found == []
        gone.get_by_role("link", name="Go to the start of the course").click()
        expect(gone.get_by_role("heading", level=1)).to_have_text("Work well with unpaid carers")

    def test_the_offer_says_that_it_is_ready(self, gone: Page) -> None:
        offer = Offer(gone).open()
        expect(offer.status).to_have_text(READY)
        offer.shows("Delete the offline copy")
