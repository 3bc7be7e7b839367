"""What is saved, on another device and where the storage is at fault: nothing is trusted, and nothing is lost."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.bank.fingerprint import fingerprints
from tests.site.browser import data
from tests.site.browser.player import Player, opened
from tests.site.browser.progress import KEY, PROGRESS, Visit, answer, delete, import_text, kept, opt_in, put, saved

# Which pages may be the one where somebody was.
PLACES_KEPT = """pages =>
    pages.filter((page) => courseProgress.clean({ version: 1, place: { page, title: "A" } }).place)"""


class TestOtherDevice:
    def test_a_file_takes_progress_along(self, visit: Visit, tmp_path: Path) -> None:
        page, player, before = saved(visit)
        page.goto(PROGRESS)
        with page.expect_download() as caught:
            page.get_by_role("button", name="Save my progress to a file").click()
        file = tmp_path / caught.value.suggested_filename
        caught.value.save_as(file)
        assert file.name == "working-with-carers-progress-2026-11-22.json"
        delete(page, "Delete my progress")
        import_text(page, file.read_text(encoding="utf-8"))
        expect(page.get_by_text("Done. This device now has 1 answer.")).to_be_visible()
        assert kept(page) == before
        assert player.question.id in before["answers"]

    def test_the_newer_answer_wins(self, visit: Visit) -> None:
        page, player, state = saved(visit)
        entry = state["answers"][player.question.id]
        old = {**entry, "share": 0, "day": "2026-11-01"}
        other = {**entry, "share": 0.5, "day": "2026-11-02"}
        page.goto(PROGRESS)
        import_text(page, json.dumps({**state, "answers": {player.question.id: old, "another": other}}))
        expect(page.get_by_text("Done. This device now has 2 answers.")).to_be_visible()
        assert kept(page)["answers"] == {player.question.id: entry, "another": other}

    def test_what_cannot_be_read_changes_nothing(self, visit: Visit) -> None:
        page, _, before = saved(visit)
        page.goto(PROGRESS)
        status = page.locator("course-progress > .status")
        for text, said in (
            ("", "This file has no saved progress, or it is damaged."),
            ("[" * 100_000, "This file has no saved progress, or it is damaged."),
            ("[]", "This file has no saved progress."),
            ('{"answers": {}}', "This file has no saved progress."),
            ('{"version": 0, "answers": {}}', "This file comes from a different version"),
            ('{"version": "1", "answers": {}}', "This file comes from a different version"),
            (" " * 1_000_001, "This file is too large to be saved progress."),
        ):
            status.evaluate("(status) => { status.textContent = '' }")  # what was said of the file before
            import_text(page, text)
            expect(status).to_contain_text(said)
            expect(status).to_contain_text("Nothing was changed.")
            assert kept(page) == before, text[:50]

    def test_fifty_megabytes_are_refused_unread(self, visit: Visit, tmp_path: Path) -> None:
        page = visit(PROGRESS)
        file = tmp_path / "large.json"
        file.write_bytes(b" " * 50_000_000)
        page.get_by_label("Load progress from a file").set_input_files(file)
        expect(page.get_by_text("too large to be saved progress. Nothing was changed.")).to_be_visible()
        assert kept(page) is None

    def test_hostile_values_are_left_out_and_nothing_runs(self, visit: Visit) -> None:
        page = visit(PROGRESS)
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        attack = "<img src=x onerror=alert(1)>"
        good = {"print": "0a1b2c3d", "share": 1, "sure": 2, "day": "2026-11-20"}
        state = {
            "version": 1,
            "answers": {
                "fine": good,
                "odd-choice": {**good, "given": attack, "at": "index.html#quiz-1-x"},
                "odd-place": {**good, "given": "0", "at": "javascript:alert(1)"},
                attack: good,
                "__proto__": good,
                "bad-day": {**good, "day": attack},
                "bad-share": {**good, "share": 9},
                "bad-print": {**good, "print": attack},
                "bad-box": {**good, "box": 99, "due": attack},
                "no-map": [1],
                "odd-sure": {**good, "sure": attack},
            },
            "place": {"page": "modules/x.html", "title": attack, "part": attack, "place": 1, "of": 2},
            "passed": {
                "day": "2026-11-20",
                "version": attack,
                "points": 1,
                "of": 2,
                "print": attack,
                "number": 1.5,
                "safety": [attack, 1, 1],
            },
            "scenarios": {"fall": {"endings": [attack, 7, "good-end"], "ways": -3, "day": "2026-11-20"}, "x": 1},
            "texts": {"who": attack, attack: "x", "long": "x" * 20_001},
            "extra": {"a": attack},
        }
        import_text(page, json.dumps(state))
        expect(page.get_by_text("Done. This device now has 5 answers and 2 texts.")).to_be_visible()
        assert kept(page) == {
            "version": 1,
            "answers": {
                "fine": good,
                "odd-choice": good,
                "odd-place": good,
                "bad-box": good,
                "odd-sure": {**good, "sure": 0},
            },
            "place": {"page": "modules/x.html", "title": attack},
            "passed": {"day": "2026-11-20", "version": attack, "points": 1, "of": 2},
            "scenarios": {"fall": {"endings": ["good-end"], "ways": 1, "day": "2026-11-20"}},
            "texts": {"who": attack, "long": "x" * 20_001},
        }
        # The front page makes a link of it: it leads to a page of this course, or is not kept.
        places = ["modules/x.html", "javascript:alert(1)//x.html", "https://example.org/x.html", "//example/x.html"]
        assert page.evaluate(PLACES_KEPT, places) == places[:1]
        for path in ("/index.html", "/modules/index.html", "/assessment/review.html", "/assessment/workbook.html"):
            page.goto(path)
        expect(page.locator("textarea[data-text=who]")).to_have_value(attack)
        assert page.locator("img[src=x]").count() == 0


class TestFaultsOfStorage:
    def break_storage(self, page: Page, how: str) -> None:
        page.add_init_script(f"Storage.prototype.setItem = () => {{ throw new DOMException('no', '{how}') }}")

    @pytest.mark.parametrize(
        ("how", "said"),
        [
            ("QuotaExceededError", "There is no room left on this device"),
            ("SecurityError", "This browser does not let the course save anything."),
        ],
    )
    def test_full_or_forbidden_says_so_and_the_page_goes_on(self, visit: Visit, how: str, said: str) -> None:
        instance = data.in_module("single-choice")
        page = visit("/about/index.html")
        self.break_storage(page, how)
        player = opened(page, instance)
        player.answer(data.right(instance.question))
        page.get_by_role("button", name="Save my progress on this device").click()
        expect(page.get_by_text(said)).to_be_visible()
        player.assert_marked(data.right(instance.question))

    def test_damaged_or_of_another_version_is_kept_until_the_learner_clears_it(self, visit: Visit) -> None:
        page = visit("/index.html")
        for text in ("{", '{"version": 7}', "null", '"x"'):
            put(page, text)
            page.goto(PROGRESS)
            expect(page.get_by_text("What was saved on this device cannot be read.")).to_be_visible()
            assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == text
            delete(page, "Delete what was saved")
            assert kept(page) is None

    def test_storage_that_fills_up_later_loses_nothing_on_screen(self, visit: Visit) -> None:
        page, player, before = saved(visit)
        page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') })")
        player.answer(data.wrong(player.question))
        player.assert_marked(data.wrong(player.question))
        assert kept(page) == before

    def test_two_tabs_at_once_keep_both_answers(self, visit: Visit) -> None:
        one, first = answer(visit)
        opt_in(one)
        two, second = answer(visit, "matching")
        first.answer(data.wrong(first.question))
        assert kept(one)["answers"].keys() >= {first.question.id, second.question.id}
        assert kept(two)["answers"][first.question.id]["share"] < 1
        two.goto("/modules/index.html")
        two.get_by_role("link", name="What carers know").first.wait_for()
        one.evaluate("(key) => localStorage.removeItem(key)", KEY)
        expect(two.locator(".progress-note")).to_have_count(0)

    def test_an_answer_after_a_wrong_clock_was_set_right_is_saved(self, visit: Visit) -> None:
        page, player, state = saved(visit)
        state["answers"][player.question.id]["day"] = "2027-06-01"
        put(page, state)
        player.answer(data.wrong(player.question))
        entry = kept(page)["answers"][player.question.id]
        assert (entry["day"], entry["share"]) == ("2026-11-22", 0)

    def test_a_page_closed_before_checking_keeps_what_was_there(self, visit: Visit) -> None:
        page, player, before = saved(visit)
        player.give(data.wrong(player.question).given)
        page.close()
        assert kept(visit("/index.html")) == before

    def test_a_learning_system_stands_behind_the_same_interface(self, visit: Visit) -> None:
        page = visit("/about/index.html")
        page.add_init_script(
            "window.kept = '';"
            "window.courseStore = {load: () => kept, save: (text) => { kept = text }, clear: () => { kept = '' }}"
        )
        instance = data.in_module("single-choice")
        page.goto(instance.address)
        Player(page, instance).answer(data.right(instance.question))
        assert page.get_by_role("button", name="Save my progress on this device").count() == 0
        assert json.loads(page.evaluate("kept"))["answers"][instance.question.id]["share"] == 1
        assert kept(page) is None

    def test_in_a_learning_system_only_answers_on_its_page_count_for_a_module(self, visit: Visit) -> None:
        page = visit("/about/index.html")
        page.add_init_script(
            "window.courseStore = {"
            "load: () => sessionStorage.kept ?? '', save: (text) => { sessionStorage.kept = text }}"
        )
        page.goto("/assessment/review.html")
        questions = [each.question.id for each in data.on_page("modules/who-carers-are.html") if each.scored][:2]
        prints = fingerprints(data.course().bank)
        answer = """([question, print]) => document.querySelector("course-review, course-quiz form").dispatchEvent(
            new CustomEvent("course:answer", { bubbles: true, detail: {
                question, print, given: [0], share: 0, sure: 0 } }))"""
        for name in questions:
            page.evaluate(answer, [name, prints[name]])
        # A learning system keeps no place of an answer.
        page.evaluate("""() => {
            const state = JSON.parse(sessionStorage.kept)
            for (const entry of Object.values(state.answers)) delete entry.at
            sessionStorage.kept = JSON.stringify(state)
        }""")
        state = "(asked) => courseProgress.moduleState(asked).answered"
        asked = [f"{name}:{prints[name]}" for name in questions]
        assert page.evaluate(state, asked) == 0
        page.goto("/modules/who-carers-are.html")
        page.evaluate(answer, [questions[0], prints[questions[0]]])
        page.goto("/assessment/review.html")
        page.evaluate(answer, [questions[0], prints[questions[0]]])  # a draw asks it again
        assert page.evaluate(state, asked) == 1
