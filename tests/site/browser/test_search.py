"""The search as somebody in a hurry meets it. What it finds is measured in tests/site/test_search.py."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'"
)
QUESTIONS = yaml.safe_load((ROOT / "tests/fixtures/queries/questions.yml").read_text(encoding="utf-8"))["questions"]
TALL = 740  # pixels of a phone's screen


def ask(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Search").fill(words)


def said(page: Page) -> str:
    return page.get_by_role("dialog", name="Search").get_by_role("status").inner_text()


def open_search(page: Page, path: str = "/index.html") -> Page:
    page.goto(path)
    page.get_by_role("button", name="Search", exact=True).click()
    return page


@pytest.fixture(scope="module")
def searching(browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone on which the search is open."""
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": TALL}, reduced_motion="reduce")
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield open_search(page)
    context.close()


def test_it_is_fetched_once_when_it_is_opened_and_works_under_a_strict_policy(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    fresh = context.new_page()
    asked: list[str] = []
    refused: list[str] = []
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.on("console", lambda message: refused.append(message.text))
    # The theme's own inline scripts stay refused: the search needs none of them.
    headers = {"content-security-policy": STRICT, "content-type": "text/html"}
    fresh.route("**/*.html", lambda route: route.fulfill(response=route.fetch(), headers=headers))
    fresh.goto("/modules/one-team.html")
    fresh.wait_for_load_state("networkidle")
    assert [address for address in asked if "/search/" in address] == []
    refused.clear()
    fresh.get_by_role("button", name="Search", exact=True).click()
    ask(fresh, "hoist")
    first = fresh.locator(".search ol a").first
    expect(first.locator(".search-kind")).to_have_text("Module 6 · One team: plans, records, medicines")
    expect(first.locator(".search-title")).to_have_text("Moving and handling")
    expect(first.locator("mark").first).to_have_text(re.compile("hoist", re.IGNORECASE))
    fresh.keyboard.press("Escape")
    fresh.get_by_role("button", name="Search", exact=True).click()
    assert sorted(address.rpartition("/")[2] for address in asked if "/search/" in address) == ["find.js", "texts.js"]
    assert refused == []
    context.close()


def test_danger_stands_above_all_results_in_the_words_of_the_rule(searching: Page) -> None:
    ask(searching, "siezure")
    box = searching.locator(".search-danger")
    expect(box.get_by_role("link", name="999").first).to_have_attribute("href", "tel:999")
    expect(box).to_contain_text("Call if it lasts over 5 minutes, or 2 minutes longer than is usual for them")
    assert said(searching).startswith("Read first: A fit (seizure). ")
    ask(searching, "my partner hits me")
    expect(box).to_contain_text("Is someone hurting you? In danger, call 999.")
    # A link within the rule is a part of its sentence, not a row of results.
    expect(box.get_by_role("link", name="999").first).to_have_css("display", "inline")
    # The rule stands before a line for her that is of another danger.
    ask(searching, "he threatened me with a knife")
    expect(box.locator("p > strong > a")).to_have_text(["999", "When to call 999", "If you are a carer"])
    expect(box).to_contain_text("Is someone hurting you? In danger, call 999.")
    # What only sounds of danger is asked about, and nobody is shouted at.
    ask(searching, "summats wrong with his face")
    expect(searching.locator(".search-call")).to_have_text("Is someone in danger now? Call 999. Help, by nation")
    assert "999" not in said(searching)
    expect(box).to_have_count(0)
    ask(searching, "fits her")
    expect(box).to_have_count(0)
    expect(searching.locator(".search-call")).to_have_count(0)


def test_where_nothing_is_found_it_says_where_help_is(searching: Page) -> None:
    ask(searching, "xyzzy")
    panel = searching.locator(".search-nothing")
    assert panel.get_by_role("link").all_text_contents() == ["999", "Help, by nation", "Quick cards", "Glossary"]
    assert said(searching) == "Nothing found"
    expect(searching.get_by_role("textbox", name="Search")).to_have_value("xyzzy")


def test_a_result_opens_the_very_section_also_on_this_page(searching: Page) -> None:
    ask(searching, "carers centre scotland")
    searching.locator(".search ol a").first.click()
    searching.wait_for_url("**/reference/help.html#support-scotland")
    searching.get_by_role("button", name="Search", exact=True).click()
    ask(searching, "samaritans")
    searching.locator(".search ol a[href$='help.html#lines']").first.click()
    expect(searching.get_by_role("dialog", name="Search")).to_be_hidden()
    expect(searching.locator("#lines")).to_be_focused()


def test_where_it_cannot_load_it_says_whom_to_call_and_the_next_key_tries_again(
    browser: Browser, base_url: str
) -> None:
    page = browser.new_page(base_url=base_url)
    page.route("**/search/find.js", lambda route: route.abort())
    open_search(page, "/modules/one-team.html")
    status = page.get_by_role("dialog", name="Search").get_by_role("status")
    expect(status.get_by_role("link", name="In danger? Call 999")).to_have_attribute("href", "tel:999")
    expect(status).to_contain_text("Look it up")
    page.unroute("**/search/find.js")
    ask(page, "overdose")
    expect(page.locator(".search-danger")).to_contain_text("Keep the packets for the crew.")
    page.close()


def test_it_works_from_a_disk(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    open_search(page, (site / "modules/one-team.html").as_uri())
    ask(page, "overdose")
    expect(page.locator(".search-danger")).to_contain_text("Keep the packets for the crew.")
    ask(page, "xyzzy")
    page.locator(".search-nothing").get_by_role("link", name="Quick cards").click()
    expect(page.get_by_role("heading", level=1, name="Quick cards")).to_be_visible()
    page.close()


def test_staff_reach_each_of_twenty_questions_in_two_taps_and_one_screen_of_scrolling(searching: Page) -> None:
    assert len(QUESTIONS) >= 20
    searching.goto("/index.html")
    look_up = searching.get_by_role("link", name="Look it up", exact=True).first
    box = look_up.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= TALL, "it is on the first screen"
    look_up.click()
    for question in QUESTIONS:
        link = searching.locator("article").get_by_role("link", name=question["words"], exact=True)
        assert link.evaluate("link => link.getBoundingClientRect().bottom + scrollY") <= 2 * TALL, question["words"]
        assert (link.get_attribute("href") or "").removeprefix("./") == question["place"].removeprefix("reference/")
