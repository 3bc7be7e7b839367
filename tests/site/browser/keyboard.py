"""A learner who has nothing but a keyboard: every key press looks whether the focus is still somewhere."""

from playwright.sync_api import Locator, Page

LOST = "document.activeElement === document.body || document.activeElement === null"
# Whether the focus is lost, and whether it is where it should be: one word to the page after each key.
WHERE = f"target => ({LOST}) ? null : target === document.activeElement"


class Keyboard:
    """Presses keys, and fails as soon as the focus falls back to the page's body."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            assert not self.page.evaluate(LOST), f"the focus is lost after {key}"

    def start_at(self, place: Locator) -> None:
        """Begin just before a part of the page, so that a test need not walk through all that stands above it."""
        place.evaluate("place => { place.tabIndex = -1; place.focus() }")

    def tab_to(self, target: Locator, key: str = "Tab") -> None:
        """Press Tab until the target has the focus."""
        if has_focus(target):
            return
        for _ in range(60):
            self.page.keyboard.press(key)
            reached: bool | None = target.evaluate(WHERE)
            assert reached is not None, f"the focus is lost after {key}"
            if reached:
                return
        raise AssertionError(f"60 times {key} do not reach {target}")

    def use(self, target: Locator, key: str = "Enter", way: str = "Tab") -> None:
        """Go to a button or a link with Tab, and press it."""
        self.tab_to(target, way)
        self.press(key)


def has_focus(target: Locator) -> bool:
    return bool(target.evaluate("target => target === document.activeElement"))
