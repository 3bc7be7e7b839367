"""The app's icons, drawn from the site's own mark: `python -m tests.site.browser.icons` draws them anew."""

import base64
import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ASSETS = Path(__file__).parents[3] / "docs/assets"
ICONS = {"icon-192.png": 192, "icon-512.png": 512, "icon-maskable-512.png": 512}

DRAW = """async ([svg, size]) => {
    const picture = new Image()
    picture.src = "data:image/svg+xml," + encodeURIComponent(svg)
    await picture.decode()
    const canvas = new OffscreenCanvas(size, size)
    canvas.getContext("2d").drawImage(picture, 0, 0, size, size)
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
}"""


def source(name: str) -> str:
    """Return the mark as an icon shows it. Launchers cut a maskable one to their own shape, so its ground has none."""
    mark = (ASSETS / "favicon.svg").read_text(encoding="utf-8")
    return re.sub(r' rx="\d+"', "", mark) if "maskable" in name else mark


def draw(page: Page, name: str) -> bytes:
    """Return an icon as a PNG."""
    drawn: str = page.evaluate(DRAW, [source(name), ICONS[name]])
    return base64.b64decode(drawn)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for name in ICONS:
            (ASSETS / name).write_bytes(draw(page, name))
        browser.close()


if __name__ == "__main__":
    main()
