"""The course opened from a folder, as from a stick or an unpacked download."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.browser import data
from tests.site.browser.player import Player
from tests.site.browser.test_answers import all_differences


@pytest.mark.parametrize("path", data.quiz_pages())
def test_quizzes_mark_every_answer(page: Page, site: Path, path: str) -> None:
    page.goto((site / path).as_uri())
    assert all_differences(page, path) == []


@pytest.mark.parametrize("path", data.quiz_pages())
def test_evidence_links_lead_to_their_section(page: Page, site: Path, path: str) -> None:
    start = (site / path).as_uri()
    page.goto(start)
    seen: set[str] = set()
    for instance in data.on_page(path):
        if not data.has_points(instance):
            continue
        player = Player(page, instance)
        hrefs = [link.get_attribute("href") or "" for link in player.evidence.get_by_role("link", include_hidden=True).all()]
        if seen.issuperset(hrefs):
            continue
        seen.update(hrefs)
        player.answer(data.right(instance.question))
        for href in hrefs:
            player.evidence.locator(f"a[href='{href}']").click()
            expect(page.locator(f"[id='{href.partition('#')[2]}']")).to_be_in_viewport()
            page.go_back()
            page.wait_for_url(start)
            if player.evidence.is_hidden():  # the browser may have loaded the page anew
                player.answer(data.right(instance.question))


@pytest.mark.parametrize("path", ["index.html", "modules/the-law.html"])
def test_search_finds_and_leads_on(page: Page, site: Path, path: str) -> None:
    page.goto((site / path).as_uri())
    query = page.get_by_role("textbox", name="Search")
    query.click()
    query.press_sequentially("delirium")
    hit = page.locator(".md-search-result__link").filter(has_text="What carers know").first
    expect(hit).to_be_visible()
    hit.click()
    page.wait_for_url("**/modules/what-carers-know.html*")
    expect(page.get_by_role("heading", level=1)).to_have_text("What carers know")
