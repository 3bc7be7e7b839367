"""Nothing leaves the page and nothing is kept: what the privacy page promises.

That no page asks a stranger for anything or keeps anything when it is opened is seen where pages are weighed and, from
a disk, where the download is unpacked.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.site.browser import data
from tests.site.browser.player import answer_each, opened

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
        # The context sees the requests of workers too, and every page.
        context = page.context
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._said)
        context.on("weberror", lambda fault: self.complaints.append(f"{_address(fault.page)}: {fault.error}"))

    def _said(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            self.complaints.append(f"{_address(said.page)}: {said.text}")

    def strangers(self, home: str) -> list[str]:
        """Return the requests to any place but the site itself."""
        own = {"data", "blob"}
        return [url for url in self.requests if not url.startswith(home) and urlsplit(url).scheme not in own]


def _address(page: Page | None) -> str:
    return page.url if page else "a page that is closed"


def search_for(page: Page, words: str) -> None:
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").press_sequentially(words)
    expect(page.locator(".search ol a").first).to_be_visible()


@pytest.mark.parametrize("path", data.quiz_pages()[:2])
def test_answering_and_searching_tell_nobody_and_keep_nothing(fresh: Page, base_url: str, path: str) -> None:
    watcher = Watcher(fresh)
    fresh.goto(f"/{path}")
    answer_each(fresh, data.wrong)
    answer_each(fresh, data.right)
    for box in fresh.get_by_role("textbox", name="Your answer").all():
        box.fill("What my neighbour told me")
    for finish in fresh.get_by_role("button", name="See my score").all():
        finish.click()
    assert fresh.evaluate(KEPT) == NOTHING
    search_for(fresh, "carer")
    assert fresh.evaluate(KEPT) == NOTHING
    fresh.keyboard.press("Escape")
    # Going on to another page may leave a trace too.
    fresh.goto("/index.html")
    fresh.wait_for_load_state("networkidle")
    assert fresh.evaluate(KEPT) == NOTHING
    assert fresh.context.cookies() == []
    assert watcher.strangers(f"{base_url}/") == []
    assert watcher.complaints == []


def test_searching_from_disk_tells_nobody(fresh: Page, site: Path) -> None:
    watcher = Watcher(fresh)
    fresh.goto((site / "index.html").as_uri())
    search_for(fresh, "carer")
    assert watcher.strangers(f"{site.as_uri()}/") == []
    assert watcher.complaints == []
    assert fresh.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_only_the_choice_of_colours_is_kept_and_only_when_made(fresh: Page) -> None:
    fresh.goto("/index.html")
    body = fresh.locator("body")
    for told, worn in (("dark", "slate"), ("light", "default")):  # until then, the colours are the device's
        fresh.emulate_media(color_scheme=told)
        expect(body).to_have_attribute("data-md-color-scheme", worn)
    assert fresh.evaluate(KEPT) == NOTHING
    fresh.get_by_role("button", name="Switch to dark colours").click()
    expect(fresh.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    kept = fresh.evaluate(KEPT)
    assert list(kept["local"]) == ["/.__palette"]
    assert {**kept, "local": {}} == NOTHING
    fresh.goto("/modules/index.html")
    expect(fresh.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    fresh.get_by_role("button", name="Switch to light colours").click()
    fresh.reload()
    expect(fresh.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_forbidden_storage_stops_nothing(fresh: Page) -> None:
    page = fresh
    forbidden = "Object.defineProperty(window, '%s', { get() { throw new DOMException('no', 'SecurityError') } });"
    page.add_init_script("".join(forbidden % name for name in ("localStorage", "sessionStorage")))
    watcher = Watcher(page)
    instance = data.one_of("single-choice")
    player = opened(page, instance)
    player.answer(data.right(instance.question))
    player.assert_marked(data.right(instance.question))
    assert watcher.complaints == []
