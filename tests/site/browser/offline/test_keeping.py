"""The copy that a browser keeps: made at a press, and gone when it is deleted."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.site.browser.host import Host
from tests.site.browser.keyboard import Keyboard, has_focus
from tests.site.browser.offline.offer import (
    NEW,
    OFFER,
    READY,
    SWITCHED,
    UPDATE,
    Offer,
    Open,
    editions,
    kept,
    serving,
    version_of,
    versions,
)
from tests.site.browser.test_axe import Axe
from tests.site.browser.test_privacy import KEPT, NOTHING, search_for
from tests.site.browser.visit import SIDEWAYS, STILL

REMOVED = "The offline copy was deleted from this device."

# How much a browser keeps, without the note.
BYTES = """async () => {
    let bytes = 0
    for (const name of await caches.keys()) for (const key of await (await caches.open(name)).keys())
        if (!name.endsWith("note"))
            bytes += (await (await caches.match(key, { cacheName: name })).arrayBuffer()).byteLength
    return bytes
}"""


@pytest.fixture
def real(site: Path) -> Iterator[Host]:
    """The real course on a server of its own."""
    yield from serving(site)


class TestKeeping:
    def test_nothing_is_kept_before_the_press_and_afterwards_just_the_named_files(
        self, real: Host, visit: Open
    ) -> None:
        """The real course is some hundred files: one copy of it is looked at from all sides."""
        page = visit(real)
        offer = Offer(page).open()
        expect(offer.status).to_be_empty()
        offer.shows("Save a copy for offline use")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(KEPT) == NOTHING
        assert "/service-worker.js" not in real.asked
        offer.make()
        version, files = version_of(real.folder)
        scope = f"{real.address}/"
        own, note = f"offline {scope} {version}", f"offline {scope} note"
        assert {name: sorted(urls) for name, urls in kept(page).items()} == {
            own: sorted(scope + name for name in files),
            note: [scope],
        }
        note_says = page.evaluate("name => caches.match('/', { cacheName: name }).then((found) => found.json())", note)
        assert note_says == {"current": own, "older": {}}
        everything = page.evaluate(KEPT)
        assert {**everything, "caches": [], "workers": 0} == NOTHING
        assert everything["workers"] == 1
        # The size in the text is that of the copy.
        expect(offer.box.locator("data")).to_have_text(f"{page.evaluate(BYTES) / 1_000_000:.1f} MB")
        # And the page that made it can search at once.
        real.stop()
        search_for(page, "delirium")

    def test_progress_shows_and_a_second_press_does_nothing(self, host: Host, offer: Offer) -> None:
        host.seconds = 0.2
        offer.keep.click()
        expect(offer.status).to_have_text("Downloading …")
        expect(offer.bar).to_be_visible()
        expect(offer.keep).to_have_attribute("aria-disabled", "true")
        offer.keep.click(force=True)
        expect(offer.status).to_have_text(READY)
        expect(offer.bar).to_be_hidden()
        assert host.asked.count("/service-worker.js") == 1

    def test_reload_while_fetching_goes_on(self, host: Host, page: Page, offer: Offer) -> None:
        host.seconds = 0.3
        offer.keep.click()
        expect(offer.bar).to_have_attribute("value", re.compile(r"\d"))
        page.reload()
        host.seconds = 0
        expect(offer.status).to_have_text(READY)

    def test_keyboard_alone(self, page: Page) -> None:
        offer, keys = Offer(page).open(), Keyboard(page)
        keys.start_at(page.get_by_role("heading", level=1))
        keys.use(offer.keep)
        expect(offer.status).to_have_text(READY)
        assert has_focus(offer.status)
        keys.use(offer.remove, "Space")
        expect(offer.status).to_have_text(REMOVED)
        assert has_focus(offer.status)
        keys.use(offer.keep, "Space")
        expect(offer.status).to_have_text(READY)


class TestRemoving:
    def test_leaves_nothing_and_says_so(self, page: Page, copy: Offer) -> None:
        copy.remove.click()
        expect(copy.status).to_have_text(REMOVED)
        copy.shows("Save a copy for offline use")
        assert page.evaluate(KEPT) == NOTHING
        assert editions(page, "/index.html") == {"one"}
        assert page.evaluate(KEPT) == NOTHING

    @pytest.mark.parametrize("seconds", [0.0, 0.3])
    def test_with_a_new_version_on_its_way(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer, seconds: float
    ) -> None:
        host.seconds = seconds
        host.folder = both[1]
        page.evaluate(UPDATE)
        if not seconds:
            expect(copy.status).to_have_text(NEW)
        copy.remove.click()
        expect(copy.status).to_have_text(REMOVED)
        page.wait_for_timeout(300 + seconds * 4000)  # as long as the fetch may still go on
        expect(copy.status).to_have_text(REMOVED)
        assert page.evaluate(KEPT) == NOTHING

    def test_other_open_pages_go_on_from_the_server(self, page: Page, copy: Offer) -> None:
        other = page.context.new_page()
        other.goto("/index.html")
        copy.remove.click()
        expect(copy.status).to_have_text(REMOVED)
        assert editions(other) == {"one"}
        assert page.evaluate(KEPT) == NOTHING

    def test_a_copy_can_be_made_again(self, host: Host, page: Page, copy: Offer) -> None:
        copy.remove.click()
        copy.keep.click()
        expect(copy.status).to_have_text(READY)
        host.stop()
        assert editions(page, "/modules/small.html") == {"one"}

    def test_a_copy_that_the_browser_threw_away_can_be_made_again(self, host: Host, page: Page, copy: Offer) -> None:
        page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name) }")
        page.reload()
        expect(copy.status).to_be_empty()
        copy.shows("Save a copy for offline use")
        assert editions(page, "/index.html") == {"one"}  # from the server, as ever
        copy.make()
        assert versions(page) == {version_of(host.folder)[0]}


class TestWhereNoCopyCanBeKept:
    def test_from_a_disk(self, fresh: Page, site: Path) -> None:
        fresh.goto((site / "assessment/offline.html").as_uri())
        offer = Offer(fresh)
        expect(offer.status).to_have_text("You opened the course from your own device. It needs no connection.")
        expect(offer.box.get_by_role("button")).to_have_count(0)

    def test_inside_a_learning_system(self, page: Page) -> None:
        page.goto("/index.html")
        page.evaluate(f"document.body.innerHTML = '<iframe src={OFFER}></iframe>'")
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("status")).to_have_text(
            "The course is open inside another system here. To save a copy, go to the course’s own website."
        )
        expect(frame.locator("[data-offline=copy]").get_by_role("button")).to_have_count(0)

    def test_in_a_browser_that_cannot(self, page: Page) -> None:
        page.add_init_script("delete Navigator.prototype.serviceWorker")
        expect(Offer(page).open().status).to_have_text("This browser cannot save a copy here.")

    def test_without_scripts(self, no_script: Page) -> None:
        offer = Offer(no_script).open()
        expect(offer.status).to_have_text("JavaScript is off in this browser, so it cannot save a copy.")
        expect(offer.box.get_by_role("button")).to_have_count(0)
        expect(no_script.get_by_role("link", name="Download the course as a zip file")).to_be_visible()


def test_a_page_that_is_not_in_the_copy_and_all_it_loads_come_from_the_server(
    host: Host, both: tuple[Path, Path], page: Page, copy: Offer, tmp_path: Path
) -> None:
    host.folder = shutil.copytree(both[1], tmp_path / "site")
    shutil.copy(both[1] / "index.html", host.folder / "key.html")
    assert editions(page, "/key.html") == {"two"}
    assert editions(page, "/index.html") == {"one"}


def test_the_offer_has_no_fault_in_any_state(host: Host, both: tuple[Path, Path], visit: Open) -> None:
    axe = Axe(visit(host), OFFER.lstrip("/"))
    offer = Offer(axe.page)
    found: dict[str, Any] = {}

    def look(state: str) -> None:
        axe.look(state, 320, 1280)
        axe.page.set_viewport_size({"width": 320, "height": 640})
        found[state] = axe.page.evaluate(SIDEWAYS)
        small = [box for each in offer.box.get_by_role("button").all() if (box := each.bounding_box())]
        assert all(box["height"] >= 44 for box in small), state

    expect(offer.keep).to_be_visible()
    look("at rest")
    host.seconds = 2
    offer.keep.click()
    expect(offer.bar).to_be_visible()
    look("fetching")
    host.seconds = 0
    expect(offer.status).to_have_text(READY)
    look("ready")
    host.folder = both[1]
    axe.page.evaluate(UPDATE)
    expect(offer.status).to_have_text(NEW)
    look("a new version")
    offer.use.click()
    expect(offer.status).to_have_text(SWITCHED)
    look("switched")
    offer.remove.click()
    expect(offer.status).to_have_text(REMOVED)
    look("removed")
    host.fails = lambda path, count: True
    offer.keep.click()
    expect(offer.status).to_contain_text("The connection dropped")
    look("failed")
    assert axe.found == []
    assert found == dict.fromkeys(found, STILL)
