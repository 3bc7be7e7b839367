"""The course as an app on a home screen."""

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.site.browser import data
from tests.site.browser.icons import ASSETS, ICONS, draw

# How much two pictures differ: the mean over their channels, from 0 to 255.
DIFFERENCE = """async ([one, two]) => {
    const [first, second] = await Promise.all([one, two].map(async (base64) => {
        const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))]))
        const canvas = new OffscreenCanvas(picture.width, picture.height), context = canvas.getContext("2d")
        context.drawImage(picture, 0, 0)
        return context.getImageData(0, 0, picture.width, picture.height)
    }))
    if (first.width !== second.width || first.height !== second.height) return 255
    return first.data.reduce((sum, value, index) => sum + Math.abs(value - second.data[index]), 0) / first.data.length
}"""


@pytest.mark.parametrize("path", ["index.html", "modules/the-law.html"])
def test_the_browser_reads_the_manifest_without_a_fault(fresh: Page, base_url: str, path: str) -> None:
    fresh.goto(f"/{path}")
    found: dict[str, Any] = fresh.context.new_cdp_session(fresh).send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{base_url}/manifest.webmanifest"
    parsed = found["manifest"]
    assert parsed["startUrl"] == f"{base_url}/index.html"
    assert parsed["scope"] == f"{base_url}/"
    assert (parsed["name"], parsed["display"]) == ("Working with Carers", "kStandalone")
    written = json.loads(found["data"])
    assert written["short_name"] == "Carers course"
    for icon in written["icons"]:
        answer = fresh.request.get(f"/{icon['src']}")
        assert answer.ok
        # A PNG says its width and height in its first bytes.
        width, height = (int.from_bytes(answer.body()[at : at + 4]) for at in (16, 20))
        assert icon["sizes"] == f"{width}x{height}"


def test_it_can_be_installed(fresh: Page) -> None:
    fresh.goto("/index.html")
    found = fresh.context.new_cdp_session(fresh).send("Page.getInstallabilityErrors")
    # A browser that tests use keeps nothing, so it installs nothing either.
    assert [each["errorId"] for each in found["installabilityErrors"]] in ([], ["in-incognito"])


def test_every_page_leads_to_the_manifest(site: Path) -> None:
    for path in set(data.pages()) - {"404.html"}:
        (link,) = html.parse(site / path).xpath("//head/link[@rel='manifest']/@href")
        assert urljoin(f"/{path}", link) == "/manifest.webmanifest", path


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_shows_the_mark_as_it_is_now(page: Page, name: str) -> None:
    page.goto("/index.html")
    pair = [base64.b64encode(each).decode() for each in ((ASSETS / name).read_bytes(), draw(page, name))]
    assert page.evaluate(DIFFERENCE, pair) < 1, "Run python -m tests.site.browser.icons"


def test_the_icons_are_small() -> None:
    assert sum(Path(ASSETS / name).stat().st_size for name in ICONS) <= 60_000
