"""The index of the search weighs more than a page: nobody pays for it who does not search."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("width", [360, 1280])
def test_the_index_is_fetched_once_when_the_search_is_opened(fresh: Page, width: int) -> None:
    asked: list[str] = []
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.set_viewport_size({"width": width, "height": 740})
    fresh.goto("/modules/one-team.html")
    fresh.wait_for_load_state("networkidle")
    assert [address for address in asked if "search_index" in address] == []
    if width < 960:
        fresh.get_by_role("button", name="Search").first.click()
    fresh.get_by_role("textbox", name="Search").fill("hoist")
    expect(fresh.locator(".md-search-result__link").first).to_be_visible()
    assert len([address for address in asked if "search_index" in address]) == 1
