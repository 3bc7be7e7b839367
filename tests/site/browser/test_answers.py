"""Every question of the bank, answered in every way that matters, where it stands."""

from fractions import Fraction

import pytest
from playwright.sync_api import Page, expect

from tests.site.browser import data
from tests.site.browser.data import Attempt, Instance
from tests.site.browser.player import Player, Quiz, all_differences, answer_all, differences, opened, shown_points


def test_every_question_but_those_kept_for_the_check_stands_on_a_page() -> None:
    standing = {instance.question.id for instance in data.instances()}
    assert standing == {question.id for _, question in data.course().bank.questions() if not question.is_kept}


def test_every_question_is_tried_right_wrong_and_where_it_can_be_partly_right() -> None:
    for _, question in data.course().bank.questions():
        if question.scored:
            shares = [attempt.share for attempt in data.attempts(question)]
            assert shares[0] == 1
            assert 0 in shares
            assert question.type == "single-choice" or any(0 < share < 1 for share in shares), question.id


# A quiz of a course that has its reports sent by mail, and what it says of that.
REPORTED_BY_MAIL = """() => {
  const quiz = document.createElement("course-quiz");
  quiz.dataset.report = "mailto:course@example.org?subject={id}";
  document.querySelector(".md-content").append(quiz);
  return quiz.querySelector(".report p").textContent;
}"""


@pytest.mark.parametrize("path", data.quiz_pages())
def test_every_answer_gets_its_own_points_and_reasons(page: Page, path: str) -> None:
    """And then, in the same visit, what a whole quiz says."""
    page.goto(f"/{path}")
    assert all_differences(page, path) == []
    says_nothing_of_points_before_the_lesson(page, path)
    adds_up_and_asks_only_the_missed_again(page, path)
    shows_a_model_only_when_asked_and_marks_nothing(page, path)


# A quiz that counts points, of questions that no page shows: the final check alone draws them.
OF_THE_CHECK = """async ids => {
  const quiz = document.createElement("course-quiz");
  quiz.dataset.scored = "true";
  quiz.append(...await courseBank.load(quiz, ids));
  document.querySelector(".md-content").append(quiz);
}"""


def test_every_answer_to_what_is_kept_for_the_check_gets_its_own_points_and_reasons(page: Page) -> None:
    path = "assessment/final-check.html"
    kept = [question for _, question in data.course().bank.questions() if question.is_kept]
    assert kept
    page.goto(f"/{path}")
    page.evaluate(OF_THE_CHECK, [question.id for question in kept])
    tries = {f"draw-{question.id}": [*data.attempts(question)] for question in kept}
    seen = answer_all(page, tries)
    for question in kept:
        instance = Instance(path, f"draw-{question.id}", question, scored=True)
        for attempt, result in zip(tries[instance.form], seen[instance.form], strict=True):
            assert differences(instance, attempt, result) == []


@pytest.mark.parametrize("kind", data.SCORED_TYPES)
def test_a_learner_with_a_mouse_gets_the_right_marks(page: Page, kind: str) -> None:
    instance = data.one_of(kind)
    player = opened(page, instance)
    # Every response is tried elsewhere; here one of each worth, with all the clicks of a hand.
    for attempt in {attempt.share: attempt for attempt in data.attempts(instance.question)}.values():
        # An ordering starts from what stands there, and its first response may already do so.
        if kind == "ordering" and player.order() == attempt.given:
            continue
        player.answer(attempt)
        player.assert_marked(attempt)


@pytest.mark.parametrize("kind", data.SCORED_TYPES)
def test_changing_an_answer_clears_its_marks(page: Page, kind: str) -> None:
    instance = data.one_of(kind)
    player = opened(page, instance)
    player.answer(data.wrong(instance.question))
    expect(player.feedback.first).to_be_visible()
    player.give(data.right(instance.question).given)
    expect(player.feedback).to_have_count(0)
    expect(player.form.locator("[data-mark]")).to_have_count(0)
    expect(player.again).to_be_hidden()
    expect(player.evidence).to_be_hidden()
    expect(player.verdict).to_be_hidden()
    expect(player.others).to_have_count(0)
    expect(player.check).to_be_visible()


@pytest.mark.parametrize("kind", data.SCORED_TYPES)
def test_try_again_starts_the_question_anew(page: Page, kind: str) -> None:
    instance = data.one_of(kind)
    player = opened(page, instance)
    player.answer(data.wrong(instance.question))
    player.again.click()
    expect(player.feedback).to_have_count(0)
    expect(player.verdict).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('fieldset') !== null")
    if kind == "ordering":
        assert player.order() == data.wrong(instance.question).given, "the order that stood there is lost"
    else:
        assert player.form.locator(":checked:not([value=''])").count() == 0
    player.answer(data.right(instance.question))
    player.assert_marked(data.right(instance.question))


def adds_up_and_asks_only_the_missed_again(page: Page, path: str) -> None:
    first = {data.quiz_of(each)[0].form: each for each in data.on_page(path) if each.scored and data.has_points(each)}
    for start in first.values():
        quiz = Quiz(page, start)
        count = len(quiz.players)
        if count < 2:
            continue
        # Every other question right, the rest as nearly right as the type allows.
        tries: dict[str, list[Attempt]] = {}
        for number, player in enumerate(quiz.players):
            possible = [*data.attempts(player.question)]
            part = max((each for each in possible if each.share < 1), key=lambda each: each.share)
            tries[player.instance.form] = [possible[0] if number % 2 else part]
        answer_all(page, tries)
        total = sum((attempt.share for (attempt,) in tries.values()), Fraction(0))
        fully = sum(attempt.share == 1 for (attempt,) in tries.values())
        assert page.evaluate("id => score(id)", start.form) == (
            f"You scored {shown_points(total)} out of {count}. You got {fully} of {count} completely right."
        )
        forms = [player.instance.form for player in quiz.players]
        assert page.evaluate("([id, forms]) => tryMissed(id, forms)", [start.form, forms]) == {
            "verdicts": ["That is right." if number % 2 else "" for number in range(count)],
            "focus": True,
            "offered": False,
        }
        answer_all(page, {player.instance.form: [data.right(player.question)] for player in quiz.players[::2]})
        assert page.evaluate("id => score(id)", start.form) == f"You scored {count} out of {count}. Well done."
        assert not page.evaluate("id => offersTheMissed(id)", start.form)


def test_a_score_goes_when_an_answer_changes(page: Page) -> None:
    instance = data.one_of("single-choice")
    page.goto(instance.address)
    quiz = Quiz(page, instance)
    answer_all(page, {each.instance.form: [data.wrong(each.question)] for each in quiz.players})
    quiz.to_the_end()
    quiz.finish.click()
    expect(quiz.score).to_contain_text("You scored 0 out of")
    quiz.whole.click()
    Player(page, instance).give(data.right(instance.question).given)
    expect(quiz.score).to_be_empty()
    expect(quiz.missed).to_be_hidden()
    # Whoever finds a fault tells somebody the question's code, or presses it.
    quiz.root.get_by_text("Report a problem with a question").click()
    code = quiz.root.get_by_role("link", name=instance.question.id, exact=True)
    address = f"https://github.com/working-with-carers/course/issues/new?title=Question%20{instance.question.id}"
    expect(code).to_have_attribute("href", address)
    expect(quiz.root.locator(".report p")).to_contain_text("Or press the code to tell us on github.com.")
    assert page.evaluate(REPORTED_BY_MAIL) == (
        "Tell your trainer or manager what is wrong, and give the question’s code. "
        "Or press the code to send us an email."
    )


def says_nothing_of_points_before_the_lesson(page: Page, path: str) -> None:
    """Once all is answered: each with the last of its responses, of which few are right."""
    unscored = page.locator("course-quiz[data-scored=false]")
    expect(unscored.get_by_role("button", name="See my score")).to_have_count(0)
    said = unscored.locator("form .verdict").all_text_contents()
    assert len(said) == sum(data.has_points(each) and not each.scored for each in data.on_page(path))
    assert {*said} <= {"Not quite.", "Partly right.", "That is right."}


def shows_a_model_only_when_asked_and_marks_nothing(page: Page, path: str) -> None:
    for each in data.on_page(path):
        if each.kind != "reflection":
            continue
        player = Player(page, each)
        page.goto(each.address)
        entry, model = data.secrets(each.question)[-1], player.form.get_by_text("See an example answer")
        player.form.get_by_role("textbox", name="Your answer").fill("<b>I asked</b> & listened.")
        expect(player.form.get_by_text(entry)).to_be_hidden()
        model.click()
        expect(player.form.get_by_text(entry)).to_be_visible()
        expect(player.form.get_by_role("textbox")).to_have_value("<b>I asked</b> & listened.")
        expect(player.check).to_have_count(0)
