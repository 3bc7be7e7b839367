"""A learner in a system that behaves as Moodle does."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, FrameLocator, Page, expect


class Learner:
    """A learner in one window, visit after visit."""

    def __init__(self, context: BrowserContext, address: str, version: str) -> None:
        self.page: Page = context.new_page()
        self.page.clock.install()
        self.address = f"{address}/{version}/host.html"
        self.version = version
        self.offline: Callable[[bool], None] = context.set_offline

    @property
    def shell(self) -> FrameLocator:
        return self.page.frame_locator("iframe[name=sco]")

    def open(self, mode: str = "normal") -> "Learner":
        self.page.goto(f"{self.address}?version={self.version}&mode={mode}")
        self.shell.locator("#start").click()
        expect(self.shell.frame_locator("#course").locator("h1")).to_be_visible()
        return self

    def inside(self, script: str, given: Any = None) -> None:
        """Run a script in the page of the course, and wait until the shell has told the system."""
        self.shell.frame_locator("#course").locator("form").evaluate(script, given)
        self.page.evaluate("() => new Promise((done) => setTimeout(done, 30))")

    def answer(self, number: int, share: float = 1) -> None:
        self.inside(f"() => answer('a-question-with-quite-a-long-name-{number}', {share})")

    def go(self, name: str) -> None:
        self.inside(f"() => {{ location.href = '{name}.html' }}")
        expect(self.shell.frame_locator("#course").locator("h1")).to_have_text(name)

    def fails(self, how: str) -> None:
        self.page.evaluate("(how) => { fails = how }", how)

    def close(self) -> dict[str, str]:
        """Close the window; return what the system has when all of it has arrived."""
        self.page.goto(f"{self.address}?version=none")
        return dict(self.page.evaluate("() => kept('record')"))

    def record(self) -> dict[str, str]:
        return dict(self.page.evaluate("() => kept('record')"))

    def press(self, name: str) -> None:
        self.shell.get_by_role("button", name=name, exact=True).click()

    def leave(self) -> dict[str, str]:
        self.press("Save and exit")
        expect(self.shell.locator("#last h1")).to_have_text("Saved")
        return self.record()

    def says(self, place: str, words: str | re.Pattern[str]) -> None:
        expect(self.shell.locator(place)).to_have_text(words)
