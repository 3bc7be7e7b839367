"""The final check: a fair draw, kept in the address, and the same on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from course.bank.fingerprint import bank_fingerprint
from course.course import Course
from tests.site.browser import data
from tests.site.browser.final_check import (
    ANSWER,
    COUNT,
    GIVEN,
    PATH,
    TOUCHED,
    critical,
    draw_of,
    finish,
    ids_of,
    printed_sheet,
    shown,
    start,
)
from tests.site.browser.progress import kept
from tests.site.browser.test_axe import faults_of, load_axe


def kind_of(course: Course, name: str) -> str:
    return next(question.type for _, question in course.bank.questions() if question.id == name)


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
        assert "check" not in kept(check)

    def test_open_at_the_first_question_without_one(self, check: Page) -> None:
        start(check)
        number = check.url.partition("#")[2]
        check.goto("about:blank")
        check.goto(f"{PATH}#{number}-..0")
        expect(check.locator("course-check form:visible h3")).to_have_text(f"Question 1 of {COUNT}")
        check.goto(f"{PATH}#{number[:9]}5-0_0_0_0")  # in the same tab
        expect(check.locator("course-check h2")).to_be_focused()
        assert re.search("#[0-9a-f]{8}-5", check.url)


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
