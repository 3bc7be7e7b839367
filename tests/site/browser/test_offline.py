"""The copy that a browser keeps: whole or not at all, one version at a time, and gone when it is removed."""

import hashlib
import json
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.headers import refusals
from tests.once import made_once
from tests.site.browser import data
from tests.site.browser.editions import edition
from tests.site.browser.host import Host
from tests.site.browser.keyboard import Keyboard, has_focus
from tests.site.browser.makes import one_of_each_make
from tests.site.browser.nginx import Behind, nginx
from tests.site.browser.player import all_differences
from tests.site.browser.test_axe import Axe
from tests.site.browser.test_privacy import KEPT, NOTHING, search_for
from tests.site.browser.visit import SIDEWAYS, STILL

READY = "Ready to use offline."
OFFER = "/assessment/offline.html"
NEW = "A new version is ready."
SWITCHED = "You now have the new version. Pages that are still open show the old one until you leave them."
REMOVED = "The offline copy was deleted from this device."

CACHES = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) =>
    [name, (await (await caches.open(name)).keys()).map(({ url }) => url)])))"""
# How much a browser keeps, without the note.
BYTES = """async () => {
    let bytes = 0
    for (const name of await caches.keys()) for (const key of await (await caches.open(name)).keys())
        if (!name.endsWith("note"))
            bytes += (await (await caches.match(key, { cacheName: name })).arrayBuffer()).byteLength
    return bytes
}"""
# The edition that a page's own words, its script and what it asks for now belong to.
EDITIONS = """async () => {
    const asked = await fetch(document.querySelector("script[src$='edition.js']").src).then((found) => found.text())
    return [
        document.querySelector(".md-header__topic").textContent.trim().split(" ").pop(),
        document.documentElement.dataset.edition, asked.split('"')[1],
    ]
}"""
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
UPDATE = "navigator.serviceWorker.getRegistration().then((copy) => copy.update()).then(() => {}, () => {})"


class Offer:
    """The section that offers a copy."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.box = page.locator("[data-offline=copy]")
        self.status = self.box.get_by_role("status")
        self.keep = self.box.get_by_role("button", name="Save a copy for offline use")
        self.use = self.box.get_by_role("button", name="Use the new version")
        self.remove = self.box.get_by_role("button", name="Delete the offline copy")
        self.bar = self.box.get_by_role("progressbar")

    def open(self) -> "Offer":
        self.page.goto(OFFER.lstrip("/"))
        return self

    def make(self) -> "Offer":
        self.open().keep.click()
        expect(self.status).to_have_text(READY)
        return self

    def shows(self, *buttons: str) -> None:
        expect(self.box.get_by_role("button")).to_have_text([*buttons])


def version_of(site: Path) -> tuple[str, list[str]]:
    """Return the version and the files that a site's worker names."""
    version, files = re.match(r"const VERSION = (.+?)\nconst FILES = (\{.+?\n\})", worker(site), re.DOTALL).groups()  # type: ignore[union-attr]
    return json.loads(version), [*json.loads(files)]


def worker(site: Path) -> str:
    return (site / "service-worker.js").read_text(encoding="utf-8")


def kept(page: Page) -> dict[str, list[str]]:
    return cast(dict[str, list[str]], page.evaluate(CACHES))


def versions(page: Page) -> set[str]:
    """Return the versions that the browser keeps."""
    return {name.split()[-1] for name in kept(page)} - {"note"}


def editions(page: Page, path: str = "") -> set[str]:
    """Return the editions that a page is of, or another one that is opened first."""
    if path:
        page.goto(path)
    page.wait_for_function("document.documentElement.dataset.edition")
    return {*page.evaluate(EDITIONS)}


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two editions of a small site."""
    return published(tmp_path_factory, 1), published(tmp_path_factory, 2)


def published(factory: pytest.TempPathFactory, number: int) -> Path:
    """Return the site of an edition, which is built once a run."""
    return made_once(factory, f"edition-{number}", lambda root: edition(root, number)) / "site"


@pytest.fixture
def host(both: tuple[Path, Path]) -> Iterator[Host]:
    """The first edition on a server of its own."""
    yield from _host(both[0])


@pytest.fixture
def real(site: Path) -> Iterator[Host]:
    """The real course on a server of its own."""
    yield from _host(site)


def _host(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    yield host
    host.stop()


@pytest.fixture
def behind_nginx(both: tuple[Path, Path], nginx_program: str, tmp_path: Path) -> Iterator[Behind]:
    """The first edition below a path of a host, where browsers keep the theme's files for a year."""
    course = tmp_path / "www/care/course"
    course.parent.mkdir(parents=True)
    course.symlink_to(both[0])
    with nginx(nginx_program, tmp_path, tmp_path / "www", "/care/course/") as address:
        yield Behind(address, course)


Open = Callable[[Host | Behind], Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Return a function that opens a page in a browser that has never seen the host."""
    contexts: list[BrowserContext] = []

    def new(host: Host | Behind) -> Page:
        context = browser.new_context(base_url=host.address, reduced_motion="reduce")
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def page(host: Host, visit: Open) -> Page:
    """A page in a browser that has never seen the first edition."""
    return visit(host)


@pytest.fixture
def offer(page: Page) -> Offer:
    """What it offers there."""
    return Offer(page).open()


@pytest.fixture
def copy(page: Page) -> Offer:
    """The same once a copy is made."""
    return Offer(page).make()


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


class TestANewVersion:
    def publish(self, host: Host, two: Path, page: Page) -> None:
        host.folder = two
        page.evaluate(UPDATE)

    def test_is_fetched_whole_and_used_when_all_pages_have_gone(
        self, behind_nginx: Behind, both: tuple[Path, Path], visit: Open
    ) -> None:
        page = visit(behind_nginx)
        refused = refusals(page.context)
        offer = Offer(page).make()
        behind_nginx.folder = both[1]
        page.reload()  # a visit is enough for the browser to look
        expect(offer.status).to_have_text(NEW)
        offer.shows("Use the new version", "Delete the offline copy")
        assert versions(page) == {version_of(site)[0] for site in both}
        assert editions(page, "index.html") == {"one"}
        context = page.context
        page.close()
        later = context.new_page()
        later.wait_for_timeout(500)
        assert editions(later, "index.html") == {"two"}
        Offer(later).open()
        expect(Offer(later).status).to_have_text(READY)
        assert versions(later) == {version_of(both[1])[0]}
        assert refused == []

    def test_fetches_only_what_changed(self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer) -> None:
        host.asked.clear()
        self.publish(host, both[1], page)
        expect(copy.status).to_have_text(NEW)
        assert "/edition.js" in host.asked
        assert "/assets/course.css" not in host.asked

    def test_published_mid_quiz_leaves_answers_and_version_alone(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer
    ) -> None:
        quiz = page.context.new_page()
        quiz.goto("/modules/small.html#whom-to-tell")
        form = quiz.locator("form.question").first
        form.get_by_role("radio").nth(1).check()
        form.get_by_role("button", name="Check answer").click()
        said = form.locator(".verdict").inner_text()
        assert said
        self.publish(host, both[1], page)
        expect(copy.status).to_have_text(NEW)
        copy.use.click()
        expect(copy.status).to_have_text(SWITCHED)
        copy.shows("Delete the offline copy")
        # The quiz that was open: its answer, its words, its script, and what it loads from now on.
        expect(form.get_by_role("radio").nth(1)).to_be_checked()
        expect(form.locator(".verdict")).to_have_text(said)
        assert editions(quiz) == {"one"}
        assert versions(page) == {version_of(site)[0] for site in both}
        # The same after the browser has let the worker rest.
        stop_workers(page)
        assert editions(quiz) == {"one"}
        # Also with the server stopped.
        host.stop()
        assert editions(quiz) == {"one"}
        other = page.context.new_page()
        assert editions(other, "/index.html") == {"two"}
        # Left, the page comes back as the new version, and the old one goes.
        quiz.reload()
        assert editions(quiz) == {"two"}
        assert editions(page, "/index.html") == {"two"}
        other.reload()
        other.wait_for_timeout(300)
        assert versions(other) == {version_of(both[1])[0]}

    def test_three_versions_never_mix(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        three = published(tmp_path_factory, 3)
        tabs = []
        for site in (both[1], three):
            tab = page.context.new_page()
            tab.goto("/modules/small.html")
            tabs.append(tab)
            self.publish(host, site, page)
            expect(copy.status).to_have_text(NEW)
            copy.use.click()
            expect(copy.status).to_have_text(SWITCHED)
        stop_workers(page)
        assert [editions(tab) for tab in tabs] == [{"one"}, {"two"}]
        assert len(versions(page)) == 3
        assert editions(tabs[0], "/index.html") == {"three"}
        assert editions(tabs[1]) == {"two"}

    def test_an_older_version_published_again(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer
    ) -> None:
        self.publish(host, both[1], page)
        expect(copy.status).to_have_text(NEW)
        self.publish(host, both[0], page)
        page.wait_for_function("navigator.serviceWorker.getRegistration().then(({ installing }) => !installing)")
        expect(copy.status).to_have_text(NEW)
        copy.use.click()
        expect(copy.status).to_have_text(SWITCHED)
        host.stop()
        assert editions(page, "/index.html") == {"one"}
        assert versions(page) == {version_of(both[0])[0]}

    @pytest.mark.parametrize("files", [0, 3, 6])
    def test_that_fails_halfway_leaves_the_old_copy_whole(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer, files: int
    ) -> None:
        before = kept(page)
        host.asked.clear()
        host.fails = lambda path, count: path != "/service-worker.js" and count > files
        self.publish(host, both[1], page)
        expect(copy.status).to_have_text("The new version did not download. Your copy still works offline.")
        copy.shows("Delete the offline copy")
        assert kept(page) == before
        host.stop()
        assert editions(page, "/modules/small.html") == {"one"}
        host.start()
        # And the next visit brings it.
        host.fails = lambda path, count: False
        copy.open()
        page.evaluate(UPDATE)
        expect(copy.status).to_have_text(NEW)

    def test_that_is_being_published_just_now_is_not_mixed(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer, tmp_path: Path
    ) -> None:
        before = kept(page)
        host.folder = half_published(both, tmp_path)
        page.evaluate(UPDATE)
        expect(copy.status).to_have_text("The new version did not download. Your copy still works offline.")
        assert kept(page) == before

    def test_that_no_longer_fits_leaves_the_old_copy_whole(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer
    ) -> None:
        before = kept(page)
        limit(page, host, 50_000)
        self.publish(host, both[1], page)
        expect(copy.status).to_have_text("The new version did not download. Your copy still works offline.")
        assert kept(page) == before


def half_published(both: tuple[Path, Path], target: Path) -> Path:
    """Return a site whose worker is of the second edition, and whose script is still of the first."""
    mixed = shutil.copytree(both[1], target / "mixed")
    shutil.copy(both[0] / "edition.js", mixed / "edition.js")
    return mixed


def limit(page: Page, host: Host, count: int) -> None:
    """Leave the site room for so many bytes."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": count})


def stop_workers(page: Page) -> None:
    """End the worker's process, as browsers do with one that rests: what it only remembers is gone."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    page.wait_for_timeout(200)


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
