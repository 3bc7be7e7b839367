"""The keyboard alone, on a screen 320 px wide: every option of one question of each type, and the way around."""

import re
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from tests.site.browser import data
from tests.site.browser.data import Attempt
from tests.site.browser.keyboard import Keyboard, has_focus
from tests.site.browser.player import Player, Quiz, answer_all, opened

FIRST = "input, .items select, [data-move]:not([aria-disabled=true])"


def open_at(page: Page, kind: str) -> tuple[Player, Keyboard]:
    instance = data.one_of(kind)
    player, keyboard = opened(page, instance), Keyboard(page)
    keyboard.start_at(player.form)
    return player, keyboard


def check_and_go_on(player: Player, keyboard: Keyboard, attempt: Attempt) -> None:
    """Check with Enter, look at the marks, and start again where the answer was not fully right."""
    keyboard.use(player.check)
    assert has_focus(player.verdict), "checking must bring the verdict to be heard"
    player.assert_marked(attempt)
    if attempt.share < 1:
        keyboard.use(player.again)
        assert has_focus(player.form.locator(FIRST).first)


def test_every_option_of_a_single_choice(phone: Page) -> None:
    player, keyboard = open_at(phone, "single-choice")
    tries = sorted(data.attempts(player.question), key=lambda attempt: attempt.given)
    keyboard.tab_to(player.control(0))
    expect(player.form.locator(":checked")).to_have_count(0)  # reaching an option must not choose it
    for index, attempt in enumerate(tries):
        # After a right answer there is no Try again: back from the verdict to the option that is chosen.
        if not any(has_focus(player.control(part)) for part in range(len(tries))):
            keyboard.tab_to(player.control(index - 1), "Shift+Tab")
            keyboard.press("ArrowDown")
        else:
            keyboard.press("Space", *["ArrowDown"] * index)
        expect(player.control(index)).to_be_checked()
        expect(player.feedback).to_have_count(0)  # choosing submits nothing
        check_and_go_on(player, keyboard, attempt)


def test_every_option_of_a_multiple_response(phone: Page) -> None:
    player, keyboard = open_at(phone, "multiple-response")
    tries = {tuple(attempt.given): attempt for attempt in data.attempts(player.question)}
    for index in range(len(data.controls(player.question))):
        keyboard.use(player.control(index), "Space")
        check_and_go_on(player, keyboard, tries[(index,)])
    right = data.right(player.question)
    for index in right.given:
        keyboard.use(player.control(index), "Space")
    check_and_go_on(player, keyboard, right)


@pytest.mark.parametrize("kind", ["matching", "gap-select"])
def test_every_choice_of_every_item_and_gap(phone: Page, kind: str) -> None:
    player, keyboard = open_at(phone, kind)
    question = cast(Matching | GapSelect, player.question)
    chosen: set[tuple[int, int]] = set()
    for attempt in [*data.attempts(question)][::-1]:  # the right one last
        if all((part, choice) in chosen for part, choice in enumerate(attempt.given)) and attempt.share < 1:
            continue
        for part, choice in enumerate(attempt.given):
            if kind == "matching":
                keyboard.tab_to(player.control(part))
                keyboard.press("Home", *["ArrowDown"] * (choice + 1))
                expect(player.control(part)).to_have_value(str(choice))
            else:
                radios = player.gap(part).get_by_role("radio")
                keyboard.tab_to(radios.first)
                keyboard.press("Space", *["ArrowDown"] * choice)
                expect(radios.nth(choice)).to_be_checked()
            chosen.add((part, choice))
        check_and_go_on(player, keyboard, attempt)
    assert len(chosen) == sum(len(data.choices(question, part)) for part in range(len(question.key)))


def test_every_step_of_an_ordering_moves_up_and_down(phone: Page) -> None:
    player, keyboard = open_at(phone, "ordering")
    count = len(data.controls(player.question))
    for index in range(count):
        # To the top with Move up, to the bottom with Move down, and no further: the focus stays on the button.
        for words, end in (("Move up", 0), ("Move down", count - 1)):
            button = player.step(index).get_by_role("button", name=words)
            keyboard.start_at(player.step(index))
            keyboard.tab_to(button)
            while player.order().index(index) != end:
                keyboard.press("Enter" if index % 2 else "Space")
                place = player.order().index(index) + 1
                expect(player.status).to_have_text(f"Moved to place {place} of {count}.")
                assert has_focus(button)
            keyboard.press("Enter")
            assert has_focus(button)
            assert player.order().index(index) == end
            expect(button).to_have_attribute("aria-disabled", "true")
    for attempt in (data.wrong(player.question), data.right(player.question)):
        for place, index in enumerate(attempt.given):
            while player.order().index(index) > place:
                button = player.step(index).get_by_role("button", name="Move up")
                keyboard.start_at(player.step(index))
                keyboard.use(button)
        check_and_go_on(player, keyboard, attempt)


def test_a_reflection_is_written_and_compared(phone: Page) -> None:
    instance = data.one_of("reflection")
    phone.goto(instance.address)
    player, keyboard = Player(phone, instance), Keyboard(phone)
    keyboard.start_at(player.form)
    keyboard.tab_to(player.form.get_by_role("textbox"))
    phone.keyboard.type("I asked her son.\nThen I told my lead.")
    summary = player.form.locator("summary")
    keyboard.use(summary)
    expect(player.form.get_by_text(data.secrets(player.question)[0])).to_be_visible()
    assert has_focus(summary)
    keyboard.press("Space")
    expect(player.form.get_by_text(data.secrets(player.question)[0])).to_be_hidden()


def test_the_score_and_the_missed_questions(phone: Page) -> None:
    # One that opens its quiz.
    possible = [each for each in data.instances() if each.kind == "single-choice" and each.scored and each.number == 1]
    instance = min((each for each in possible if len(data.quiz_of(each)) > 3), key=lambda each: len(data.quiz_of(each)))
    phone.goto(instance.address)
    quiz, keyboard = Quiz(phone, instance), Keyboard(phone)
    first, second = quiz.players[:2]
    # From question to question and back, without an answer.
    keyboard.start_at(first.form)
    keyboard.use(quiz.skip)
    assert has_focus(second.head)
    expect(second.head).to_have_text(f"Question 2 of {len(data.quiz_of(instance))}")
    expect(first.form).to_have_attribute("hidden", "until-found")
    keyboard.use(quiz.back)
    assert has_focus(first.head)
    # All of them at once, nothing answered yet: what is said leads to the questions.
    keyboard.use(quiz.whole)
    assert has_focus(first.head)
    keyboard.start_at(quiz.root.locator(".quiz-end"))
    keyboard.use(quiz.finish)
    links = quiz.score.get_by_role("link")
    expect(links).to_have_count(len(quiz.players))
    keyboard.use(links.nth(1))
    assert has_focus(second.form.locator(FIRST).first)
    keyboard.start_at(quiz.root.locator(".pace"))
    keyboard.use(quiz.apart)
    assert has_focus(second.head)
    # All answered, two of them wrong.
    tries = {each.instance.form: [data.right(each.question)] for each in quiz.players}
    tries[first.instance.form] = [data.wrong(first.question)]
    tries[second.instance.form] = [data.wrong(second.question)]
    answer_all(phone, tries)
    quiz.to_the_end()
    keyboard.use(quiz.finish)
    assert has_focus(quiz.finish)
    expect(quiz.score).to_contain_text("You scored")
    keyboard.use(quiz.missed)
    assert has_focus(first.head)
    expect(first.verdict).to_be_hidden()
    # What was right already is not asked again.
    (index,) = data.right(first.question).given
    keyboard.tab_to(first.control(0))
    keyboard.press("Space", *["ArrowDown"] * index)
    keyboard.use(first.check)
    keyboard.use(first.next)
    assert has_focus(second.head)


def test_the_menu_opens_leads_on_and_closes(phone: Page) -> None:
    phone.goto("/index.html")
    keyboard = Keyboard(phone)
    opener = phone.get_by_role("button", name="Menu", exact=True)
    menu = phone.locator(".md-sidebar--primary")
    expect(opener).to_have_attribute("aria-expanded", "false")
    for key in ("Enter", "Space"):
        keyboard.use(opener, key)
        expect(opener).to_have_attribute("aria-expanded", "true")
        close = phone.get_by_role("button", name="Close menu")
        expect(close).to_be_focused()
        # The page behind must not take the focus while the menu lies over it.
        for _ in range(4):
            phone.keyboard.press("Tab")
            outside = "document.activeElement.closest('.md-header, .md-content, .md-footer') !== null"
            assert not phone.evaluate(outside), "Tab left the open menu"
        keyboard.start_at(close)
        keyboard.press("Escape" if key == "Enter" else "Space")
        expect(opener).to_be_focused()
        expect(opener).to_have_attribute("aria-expanded", "false")
    keyboard.use(opener)
    # The menu of a page lists its own section; another section's link leads to it.
    keyboard.tab_to(menu.get_by_role("link", name="Course", exact=True))
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/modules/index.html")
    keyboard.use(opener)
    keyboard.tab_to(menu.get_by_role("link", name="What carers know"))
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/modules/what-carers-know.html")


def test_a_closed_menu_and_a_closed_search_take_no_focus(phone: Page) -> None:
    phone.goto("/index.html")
    for _ in range(12):
        phone.keyboard.press("Tab")
        inside = "!document.activeElement.closest('.md-sidebar--primary, .search')"
        assert phone.evaluate(inside), "Tab walks through what is closed"


@pytest.mark.parametrize("width", [320, 1280])
def test_search_opens_finds_and_closes(phone: Page, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 640})
    phone.goto("/index.html")
    keyboard = Keyboard(phone)
    opener = phone.get_by_role("button", name="Search", exact=True)
    query = phone.get_by_role("textbox", name="Search")
    keyboard.use(opener)
    expect(query).to_be_focused()
    phone.keyboard.type("assessment")
    hits = phone.locator(".search ol a")
    expect(hits.first).to_be_visible()
    expect(phone.get_by_role("dialog", name="Search").get_by_role("status")).to_have_text(re.compile(r"^\d+ results$"))
    # Once is enough, also from within the results.
    keyboard.tab_to(hits.first)
    keyboard.press("Escape")
    expect(hits.first).to_be_hidden()
    expect(opener).to_be_focused()
    # Once more: what was asked is still there. On to a hit with the arrows.
    phone.keyboard.press("Enter")
    expect(query).to_have_value("assessment")
    phone.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    phone.keyboard.press("Enter")
    phone.wait_for_url(lambda url: not url.endswith("/index.html"))
