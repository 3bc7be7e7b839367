"""The course in a browser that runs no scripts: everything can be read, and nothing that shows is dead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.site.browser import data
from tests.site.browser.player import Player


@pytest.mark.parametrize("path", data.quiz_pages())
def test_questions_are_readable_and_answers_open_on_request(no_script: Page, path: str) -> None:
    no_script.goto(f"/{path}")
    for instance in data.on_page(path):
        player = Player(no_script, instance)
        shown = data.tidy(player.form.inner_text())
        assert data.plain(instance.question.stem) in shown
        details = player.form.locator("details")
        summary = details.locator("summary")
        for name in data.controls(instance.question):
            # A gap and a text box are named for those who listen only.
            assert instance.kind in {"gap-select", "reflection"} or name in shown
        for secret in data.secrets(instance.question):
            assert secret not in shown, f"{instance.form} tells its answer before it is asked"
        summary.click()
        opened = data.tidy(details.inner_text())
        for secret in data.secrets(instance.question):
            assert secret in opened, f"{instance.form} keeps a reason to itself"
        summary.click()
        assert details.get_attribute("open") is None


@pytest.mark.parametrize("path", data.pages())
def test_no_dead_button_shows(no_script: Page, path: str) -> None:
    no_script.goto(f"/{path}")
    for width in (320, 1280):
        no_script.set_viewport_size({"width": width, "height": 800})
        assert [button.evaluate("b => b.outerHTML") for button in no_script.locator("button:visible").all()] == []


@pytest.mark.parametrize("path", data.pages())
def test_no_search_is_offered_that_cannot_find(no_script: Page, path: str) -> None:
    no_script.goto(f"/{path}")
    for width in (320, 1280):
        no_script.set_viewport_size({"width": width, "height": 800})
        expect(no_script.locator(".md-search__input")).not_to_be_in_viewport()
        expect(no_script.locator(".md-header [for=__search]:visible")).to_have_count(0)


@pytest.mark.parametrize("path", data.quiz_pages())
def test_evidence_links_lead_to_their_section(no_script: Page, path: str) -> None:
    no_script.goto(f"/{path}")
    links = no_script.locator(".evidence a")
    assert links.count() >= sum(data.has_points(each) for each in data.on_page(path))
    targets = {href: index for index, href in enumerate(each.get_attribute("href") or "" for each in links.all())}
    for href, index in targets.items():
        expect(links.nth(index)).to_be_visible()
        links.nth(index).click()
        expect(no_script).to_have_url(re.compile(re.escape(href.removeprefix("../")) + "$"))
        section = no_script.locator(f"[id='{href.partition('#')[2]}']")
        expect(section).to_be_in_viewport()
        no_script.go_back()
