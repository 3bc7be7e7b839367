"""A learner in a learning system: a host around scorm-again, and what a person does in the course inside it."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.answering import filling

# Answers the questions of a page, right but for those named, and presses.
ANSWER = filling("""([ids, wrong]) => {
  const forms = [...document.querySelectorAll('course-quiz[data-scored="true"] form.question')]
  for (const id of ids) {
    const form = forms.find((each) => each.dataset.question === id)
    fill(form, !wrong.includes(id))
    // What was checked before is marked until it changes.
    form.querySelector("input, select, button").dispatchEvent(new Event("input", { bubbles: true }))
    form.querySelector("input, select, button").dispatchEvent(new Event("change", { bubbles: true }))
    if (!form.closest("[data-feedback]")) form.querySelector(".check").click()
  }
}""")


@dataclass
class Visit:
    """One window in which a learning system shows a package."""

    page: Page
    version: str

    @property
    def shell(self) -> FrameLocator:
        return self.page.frame_locator("iframe[name=sco]")

    @property
    def course(self) -> FrameLocator:
        return self.shell.frame_locator("#course")

    def start(self) -> "Visit":
        """Begin or carry on, and wait until a page of the course stands there."""
        self.shell.locator("#start").click()
        expect(self.course.locator("h1").first).to_be_visible()
        self.page.wait_for_function(
            "() => frames[0].document.getElementById('course').contentDocument?.readyState === 'complete'"
        )
        return self

    def go(self, path: str) -> None:
        """Open a page of the course by its address, as its links do."""
        self.shell.locator("#course").evaluate("(frame, path) => { frame.contentWindow.location = path }", path)
        self.page.wait_for_function(
            "(path) => frames[0].document.getElementById('course').contentDocument?.readyState === 'complete' && "
            "frames[0].document.getElementById('course').contentWindow.location.href.endsWith(path)",
            arg=path,
        )

    def answer(self, *ids: str, wrong: tuple[str, ...] = ()) -> None:
        """Answer questions that count points, and check each."""
        self.course.locator("body").evaluate(f"(_, given) => ({ANSWER})(given)", [list(ids), list(wrong)])
        self.settle()

    def settle(self) -> None:
        """Wait until the shell has told the system."""
        self.page.evaluate("() => new Promise((done) => setTimeout(done, 50))")

    def said(self) -> str:
        return self.shell.locator("#said").inner_text()

    def trouble(self) -> str:
        return self.shell.locator("#trouble").inner_text()

    def leave(self) -> None:
        """Save and exit, or exit where nothing is recorded."""
        self.shell.locator("#leave").click()
        expect(self.shell.locator("#last")).to_be_visible()

    def close(self) -> None:
        """Close the window as people do: in the middle of things."""
        self.page.close(run_before_unload=True)
        self.page.wait_for_event("close") if not self.page.is_closed() else None

    def record(self) -> dict[str, str]:
        """What the system has of the learner."""
        return kept(self.page, "record") or {}

    def calls(self) -> list[list[Any]]:
        """Every call and its error code."""
        return kept(self.page, "calls") or []


def kept(page: Page, name: str) -> Any:
    return json.loads(page.evaluate("(name) => localStorage.getItem(name) || 'null'", name))


class System:
    """A learning system in a browser: its record lives from window to window."""

    def __init__(self, context: BrowserContext, address: str, version: str, package: str) -> None:
        self.context = context
        self.address = address
        self.version = version
        self.package = package

    def set(self, name: str, value: Any) -> None:
        """Set what the system knows, from another window of it."""
        page = self.context.new_page()
        page.goto(f"{self.address}/blank.html")
        page.evaluate("([name, value]) => localStorage.setItem(name, JSON.stringify(value))", [name, value])
        page.close()

    def get(self, name: str) -> Any:
        # A window that had stood open may not know yet what another has kept.
        page = self.context.new_page()
        page.goto(f"{self.address}/blank.html")
        found = kept(page, name)
        page.close()
        return found

    def open(self, *, package: str = "", **query: str) -> Visit:
        """Open the package in a window; a fault in any script fails the test."""
        page = self.context.new_page()
        page.faults = []  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
        words = {"version": self.version, "package": package or self.package, **query}
        page.goto(f"{self.address}/host.html?{urlencode(words)}")
        visit = Visit(page, self.version)
        # The shell waits a moment for another window to answer.
        expect(visit.shell.locator("#said")).not_to_be_empty()
        return visit
