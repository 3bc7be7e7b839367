"""The course in a browser that runs no scripts: everything can be read, and nothing that shows is dead."""

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.site.browser import data
from tests.site.browser.makes import one_of_each_make
from tests.site.browser.player import Player
from tests.site.browser.test_paper import read_paper

# What would do nothing without a script: buttons, and every way to the search.
DEAD = """() => [...document.querySelectorAll(
        "button, [type=submit], [type=reset]")]
    .filter((element) => {
        const box = element.getBoundingClientRect()
        return element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
            && box.width && box.height && box.right > 0 && box.left < innerWidth
    })
    .map((element) => element.outerHTML.slice(0, 100))"""

# What each question says at first; and what its answer says, which the test opens where it did not click.
WRITTEN = """() => Object.fromEntries([...document.querySelectorAll("form.question")].map((form) =>
    [form.id, form.innerText]))"""
OPENED = """() => Object.fromEntries([...document.querySelectorAll("form.question")].map((form) =>
    [form.id, [...form.querySelectorAll("details")].map((answer) => {
        answer.open = true
        return answer.innerText
    }).join(" ")]))"""

# Presses the fold of each of some questions; returns how many there are, and how many are open then.
PRESSED = """forms => forms.map((id) => {
    const form = document.getElementById(id), folds = [...form.querySelectorAll("details:not(.family) > summary")]
    for (const fold of folds) fold.click()
    return [folds.length, form.querySelectorAll("details[open]").length]
})"""
# What each family's fold says before and after it is pressed.
FOLDS = """() => [...document.querySelectorAll("details.family")].map((fold) => {
    const before = fold.innerText
    fold.querySelector("summary").click()
    return [before, fold.innerText]
})"""
# What no hand reaches: it has no place on the page, or something lies over it.
COVERED = """() => [...document.querySelectorAll(".evidence a, form.question details > summary")].filter((element) => {
    element.scrollIntoView({ block: "center", behavior: "instant" })
    return ![...element.getClientRects()].some(({ left, top, width, height }) =>
        element.contains(document.elementFromPoint(left + width / 2, top + height / 2)))
}).map((element) => element.outerHTML.slice(0, 120))"""
# Which of some sections are not seen by whoever comes to them.
UNSEEN = """sections => sections.filter((id) => {
    const section = document.getElementById(id)
    section.scrollIntoView({ behavior: "instant" })
    const { top, bottom, width } = section.getBoundingClientRect()
    return !section.checkVisibility({ visibilityProperty: true }) || !width || top >= innerHeight || bottom <= 0
})"""

# Drawings that with their caption are taller than a sheet of A4 between its margins.
TALL = """() => [...document.querySelectorAll(".diagram")].filter((drawing) => drawing.offsetHeight > 25 / 2.54 * 96)
    .map((drawing) => drawing.innerText)"""


@pytest.mark.parametrize("path", data.quiz_pages())
def test_questions_are_readable_and_answers_open_on_request(
    no_script: Page, site: Path, base_url: str, path: str
) -> None:
    """And then, in the same visit, evidence is found, and no answer is printed."""
    no_script.goto(f"/{path}")
    evidence_links_lead_to_their_section(no_script, site, base_url, path)
    answers_open_on_request(no_script, path)
    no_script.emulate_media(media="print")
    assert [*read_paper(no_script, path)] == []
    assert no_script.evaluate(TALL) == []


def answers_open_on_request(no_script: Page, path: str) -> None:
    before = no_script.evaluate(WRITTEN)
    assert no_script.evaluate(COVERED) == []
    one_of_each = {instance.kind: instance for instance in data.on_page(path)}.values()
    if path in data.quiz_pages_of_each_kind():
        for player in (Player(no_script, instance) for instance in one_of_each):
            player.form.locator("details:not(.family) > summary").click()
            assert player.form.locator("details[open]").count() == 1
    else:
        assert no_script.evaluate(PRESSED, [each.form for each in one_of_each]) == [[1, 1]] * len(one_of_each)
    # A question may stand twice on a page.
    asked = {instance.question.id: instance.question for instance in data.on_page(path)}.values()
    lessons = [question.lesson for question in asked if question.lesson]
    for before_it, after_it in no_script.evaluate(FOLDS):
        told = data.tidy(after_it)
        assert data.tidy(before_it) == "What made the difference?"
        shown_here = [lesson for lesson in lessons if lesson.quoted in told and lesson.because in told]
        assert len(shown_here) == 2
        assert all(data.tidy(lesson.principle) in told for lesson in shown_here)
    after = no_script.evaluate(OPENED)
    for instance in data.on_page(path):
        shown, opened = data.tidy(before[instance.form]), data.tidy(after[instance.form])
        assert data.plain(instance.question.stem) in shown
        for name in data.controls(instance.question):
            # A gap and a text box are named for those who listen only.
            assert instance.kind in {"gap-select", "reflection"} or name in shown
        for secret in data.secrets(instance.question):
            assert secret not in shown, f"{instance.form} tells its answer before it is asked"
            assert secret in opened, f"{instance.form} keeps a reason to itself"


def test_no_dead_button_and_no_dead_search_shows(no_script: Page, site: Path) -> None:
    dead: list[str] = []
    for path in one_of_each_make(site, data.pages()):
        no_script.goto(f"/{path}")
        for width in (320, 1280):
            no_script.set_viewport_size({"width": width, "height": 800})
            dead += [f"{path} at {width}: {element}" for element in no_script.evaluate(DEAD)]
    assert dead == []


def evidence_links_lead_to_their_section(no_script: Page, site: Path, base_url: str, path: str) -> None:
    links = no_script.locator(".evidence a")
    assert links.count() >= sum(data.has_points(each) for each in data.on_page(path))
    assert links.locator("visible=true").count() == links.count()
    clicked: set[str] = set()
    # Every link is followed: in the files all of them; by a click one to each page, from a page of each kind.
    clicked: set[str] = set()
    for href in dict.fromkeys(links.evaluate_all("links => links.map((link) => link.href)")):
        target, _, section = href.removeprefix(f"{base_url}/").partition("#")
        assert html.parse(str(site / target)).getroot().get_element_by_id(section) is not None
        if target in clicked or (target != path and path not in data.quiz_pages_of_each_kind()):
            continue
        clicked.add(target)
        no_script.locator(
            f".evidence a[href$='{href.rpartition('/')[2] if target != path else '#' + section}']"
        ).first.click()
        expect(no_script).to_have_url(href)
        expect(no_script.locator(f"[id='{section}']")).to_be_in_viewport()
        no_script.go_back()


def test_every_section_that_holds_evidence_is_seen(no_script: Page, site: Path) -> None:
    sections: dict[str, set[str]] = {}
    for path in data.quiz_pages():
        root = html.parse(str(site / path), base_url=f"http://course/{path}").getroot()
        root.make_links_absolute()
        for href in root.xpath("//*[contains(concat(' ', @class, ' '), ' evidence ')]//a/@href"):
            target, _, section = href.removeprefix("http://course/").partition("#")
            sections.setdefault(target, set()).add(section)
    assert len(sections) > 5
    for target, names in sections.items():
        no_script.goto(f"/{target}")
        assert no_script.evaluate(UNSEEN, [*names]) == [], target


def test_enter_on_an_option_keeps_the_answer(no_script: Page) -> None:
    path = data.quiz_pages()[0]
    no_script.goto(f"/{path}")
    address = no_script.url
    option = no_script.locator("form.question input[type=radio]").first
    option.check()
    option.press("Enter")
    no_script.wait_for_timeout(300)
    assert no_script.url == address
    expect(option).to_be_checked()
