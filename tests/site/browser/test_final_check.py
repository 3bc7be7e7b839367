"""The final check: a fair draw, told at the end, and the record of learning that follows."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from playwright.sync_api import Browser, Page, expect

from course.bank.fingerprint import bank_fingerprint, fingerprints
from course.course import Course
from course.packages.trainers.matrix import DONE, of_record
from course.site.bank_table import drawn
from course.site.minutes import minutes
from tests.answering import filling
from tests.site.browser import data
from tests.site.browser.player import STAYS
from tests.site.browser.test_axe import faults_of, load_axe
from tests.way import walk

PATH = "/assessment/final-check.html"
COUNT = 24

ANSWER = filling("""(wrong) => {
    for (const form of document.querySelectorAll("course-check form.question")) {
        fill(form, !wrong.includes(form.dataset.question))
    }
    const next = () => [...document.querySelectorAll(".next")].find((button) => button.checkVisibility())
    while (next()?.innerText === "Next question") next().click()
}""")


@pytest.fixture
def check(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    context.close()


def start(page: Page, at: str = "") -> list[str]:
    """Open the check and return the ids of its draw."""
    page.goto(f"{PATH}{at}")
    if not at:
        page.get_by_role("button", name="Start the final check").click()
    return shown(page)


def shown(page: Page) -> list[str]:
    expect(page.locator("course-check form.question")).to_have_count(COUNT)
    return ids_of(page, "course-check form.question")


def ids_of(page: Page, forms: str) -> list[str]:
    ids: list[str] = page.locator(forms).evaluate_all("(all) => all.map((form) => form.dataset.question)")
    return ids


def finish(page: Page, wrong: list[str]) -> None:
    page.evaluate(ANSWER, wrong)
    page.get_by_role("button", name="Finish and see how I did").click()


def draw_of(course: Course, seed: int) -> list[str]:
    assert course.final_check is not None
    return drawn(course.pages.values(), course.bank, course.final_check, seed)


def kind_of(course: Course, name: str) -> str:
    return next(question.type for _, question in course.bank.questions() if question.id == name)


def critical(course: Course, ids: list[str], is_critical: bool) -> list[str]:
    found = {question.id: question.critical for _, question in course.bank.questions()}
    return [name for name in ids if found[name] is is_critical]


class TestDraw:
    def test_is_fair_and_its_number_in_the_address_draws_it_again(self, check: Page, course: Course) -> None:
        first = start(check)
        file_of = {question.id: file.name for file, question in course.bank.questions()}
        counts = {name: sum(file_of[one] == name for one in first) for name in set(file_of.values())}
        assert set(counts.values()) == {2}
        found = re.search(r"#(\w{8})-(\d+)$", check.url)
        assert found is not None
        assert found[1] == bank_fingerprint(course.bank)
        assert first == draw_of(course, int(found[2]))
        check.reload()
        assert shown(check) == first

    def test_of_another_bank_says_so_and_draws_anew(self, check: Page) -> None:
        check.goto(f"{PATH}#00000000-5")
        expect(check.get_by_text("This address does not fit the questions that we have now.")).to_be_visible()
        check.get_by_role("button", name="Start the final check").click()
        shown(check)

    def test_of_a_damaged_address_says_so(self, check: Page) -> None:
        said = check.get_by_text("This address is not complete.")
        for mark in ("#x", "#e-1-2", "#00000000-99999999999", "#<img>-1", "#00000000--1", "#0a1b2c3d-", "#0a1b2c3d-7x"):
            check.goto("about:blank")  # or another mark would not load the page again
            check.goto(f"{PATH}{mark}")
            expect(check.get_by_role("button", name="Start the final check")).to_be_visible()
            expect(said).to_be_visible()
        for place in ("#record", "#passed", ""):
            check.goto("about:blank")
            check.goto(f"{PATH}{place}")
            expect(check.get_by_role("button", name="Start the final check")).to_be_visible()
            expect(said).to_have_count(0)
            # Who leaves a result unsaved, and comes back, is told where it is.
            gone = check.get_by_text("Your answers in that check were not saved, so we cannot show them again.")
            expect(gone).to_have_count(int(place == "#passed"))

    @pytest.mark.parametrize("behind", ["%22", ")", "%3E."])
    def test_what_a_message_puts_behind_the_address_is_no_part_of_it(
        self, check: Page, course: Course, behind: str
    ) -> None:
        seed = next(seed for seed in range(99) if kind_of(course, draw_of(course, seed)[0]) == "single-choice")
        start(check, f"#{bank_fingerprint(course.bank).upper()}-{seed}-0{behind}")
        assert check.evaluate(GIVEN)[0][0] == [0]

    def test_is_another_one_with_each_try(self, check: Page) -> None:
        draws = [start(check)]
        for _ in range(3):
            finish(check, [])
            check.get_by_role("button", name="Try again with new questions").click()
            expect(check.get_by_role("button", name="Next question")).to_be_visible()
            draws.append(shown(check))
        assert len({tuple(draw) for draw in draws}) == 4

    def test_begins_with_its_first_question_though_the_last_draw_began_with_the_same(
        self, check: Page, course: Course
    ) -> None:
        first = start(check)
        seed = next(seed for seed in range(999) if (again := draw_of(course, seed))[0] == first[0] and again != first)
        finish(check, [])
        check.evaluate("(seed) => { crypto.getRandomValues = (into) => { into[0] = seed; return into } }", seed)
        check.get_by_role("button", name="Try again with new questions").click()
        expect(check.get_by_role("heading", name=f"Question 1 of {COUNT}")).to_be_visible()
        assert shown(check) == draw_of(course, seed)

    def test_says_beforehand_what_it_asks_and_marks_questions_about_safety(self, check: Page, course: Course) -> None:
        check.goto(PATH)
        load_axe(check)
        assert faults_of(check, "before the start") == []
        rules = course.final_check
        assert rules is not None
        assert rules.critical is not None
        least, most = rules.critical
        facts = check.locator(".check-facts").inner_text()
        assert re.search(rf"{COUNT} questions. About \d+ minutes.", facts), facts
        # A partly right answer counts: so many whole ones are not needed.
        assert f"You need {rules.pass_mark}% to pass: a score of 19.2 out of {COUNT}." in facts
        assert f"{least} or {most} are safety questions, and are marked." in facts
        check.get_by_role("button", name="Start the final check").click()
        drawn = shown(check)  # waits for the questions, which the marks do not
        assert ids_of(check, "form:has(.safety-mark)") == critical(course, drawn, True)
        # Nothing is told before the end, and nothing is there that tells.
        load_axe(check)
        assert faults_of(check, "the first question") == []
        check.evaluate(ANSWER, [])
        expect(check.get_by_role("button", name=re.compile("[Pp]rint|Check answer"))).to_have_count(0)
        told = check.locator("course-check :is(.feedback, .mark, details.answer, .marking-sheet)")
        expect(told).to_have_count(0)


GIVEN = """() => [...document.querySelectorAll("course-check form.question")].map((form) => [
    courseKinds.kinds[form.dataset.type].given(form), form.querySelector(".sure :checked")?.value])"""
# As somebody chooses, so that the text above shows it.
CHOSEN = """() => document.querySelectorAll("course-check .gap :checked").forEach(
    (input) => input.dispatchEvent(new Event("change", { bubbles: true })))"""
TOUCHED = "document.querySelector('course-check form').dispatchEvent(new Event('change'))"


class TestAnswersInTheAddress:
    def test_come_back_with_the_tab_until_the_end(self, check: Page, course: Course) -> None:
        ids = start(check)
        missed = critical(course, ids, True)[0]
        check.evaluate(ANSWER, [missed])
        check.get_by_role("radio", name="Very sure").locator("visible=true").check()
        given_first = check.evaluate(GIVEN)
        check.evaluate("history.replaceState(null, '')")  # a new tab has the address alone
        check.reload()
        assert shown(check) == ids
        assert check.evaluate(GIVEN) == given_first
        expect(check.locator("course-check form:visible")).to_have_count(1)

        # One that was missed is asked once more: here, too.
        finish(check, [missed])
        (other,) = ids_of(check, "course-check form.question")
        check.evaluate(ANSWER, [])
        check.evaluate(TOUCHED)
        given_then = check.evaluate(GIVEN)
        # Where progress is saved, the check is saved with it, and the page offers to go on.
        check.evaluate("courseProgress.begin()")
        check.evaluate(TOUCHED)
        check.goto("about:blank")
        check.goto(PATH)
        check.get_by_role("button", name="Carry on with the check that you began").click()
        expect(check.get_by_role("heading", name="One more safety question")).to_be_focused()
        assert ids_of(check, "course-check form.question") == [other]
        assert check.evaluate(GIVEN) == given_then
        finish(check, [])
        expect(check.get_by_role("heading", name="You passed")).to_be_focused()
        assert check.url.endswith("#passed")
        assert "check" not in json.loads(check.evaluate("localStorage.getItem('working-with-carers')"))

    def test_open_at_the_first_question_without_one(self, check: Page) -> None:
        start(check)
        number = check.url.partition("#")[2]
        check.goto("about:blank")
        check.goto(f"{PATH}#{number}-..0")
        expect(check.locator("course-check form:visible h3")).to_have_text(f"Question 1 of {COUNT}")
        check.goto(f"{PATH}#{number[:9]}5-0_0_0_0")  # in the same tab
        expect(check.locator("course-check h2")).to_be_focused()
        assert re.search("#[0-9a-f]{8}-5", check.url)


def kept(page: Page) -> Any:
    """Return what the browser keeps."""
    return json.loads(page.evaluate("localStorage.getItem('working-with-carers')"))


class TestARunningCheck:
    def test_is_not_lost_by_going_to_another_place_of_the_page(self, check: Page) -> None:
        start(check)
        check.evaluate(ANSWER, [])
        check.evaluate(TOUCHED)
        address = check.url
        # It stands alone: below it is what the page says of checks, for who has not begun.
        expect(check.locator("course-check ~ *:visible")).to_have_count(0)
        expect(check.locator(".md-nav--secondary:visible")).to_have_count(0)
        # A place of the page; “Skip to content”; an address that leads nowhere.
        for place in ("#record", "#final-check", "#nowhere"):
            check.evaluate("(place) => { location.hash = place }", place)
            expect(check).to_have_url(address)
        given = check.evaluate(GIVEN)
        check.go_back()
        expect(check).to_have_url(address)
        check.context.grant_permissions(["clipboard-read", "clipboard-write"])
        check.get_by_role("button", name="Copy the address").click()
        expect(check.get_by_text("Copied. Paste it where you can find it again.")).to_be_visible()
        assert check.evaluate("navigator.clipboard.readText()") == address
        assert check.evaluate(GIVEN) == given

    def test_of_questions_that_were_updated_is_said_to_be_gone_until_another_one_is_begun(
        self, check: Page, course: Course
    ) -> None:
        check.goto(PATH)
        begun = {"version": 1, "answers": {}, "scenarios": {}, "check": "#00000000-77-1.1.1"}
        check.evaluate("(text) => localStorage.setItem('working-with-carers', text)", json.dumps(begun))
        gone = check.get_by_text("The questions have been updated, so you cannot go on with the check that you began.")
        for at in (f"#{bank_fingerprint(course.bank)}-7", ""):  # with the number of another one, or none
            check.goto("about:blank")
            check.goto(f"{PATH}{at}")
            expect(gone).to_be_visible()
        assert kept(check)["check"] == begun["check"]
        check.get_by_role("button", name="Start the final check").click()
        shown(check)
        check.evaluate(ANSWER, [])
        check.evaluate(TOUCHED)
        check.goto("about:blank")
        check.goto(PATH)
        carry_on, other = (check.get_by_role("button", name=name) for name in ("Carry on with", "Start another"))
        expect(gone).to_have_count(0)
        # A slip of the finger must not delete what was answered.
        upper, lower = carry_on.bounding_box(), other.bounding_box()
        assert upper is not None
        assert lower is not None
        assert lower["y"] - (upper["y"] + upper["height"]) >= 8

    def test_gives_way_to_another_one_only_with_the_learner_s_word(self, check: Page, course: Course) -> None:
        check.goto(PATH)
        check.evaluate("courseProgress.begin()")
        begun = start(check)
        assert "check" not in kept(check)  # nothing was answered
        check.evaluate(ANSWER, [])
        check.evaluate(TOUCHED)
        number, address = check.url.partition("#")[2].split("-")[1], kept(check)["check"]
        other = next(seed for seed in range(9) if str(seed) != number)
        check.goto("about:blank")
        check.goto(f"{PATH}#{bank_fingerprint(course.bank)}-{other}")  # as it stands on a record
        expect(check.get_by_text("This address opens another check.")).to_be_visible()
        expect(check.get_by_text(f"{COUNT} of {COUNT} questions answered. If you start another one")).to_be_visible()
        assert kept(check)["check"] == address
        check.get_by_role("button", name="Start another check").click()
        assert shown(check) == draw_of(course, other)
        assert kept(check)["check"] == address
        # The number alone of the check that was begun brings its answers.
        check.goto("about:blank")
        assert start(check, f"#{bank_fingerprint(course.bank)}-{number}") == begun
        assert check.url.endswith(address)


@pytest.fixture(scope="module")
def running(browser: Browser, base_url: str) -> Iterator[Page]:
    """A check that runs, for any address."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(PATH)
    page.get_by_role("button", name="Start the final check").click()
    shown(page)
    yield page
    context.close()


# Reads an address, puts its answers on the page, and says what the page then writes: twice, which is the same.
OPENED = """(hash) => {
    const { read, write, fill } = courseAddress
    const quiz = document.querySelector("course-check course-quiz")
    const size = () => document.querySelectorAll("course-check *").length
    const before = size()
    const put = (text) => {
        const asked = read(text)
        if (!asked) return null
        fill(quiz, asked.told[0] || [])
        return write(asked.print, asked.seed, [quiz])
    }
    const once = put(hash)
    return [size() - before, once, once && put(once)]
}"""
ANSWERS = st.lists(st.from_regex(r"[0-9a-z_]{0,6}[A-C]?", fullmatch=True), max_size=30).map(".".join)
HOSTILE = st.one_of(
    st.text(max_size=200),
    st.builds("#0a1b2c3d-{}-{}".format, st.integers(0, 2**33), ANSWERS),
    st.builds("#0a1b2c3d-7-{}".format, st.text(alphabet="09azAZ_.-<>\"'%&:/ \n", max_size=80)),
)


@settings(max_examples=60, deadline=None)
@given(address=HOSTILE)
def test_any_address_is_read_without_a_fault_and_adds_nothing_to_the_page(running: Page, address: str) -> None:
    added, once, twice = running.evaluate(OPENED, address)
    assert added == 0
    assert once == twice
    assert once is None or re.fullmatch(r"#[0-9a-f]{8}-\d{1,10}(-[\w.]+)?", once), once


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
        check.evaluate(
            "(text) => localStorage.setItem('working-with-carers', text)",
            json.dumps({"version": 1, "answers": {}, "scenarios": {}, "failed": failed}),
        )
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
        state = json.loads(check.evaluate("localStorage.getItem('working-with-carers')"))
        assert state["passed"]["points"] == state["passed"]["of"] == COUNT
        check.goto("/assessment/progress.html")
        expect(check.get_by_text("Passed on")).to_be_visible()
        load_axe(check)
        assert faults_of(check, "passed") == []
        assert printed_record(check, "Ada") == before
        assert f"{check.url.partition('/assessment/')[0]}{PATH}#{number}" in before


NO_MODULE = "None. No module is saved as done on this device, so this record lists no modules and no study time."


def printed_sheet(page: Page, button: str) -> str:
    """Press a button that prints; return the words on the paper, where print() returns before that is drawn."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=button).click()
    page.emulate_media(media="print")
    expect(page.locator("body > :not(.sheet):visible")).to_have_count(0)
    text = page.locator(".sheet").inner_text()
    page.emulate_media(media="null")
    page.keyboard.press("Shift")  # whatever is done next puts it away
    expect(page.locator(".sheet")).to_have_count(0)
    return text


def printed_record(page: Page, name: str = "") -> str:
    """Print the record of a check that was passed, and return its words."""
    page.get_by_role("textbox", name="Your name").fill(name)
    return printed_sheet(page, "Print my record of learning")


def kept_ids(course: Course) -> set[str]:
    return {question.id for _, question in course.bank.questions() if question.is_kept}


def keep_answers(page: Page, course: Course, modules: tuple[str, ...], changed: str = "", on_page: bool = True) -> None:
    """Save progress as if each scored question on these modules' pages had been answered, one in an older form.

    If not `on_page`, then in draws: as practice, or in today's review.
    """
    instances = [each for path in modules for each in data.on_page(path) if each.scored and each.question.scored]
    prints = fingerprints(course.bank)
    answers = {
        each.question.id: {
            "print": "00000000" if each.question.id == changed else prints[each.question.id],
            "share": 1,
            "sure": 0,
            "day": "2026-11-20",
            **({"given": "0", "at": each.address[1:]} if on_page else {}),
        }
        for each in instances
    }
    state = {"version": 1, "answers": answers, "scenarios": {}}
    page.goto("/assessment/progress.html")
    page.evaluate("(text) => localStorage.setItem('working-with-carers', text)", json.dumps(state))


def minutes_of(course: Course, *modules: str) -> list[int]:
    pages = {data.html_path(path): page for path, page in course.pages.items()}
    return [minutes(pages[path], course.bank, course.rules) for path in modules]


class TestRecord:
    NAME = "O’Brien <b>Ada</b>"
    TWO = ("modules/who-carers-are.html", "modules/the-law.html")

    def test_has_the_name_only_while_it_prints(self, check: Page, course: Course) -> None:
        check.context.grant_permissions(["clipboard-read", "clipboard-write"])
        start(check)
        number = check.url.rsplit("-", 1)[1]
        finish(check, [])
        printed = printed_record(check, self.NAME)
        for words in (
            f"Name:\n{self.NAME}",
            "This shows knowledge only. Your employer or assessor assesses your practice.",
            f"Check number:\n{bank_fingerprint(course.bank)}-{number}",
            f"{COUNT} out of {COUNT} (100%)",
            "(we suggest)",
            "Manager: signature",
            "Assessor: signature",
        ):
            assert words in printed
        assert self.NAME not in check.content()
        assert "accredited" not in printed.lower()
        check.get_by_role("button", name="Copy as text for my CPD log").click()
        expect(check.get_by_text("Copied. You can paste it now.")).to_be_visible()
        copied = check.evaluate("navigator.clipboard.readText()")
        assert f"Name: {self.NAME}\n" in copied
        assert f"Result: {COUNT} out of {COUNT} (100%)\n" in copied

    def test_claims_no_module_and_no_minute_where_nothing_is_saved(self, check: Page, course: Course) -> None:
        ids = start(check)
        finish(check, critical(course, ids, False)[:4])  # a few others wrong still pass
        expect(check.get_by_role("heading", name="You passed")).to_be_focused()
        record = printed_record(check)
        assert NO_MODULE in record
        assert [head.name for _, head in course.modules() if head.name in record] == []
        assert "minutes" not in record.lower()
        # To save now saves the answers of the check, and those are no module.
        check.get_by_role("button", name="Save my progress on this device").click()
        assert NO_MODULE in printed_record(check)

    def test_lists_the_modules_that_this_device_holds_as_done_with_their_minutes(
        self, check: Page, course: Course
    ) -> None:
        keep_answers(check, course, self.TWO)
        start(check)
        finish(check, [])
        record = printed_record(check)
        first, second = minutes_of(course, *self.TWO)
        heads = {data.html_path(page.path): head for page, head in course.modules()}
        assert f"{heads[self.TWO[0]].name} (about {first} minutes)" in record
        assert f"{heads[self.TWO[1]].name} (about {second} minutes)" in record
        assert f"Estimated study time:\nAbout {first + second} minutes." in record
        assert [path for path, head in heads.items() if head.name in record] == list(self.TWO)
        assert NO_MODULE not in record
        # The same as one line, cell for cell as the matrix has its columns. A table would count with a name like this.
        check.context.grant_permissions(["clipboard-read", "clipboard-write"])
        check.get_by_label("Your name", exact=True).fill("=  Ana  Bell")
        check.get_by_role("button", name="Copy as one line for the training matrix").click()
        expect(
            check.get_by_text("Copied. Paste it into the matrix, in the first empty cell below “Name”.")
        ).to_be_visible()
        cells = check.evaluate("navigator.clipboard.readText()").split("\t")
        columns = of_record([head for _, head in course.modules()])
        told = dict(zip([column.title for column in columns], cells, strict=True))
        assert date.fromisoformat(told.pop("Check passed on"))
        assert re.fullmatch(rf"{bank_fingerprint(course.bank)}-\d+", told.pop("Check number"))
        assert told == {
            "Name": "Ana Bell",
            "Result (%)": "100",
            "Course version": course.settings.version,
            "Study minutes": str(first + second),
            **{head.name: DONE if path in self.TWO else "" for path, head in heads.items()},
        }

    def test_lists_no_module_with_a_question_that_was_changed_since_or_left_out(
        self, check: Page, course: Course
    ) -> None:
        one = next(each for each in data.on_page(self.TWO[0]) if each.scored and each.question.scored).question.id
        keep_answers(check, course, self.TWO[:1], changed=one)
        # The draw must not answer that question anew.
        seed = next(n for n in range(99) if one not in draw_of(course, n))
        start(check, f"#{bank_fingerprint(course.bank)}-{seed}")
        finish(check, [])
        assert NO_MODULE in printed_record(check)

    def test_lists_no_module_whose_questions_were_answered_in_practice_alone(self, check: Page, course: Course) -> None:
        keep_answers(check, course, self.TWO[:1], on_page=False)
        check.reload()
        expect(check.locator(".progress-modules .state").first).to_have_text("Not started")
        start(check)
        finish(check, [])
        assert NO_MODULE in printed_record(check)

    def test_is_one_sheet_of_paper_with_every_module(self, check: Page, course: Course) -> None:
        keep_answers(check, course, tuple(data.html_path(page.path) for page, _ in course.modules()))
        start(check)
        finish(check, [])
        record = printed_record(check, self.NAME)
        assert [head.name for _, head in course.modules() if head.name not in record] == []
        check.get_by_role("button", name="Print my record of learning").click()
        assert check.pdf(format="A4").count(b"/Type /Page\n") == 1


class TestPaper:
    def test_has_the_same_draw_without_answers(self, no_script: Page, course: Course) -> None:
        no_script.goto(PATH)
        no_script.get_by_role("link", name="a check on paper").click()
        ids = no_script.locator("form.question").evaluate_all("(all) => all.map((f) => f.dataset.question)")
        assert ids == draw_of(course, 2026)
        # Some of them are kept for the check: not even the source of the page says which answer is right.
        expect(
            no_script.locator("course-paper :is(details, .key, .evidence, [data-correct], [data-key])")
        ).to_have_count(0)

    def test_has_a_marking_sheet_with_a_key_for_each(self, no_script: Page) -> None:
        no_script.goto("/assessment/paper-marking.html")
        entries = no_script.locator("ol.marking-sheet > li")
        assert entries.count() == COUNT
        for entry in entries.all():
            assert entry.locator(":scope > :not(.stem)").count() >= 1

    def test_has_a_marking_sheet_for_any_check_by_its_number(self, check: Page, course: Course) -> None:
        check.goto("/assessment/paper-marking.html")
        number = f"{bank_fingerprint(course.bank)}-7"
        field = check.get_by_role("textbox", name="Check number")
        for text, said in (
            ("<b>", "This is not a check number."),
            ("00000000-7", "This number does not fit the questions that we have now."),
        ):
            field.fill(text)
            field.press("Enter")
            expect(check.locator("course-marking [role=status]")).to_contain_text(said)
        field.fill(number)
        field.press("Enter")
        expect(check.get_by_role("heading", name=f"Marking sheet for check {number}")).to_be_focused()
        sheet = printed_sheet(check, "Print the marking sheet")
        stems = {question.id: data.plain(question.stem) for _, question in course.bank.questions()}
        assert [name for name in draw_of(course, 7) if stems[name] not in sheet] == []
        assert sheet.count("Safety: must be right.") == len(critical(course, draw_of(course, 7), True))
        check.get_by_role("link", name="Open the questions of this check").click()
        assert shown(check) == draw_of(course, 7)


def test_review_brings_another_of_the_family_and_has_a_plan_on_paper(check: Page, course: Course) -> None:
    single = data.one_of("matching").question.id
    family = next(each for each in course.bank.families() if len(each.members) > 3)
    due, seen, *unseen = [member.id for member in family.members if member.use != "check"]
    prints = fingerprints(course.bank)
    check.goto("/assessment/review.html")
    expect(check.get_by_text("To use review, save your progress on this device.")).to_be_visible()
    wrong = {"print": "00000000", "share": 0, "sure": 3, "day": "2026-01-01", "box": 1, "due": "2026-01-02"}
    right = {"print": prints[seen], "share": 1, "sure": 0, "day": "2026-01-01"}
    answers = {single: wrong, due: {**wrong, "print": prints[due], "sure": 0}, seen: right}
    state = {"version": 1, "answers": answers, "scenarios": {}}
    check.evaluate("(text) => localStorage.setItem('working-with-carers', text)", json.dumps(state))
    check.reload()
    expect(check.get_by_text("2 questions for today.")).to_be_visible()
    load_axe(check)
    assert faults_of(check, "two questions") == []
    check.get_by_text("My plan, to print").click()
    assert check.locator(".review-plan tbody tr").count() == 2

    # The one that was changed is asked anew. In the place of the member comes one that was not seen yet, and its
    # review goes on from where that of the other stood.
    first, other = ids_of(check, "course-review form.question")
    assert first == single
    assert other in unseen
    check.get_by_role("button", name="Skip").click()
    form = check.locator(f"form[data-question='{other}']")
    form.locator("input[data-correct]").check()
    form.get_by_role("button", name="Check answer").click()
    kept = json.loads(check.evaluate("localStorage.getItem('working-with-carers')"))["answers"]
    assert (kept[other]["share"], kept[other]["box"]) == (1, 2)
    assert (kept[due]["share"], kept[due].get("box")) == (0, None)
