"""What holds of pages on every screen: large targets, a way back, words explained."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.browser import data
from tests.site.browser.player import Player, opened, show_all


@pytest.mark.parametrize("kind", data.SCORED_TYPES)
def test_every_target_of_a_question_is_as_large_as_a_thumb(phone: Page, kind: str) -> None:
    instance = data.one_of(kind)
    phone.goto(instance.address)
    form = Player(phone, instance).form
    targets = form.locator("label:has(+ *), input + label, select, button").locator("visible=true").all()
    # A radio's or a checkbox's whole row is its target; the label of a select only names it.
    for target in targets:
        if target.evaluate("target => target.matches('label:has(+ select)')"):
            continue
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.evaluate("target => target.outerHTML")


@pytest.mark.parametrize("path", data.quiz_pages_of_each_kind())
def test_the_way_back_from_an_evidence_link(page: Page, path: str) -> None:
    instance = next(each for each in data.on_page(path) if each.scored and each.kind == "single-choice")
    player = opened(page, instance)
    player.answer(data.wrong(instance.question))
    link = player.evidence.get_by_role("link").first
    href = link.get_attribute("href") or ""
    link.click()
    expect(page.locator(f"[id='{href.partition('#')[2]}']")).to_be_in_viewport()
    page.go_back()
    if href.startswith("#"):  # still the same page: nothing is lost
        expect(player.form).to_be_in_viewport()
        player.assert_marked(data.wrong(instance.question))
    player.answer(data.right(instance.question))
    player.assert_marked(data.right(instance.question))


@pytest.fixture(scope="module")
def tablet(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A small screen that knows a finger, a mouse and a keyboard."""
    context = browser.new_context(
        base_url=base_url, viewport={"width": 360, "height": 700}, has_touch=True, reduced_motion="reduce"
    )
    yield context
    context.close()


# What a phone's header has no room for at its end: it then shows an ellipsis, and the heading above says the rest.
LONG = {"Preventing breakdown, and harm", "Good practice, day to day, and your answer to 3.2"}
CUT = """pages => {
    const topic = document.querySelector(".md-header__topic + .md-header__topic")
    return pages.filter((page) => {
        topic.innerHTML = page
        const shown = topic.firstElementChild
        return shown.scrollHeight > shown.clientHeight + 1 || shown.scrollWidth > shown.clientWidth + 1
    })
}"""


def test_a_phone_shows_the_whole_name_of_a_page_in_its_header(tablet: BrowserContext, site: Path) -> None:
    pages = [html.fromstring((site / path).read_bytes()) for path in data.pages()]
    topics = [topic for page in pages for topic in page.xpath("//*[@data-md-component='header-topic']/span")]
    names = [html.tostring(topic, encoding="unicode", with_tail=False) for topic in topics]
    page = tablet.new_page()
    page.goto("/index.html")
    cut = [html.fromstring(name).text_content() for name in page.evaluate(CUT, names)]
    page.close()
    assert {name.strip().partition(": ")[2] for name in cut} == LONG, cut


@pytest.fixture
def words_page(tablet: BrowserContext) -> Iterator[Page]:
    page = tablet.new_page()
    page.goto("/modules/what-carers-know.html")
    show_all(page)
    yield page
    page.close()


def test_a_word_is_explained_while_the_mouse_rests_on_it(words_page: Page) -> None:
    page = words_page
    term, bubble = page.locator(".step > p a.term").first, page.locator(".bubble")
    term.hover()
    expect(bubble).to_be_visible()
    expect(bubble).to_contain_text(term.get_attribute("data-meaning") or "")
    bubble.hover()  # it must not vanish under the mouse of one who reads it
    page.wait_for_timeout(500)
    expect(bubble).to_be_visible()
    page.keyboard.press("Escape")
    expect(bubble).to_be_hidden()
    term.hover()
    page.mouse.move(0, 0)
    expect(bubble).to_be_hidden()


def test_a_word_is_explained_when_the_keyboard_reaches_it_and_not_on_paper(words_page: Page) -> None:
    page = words_page
    term, bubble = page.locator(".step > p a.term").first, page.locator(".bubble")
    term.focus()
    expect(bubble).to_be_visible()
    expect(term).to_have_accessible_description(term.get_attribute("data-meaning") or "")
    page.emulate_media(media="print")
    expect(bubble).to_be_hidden()
    page.emulate_media(media="screen")
    page.keyboard.press("Escape")
    expect(bubble).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(bubble).to_be_visible()
    page.keyboard.press("Tab")
    expect(bubble.get_by_role("link", name="Glossary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(term).to_be_focused()
    expect(bubble).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reference/glossary.html#*")


def test_a_word_is_explained_by_the_first_tap_and_followed_by_the_second(words_page: Page) -> None:
    page = words_page
    term, bubble = page.locator(".step > p a.term").first, page.locator(".bubble")
    term.tap()
    expect(bubble).to_be_visible()
    box = bubble.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.locator("h1").tap()
    expect(bubble).to_be_hidden()
    term.tap()
    expect(bubble).to_be_visible()
    term.tap()
    page.wait_for_url("**/reference/glossary.html#*")
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_tap_on_the_bubble_link_leads_to_the_glossary(words_page: Page) -> None:
    page = words_page
    page.locator(".step > p a.term").first.tap()
    page.locator(".bubble").get_by_role("link", name="Glossary").tap()
    page.wait_for_url("**/reference/glossary.html#*")


def test_a_word_in_a_question_is_explained_without_choosing_an_option(words_page: Page) -> None:
    page = words_page
    assert page.locator("course-quiz :is(label, legend, option, summary) a").count() == 0
    page.locator("course-quiz .words a.term").first.tap()
    expect(page.locator(".bubble")).to_be_visible()
    assert page.locator("course-quiz :checked:not(option)").count() == 0
