"""Nothing leaves the page and nothing is kept: what the privacy page promises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.site.browser import data
from tests.site.browser.player import Player, answer_each

KEPT = """async () => ({
    local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: "caches" in window ? await caches.keys() : [],
    workers: "serviceWorker" in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""
NOTHING = {"local": {}, "session": {}, "cookies": "", "databases": [], "caches": [], "workers": 0}


class Watcher:
    """Writes down what a page asks for and complains of."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        # The context sees the requests of workers too.
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda said: said.type in {"error", "warning"} and self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def strangers(self, home: str) -> list[str]:
        """Return the requests to any place but the site itself."""
        own = {"data", "blob"}
        return [url for url in self.requests if not url.startswith(home) and urlsplit(url).scheme not in own]


def search_for(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Search").click()
    page.get_by_role("textbox", name="Search").press_sequentially(words)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


@pytest.mark.parametrize("path", data.pages())
def test_a_page_asks_no_other_host_keeps_nothing_and_logs_no_error(page: Page, base_url: str, path: str) -> None:
    watcher = Watcher(page)
    page.goto(f"/{path}")
    page.wait_for_load_state("networkidle")
    assert watcher.strangers(f"{base_url}/") == []
    assert watcher.complaints == []
    assert page.evaluate(KEPT) == NOTHING


@pytest.mark.parametrize("path", [path for path in data.pages() if path != "404.html"])
def test_a_page_from_disk_asks_no_other_host(page: Page, site: Path, path: str) -> None:
    watcher = Watcher(page)
    page.goto((site / path).as_uri())
    page.wait_for_load_state("networkidle")
    assert watcher.strangers(f"{site.as_uri()}/") == []
    assert watcher.complaints == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("path", data.quiz_pages())
def test_answering_and_searching_tell_nobody_and_keep_nothing(page: Page, base_url: str, path: str) -> None:
    watcher = Watcher(page)
    page.goto(f"/{path}")
    answer_each(page, data.wrong)
    answer_each(page, data.right)
    for box in page.get_by_role("textbox", name="Your answer").all():
        box.fill("What my neighbour told me")
    for finish in page.get_by_role("button", name="See my score").all():
        finish.click()
    assert page.evaluate(KEPT) == NOTHING
    search_for(page, "carer")
    assert page.evaluate(KEPT) == NOTHING
    page.keyboard.press("Escape")
    # Going on to another page may leave a trace too.
    page.goto("/index.html")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    assert watcher.strangers(f"{base_url}/") == []
    assert watcher.complaints == []


def test_searching_from_disk_tells_nobody(page: Page, site: Path) -> None:
    watcher = Watcher(page)
    page.goto((site / "index.html").as_uri())
    search_for(page, "carer")
    assert watcher.strangers(f"{site.as_uri()}/") == []
    assert watcher.complaints == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_only_the_choice_of_colours_is_kept_and_only_when_made(page: Page) -> None:
    page.goto("/index.html")
    page.get_by_role("button", name="Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    kept = page.evaluate(KEPT)
    assert list(kept["local"]) == ["/.__palette"]
    assert {**kept, "local": {}} == NOTHING
    page.goto("/modules/index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Switch to light colours").click()
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_forbidden_storage_stops_nothing(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context().new_page()
    forbidden = "Object.defineProperty(window, '%s', { get() { throw new DOMException('no', 'SecurityError') } });"
    page.add_init_script("".join(forbidden % name for name in ("localStorage", "sessionStorage")))
    watcher = Watcher(page)
    instance = data.one_of("single-choice")
    page.goto(f"/{instance.page}")
    player = Player(page, instance)
    player.answer(data.right(instance.question))
    player.assert_marked(data.right(instance.question))
    assert [text for text in watcher.complaints if "SecurityError" in text or "no" == text] == []
