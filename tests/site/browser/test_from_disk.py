"""The course opened from a folder, as from a stick or an unpacked download."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.browser import data
from tests.site.browser.player import (
    DRIVE,
    all_differences,
    answer_all,
    answer_each,
    every_response,
    show_all,
    verdict,
)
from tests.site.browser.test_privacy import search_for


@pytest.mark.parametrize("path", data.quiz_pages())
def test_quizzes_mark_answers_under_a_page_translator_too_and_evidence_links_lead_to_their_section(
    page: Page, site: Path, path: str
) -> None:
    start = (site / path).as_uri()
    page.goto(start)
    page.evaluate(DRIVE)
    # First the elements that a translator puts around every text, then other words too.
    assert page.evaluate("translate(false)") > 100
    assert all_differences(page, path, few=True) == []
    page.evaluate("translate(true)")
    tries = every_response(path, few=True)
    seen = answer_all(page, tries)
    for each in data.on_page(path):
        for attempt, result in zip(tries.get(each.form, []), seen.get(each.form, []), strict=True):
            assert result["after"]["verdict"] == verdict(attempt, scored=each.scored)
    show_all(page)
    # A wrong answer is told where to read.
    answer_each(page, data.wrong)
    # That every link leads somewhere is proved by the test without scripts; from a disk, one within and one to another.
    hrefs = page.locator(".evidence a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    for href in {href.startswith("#"): href for href in hrefs}.values():
        page.locator(f".evidence a[href='{href}']").locator("visible=true").first.click()
        expect(page.locator(f"[id='{href.partition('#')[2]}']")).to_be_in_viewport()
        page.go_back()
        page.wait_for_url(f"{start}*")


@pytest.mark.parametrize("path", ["index.html", "modules/the-law.html"])
def test_search_finds_and_leads_on(page: Page, site: Path, path: str) -> None:
    page.goto((site / path).as_uri())
    search_for(page, "delirium")
    page.locator(".search ol a[href*='modules/what-carers-know']").first.click()
    page.wait_for_url("**/modules/what-carers-know.html*")
    expect(page.get_by_role("heading", level=1)).to_have_text("What carers know")
