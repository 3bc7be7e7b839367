"""A scenario as a learner plays it."""

from typing import Any

from playwright.sync_api import Locator, Page

from tests.site.browser import stories

FIRST = stories.names()[0]


def scene(page: Page) -> Locator:
    return page.locator("course-scenario .scene")


def open_story(page: Page, name: str = FIRST) -> None:
    page.goto(f"/{stories.path(name)}")
    page.evaluate(stories.PLAY)


def play(page: Page, way: stories.Way, name: str = FIRST) -> dict[str, Any]:
    result: dict[str, Any] = page.evaluate("([name, way]) => play(name, way)", [name, list(way)])
    return result
