"""A question left unanswered: the error summary, as GOV.UK designed it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.site.browser import data
from tests.site.browser.player import Player, Quiz, answer_all

SHOULD = {
    "single-choice": "choose an answer",
    "multiple-response": "choose an answer",
    "matching": "choose an answer for number 1",
    "gap-select": "choose an answer for Gap 1",
    "ordering": "put the steps in order",
}


@pytest.mark.parametrize("kind", data.SCORED_TYPES)
def test_an_unanswered_question_says_what_to_do_and_leads_there(page: Page, kind: str) -> None:
    instance = data.one_of(kind)
    page.goto(f"/{instance.page}")
    player = Player(page, instance)
    player.check.click()
    expect(player.problem).to_be_focused()
    expect(player.problem.get_by_role("heading")).to_have_text("There is a problem")
    links = player.problem.get_by_role("link")
    count = len(data.controls(instance.question)) if kind in {"matching", "gap-select"} else 1
    expect(links).to_have_count(count)
    expect(links.first).to_have_text(f"Question {instance.number}: {SHOULD[kind]}")
    expect(player.status).to_be_empty()
    expect(player.feedback).to_have_count(0)
    for index in range(count):
        links.nth(index).click()
        if kind == "ordering":
            expect(player.form.locator("[data-move]:not([aria-disabled=true])").first).to_be_focused()
        else:
            expect(player.control(index)).to_be_focused()
            expect(player.control(index)).to_be_in_viewport()
    player.answer(data.right(instance.question))
    expect(player.problem).to_have_count(0)
    player.assert_marked(data.right(instance.question))


@pytest.mark.parametrize("kind", ["matching", "gap-select"])
def test_only_what_is_still_open_is_asked_for(page: Page, kind: str) -> None:
    instance = data.one_of(kind)
    page.goto(f"/{instance.page}")
    player = Player(page, instance)
    player.give(data.right(instance.question).given[:-1])
    player.check.click()
    last = len(data.controls(instance.question))
    expect(player.problem.get_by_role("link")).to_have_count(1)
    expect(player.problem.get_by_role("link")).to_contain_text(str(last))
    player.check.click()
    expect(player.problem).to_have_count(1)  # never two of them


@pytest.mark.parametrize("path", data.quiz_pages_of_each_kind())
def test_a_score_asked_for_too_soon_names_each_open_question(page: Page, path: str) -> None:
    page.goto(f"/{path}")
    start = next(each for each in data.on_page(path) if each.scored and data.has_points(each))
    quiz = Quiz(page, start)
    answer_all(page, {quiz.players[0].instance.form: [data.right(quiz.players[0].question)]})
    quiz.finish.click()
    expect(quiz.problem).to_be_focused()
    expect(quiz.problem.get_by_role("heading")).to_have_text("There is a problem")
    expect(quiz.score).to_be_empty()
    links = quiz.problem.get_by_role("link")
    expect(links).to_have_text([f"Question {each.instance.number}: check your answer" for each in quiz.players[1:]])
    for index, player in enumerate(quiz.players[1:]):
        links.nth(index).click()
        first = player.form.locator("input, select, [data-move]:not([aria-disabled=true])").first
        expect(first).to_be_focused()
        expect(first).to_be_in_viewport()
    answer_all(page, {each.instance.form: [data.right(each.question)] for each in quiz.players[1:]})
    quiz.finish.click()
    expect(quiz.problem).to_have_count(0)
    expect(quiz.score).to_contain_text("All of them are right.")
