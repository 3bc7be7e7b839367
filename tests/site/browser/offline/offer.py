"""The section that offers an offline copy, and what the browser has of it."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from tests.once import made_once
from tests.site.browser.editions import edition
from tests.site.browser.host import Host
from tests.site.browser.nginx import Behind

READY = "Ready to use offline."
OFFER = "/assessment/offline.html"
NEW = "A new version is ready."
SWITCHED = "You now have the new version. Pages that are still open show the old one until you leave them."

CACHES = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) =>
    [name, (await (await caches.open(name)).keys()).map(({ url }) => url)])))"""

# The edition that a page's own words, its script and what it asks for now belong to.
EDITIONS = """async () => {
    const asked = await fetch(document.querySelector("script[src$='edition.js']").src).then((found) => found.text())
    return [
        document.querySelector(".md-header__topic").textContent.trim().split(" ").pop(),
        document.documentElement.dataset.edition, asked.split('"')[1],
    ]
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


def published(factory: pytest.TempPathFactory, number: int) -> Path:
    """Return the site of an edition, which is built once a run."""
    return made_once(factory, f"edition-{number}", lambda root: edition(root, number)) / "site"


def serving(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    yield host
    host.stop()


Open = Callable[[Host | Behind], Page]


def half_published(both: tuple[Path, Path], target: Path) -> Path:
    """Return a site whose worker is of the second edition, and whose script is still of the first."""
    mixed = shutil.copytree(both[1], target / "mixed")
    shutil.copy(both[0] / "edition.js", mixed / "edition.js")
    return mixed


def limit(page: Page, host: Host, count: int) -> None:
    """Leave the site room for so many bytes."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": count})
