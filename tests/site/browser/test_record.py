"""The record of learning that follows a final check."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from course.bank.fingerprint import bank_fingerprint, fingerprints
from course.course import Course
from course.packages.trainers.matrix import DONE, of_record
from course.site.minutes import minutes
from tests.site.browser import data
from tests.site.browser.final_check import COUNT, critical, draw_of, finish, printed_record, start
from tests.site.browser.progress import put

NO_MODULE = "None. No module is saved as done on this device, so this record lists no modules and no study time."


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
    page.goto("/assessment/progress.html")
    put(page, {"answers": answers})


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
