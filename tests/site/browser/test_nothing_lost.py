"""Nothing that was typed or answered goes without the learner's word, and no screen says more than happened."""

import io
import re
from typing import Any, ClassVar

import pytest
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from tests.site.browser import data
from tests.site.browser.final_check import finish, start
from tests.site.browser.keyboard import Keyboard
from tests.site.browser.player import Player, answer_all
from tests.site.browser.progress import KEY, PROGRESS, answer, kept, opt_in, put
from tests.site.browser.texts import ENTRY, FULL, WORKBOOK, Visit, first_box, keep

FILL = "void (Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') })"


class TestNoRoom:
    def test_a_text_that_is_not_saved_is_not_said_to_be(self, visit: Visit) -> None:
        page = visit(WORKBOOK)
        first_box(page).fill("A daughter")
        page.get_by_role("button", name="Save what I write").click()
        saved = page.get_by_text("Saved on this device. What you write from now on")
        expect(saved).to_be_visible()
        page.evaluate("void (window.setItem = Storage.prototype.setItem)")
        page.evaluate(FILL)
        other = page.locator("textarea[data-text=know]")
        other.fill("A small change")
        expect(page.locator("textarea[data-text=know] + .text-offer")).to_contain_text(FULL)
        expect(saved).to_have_count(0)
        page.evaluate("void (Storage.prototype.setItem = window.setItem)")
        other.press_sequentially("s")
        expect(saved).to_be_visible()
        assert kept(page)["texts"] == {"who": "A daughter", "know": "A small changes"}

    def test_an_answer_that_is_not_saved_says_so_and_comes_along_later(self, visit: Visit) -> None:
        page, player = answer(visit)
        opt_in(page)
        page.evaluate("void (window.setItem = Storage.prototype.setItem)")
        page.evaluate(FILL)
        player.answer(data.wrong(player.question))
        said = page.get_by_role("alert")
        expect(said).to_contain_text(FULL)
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        page.evaluate("location.assign('/index.html')")
        assert asked == ["beforeunload"]
        page.evaluate("void (Storage.prototype.setItem = window.setItem)")
        page.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")  # another tab made room
        expect(said).to_have_count(0)
        assert kept(page)["answers"][player.question.id]["share"] < 1

    def test_a_result_that_is_not_saved_says_so(self, visit: Visit) -> None:
        page = visit("/assessment/final-check.html")
        keep(page, {})
        start(page)
        page.evaluate(FILL)
        finish(page, [])
        expect(page.get_by_role("heading", name="You passed")).to_be_focused()
        expect(page.get_by_text("Your result is not saved.")).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text(FULL)

    def test_what_cannot_be_read_is_not_written_over_by_a_module(self, visit: Visit) -> None:
        instance = data.in_module("single-choice")
        page = visit(instance.address)
        text = '{"version": 2, "texts": {"who": "A daughter"}}'
        put(page, text)
        page.reload()
        Player(page, instance).answer(data.right(instance.question))
        expect(page.get_by_role("alert")).to_contain_text("What was saved on this device cannot be read.")
        assert page.get_by_role("button", name="Save my progress on this device").count() == 0
        page.goto(WORKBOOK)
        first_box(page).press_sequentially("A")
        expect(page.locator(".text-offer")).to_contain_text("What was saved on this device cannot be read.")
        assert page.get_by_role("button", name="Save what I write").count() == 0
        assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == text
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(PROGRESS)
        page.get_by_role("button", name="Delete what was saved").click()
        with page.expect_download() as caught:
            page.get_by_role("group").get_by_role("button", name="Save my progress to a file").click()
        assert caught.value.path().read_text(encoding="utf-8") == text


class TestAWholeModule:
    PATH = "modules/who-carers-are.html"

    def test_that_is_not_saved_is_asked_about_before_it_goes_and_no_part_of_one_is(self, visit: Visit) -> None:
        page = visit(f"/{self.PATH}")
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        forms = [each for each in data.on_page(self.PATH) if each.scored and data.has_points(each)]
        *most, last = dict.fromkeys(each.form for each in forms)
        tries = {each.form: [data.right(each.question)] for each in forms}
        answer_all(page, {form: tries[form] for form in most})
        line = page.locator(".done-line")
        expect(line).to_contain_text("To finish this module, answer the rest.")
        page.reload()
        assert asked == []
        answer_all(page, tries)
        expect(line).to_have_text(re.compile("^Module 1 done: "))
        expect(page.locator(".module-done.is-done")).to_have_count(1)
        expect(page.get_by_text("Look at these again:", exact=True)).to_be_hidden()
        page.reload()
        assert asked == ["beforeunload"]
        answer_all(page, {**tries, last: [data.wrong(next(each for each in forms if each.form == last).question)]})
        # Both lists, each with what it is about.
        page.evaluate("location.hash = 'module-end'")
        expect(page.get_by_text("You can now:")).to_be_visible()
        expect(page.locator(".module-done ul").first.locator("li:not(.can)")).to_have_count(0)
        expect(page.locator(".module-done ul").last.locator("li:not(.look)")).to_have_count(0)
        expect(page.locator(".module-done ul").last.locator("li")).to_have_count(1)
        opt_in(page)
        page.reload()
        assert asked == ["beforeunload"]


class TestDeleting:
    HERE: ClassVar[dict[str, Any]] = {
        "answers": {"one": ENTRY, "two": ENTRY},
        "texts": {"who": "A daughter", "know": " "},
        "passed": {"day": "2026-11-20", "version": "2", "points": 23, "of": 24},
    }

    def test_names_what_goes_and_asks_by_keyboard_too(self, visit: Visit) -> None:
        page = visit(PROGRESS)
        keep(page, self.HERE)
        before = kept(page)
        keyboard = Keyboard(page)
        delete = page.get_by_role("button", name="Delete my progress")
        question = page.get_by_text(
            "Delete 2 answers, 1 text and the final check that you passed (your answers and record)?"
        )
        keyboard.start_at(delete.locator(".."))
        for leave in (lambda: keyboard.use(page.get_by_role("button", name="Keep")), lambda: keyboard.press("Escape")):
            keyboard.use(delete)
            expect(question).to_be_focused()
            expect(page.get_by_role("group", name="Delete 2 answers")).to_be_visible()
            leave()
            expect(delete).to_be_focused()
            expect(question).to_have_count(0)
        assert kept(page) == before
        keyboard.use(delete)
        keyboard.use(page.get_by_role("button", name="Yes, delete"))
        expect(page.get_by_text("Deleted from this device.")).to_be_focused()
        assert kept(page) is None

    def test_of_texts_asks_too(self, visit: Visit) -> None:
        page = visit(PROGRESS)
        keep(page, self.HERE)
        box = page.get_by_label("Save what I write as well")
        box.click()
        expect(page.get_by_text("Delete 1 text?")).to_be_focused()
        expect(box).to_be_checked()
        page.get_by_role("button", name="Keep").click()
        expect(box).to_be_focused()
        assert kept(page)["texts"]["who"] == "A daughter"
        box.click()
        page.get_by_role("button", name="Yes, delete").click()
        expect(page.get_by_text("What you wrote is deleted from this device.")).to_be_visible()
        expect(box).to_be_focused()
        expect(box).not_to_be_checked()
        assert "texts" not in kept(page)
        assert kept(page)["answers"]


LINES = "\n".join(f"line {number}" for number in range(1, 41))
REFLECTION = next(each for each in data.instances() if each.kind == "reflection")


@pytest.mark.parametrize("place", [WORKBOOK, "/modules/who-carers-are.html#module-end", REFLECTION.address])
def test_all_that_was_written_is_printed(phone_of: BrowserContext, visit: Visit, place: str) -> None:
    page = visit(place)
    box = page.locator("textarea:visible").first
    box.fill("an older text")
    page.pdf()
    box.fill(LINES)
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    assert [line for line in LINES.split("\n") if line not in text.split("\n")] == []
    assert "an older text" not in text
    assert page.locator("textarea:visible").first.input_value() == LINES


def test_who_comes_to_a_box_with_a_text_is_told_that_it_was_begun(visit: Visit) -> None:
    page = visit("/assessment/route-3-2.html#who-carers-are")
    begun = page.get_by_text("You have begun this. Add to it.")
    box = page.locator("textarea:visible")
    box.fill("A daughter")
    expect(begun.locator("visible=true")).to_have_count(0)
    page.locator(".way .next").click()
    expect(begun.locator("visible=true")).to_have_count(1)
    expect(box).to_have_accessible_description("You have begun this. Add to it.")
    expect(box).to_have_value("A daughter")
    page.evaluate("void (location.hash = 'answer')")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save as text").click()
    written = caught.value.path().read_text(encoding="utf-8")
    assert (written.count("A daughter"), written.count("(not answered)")) == (1, 8)
