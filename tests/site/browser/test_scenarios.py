"""Scenarios as learners play them: every choice taken, and back again."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from course.scenarios.graph import best_way, graph_of
from tests.site.browser import data, stories
from tests.site.browser.player import told_as_json
from tests.site.browser.story import FIRST, open_story, play, scene


def status(page: Page) -> Locator:
    return page.locator("course-scenario").get_by_role("status")


def differences(name: str, way: stories.Way, result: dict[str, Any]) -> list[str]:
    """Return all that a walk showed and the file does not say, or the other way round."""
    faults: list[str] = []
    for number, (seen, wanted) in enumerate(zip(result["stops"], stories.expected(name, way), strict=True)):
        for key, value in wanted.items():
            # Where the walk begins, the test has been before.
            if number == 0 and key in {"status", "focused"}:
                continue
            if seen[key] != value:
                faults.append(f"{way}, stop {number}, {key}: {seen[key]!r}, not {value!r}")
    last = result["stops"][-1]["review"]
    for (rating, words), (wanted_rating, start) in zip(last, stories.review(name, way), strict=True):
        if rating != wanted_rating or not words.startswith(start):
            faults.append(f"{way}, look back: {rating} {words!r}, not {start!r}")
    events = [(kind, detail.get("node"), detail.get("choice")) for kind, detail in result["events"]]
    wanted_events = [("scenario:choice", node, place) for node, place in stories.taken(name, way)]
    ending = graph_of(stories.scenario(name)).steps[wanted_events[-1][1]][wanted_events[-1][2]]
    if events != [*wanted_events, ("scenario:ending", ending, None)]:
        faults.append(f"{way}: events {events}")
    return faults


@pytest.mark.parametrize("name", stories.names())
def test_every_choice_shows_what_the_file_says_whatever_came_before_it(page: Page, name: str) -> None:
    open_story(page, name)
    expect(page.get_by_role("heading", level=1)).to_have_text(stories.scenario(name).title)
    expect(page.locator("course-scenario[data-live]")).to_have_count(1)
    ways = stories.covering(name)
    found = told_as_json(page, "playAll", name, ways)
    assert [fault for way, result in zip(ways, found, strict=True) for fault in differences(name, way, result)] == []
    taken = {decision for way in ways for decision in stories.taken(name, way)}
    assert len(taken) == graph_of(stories.scenario(name)).edges, "a choice was never taken"


def test_every_scenario_has_its_own_page_in_the_menu(page: Page) -> None:
    page.goto("/scenarios/index.html")
    link = page.get_by_role("article").get_by_role("link", name=stories.scenario(FIRST).title, exact=True)
    expect(link).to_be_visible()
    script = "links => links.map((link) => [link.innerText.trim(), new URL(link.href).pathname])"
    links = page.locator("article a[href]:visible").evaluate_all(script)
    for name in stories.names():
        assert [stories.scenario(name).title, f"/{stories.path(name)}"] in links
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(stories.scenario(FIRST).title)


def test_the_ways_of_the_crawler_take_every_choice_where_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "MOST_WAYS", 1)
    stories.ways.cache_clear()
    for name in stories.names():
        taken = {decision for way in stories.ways(name) for decision in stories.taken(name, way)}
        assert len(taken) == graph_of(stories.scenario(name)).edges
    stories.ways.cache_clear()


def test_events_say_what_progress_needs(page: Page) -> None:
    open_story(page)
    story = stories.scenario(FIRST)
    way = stories.way_to(FIRST, best_way(story)[-1])
    events = play(page, way)["events"]
    node, place = stories.taken(FIRST, way)[0]
    rating = story.step[node].choices[place].rating
    assert events[0] == ["scenario:choice", {"scenario": FIRST, "node": node, "choice": place, "rating": rating}]
    ending = best_way(story)[-1]
    path = [list(each) for each in stories.taken(FIRST, way)]
    assert events[-1] == [
        "scenario:ending",
        {"scenario": FIRST, "node": ending, "outcome": story.ending[ending].outcome, "path": path},
    ]


def test_the_place_for_announcements_is_there_and_empty_at_load_and_the_focus_is_the_readers_own(page: Page) -> None:
    open_story(page)
    expect(status(page)).to_have_count(1)
    expect(status(page)).to_be_empty()
    assert page.evaluate("document.activeElement === document.body")


def test_a_step_is_a_heading_a_text_and_buttons(page: Page) -> None:
    open_story(page)
    step = stories.scenario(FIRST).steps[0]
    expect(page.get_by_role("heading", name=f"Decision 1 {step.title}")).to_be_visible()
    for choice in step.choices:
        expect(page.get_by_role("button", name=data.plain(choice.text), exact=True)).to_be_visible()
    assert page.locator("course-scenario .book").is_hidden()


def test_after_a_choice_what_followed_is_in_view_above_the_new_step(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_story(page)
    scene(page).get_by_role("button").first.click()
    expect(status(page)).to_be_in_viewport(ratio=0.99)
    heading = scene(page).get_by_role("heading").first
    expect(heading).to_be_focused()
    told, title, header = status(page).bounding_box(), heading.bounding_box(), page.locator(".md-header").bounding_box()
    assert told is not None
    assert title is not None
    assert header is not None
    assert header["y"] + header["height"] <= told["y"] < title["y"]


def test_a_trail_leads_back_to_any_earlier_decision(page: Page) -> None:
    open_story(page)
    story = stories.scenario(FIRST)
    way = max(stories.ways(FIRST), key=len)[:-1]
    play(page, way)
    trail = page.get_by_role("navigation", name="Your choices so far")
    expect(trail.get_by_role("button")).to_have_count(len(way))
    node, _ = stories.taken(FIRST, way)[1]
    trail.get_by_role("button", name=f"Go back to “{story.step[node].title}”").click()
    expect(scene(page).get_by_role("heading").first).to_have_text(f"Decision 2 {story.step[node].title}")
    expect(scene(page).get_by_role("heading").first).to_be_focused()
    expect(status(page)).to_have_text(f"You are back at “{story.step[node].title}”.")
    expect(trail.get_by_role("button")).to_have_count(1)


def test_the_ending_leads_back_too_starts_again_and_remembers_the_endings_of_this_visit(page: Page) -> None:
    open_story(page)
    story = stories.scenario(FIRST)
    first, second = [stories.way_to(FIRST, ending.id) for ending in story.endings[:2]]
    play(page, first)
    count = len(story.endings)
    expect(scene(page)).to_contain_text(f"You have found 1 of {count} endings.")
    expect(page.get_by_role("navigation", name="Your choices so far")).to_be_hidden()
    node = stories.taken(FIRST, first)[-1][0]
    scene(page).get_by_role("button", name=f"Go back to “{story.step[node].title}”").click()
    expect(scene(page)).to_have_attribute("data-kind", "step")
    page.go_back()
    expect(scene(page)).to_have_attribute("data-kind", "ending")
    scene(page).get_by_role("button", name="Try again from the start").click()
    expect(scene(page).get_by_role("heading").first).to_have_text(f"Decision 1 {story.step[story.start].title}")
    play(page, second)
    expect(scene(page)).to_contain_text(f"You have found 2 of {count} endings.")
    expect(scene(page).locator(".endings li")).to_have_text([ending.title for ending in endings_in_book(page, 2)])


def endings_in_book(page: Page, count: int) -> list[Any]:
    """The endings that have been seen, in the order of the book."""
    story = stories.scenario(FIRST)
    order = page.locator(".book [data-kind=ending]").evaluate_all("found => found.map((each) => each.dataset.node)")
    seen = {ending.id for ending in story.endings[:count]}
    return [story.ending[name] for name in order if name in seen]


def test_the_browsers_back_and_forward_go_through_the_screens_and_then_leave(page: Page) -> None:
    page.goto("/index.html")
    open_story(page)
    titles = [scene(page).get_by_role("heading").first.text_content()]
    for _ in range(2):
        scene(page).get_by_role("button").first.click()
        titles.append(scene(page).get_by_role("heading").first.text_content())
    address = page.url
    heading = scene(page).get_by_role("heading").first
    page.go_back()
    expect(heading).to_have_text(titles[1] or "")
    expect(heading).to_be_focused()
    page.go_back()
    expect(heading).to_have_text(titles[0] or "")
    page.go_forward()
    expect(heading).to_have_text(titles[1] or "")
    assert page.url == address, "the story is no part of the address"
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile("/index.html$"))


def test_a_reload_or_a_visit_elsewhere_costs_no_choice_and_nothing_is_stored(page: Page) -> None:
    open_story(page)
    way = stories.way_to(FIRST, stories.scenario(FIRST).endings[0].id)
    play(page, way[:-1])
    heading = scene(page).get_by_role("heading").first
    words, told = heading.inner_text(), status(page).inner_text()
    page.evaluate("location.hash = 'somewhere'")
    page.reload()
    expect(heading).to_have_text(words, use_inner_text=True)
    expect(status(page)).to_have_text(told, use_inner_text=True)
    expect(page.get_by_role("navigation", name="Your choices so far").get_by_role("button")).to_have_count(len(way) - 1)
    page.goto("/reference/help.html")
    page.go_back()
    expect(heading).to_have_text(words, use_inner_text=True)
    scene(page).locator(".choices button").nth(way[-1]).click()
    page.reload()
    expect(scene(page).locator(".review > li")).to_have_count(len(way))
    expect(scene(page)).to_contain_text("You have found 1 of ")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("document.cookie") == ""


def test_choices_that_are_no_longer_those_of_the_story_start_it_anew(page: Page) -> None:
    open_story(page)
    play(page, stories.way_to(FIRST, stories.scenario(FIRST).endings[0].id)[:1])
    page.evaluate("""() => {
        const [[key, [[node]]]] = Object.entries(history.state)
        history.replaceState({ [key]: [[node, 99]] }, "")
    }""")
    page.reload()
    expect(scene(page).get_by_role("heading").first).to_contain_text("Decision 1")


def test_a_link_within_the_page_does_not_move_the_story(page: Page) -> None:
    open_story(page)
    scene(page).get_by_role("button").first.click()
    title = scene(page).get_by_role("heading").first.text_content()
    page.evaluate("location.hash = 'somewhere'")
    page.go_back()
    expect(scene(page).get_by_role("heading").first).to_have_text(title or "")
