"""Room mode: questions and scenarios, by keys, by a clicker, by taps; votes and reveal."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from course.bank.types.asked import letter
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.single_choice import SingleChoice
from course.course import Course
from tests.site.browser import data
from tests.site.browser.room import SCREENS, STORY, counts, one_choice, press, show, title

# Through all slides with the keys of the room, and what each shows before and after the reveal: its options, those that
# are marked right, how much is outside the screen, and the size of its type. In the page: a press of a real key waits
# for the screen, and there are hundreds.
WALK = """() => {
    const stage = document.querySelector(".room-stage"), title = () => document.querySelector("#room-title")
    const press = (key) => title().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))
    const texts = (of) => [...document.querySelectorAll(`dialog ${of} .vote span`)].map((part) => part.innerText)
    const look = () => ({
        title: title().innerText, options: texts(""), right: texts("[data-right]"),
        outside: Math.max(stage.scrollHeight - stage.clientHeight, stage.scrollWidth - stage.clientWidth),
        size: parseFloat(getComputedStyle(stage).fontSize),
    })
    const seen = []
    while (title().innerText !== "That was the last question" && seen.length < 9999) {
        const asked = look()
        press("r")
        seen.push({ asked, revealed: look() })
        press("ArrowRight")
    }
    return seen
}"""


def status(page: Page) -> str:
    return page.locator("dialog [role=status]").inner_text()


def main_button(page: Page) -> str:
    return page.locator("dialog .onward").inner_text()


def type_size(page: Page) -> str:
    return str(page.locator(".room-stage").evaluate("stage => getComputedStyle(stage).fontSize"))


class TestQuestion:
    def test_is_voted_on_by_keys_and_revealed(self, room: Page, course: Course) -> None:
        question = one_choice(course)
        key = next(index for index, option in enumerate(question.options) if option.correct)
        wrong = next(index for index in reversed(range(len(question.options))) if index != key)
        show(room, f"questions={question.id}")
        assert title(room) == "Question 1 of 1"
        assert main_button(room) == "Show votes"
        before = type_size(room)
        expect(room.locator("dialog .ask")).to_have_text(data.plain(question.stem))
        press(room, *(letter(each).lower() for each in (key, wrong, wrong, wrong)), f"Shift+{letter(wrong)}")
        assert status(room) == "3 votes counted."
        assert counts(room) == []  # nobody is swayed by the first hands
        press(room, "ArrowRight")
        expected = ["0 votes"] * len(question.options)
        expected[key], expected[wrong] = "1 vote", "2 votes"
        assert counts(room) == expected
        assert status(room) == f"3 votes. Option {letter(wrong)} has the most."
        assert (type_size(room), main_button(room)) == (before, "Show the answer")
        expect(room.locator("[data-right]")).to_have_count(0)
        press(room, "r")
        assert status(room) == f"The answer is {letter(key)}."
        expect(room.locator("li[data-right] .vote")).to_contain_text(data.plain(question.options[key].text))
        expect(room.get_by_text(data.plain(question.options[key].feedback))).to_be_visible()
        talk = data.plain(question.options[wrong].text)
        expect(room.get_by_text(f"Why might someone choose this? {talk}")).to_be_visible()
        press(room, letter(wrong).lower())
        assert counts(room) == expected  # the vote is over

    def test_is_voted_on_by_taps(self, room: Page, course: Course) -> None:
        show(room, f"questions={one_choice(course).id}")
        votes, less = room.locator("dialog .vote"), room.locator("dialog .less")
        tile, minus = votes.first.bounding_box(), less.first.bounding_box()
        assert tile
        assert minus
        assert minus["width"] * minus["height"] < tile["width"] * tile["height"] / 4
        votes.nth(0).click()
        votes.nth(0).click()
        votes.nth(1).click()
        less.nth(0).click()
        for _ in range(3):
            less.nth(2).click()  # below nothing there is nothing
        assert status(room) == "2 votes counted."
        press(room, "Space")  # a tap has not taken the focus
        assert counts(room)[:3] == ["1 vote", "1 vote", "0 votes"]

    def test_is_driven_by_tab_and_enter_alone(self, room: Page, course: Course) -> None:
        show(room, f"questions={one_choice(course).id}")
        press(room, "Tab", "Enter", "Space")
        assert status(room) == "2 votes counted."
        room.get_by_role("button", name="Show votes").focus()
        press(room, "Enter")
        assert counts(room)[0] == "2 votes"
        press(room, "Space")
        expect(room.get_by_role("heading", name="Why")).to_be_visible()

    def test_is_driven_by_a_clicker(self, room: Page, course: Course) -> None:
        first, second = [question.id for _, question in course.bank.questions() if question.type == "single-choice"][:2]
        show(room, f"questions={first},{second}")
        press(room, "a", "PageDown")
        expect(room.locator("dialog .count").first).to_be_visible()
        press(room, "PageDown")
        expect(room.get_by_role("heading", name="Why")).to_be_visible()
        press(room, "PageDown")
        assert title(room) == "Question 2 of 2"
        expect(room.locator("#room-title")).to_be_focused()
        press(room, "PageUp")
        assert title(room) == "Question 1 of 2"
        expect(room.get_by_role("heading", name="Why")).to_be_visible()
        press(room, "PageUp", "PageUp")
        expect(room.locator("dialog .count").first).to_be_hidden()
        assert title(room) == "Question 1 of 2"

    def test_without_votes_asks_for_hands_before_it_is_revealed(self, room: Page, course: Course) -> None:
        show(room, f"questions={one_choice(course).id}")
        press(room, "PageDown")
        assert status(room) == "No votes yet. Count hands, or carry on."
        expect(room.get_by_role("heading", name="Why")).to_have_count(0)
        press(room, "a")
        assert (counts(room), main_button(room)) == ([], "Show votes")
        press(room, "Shift+A", "PageDown", "PageDown")
        expect(room.get_by_role("heading", name="Why")).to_be_visible()
        assert counts(room) == []
        press(room, "PageDown")
        assert title(room) == "That was the last question"
        press(room, "PageDown")
        assert title(room) == "That was the last question"
        room.get_by_role("button", name="Start again").click()
        assert title(room) == "Question 1 of 1"
        expect(room.get_by_role("heading", name="Why")).to_have_count(0)

    def test_after_two_members_of_a_family_says_what_made_the_difference(self, room: Page, course: Course) -> None:
        members = [one for _, one in course.bank.questions() if one.lesson and not one.is_kept]
        first, second = [one for one in members if one.family == members[0].family][:2]
        show(room, f"questions={first.id},{second.id}")
        difference = room.get_by_text("What made the difference?")
        press(room, "r")
        expect(difference).to_have_count(0)
        press(room, "ArrowRight", "r")
        difference.click()
        said = data.tidy(room.locator("dialog .both").inner_text())
        assert first.lesson is not None
        assert second.lesson is not None
        for lesson in (first.lesson, second.lesson):
            assert data.plain(lesson.because) in said
        expect(room.locator("dialog").get_by_text(data.plain(second.lesson.principle))).to_be_visible()

    def test_lets_other_keys_be(self, room: Page, course: Course) -> None:
        show(room, f"questions={one_choice(course).id}")
        room.evaluate("addEventListener('keydown', (event) => event.key === 'F5' && event.preventDefault(), true)")
        for key in ("F5", "Control+1", "Alt+2", "x", "9"):
            press(room, key)
            assert (title(room), status(room)) == ("Question 1 of 1", ""), key


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_every_question_reveals_the_key_of_the_bank_without_scrolling(
    room: Page, course: Course, width: int, height: int
) -> None:
    """Slide by slide: its options as the bank has them, what is marked right, and all of it in sight."""
    room.set_viewport_size({"width": width, "height": height})
    scored = (question for file in course.bank.files.values() for question in file.scored())
    questions = [question for question in scored if not question.is_kept]
    show(room, f"questions={','.join(question.id for question in questions)}")
    seen = room.evaluate(WALK)
    expected = [(question.id, *slide) for question in questions for slide in slides_of(question)]
    for (name, options, right), slide in zip(expected, seen, strict=True):
        assert sorted(map(data.tidy, slide["revealed"]["options"])) == sorted(options), name
        assert sorted(map(data.tidy, slide["revealed"]["right"])) == sorted(right), name
    states = [(state, slide[state]) for slide in seen for state in ("asked", "revealed")]
    assert [(shown["title"], state) for state, shown in states if shown["outside"] > 0] == []
    assert [(shown["title"], state, shown["size"]) for state, shown in states if shown["size"] < height / 32] == []


def slides_of(question: object) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words of the options of each slide of a question, and those that are right."""
    match question:
        case SingleChoice() | MultipleResponse():
            yield (
                [data.plain(option.text) for option in question.options],
                [data.plain(option.text) for option in question.options if option.correct],
            )
        case Ordering():
            steps = [data.plain(step.text) for step in question.steps]
            yield steps, steps[:1]
        case Matching():
            for item in question.items:
                yield list(question.categories), [item.category]
        case GapSelect():
            for gap in question.gaps:
                yield [choice.text for choice in gap.choices], [c.text for c in gap.choices if c.correct]
        case _:
            raise AssertionError(question)


class TestScenario:
    def test_is_played_to_an_end_by_votes(self, room: Page, course: Course) -> None:
        scenario = course.scenarios.files[STORY]
        show(room, f"scenario={STORY}")
        node, ways = scenario.start, 0
        while node in scenario.step:
            step = scenario.step[node]
            best = step.best[0]
            assert title(room) == f"Decision {ways + 1}: {data.plain(step.title)}"
            press(room, letter(best).lower(), "PageDown")
            assert counts(room)[best] == "1 vote"
            press(room, "PageDown")
            assert title(room) == "What happened next"
            expect(room.locator("dialog .told")).to_contain_text(
                data.plain(step.choices[best].consequence.split("\n")[0])
            )
            expect(room.get_by_text("Talk about it:")).to_be_visible()
            press(room, "PageDown")
            node, ways = step.choices[best].next, ways + 1
        ending = scenario.ending[node]
        assert title(room) == data.plain(ending.title)
        press(room, "PageDown")
        for voice in ending.voices.values():
            expect(room.locator("dialog")).to_contain_text(data.plain(voice))
        press(room, "PageDown")
        expect(room.locator("dialog")).to_contain_text(data.plain(ending.guidance.text))
        for place in range(ways):
            press(room, "PageDown")
            assert title(room).startswith(f"Look back {place + 1} of {ways}: ")
            expect(room.locator("dialog .rating")).to_have_count(1)
        press(room, "PageDown")
        assert title(room) == "The end of the scenario"

    def test_with_a_tie_or_no_vote_asks_which_way_to_follow(self, room: Page, course: Course) -> None:
        step = course.scenarios.files[STORY].step[course.scenarios.files[STORY].start]
        show(room, f"scenario={STORY}")
        press(room, "PageDown")
        assert status(room) == "No votes yet. Choose which one to follow."
        press(room, "a", "b", "PageDown", "PageDown")
        assert status(room) == "No clear winner. Choose which one to follow."
        room.get_by_role("button", name="Follow B").click()
        expect(room.locator("dialog .chosen")).to_contain_text(data.plain(step.choices[1].text))

    def test_may_go_back_and_take_another_way(self, room: Page, course: Course) -> None:
        step = course.scenarios.files[STORY].step[course.scenarios.files[STORY].start]
        show(room, f"scenario={STORY}")
        press(room, "a", "r", "ArrowLeft", "b", "b", "r")
        expect(room.locator("dialog .chosen")).to_contain_text(data.plain(step.choices[1].text))

    def test_every_one_of_them_opens(self, room: Page, course: Course) -> None:
        for name, scenario in course.scenarios.files.items():
            show(room, f"scenario={name}")
            assert title(room) == f"Decision 1: {data.plain(scenario.step[scenario.start].title)}"
