"""Progress as tests make it: saved, deleted, brought from a file."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

from tests.site.browser import data
from tests.site.browser.player import Player

KEY = "working-with-carers"
PROGRESS = "/assessment/progress.html"

Visit = Callable[[str], Page]


def kept(page: Page) -> Any:
    """Return what the browser keeps, or None."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return None if text is None else json.loads(text)


def put(page: Page, state: dict[str, Any] | str) -> None:
    """Have something saved on the device: progress, or a text that may be none."""
    if not isinstance(state, str):
        state = json.dumps({"version": 1, "answers": {}, "scenarios": {}, **state})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, state])


def answer(visit: Visit, kind: str = "single-choice", right: bool = True, sure: str = "") -> tuple[Page, Player]:
    """Answer the first question of a kind on its module's page."""
    instance = data.in_module(kind)
    page = visit(instance.address)
    player = Player(page, instance)
    player.give((data.right if right else data.wrong)(instance.question).given)
    if sure:
        player.form.get_by_role("radio", name=sure, exact=True).check()
    player.check.click()
    return page, player


def opt_in(page: Page) -> None:
    page.get_by_role("button", name="Save my progress on this device").click()
    expect(page.get_by_text("Saved. Your progress is on this device.")).to_be_visible()


def delete(page: Page, name: str) -> None:
    """Press a button that deletes, and say yes."""
    page.get_by_role("button", name=name).click()
    page.get_by_role("button", name="Yes, delete").click()


def saved(visit: Visit, right: bool = True, sure: str = "") -> tuple[Page, Player, Any]:
    """Answer a question, and save that; return what is kept too."""
    page, player = answer(visit, right=right, sure=sure)
    opt_in(page)
    return page, player, kept(page)


def import_text(page: Page, text: str, name: str = "progress.json") -> None:
    payload: FilePayload = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    page.get_by_label("Load progress from a file").set_input_files(payload)
