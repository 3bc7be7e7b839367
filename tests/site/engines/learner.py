"""A learner with a phone, in any browser: opens pages, presses, types, and waits until something is there."""

import time
from collections.abc import Callable
from typing import Any

from tests.site.browser.visit import SIDEWAYS, STILL
from tests.site.engines.engine import LISTEN, Engine, EngineError

SECONDS = 20
TAB, SHIFT, ESCAPE, UP, DOWN = "\ue004", "\ue008", "\ue00c", "\ue013", "\ue015"

# The first thing that can be seen and has such words. Words first: to ask what can be seen takes longer.
FIND = """(selector, words, begins) => {
    const said = (element) => (element.ariaLabel || element.textContent).replace(/\\s+/g, " ").trim()
    return [...document.querySelectorAll(selector)].find((element) =>
        (begins ? said(element).startsWith(words) : said(element).includes(words))
            && element.checkVisibility({ visibilityProperty: true }))
}"""
# Where a finger must come down on it, once it stands still and nothing lies over it.
PLACE = f"""async (selector, words) => {{
    const found = ({FIND})(selector, words, true)
    if (!found) return null
    found.scrollIntoView({{ block: "center", behavior: "instant" }})
    const middle = () => {{
        const box = found.getClientRects()[0]
        return box && [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]
    }}
    const before = middle()
    await new Promise((later) => setTimeout(later, 30))
    const at = middle()
    if (!at || String(at) !== String(before)) return null
    const hit = document.elementFromPoint(...at)
    return hit && (found.contains(hit) || hit.contains(found)) ? at : null
}}"""
WORDS = f"""(selector, words) => ({FIND})(selector, words, false)?.innerText.replace(/\\s+/g, " ").trim()"""
THERE = "(end) => location.pathname.endsWith(end)"
READY = "(end) => document.readyState === 'complete' && location.href.endsWith(end)"


class Learner:
    """One person in one browser; `root` is what stands before the path of each page."""

    def __init__(self, engine: Engine, root: str) -> None:
        self.engine = engine
        self.root = root
        self.faults: list[str] = []

    def visit(self, path: str) -> None:
        """Open a page; nothing on it may stick out sideways."""
        self._note_faults()
        self.engine.visit(f"{self.root}/{path}")
        assert self.run(SIDEWAYS) == STILL, f"{self.engine.name}, {path}"

    def run(self, function: str, *given: object) -> Any:
        return self.engine.run(function, *given)

    def see(self, function: str, *given: object) -> Any:
        """Wait until a function inside the page finds something; return that."""
        return self._until(lambda: self.run(function, *given), f"{function} {given}")

    def read(self, selector: str, words: str = "") -> str:
        """Wait until something can be seen that has such words; return all of its words."""
        return str(self.see(WORDS, selector, words))

    def arrive(self, path: str) -> None:
        """Wait until a link that was followed has led to a page."""
        self.see(READY, path)
        self.run(LISTEN)

    def press(self, selector: str, words: str = "") -> None:
        """Press what has such words, where a finger would."""
        self._until(lambda: self._press(selector, words), f"something to press: {selector} {words}")

    def _press(self, selector: str, words: str) -> bool:
        """Press it, and say whether it was there. What moves just then, the browser may refuse to press."""
        place = self.run(PLACE, selector, words)
        if not place:
            return False
        x, y = place
        move = {"type": "pointerMove", "x": x, "y": y, "duration": 0}
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        pointer = {"type": "pointer", "id": "finger", "parameters": {"pointerType": "mouse"}}
        self.engine.act([{**pointer, "actions": [move, down, up]}])
        return True

    def follow(self, selector: str, end: str) -> None:
        """Press a link until it has led to a page: a list that is drawn anew in that moment takes no press."""

        def led() -> bool:
            self._press(selector, "")
            time.sleep(1)
            return bool(self.run(THERE, end))

        self._until(led, f"{selector} leads to {end}")

    def type(self, text: str) -> None:
        """Press one key after the other."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self.engine.act([{"type": "key", "id": "keys", "actions": keys}])

    def all_faults(self) -> list[str]:
        """Return what scripts stopped with, and what the site's policy forbade, on all pages so far."""
        self._note_faults()
        return [*self.faults, *self.engine.failed()]

    def _note_faults(self) -> None:
        self.faults += self.run("() => (window.faults ?? []).splice(0)")

    def _until(self, look: Callable[[], Any], what: str) -> Any:
        until, last = time.monotonic() + SECONDS, None
        while time.monotonic() < until:
            try:
                if found := look():
                    return found
            except EngineError as error:  # the page may just be going
                last = error
            time.sleep(0.03)
        raise AssertionError(f"{self.engine.name} never sees this: {what}") from last
