"""What learners write, as tests put it there and look at it."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.site.browser.progress import put

WORKBOOK = "/assessment/workbook.html"
FULL = "There is no room left on this device, so this was not saved."
ENTRY = {"print": "0a1b2c3d", "share": 1, "sure": 2, "day": "2026-11-20"}

Visit = Callable[[str], Page]


def keep(page: Page, state: dict[str, Any]) -> None:
    """Have something saved on the device, and open the page anew."""
    put(page, state)
    page.reload()


def first_box(page: Page) -> Any:
    return page.locator("textarea[data-text=who]").first
