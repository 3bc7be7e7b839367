"""A question left unanswered: one quiet line says what to do, and leads there."""

import pytest
from playwright.sync_api import Page, expect

from tests.site.browser import data
from tests.site.browser.player import Quiz, answer_all, opened

SHOULD = {
    "single-choice": "Choose an answer first",
    "multiple-response": "Choose an answer first",
    "matching": "Choose an answer for each one",
    "gap-select": "Choose an answer for each one",
    "ordering": "Put the steps in order first",
}


@pytest.mark.parametrize("kind", data.SCORED_TYPES)
def test_an_unanswered_question_says_what_to_do_and_leads_there(page: Page, kind: str) -> None:
    instance = data.one_of(kind)
    player = opened(page, instance)
    player.check.click()
    expect(player.status).to_have_text(f"{SHOULD[kind]}.")
    expect(player.status).to_be_in_viewport()
    expect(player.check).to_be_focused()  # the line is announced: nothing takes the learner away
    expect(player.check).to_be_in_viewport()
    expect(player.verdict).to_be_hidden()
    expect(player.feedback).to_have_count(0)
    player.status.get_by_role("link").click()
    first = (
        player.form.locator("[data-move]:not([aria-disabled=true])").first if kind == "ordering" else player.control(0)
    )
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    player.answer(data.right(instance.question))
    expect(player.status).to_be_empty()
    player.assert_marked(data.right(instance.question))


@pytest.mark.parametrize("kind", ["matching", "gap-select"])
def test_only_what_is_still_open_is_asked_for_in_its_own_words(page: Page, kind: str) -> None:
    instance = data.one_of(kind)
    player = opened(page, instance)
    names = data.asked_for(instance.question)
    # One after the other, the first that is open is named; the last two both are.
    for done in range(1, len(names)):
        player.give(data.right(instance.question).given[:done])
        left = names[done:]
        said = ", ".join(left) if len(left) <= 2 else f"{left[0]} and {len(left) - 1} more"
        for _ in range(2):  # never two of them
            player.check.click()
            expect(player.status).to_have_text(f"Choose an answer for {said}.")
        links = player.status.get_by_role("link")
        expect(links).to_have_text(left if len(left) <= 2 else left[:1])
        links.last.click()
        wanted = len(names) - 1 if len(left) <= 2 else done
        control = player.control(wanted) if kind == "matching" else player.gap(wanted).get_by_role("radio").first
        expect(control).to_be_focused()
        expect(control).to_be_in_viewport()
        named = control.evaluate("control => (control.closest('.gap') || control.labels[0]).textContent")
        assert names[wanted] in named


# Of a stop on the route a quiz has one question, and nothing is open beside it.
@pytest.mark.parametrize(
    "path", [path for path in data.quiz_pages_of_each_kind() if not path.endswith("route-3-2.html")]
)
def test_a_score_asked_for_too_soon_names_each_open_question(page: Page, path: str) -> None:
    page.goto(f"/{path}")
    quiz = Quiz(page, next(each for each in data.on_page(path) if each.scored and data.has_points(each)))
    answer_all(page, {quiz.players[0].instance.form: [data.right(quiz.players[0].question)]})
    expect(quiz.finish).to_have_count(0)  # one question at a time, it comes after the last
    quiz.whole.click()
    quiz.finish.click()
    links = quiz.score.get_by_role("link")
    names = [f"Question {each.instance.number}" for each in quiz.players[1:]]
    expect(links).to_have_text(names)
    expect(quiz.score).to_have_text(f"Not checked yet: {', '.join(names)}.")
    for index, player in enumerate(quiz.players[1:]):
        links.nth(index).click()
        first = player.form.locator("input, .items select, [data-move]:not([aria-disabled=true])").first
        expect(first).to_be_focused()
        expect(first).to_be_in_viewport()
    answer_all(page, {each.instance.form: [data.right(each.question)] for each in quiz.players[1:]})
    quiz.finish.click()
    expect(quiz.score.get_by_role("link")).to_have_count(0)
    expect(quiz.score).to_contain_text("Well done.")
