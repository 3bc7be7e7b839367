"""What a final check says at its end, now and when the learner comes back."""

import re

import pytest
from playwright.sync_api import Page, expect

from course.course import Course
from tests.site.browser import data
from tests.site.browser.final_check import (
    ANSWER,
    COUNT,
    PATH,
    critical,
    finish,
    ids_of,
    printed_record,
    printed_sheet,
    shown,
    start,
)
from tests.site.browser.player import STAYS
from tests.site.browser.progress import kept, put
from tests.site.browser.test_axe import faults_of, load_axe
from tests.way import walk

# As somebody chooses, so that the text above shows it.
CHOSEN = """() => document.querySelectorAll("course-check .gap :checked").forEach(
    (input) => input.dispatchEvent(new Event("change", { bubbles: true })))"""


class TestResult:
    def test_what_is_missing_is_listed(self, check: Page) -> None:
        start(check)
        expect(check.locator("course-check form:visible")).to_have_count(1)
        expect(check.locator("course-check form:visible h3")).to_have_text(f"Question 1 of {COUNT}")
        check.get_by_role("button", name="Show all questions").click()
        check.get_by_role("button", name="Finish and see how I did").click()
        open_ones = check.locator(".quiz-end").get_by_role("link")
        expect(open_ones).to_have_text([f"Question {number + 1}" for number in range(COUNT)])
        open_ones.first.click()
        # The first step of an order cannot move up.
        first = (
            check.locator("course-check form")
            .first.locator("input, .items select, [data-move][aria-disabled=false]")
            .first
        )
        expect(first).to_be_focused()

    def test_all_right_is_a_pass(self, check: Page) -> None:
        start(check)
        check.evaluate(ANSWER, [])
        done = check.get_by_role("button", name="Finish and see how I did")
        done.evaluate(STAYS)
        done.press("Enter")
        assert check.evaluate("stays")
        expect(check.get_by_role("heading", name="You passed")).to_be_focused()
        expect(done).to_have_count(0)
        expect(check.get_by_text(f"You scored {COUNT} out of {COUNT} (100%).")).to_be_visible()
        expect(check.locator("course-check fieldset:not(:disabled)")).to_have_count(0)

    def test_too_few_points_say_what_to_read_again(self, check: Page, course: Course) -> None:
        ids = start(check)
        finish(check, critical(course, ids, False)[:8])
        expect(check.get_by_role("heading", name="Not this time")).to_be_focused()
        # Of the questions, one that was not right stands there first.
        expect(check.locator("course-check form:visible")).to_have_count(1)
        expect(check.locator("course-check form:visible .verdict")).to_have_text(re.compile("Not quite|Partly right"))
        load_axe(check)
        assert faults_of(check, "not passed") == []
        # Others on the same subjects, with their answers at once.
        check.get_by_role("button", name="Practise what I missed").click()
        expect(check.get_by_role("heading", name="Practice")).to_be_focused()
        expect(check.locator(".practised form:visible .check")).to_have_count(1)
        assert set(ids_of(check, ".practised form.question")).isdisjoint(kept_ids(course))
        address = check.url
        check.locator(".practised form:visible").dispatch_event("change")
        assert check.url == address  # only a check that runs stands in the address
        printed = printed_sheet(check, "Print what I answered, for my assessor")
        stems = [data.plain(question.stem) for _, question in course.bank.questions() if question.id in ids]
        assert [stem for stem in stems if stem not in printed] == []
        assert printed.count("My answer:") == COUNT
        assert printed.count("Read about this:") == 8
        # Each link leads to the part that holds the answer.
        links = check.locator(".to-read a")
        assert links.count() >= 4
        name = links.first.inner_text()
        assert walk.to_missed_parts(check) == 1
        expect(check.get_by_role("heading", name=name, exact=True)).to_be_in_viewport()

    def test_a_question_about_safety_is_asked_once_more_and_nobody_passes_who_misses_it_twice(
        self, check: Page, course: Course
    ) -> None:
        ids = start(check)
        safe = critical(course, ids, True)
        finish(check, [safe[0]])
        expect(check.get_by_role("heading", name="One more safety question")).to_be_focused()
        (other,) = ids_of(check, "course-check form.question")
        assert other not in ids
        expect(check.get_by_text("Question 1: ")).to_be_visible()
        expect(check.locator("course-check .feedback, course-check .mark")).to_have_count(0)
        finish(check, [other])
        expect(check.get_by_role("heading", name="Not this time")).to_be_focused()
        expect(check.get_by_text("Your score is high enough, but one safety question was wrong.")).to_be_visible()
        expect(check.locator(".asked-again li")).to_contain_text("not right both times. The second one was")
        assert ids_of(check, "course-check form.question") == [*ids, other]

        check.get_by_role("button", name="Try again with new questions").click()
        ids = shown(check)
        safe = critical(course, ids, True)
        finish(check, safe[:1])
        finish(check, [])
        expect(check.get_by_role("heading", name="You passed")).to_be_focused()
        expect(check.get_by_text(f"You scored {COUNT - 1} out of {COUNT} (95%).")).to_be_visible()
        told = f"{len(safe) - 1} of {len(safe)} right first time; 1 asked again: right"
        expect(check.get_by_text(f"Safety questions: {told}")).to_be_visible()
        expect(check.locator(".asked-again li")).to_contain_text("then right")
        assert told in printed_record(check)

    def test_questions_that_cannot_be_loaded_say_so_and_can_be_tried_again(self, check: Page) -> None:
        check.route("**/assets/questions/*.js", lambda route: route.abort())
        check.goto(PATH)
        check.get_by_role("button", name="Start the final check").click()
        expect(check.get_by_role("alert")).to_contain_text("The questions could not be loaded.")
        check.unroute("**/assets/questions/*.js")
        check.get_by_role("button", name="Try again").click()
        shown(check)

    def test_is_there_again_where_it_was_saved_with_what_was_answered(self, check: Page, course: Course) -> None:
        asked: list[str] = []
        check.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        ids = start(check)
        safe, *others = critical(course, ids, True)[0], *critical(course, ids, False)[:8]
        check.evaluate(ANSWER, [safe, *others])
        check.evaluate(CHOSEN)
        finish(check, [safe, *others])
        check.evaluate(ANSWER, [])
        check.evaluate(CHOSEN)
        finish(check, [])
        expect(check.get_by_role("heading", name="Not this time")).to_be_focused()
        unsaved = check.get_by_text("Your result is not saved.")
        expect(unsaved).to_be_visible()
        parts = check.locator(".to-read a").all_inner_texts()
        sheet = printed_sheet(check, "Print what I answered, for my assessor")
        check.get_by_role("button", name="Save my progress on this device").click()
        expect(unsaved).to_be_hidden()
        before = kept(check)["answers"]
        assert check.url.endswith("#not-passed")
        # The clock of another day changes nothing: to look at it is not to answer.
        check.clock.set_fixed_time("2031-05-04")
        check.reload()
        expect(check.get_by_role("heading", name="Not this time")).to_be_focused()
        assert check.locator(".to-read a").all_inner_texts() == parts
        assert printed_sheet(check, "Print what I answered, for my assessor") == sheet
        assert kept(check)["answers"] == before
        assert "check" not in kept(check)
        check.goto("/assessment/progress.html")
        check.get_by_role("link", name="See the check that I did not pass on").click()
        expect(check.get_by_role("heading", name="Not this time")).to_be_focused()
        check.get_by_role("button", name="Try again with new questions").click()
        assert shown(check) != ids
        finish(check, [])
        expect(check.get_by_role("heading", name="You passed")).to_be_focused()
        assert "failed" not in kept(check)
        check.goto(PATH)
        expect(check.get_by_role("button", name="did not pass")).to_have_count(0)
        check.get_by_role("button", name="See the check that I passed on 4 May 2031").click()
        expect(check.get_by_role("heading", name="You passed")).to_be_focused()
        assert asked == []

    def test_of_questions_that_were_updated_says_why_it_cannot_be_shown(self, check: Page, course: Course) -> None:
        check.goto(PATH)
        failed = {"day": "2026-11-20", "version": "1", "check": "#00000000-5-0.1"}
        put(check, {"failed": failed})
        # No page promises what no page can show.
        check.goto("/assessment/progress.html")
        expect(
            check.get_by_text("The questions have been updated since your check on 20 November 2026")
        ).to_be_visible()
        expect(check.get_by_role("link", name="See the check")).to_have_count(0)
        check.goto(f"{PATH}#not-passed")
        expect(check.get_by_text("The questions have been updated since that check")).to_be_visible()
        expect(check.get_by_role("button", name="See the check")).to_have_count(0)

    def test_that_was_a_pass_stays_when_another_one_follows(self, check: Page, course: Course) -> None:
        check.goto(PATH)
        check.evaluate("courseProgress.begin()")
        start(check)
        finish(check, [])
        best = printed_record(check, "Ada")
        check.get_by_role("button", name="Try again with new questions").click()
        expect(check.get_by_role("button", name="Next question")).to_be_visible()
        wrong = critical(course, shown(check), False)[:3]
        finish(check, wrong)
        expect(check.get_by_role("heading", name="You passed")).to_be_focused()
        last = printed_record(check, "Ada")
        assert last != best
        check.goto("/assessment/progress.html")
        assert printed_record(check, "Ada") == last
        before = check.get_by_role("group").filter(has_text=f": {COUNT} out of {COUNT}")
        before.locator("summary").click()
        before.get_by_role("textbox", name="Your name").fill("Ada")
        check.evaluate("window.print = () => {}")
        before.get_by_role("button", name="Print my record of learning").click()
        check.emulate_media(media="print")
        assert check.locator(".sheet").inner_text() == best
        check.emulate_media(media="null")
        # What was answered in it, too; and the address leads back to it.
        before.get_by_role("link", name="See the result and what I answered").click()
        for _ in range(2):
            expect(check.get_by_text(f"You scored {COUNT} out of {COUNT} (100%).")).to_be_visible()
            assert check.url.endswith("#passed-2")
            check.reload()
        check.goto("/assessment/progress.html")
        check.get_by_role("button", name="Delete my progress").click()
        expect(check.get_by_text("2 final checks that you passed (your answers and records)")).to_be_visible()

    @pytest.mark.parametrize("wrong", [0, 9])
    def test_that_is_nowhere_else_is_asked_about_before_it_goes(self, check: Page, course: Course, wrong: int) -> None:
        asked: list[str] = []
        check.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        finish(check, critical(course, start(check), False)[:wrong])
        if not wrong:
            printed_record(check)  # it does not say what was answered
        check.reload()
        assert asked == ["beforeunload"]
        expect(check.get_by_role("button", name="Start the final check")).to_be_visible()

    def test_prints_one_sheet_where_a_button_is_pressed_without_a_pointer_or_a_key(self, check: Page) -> None:
        start(check)
        finish(check, [])
        check.evaluate("window.print = () => {}")
        for name in ("Print what I answered, for my assessor", "Print my record of learning"):
            check.get_by_role("button", name=name).evaluate("(button) => button.click()")
        expect(check.locator(".sheet h1")).to_have_text("Record of learning")

    def test_passing_is_kept_if_progress_is_and_the_record_can_be_printed_again(self, check: Page) -> None:
        start(check)
        number = check.url.partition("#")[2]
        finish(check, [])
        before = printed_record(check, "Ada")
        check.get_by_role("button", name="Save my progress on this device").click()
        state = kept(check)
        assert state["passed"]["points"] == state["passed"]["of"] == COUNT
        check.goto("/assessment/progress.html")
        expect(check.get_by_text("Passed on")).to_be_visible()
        load_axe(check)
        assert faults_of(check, "passed") == []
        assert printed_record(check, "Ada") == before
        assert f"{check.url.partition('/assessment/')[0]}{PATH}#{number}" in before


def kept_ids(course: Course) -> set[str]:
    return {question.id for _, question in course.bank.questions() if question.is_kept}
