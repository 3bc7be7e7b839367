"""The search as somebody in a hurry meets it: found by the words they use, or told where help is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from course.course import Course

SLOW = 20_000  # milliseconds for a busy machine to read the index
HELP = "reference/help.html"
RULES = "reference/rules.html"
FIRST_THREE = """(items) => items.slice(0, 3).map((item) =>
    [...item.querySelectorAll(':scope > a')].map((link) => link.href))"""


def ask(page: Page, words: str) -> None:
    """Type words into the search, and wait for its answer."""
    box, said = page.get_by_role("textbox", name="Search"), page.locator(".md-search-result__meta")
    # Emptied first: the theme says how many it found, and must not be taken to say so of earlier words.
    for typed, answer in (("", "Type to start searching"), (words, "match")):
        box.fill(typed)
        box.press("End")
        expect(said).to_contain_text(answer, timeout=SLOW)


def found(page: Page) -> list[list[str]]:
    """Return the places that each of the first three results shows, by their paths below the site."""
    results: list[list[str]] = page.locator(".md-search-result__item").evaluate_all(FIRST_THREE)
    return [[_place(page, link) for link in links] for links in results]


def _place(page: Page, link: str) -> str:
    address = urlsplit(link)
    root = urlsplit(page.url).path.rsplit("/index.html", 1)[0]
    return address.path.removeprefix(f"{root}/") + (f"#{address.fragment}" if address.fragment else "")


def open_search(page: Page) -> Page:
    page.goto("/index.html")
    page.get_by_role("button", name="Search").first.click()
    return page


@pytest.fixture(scope="module")
def searching(browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone on which the search is open."""
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield open_search(page)
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_index_is_fetched_once_when_the_search_is_opened(fresh: Page, width: int) -> None:
    asked: list[str] = []
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.set_viewport_size({"width": width, "height": 740})
    fresh.goto("/modules/one-team.html")
    fresh.wait_for_load_state("networkidle")
    assert [address for address in asked if "search_index" in address] == []
    if width < 960:
        fresh.get_by_role("button", name="Search").first.click()
    fresh.get_by_role("textbox", name="Search").fill("hoist")
    expect(fresh.locator(".md-search-result__link").first).to_be_visible(timeout=SLOW)
    assert len([address for address in asked if "search_index" in address]) == 1


# In an emergency nobody reads a list: the first result is the place, opened at the right part.
@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("choking", f"{RULES}#choking"),
        ("fit", f"{RULES}#fits"),
        ("seizure", f"{RULES}#fits"),
        ("he won't wake up", f"{RULES}#hard-to-wake"),
        ("DNR", f"{RULES}#cpr"),
        ("not breathing", f"{RULES}#call-999"),
        ("suicide", f"{HELP}#cannot-go-on"),
        ("can't go on", f"{HELP}#cannot-go-on"),
        ("She says she cannot go on", f"{HELP}#cannot-go-on"),
        ("kill herself", f"{HELP}#cannot-go-on"),
        ("abuse", f"{HELP}#someone-is-harmed"),
        ("he hit her", f"{HELP}#someone-is-harmed"),
        ("money missing", f"{HELP}#someone-is-harmed"),
    ],
)
def test_what_cannot_wait_is_the_first_result(searching: Page, words: str, place: str) -> None:
    ask(searching, words)
    assert place in found(searching)[0]
    # What a place is found by is for the index; a list of it between the results would only be in the way.
    assert not searching.locator(".md-tags").evaluate_all("lists => lists.filter((list) => list.offsetParent).length")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("cannot cope", f"{HELP}#cannot-go-on"),
        ("overdose", f"{HELP}#cannot-go-on"),
        ("overdose", f"{RULES}#overdose"),
        ("DNACPR", f"{RULES}#cpr"),
        ("DoLS", "modules/the-persons-voice.html#liberty"),
        ("a man fell", f"{RULES}#falls"),
        ("power of atorney", "modules/the-persons-voice.html#which-power"),
        ("next of kin", "modules/the-persons-voice.html#which-power"),
        ("carers assesment", "modules/carer-wellbeing.html#assessment"),
        ("respite", "modules/carer-wellbeing.html#breaks"),
        ("grief", "modules/putting-it-right.html#day-after"),
        ("young carer tablets", "modules/one-team.html#young-carer-medicines"),
        ("his daughter wants me to tell her what the doctor said", "reference/cards/sharing-information.html"),
    ],
)
def test_what_people_type_is_among_the_first_three_results(searching: Page, words: str, place: str) -> None:
    ask(searching, words)
    assert place in [each for result in found(searching) for each in result]


class TestNothingFound:
    def test_says_where_help_is_until_something_is_found(self, searching: Page) -> None:
        ask(searching, "xyzzy")
        panel = searching.locator(".nothing-found")
        expect(panel).to_contain_text("Nothing was found. Try one word, or another word for it.")
        expect(panel.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
        names = panel.get_by_role("link").all_text_contents()
        assert names == ["999", "Help, by nation", "Quick cards", "Glossary"]
        ask(searching, "suicide")
        expect(panel).to_have_count(0)

    def test_leads_to_help_on_enter(self, fresh: Page) -> None:
        fresh.set_viewport_size({"width": 360, "height": 740})
        open_search(fresh)
        ask(fresh, "xyzzy")
        fresh.get_by_role("textbox", name="Search").press("Enter")
        expect(fresh.get_by_role("heading", level=1, name="Help, by nation")).to_be_visible()

    def test_works_from_a_disk(self, browser: Browser, site: Path) -> None:
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto((site / "modules/one-team.html").as_uri())
        page.get_by_role("textbox", name="Search").focus()
        ask(page, "xyzzy")
        page.locator(".nothing-found").get_by_role("link", name="Quick cards").click()
        expect(page.get_by_role("heading", level=1, name="Quick cards")).to_be_visible()
        page.close()


def test_finds_each_place_by_each_of_its_words(searching: Page, course: Course) -> None:
    """One word may lead to a few places; none of them is further down than that."""
    for word in ("medication", "bruises", "stressed", "discharge", "crushed", "WhatsApp"):
        places = [name.replace(".md", ".html") for name, place in course.searched.items() if word in place.words]
        ask(searching, word)
        shown = [each for result in found(searching) for each in result]
        assert [place for place in places[:3] if place not in shown] == [], word
