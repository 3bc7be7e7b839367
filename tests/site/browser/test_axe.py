"""axe-core finds nothing: on every page at rest, and in every state that a learner can bring a page into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.site.browser import data
from tests.site.browser.player import Player, Quiz, answer_all

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """tags => axe.run(document, { runOnly: tags, resultTypes: ["violations"], iframes: false })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) =>
        `${id}: ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map((each) => each.message).join("; ")}`)))"""
# The rest of a page was looked at while it was at rest: its quiz and its headings are enough for the other states.
ALONE = """form => document.querySelectorAll("article > *").forEach((part) =>
    part.querySelector(`[id="${form}"]`) || part.matches("h1, h2, h3") || part.remove())"""
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")

Open = Callable[..., BrowserContext]


def faults(page: Page, width: int, state: str) -> list[str]:
    """Return what axe finds on a page of a width, each with the state it was found in."""
    page.set_viewport_size({"width": width, "height": 800})
    # Colours that are still changing would be measured halfway.
    page.evaluate("document.getAnimations().forEach((motion) => motion.finish())")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[Any] = page.evaluate(RUN, TAGS)
    return [f"{state} at {width}: {fault}" for fault in found]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", data.pages())
def test_a_page_at_rest_has_no_fault(new_context: Open, path: str, scheme: str) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(f"/{path}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
    assert [fault for width in WIDTHS for fault in faults(page, width, "at rest")] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", data.SCORED_TYPES)
def test_a_question_has_no_fault_in_any_state(new_context: Open, kind: str, scheme: str) -> None:
    instance = data.one_of(kind)
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(f"/{instance.page}")
    page.evaluate(ALONE, instance.form)
    player, quiz = Player(page, instance), Quiz(page, instance)
    found: list[str] = []

    def look(state: str, *widths: int) -> None:
        found.extend(fault for width in widths for fault in faults(page, width, state))

    player.check.click()
    expect(player.problem).to_be_visible()
    quiz.finish.click()
    expect(quiz.problem).to_be_visible()
    look("unanswered", 360)
    answer_all(page, {instance.form: [data.wrong(player.question)]})
    player.check.hover()
    look("wrong", *WIDTHS)
    others = {each.instance.form: [data.right(each.question)] for each in quiz.players if each.instance != instance}
    answer_all(page, others)
    quiz.finish.click()
    expect(quiz.missed).to_be_visible()
    look("scored, one missed", 1280)
    answer_all(page, {instance.form: [data.right(player.question)]})
    quiz.finish.click()
    look("right", 360)
    assert found == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_open_model_answer_has_no_fault(new_context: Open, scheme: str) -> None:
    instance = data.one_of("reflection")
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(f"/{instance.page}")
    for summary in page.locator("form summary").all():
        summary.click()
    assert [fault for width in WIDTHS for fault in faults(page, width, "opened")] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_an_open_search_has_no_fault(new_context: Open, width: int, scheme: str) -> None:
    context = new_context(color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto("/index.html")
    query = page.get_by_role("textbox", name="Search")
    if width < 960:
        page.get_by_role("button", name="Search", exact=True).click()
    query.click()
    found = faults(page, width, "search open and empty")
    query.press_sequentially("carer")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    found += faults(page, width, "search with results")
    query.press("Control+a")
    query.press_sequentially("xylophone")
    expect(page.locator(".md-search-result__meta")).to_contain_text("No matching")
    found += faults(page, width, "search without results")
    assert found == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", ["index.html", "modules/index.html"])
def test_an_open_menu_has_no_fault(new_context: Open, path: str, scheme: str) -> None:
    context = new_context(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"/{path}")
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    closed = page.locator(".md-sidebar--primary button[aria-expanded=false]")
    while closed.count():
        closed.first.click()
    assert faults(page, 360, "menu open") == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_glossary_bubble_has_no_fault(new_context: Open, width: int, scheme: str) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto("/index.html")
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("a.term").first.focus()
    expect(page.locator(".bubble")).to_be_visible()
    assert faults(page, width, "bubble") == []
