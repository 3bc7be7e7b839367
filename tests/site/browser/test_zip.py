"""The download, unpacked and opened by a double click."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.browser import data
from tests.site.browser.makes import one_of_each_make
from tests.site.browser.player import all_differences
from tests.site.browser.test_axe import Axe
from tests.site.browser.test_privacy import Watcher, search_for


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("a place with spaces & signs")
    with zipfile.ZipFile(site / "working-with-carers.zip") as found:
        found.extractall(target)
    return target / "working-with-carers"


def test_pages_of_every_make_open_ask_nobody_and_keep_nothing(fresh: Page, folder: Path, site: Path) -> None:
    """From a disk: what is in the download from there, and the keys, which are not, from the site's own folder."""
    watcher = Watcher(fresh)
    kept = {*data.kept_pages()}
    faults: list[str] = []
    # Only a server shows the page for lost visitors, and its links start at the root.
    for path in one_of_each_make(site, [path for path in data.pages() if path != "404.html"]):
        fresh.goto(((folder if path in kept else site) / path).as_uri())
        expect(fresh.get_by_role("heading", level=1)).to_be_visible()
        if path in data.quiz_pages():
            faults += all_differences(fresh, path, few=True)
        assert fresh.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0], path
    fresh.wait_for_load_state("networkidle")
    assert faults == []
    assert [url for url in watcher.strangers(f"{folder.as_uri()}/") if not url.startswith(f"{site.as_uri()}/")] == []
    assert watcher.complaints == []


@pytest.mark.parametrize("path", ["index.html", "modules/the-law.html"])
def test_search_finds_and_leads_on(page: Page, folder: Path, path: str) -> None:
    page.goto((folder / path).as_uri())
    search_for(page, "delirium")
    page.locator(".search ol a[href*='modules/what-carers-know']").first.click()
    page.wait_for_url("**/modules/what-carers-know.html*")
    expect(page.get_by_role("heading", level=1)).to_have_text("What carers know")


def test_the_page_about_copies_says_where_the_reader_is(fresh: Page, folder: Path) -> None:
    fresh.goto((folder / "assessment/offline.html").as_uri())
    expect(fresh.locator(".offline")).to_have_text(
        [
            "This works only on the course’s own website. You are using a separate copy now, which needs no browser to "
            "keep it.",
            "You are using a separate copy already. For a newer one, go to the course’s own website.",
        ]
    )
    axe = Axe(fresh, (folder / "assessment/offline.html").as_uri())
    axe.look("alone", 320, 1280)
    assert axe.found == []


def test_from_the_site_the_download_is_the_zip(fresh: Page, site: Path) -> None:
    fresh.goto("/assessment/offline.html")
    with fresh.expect_download() as started:
        fresh.get_by_role("link", name="Download the course as a zip file").click()
    assert started.value.suggested_filename == "working-with-carers.zip"
    assert Path(started.value.path()).read_bytes() == (site / "working-with-carers.zip").read_bytes()
