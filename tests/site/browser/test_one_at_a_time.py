"""One question at a time: where the eye, the focus and the browser's own ways find it, on a phone 320 px wide."""

from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.site.browser import data
from tests.site.browser.player import STAYS, Player, Quiz

PATH = "modules/the-law.html"
TOP = "element => element.getBoundingClientRect().top"
# A browser looks for forms to fill in as soon as a page is there, and lays out each part that it may look into.
LAID_OUT = """addEventListener("DOMContentLoaded", () => {
    window.laidOut = [...document.querySelectorAll(".step")].filter((step) => step.hidden !== true).length
})"""


def quiz_with_one_situation_twice() -> tuple[data.Instance, data.Instance]:
    """Two questions in turn that tell the same before they ask."""
    on_page = data.on_page(PATH)
    return next(
        (one, other)
        for one, other in pairwise(on_page)
        if data.situation(one.question) == data.situation(other.question) != "" and other in data.quiz_of(one)
    )


def test_from_question_to_question_and_back_to_the_same_one(phone: Page) -> None:
    one, other = quiz_with_one_situation_twice()
    phone.goto(one.address)
    part = phone.evaluate("courseSteps.current().id")
    phone.goto("about:blank")
    phone.goto(f"/{PATH}#{part}")
    first, second, quiz = Player(phone, one), Player(phone, other), Quiz(phone, one)
    total = len(data.quiz_of(one))
    expect(phone.locator("course-quiz form:visible")).to_have_count(1)
    expect(first.head).to_have_text(f"Question 1 of {total}")
    expect(first.form.locator(".vignette")).to_be_visible()
    expect(quiz.back).to_be_hidden()

    # The verdict comes to where the button was, and so does the way on.
    first.give(data.wrong(one.question).given)
    first.check.scroll_into_view_if_needed()
    before = first.check.evaluate(TOP)
    first.check.click()
    expect(first.verdict).to_be_focused()
    assert abs(first.verdict.evaluate(TOP) - before) < 24
    expect(first.next).to_be_in_viewport(ratio=1)
    expect(quiz.skip).to_be_hidden()  # the same way twice
    reasons = first.form.locator(".others li")
    expect(reasons.first).to_be_hidden()
    first.others.click()
    expect(reasons).to_have_text(data.others(one.question, data.wrong(one.question)))
    expect(reasons.first).to_be_visible()

    # The next one: its heading has the focus at the top, and the situation is one press away.
    first.next.evaluate(STAYS)
    first.next.press("Enter")
    assert phone.evaluate("stays")
    expect(second.head).to_be_focused()
    expect(second.head).to_be_in_viewport(ratio=1)
    expect(first.form).not_to_be_visible()
    situation = second.form.locator(".vignette")
    expect(situation).to_be_hidden()
    second.form.get_by_text("Read the situation again").click()
    expect(situation).to_be_visible()

    # Another page and back, and a page that is loaded anew: the same question. Nothing was kept for that.
    phone.goto("/index.html")
    phone.go_back()
    expect(second.head).to_be_visible()
    phone.reload()
    expect(second.head).to_be_visible()
    expect(first.form).not_to_be_visible()
    phone.go_back()
    assert not phone.url.endswith(PATH), "a question is no page: “back” leaves them all"
    phone.go_forward()
    expect(second.head).to_be_visible()


def test_an_address_and_the_browsers_own_search_open_a_question(phone: Page) -> None:
    *_, last = [each for each in data.on_page(PATH) if data.has_points(each)]
    player, quiz = Player(phone, last), Quiz(phone, last)
    words = data.plain(last.question.stem).rstrip("?.!")
    phone.add_init_script(LAID_OUT)
    # A browser searches for words in an address as it searches for those that somebody types.
    phone.goto(f"/{PATH}#:~:text={words.replace('-', '%2D').replace(',', '%2C').replace(' ', '%20')}")
    expect(player.head).to_be_visible()
    expect(quiz.shown).to_have_count(1)
    assert phone.evaluate("laidOut") == 1
    # A link to a part of another question, on the open page.
    first = Player(phone, data.quiz_of(last)[0])
    phone.evaluate("id => { location.hash = id }", first.instance.form)
    expect(first.head).to_be_focused()
    expect(first.head).to_be_in_viewport()
    expect(player.form).not_to_be_visible()
    # One press shows all of them, and another one of them again.
    quiz.whole.click()
    expect(first.head).to_be_focused()
    expect(quiz.shown).to_have_count(len(data.quiz_of(last)))
    expect(quiz.finish).to_be_visible()
    quiz.apart.click()
    expect(quiz.shown).to_have_count(1)
    expect(first.head).to_be_in_viewport()


def test_all_parts_on_one_page_stay_so_while_the_tab_is_open(phone: Page) -> None:
    phone.goto(f"/{PATH}")
    parts = phone.locator(".step")
    phone.get_by_role("button", name="Show everything on one page").click()
    expect(parts.locator("visible=true")).to_have_count(parts.count())
    phone.evaluate("() => { location.hash = courseSteps.parts.at(-2).id }")  # a line of the contents
    phone.reload()
    expect(parts.locator("visible=true")).to_have_count(parts.count())
    phone.get_by_role("button", name="Show it in parts").click()
    phone.reload()
    expect(parts.locator("visible=true")).to_have_count(1)
