"""The copy that a browser keeps is whole or not there at all."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.browser.host import Host
from tests.site.browser.offline.offer import READY, Offer, half_published, kept, limit
from tests.site.browser.test_privacy import KEPT, NOTHING


class TestNothingIsHalfKept:
    @pytest.mark.parametrize("files", [1, 5, 12])
    def test_when_the_server_goes_mid_fetch(self, host: Host, page: Page, offer: Offer, files: int) -> None:
        host.asked.clear()
        host.fails = lambda path, count: count > files
        offer.keep.click()
        expect(offer.status).to_have_text(
            "The connection dropped before the download finished. Nothing was saved. You can try again."
        )
        offer.shows("Save a copy for offline use")
        expect(offer.keep).to_have_attribute("aria-disabled", "false")
        assert page.evaluate(KEPT) == NOTHING
        host.fails = lambda path, count: False
        offer.keep.click()
        expect(offer.status).to_have_text(READY)

    def test_when_the_server_is_gone_before_the_press(self, host: Host, page: Page, offer: Offer) -> None:
        host.stop()
        offer.keep.click()
        expect(offer.status).to_have_text(
            "The connection dropped before the download finished. Nothing was saved. You can try again."
        )
        assert page.evaluate(KEPT) == NOTHING

    def test_when_the_device_is_full(self, host: Host, page: Page, offer: Offer) -> None:
        limit(page, host, 200_000)
        offer.keep.click()
        expect(offer.status).to_have_text("There is not enough space on this device. Nothing was saved.")
        assert page.evaluate(KEPT) == NOTHING

    def test_when_the_site_is_being_published(
        self, host: Host, both: tuple[Path, Path], page: Page, offer: Offer, tmp_path: Path
    ) -> None:
        host.folder = half_published(both, tmp_path)
        offer.keep.click()
        expect(offer.status).to_have_text(
            "The course is being updated right now. Nothing was saved. Try again in a few minutes."
        )
        assert page.evaluate(KEPT) == NOTHING

    @pytest.mark.parametrize(
        "script",
        [
            "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'))",
            "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'NotSupportedError'))",
        ],
    )
    def test_when_the_browser_refuses(self, page: Page, script: str) -> None:
        page.add_init_script(script)
        offer = Offer(page).open()
        offer.keep.click()
        expect(offer.status).to_have_text("Your browser does not let this site save a copy. Nothing was saved.")
        assert page.evaluate(KEPT) == NOTHING

    @pytest.mark.parametrize(
        "script",
        [
            "Object.defineProperty(window, 'caches', { get() { throw new DOMException('no', 'SecurityError') } })",
            "CacheStorage.prototype.keys = () => Promise.reject(new DOMException('no', 'SecurityError'))",
            "Navigator.prototype.__defineGetter__('serviceWorker', () => { throw new DOMException('no') })",
        ],
    )
    def test_when_storage_is_forbidden(self, page: Page, script: str) -> None:
        page.add_init_script(script)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        offer = Offer(page).open()
        expect(offer.status).to_have_text("Your browser does not let this site save a copy. Nothing was saved.")
        expect(offer.box.get_by_role("button")).to_have_count(0)
        assert errors == []

    def test_what_a_closed_browser_left_is_cleared_away(self, page: Page) -> None:
        page.goto("/index.html")
        page.evaluate("async () => { for (const name of ['offline ' + location.origin + '/ x', 'of another']) "
                      "await (await caches.open(name)).put('/x', new Response('half')) }")  # fmt: skip
        expect(Offer(page).open().keep).to_be_visible()
        assert [*kept(page)] == ["of another"]
