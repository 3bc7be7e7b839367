"""Scenarios by keyboard, translated, on a narrow screen, without a script, and on paper."""

import gzip
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.browser import data, stories
from tests.site.browser.keyboard import Keyboard, has_focus
from tests.site.browser.player import DRIVE
from tests.site.browser.story import FIRST, open_story, play, scene
from tests.site.browser.test_axe import WIDTHS, Axe

ALONE = """() => document.querySelectorAll(
    "article > :not(course-scenario, h1), .md-header, .md-sidebar, .md-footer"
).forEach((part) => part.remove())"""

# At each of some places of a story: how far it can be scrolled sideways, and which of its buttons are too small.
FITS = """([name, ways]) => Object.fromEntries(Object.entries(ways).map(([node, way]) => {
    playAnew(name, way)
    const isSmall = (each) => each.checkVisibility() && each.getBoundingClientRect().height < 44
    const buttons = [...document.querySelectorAll("course-scenario .stage button")].filter(isSmall)
    const wide = Math.max(0, document.documentElement.scrollWidth - 320)
    return [node, [wide, buttons.map((each) => each.textContent)]]
}))"""


def play_anew(page: Page, way: stories.Way, name: str) -> None:
    """Go back to the first decision, and walk a way from there."""
    page.evaluate("([name, way]) => playAnew(name, way)", [name, list(way)])


def test_a_whole_story_by_keyboard_alone_on_the_narrowest_screen(phone: Page) -> None:
    open_story(phone)
    story = stories.scenario(FIRST)
    keys = Keyboard(phone)
    keys.start_at(phone.get_by_role("heading", level=1))
    way = max(stories.ways(FIRST), key=len)
    for node, place in stories.taken(FIRST, way):
        name = data.plain(story.step[node].choices[place].text)
        keys.use(phone.get_by_role("button", name=name, exact=True), "Enter" if place else "Space")
        assert has_focus(scene(phone).get_by_role("heading").first)
    keys.use(phone.get_by_role("button", name="Try again from the start"))
    assert has_focus(scene(phone).get_by_role("heading").first)


def test_a_page_translator_changes_no_way(page: Page) -> None:
    open_story(page)
    page.evaluate(DRIVE)
    assert page.evaluate("translate(true)") > 50
    ways = stories.ways(FIRST)
    for way in ways[:: max(1, len(ways) // 10)]:
        events = play(page, way)["events"]
        assert [(detail["node"], detail["choice"]) for _, detail in events[:-1]] == stories.taken(FIRST, way)
        scene(page).locator(".again").click()


@pytest.mark.parametrize("name", stories.names())
def test_axe_finds_nothing_in_any_step_and_at_any_ending(page: Page, name: str) -> None:
    axe = Axe(page, stories.path(name))
    # The rest of the page was looked at while it was at rest.
    page.evaluate(ALONE)
    page.evaluate(stories.PLAY)
    story = stories.scenario(name)
    for node in [*story.step, *story.ending]:
        play_anew(page, stories.way_to(name, node), name)
        axe.look(node, *((360,) if node in story.step else WIDTHS))
    assert axe.found == []


@pytest.mark.parametrize("name", stories.names())
def test_nothing_scrolls_sideways_and_every_button_is_large_enough(phone: Page, name: str) -> None:
    open_story(phone, name)
    story = stories.scenario(name)
    ways = {node: list(stories.way_to(name, node)) for node in [*story.step, *story.ending]}
    assert phone.evaluate(FITS, [name, ways]) == {key: [0, []] for key in ways}


def follow(link: Locator, name: str) -> None:
    """Follow a link of a story: of the first with the mouse, which takes ten times as long as by itself."""
    expect(link).to_be_visible()
    if name == FIRST:
        link.click()
    else:
        link.evaluate("link => link.click()")


class TestWithoutScript:
    @pytest.mark.parametrize("name", stories.names())
    def test_a_way_is_walked_by_its_links(self, no_script: Page, name: str) -> None:
        story = stories.scenario(name)
        no_script.goto(f"/{stories.path(name)}")
        expect(no_script.locator("course-scenario button")).to_have_count(0)
        way = max(stories.ways(name), key=len)
        passage = no_script.locator("course-scenario .passage").first
        for node, place in stories.taken(name, way):
            choice = story.step[node].choices[place]
            expect(passage).to_contain_text(story.step[node].title)
            follow(passage.locator(".choices a").nth(place), name)
            passage = no_script.locator(".passage:target")
            expect(passage).to_be_in_viewport()
            expect(passage.locator(".told")).to_have_text(data.plain(choice.consequence))
            follow(passage.locator(".go-on a"), name)
            passage = no_script.locator(".passage:target")
            expect(passage).to_be_in_viewport()
        expect(passage).to_contain_text("The end.")
        back = no_script.locator("details.look-back")
        assert data.plain(choice.feedback) not in data.tidy(no_script.locator("course-scenario").inner_text())
        passage.get_by_role("link", name="Look back at your choices").click()
        back.locator("summary").click()
        assert data.plain(choice.feedback) in data.tidy(back.inner_text())


class TestOnPaper:
    @pytest.mark.parametrize("name", stories.names())
    def test_the_whole_book_is_printed_wherever_the_learner_is(self, page: Page, name: str) -> None:
        open_story(page, name)
        story = stories.scenario(name)
        for ending in (None, story.endings[0].id):
            if ending:
                play(page, stories.way_to(name, ending), name)
            page.emulate_media(media="print", color_scheme="light")
            page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
            expect(page.locator("course-scenario .stage")).to_be_hidden()
            book = data.tidy(page.locator("course-scenario .book").inner_text())
            for step in story.steps:
                assert data.plain(step.text) in book
                for choice in step.choices:
                    assert data.plain(choice.text) in book
                    assert data.plain(choice.consequence) in book
                    assert data.plain(choice.feedback) not in book
            back = page.locator(".look-back")
            assert back.evaluate("back => getComputedStyle(back).breakBefore") == "page"
            judged = data.tidy(back.inner_text())
            for choice in (choice for step in story.steps for choice in step.choices):
                assert data.plain(choice.feedback) in judged
            assert page.locator("course-scenario svg").count() == 0
            page.evaluate("window.dispatchEvent(new Event('afterprint'))")
            page.emulate_media(media="screen")

    def test_the_judgements_are_printed_without_a_script_too(self, no_script: Page) -> None:
        no_script.goto(f"/{stories.path(FIRST)}")
        no_script.emulate_media(media="print")
        last = stories.scenario(FIRST).steps[-1].choices[-1]
        why = no_script.locator(".look-back .why").filter(has_text=data.plain(last.feedback))
        assert why.evaluate("why => why.checkVisibility({ contentVisibilityAuto: true })")
        assert why.bounding_box() is not None


def test_the_player_is_small_and_only_pages_with_a_story_load_it(page: Page, site: Any) -> None:
    assert len(gzip.compress((site / "assets/scenario.js").read_bytes(), 9)) <= 5 * 1024
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/index.html", "/scenarios/index.html"):
        page.goto(path)
    assert not any("scenario.js" in url for url in asked)
    open_story(page)
    expect(page.locator("course-scenario[data-live]")).to_have_count(1)
