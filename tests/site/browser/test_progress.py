"""Progress: kept only when asked for, never trusted when read back, and lost to nothing that happens on a phone."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route, expect

from course.bank.fingerprint import fingerprints
from course.guidance.page import modules_among
from tests.site.browser import data, stories
from tests.site.browser.player import Player, answer_all, opened, show_all, wait_for_what_keeps

KEY = "working-with-carers"
PROGRESS = "/assessment/progress.html"

Visit = Callable[[str], Page]


def kept(page: Page) -> Any:
    """Return what the browser keeps, or None."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return None if text is None else json.loads(text)


def answer(visit: Visit, kind: str = "single-choice", right: bool = True, sure: str = "") -> tuple[Page, Player]:
    """Answer the first question of a kind on its module's page."""
    instance = data.in_module(kind)
    page = visit(instance.address)
    player = Player(page, instance)
    player.give((data.right if right else data.wrong)(instance.question).given)
    if sure:
        player.form.get_by_role("radio", name=sure, exact=True).check()
    player.check.click()
    return page, player


# Which pages may be the one where somebody was.
PLACES_KEPT = """pages =>
    pages.filter((page) => courseProgress.clean({ version: 1, place: { page, title: "A" } }).place)"""


def opt_in(page: Page) -> None:
    page.get_by_role("button", name="Save my progress on this device").click()
    expect(page.get_by_text("Saved. Your progress is on this device.")).to_be_visible()


def delete(page: Page, name: str) -> None:
    """Press a button that deletes, and say yes."""
    page.get_by_role("button", name=name).click()
    page.get_by_role("button", name="Yes, delete").click()


def saved(visit: Visit, right: bool = True, sure: str = "") -> tuple[Page, Player, Any]:
    """Answer a question, and save that; return what is kept too."""
    page, player = answer(visit, right=right, sure=sure)
    opt_in(page)
    return page, player, kept(page)


def import_text(page: Page, text: str, name: str = "progress.json") -> None:
    payload: FilePayload = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    page.get_by_label("Load progress from a file").set_input_files(payload)


class TestOptIn:
    def test_nothing_is_kept_before_and_nothing_is_lost_by_waiting(self, visit: Visit) -> None:
        page, player = answer(visit, right=False, sure="Very sure")
        assert kept(page) is None
        opt_in(page)
        entry = kept(page)["answers"][player.question.id]
        assert {**entry, "print": None} == {
            "print": None, "share": 0, "sure": 3, "day": "2026-11-22", "box": 0, "due": "2026-11-23",
            "given": "".join(map(str, data.wrong(player.question).given)), "at": player.instance.address[1:],
        }  # fmt: skip

    def test_the_offer_says_what_is_kept_and_stands_once(self, visit: Visit) -> None:
        page, _ = answer(visit)
        other = data.in_module("matching")
        if f"/{other.page}" in page.url:
            page.goto(other.address)
            Player(page, other).answer(data.right(other.question))
        expect(page.get_by_role("button", name="Save my progress on this device")).to_have_count(1)
        expect(page.get_by_text("Saves your answers in this browser, on this device.")).to_be_visible()

    def test_who_is_at_the_end_of_a_module_before_a_slow_script_is_offered_it_too(
        self, visit: Visit, phone_of: BrowserContext
    ) -> None:
        held: list[Route] = []
        phone_of.route(re.compile(r"/module-end\b[^/]*\.js"), lambda route: held.append(route))
        page, _ = answer(visit)
        save = page.get_by_role("button", name="Save my progress on this device")
        page.get_by_text("All parts", exact=True).click()
        page.locator(".parts li").last.get_by_role("link").click()
        expect(page.locator(".module-done")).to_be_visible()
        while not held:
            page.wait_for_timeout(20)
        assert not save.is_visible()
        held[0].continue_()
        expect(save).to_be_visible()

    def test_two_presses_clear_it(self, visit: Visit) -> None:
        page, _, _ = saved(visit)
        page.goto(PROGRESS)
        delete(page, "Delete my progress")
        expect(page.get_by_text("Deleted from this device.")).to_be_focused()
        assert kept(page) is None
        expect(page.get_by_role("button", name="Save my progress on this device")).to_be_visible()

    def test_what_is_kept_is_what_the_privacy_page_says(self, visit: Visit) -> None:
        page, _, state = saved(visit, sure="Not sure")
        assert set(state) == {"version", "answers", "scenarios", "place"}
        assert {name for entry in state["answers"].values() for name in entry} <= {
            "print", "share", "sure", "day", "box", "due", "given", "at",
        }  # fmt: skip
        assert page.evaluate("Object.keys(localStorage)") == [KEY]
        page.goto("/about/privacy.html")
        words = page.locator("article").inner_text()
        for promise in (
            "that you answered it",
            "what you chose",
            "how sure you were",
            "the day",
            "when to review it",
            "the last module",
            KEY,
        ):
            assert promise in words


class TestWhatPagesSay:
    def test_the_course_map_the_module_and_the_question_tell_what_is_done(self, visit: Visit) -> None:
        page, player, _ = saved(visit)
        expect(page.locator("section.outcomes .progress-note")).to_contain_text("questions answered, 1 right.")
        page.goto("/modules/index.html")
        expect(page.locator(".course-map .progress-note")).to_have_text([re.compile(r"^Part \d+ of \d+$")])
        expect(page.locator(".map-bar")).to_have_text(re.compile(r"^0 of \d+ modules done$"))
        page.goto(player.instance.address)
        expect(player.form.locator(".earlier")).to_have_text("You answered this earlier today: right.")
        page.context.clock.set_fixed_time(datetime(2026, 11, 24, 12))
        page.reload()
        expect(player.form.locator(".earlier")).to_have_text("You answered this on 22 November: right.")

    def test_answers_are_shown_again_with_their_verdict_and_can_be_given_anew(self, visit: Visit) -> None:
        of_kinds = {path: {each.kind: each for each in data.on_page(path) if each.scored} for path in data.quiz_pages()}
        path = max((path for path in of_kinds if path.startswith("modules/")), key=lambda path: len(of_kinds[path]))
        asked = [each for each in of_kinds[path].values() if data.has_points(each)]
        page = visit(f"/{path}")
        answer_all(page, {each.form: [data.wrong(each.question)] for each in asked})
        opt_in(page)
        before = kept(page)
        page.reload()
        show_all(page)
        for each in asked:
            Player(page, each).assert_marked(data.wrong(each.question))
        # What was asked before the module, too, is still open there.
        assert page.locator("form[data-checked]").count() == len(asked)
        assert kept(page) == before  # to look at it is not to answer it
        player = Player(page, asked[0])
        player.again.click()
        player.answer(data.right(player.question))
        player.assert_marked(data.right(player.question))

    def test_the_front_page_carries_on(self, visit: Visit) -> None:
        page, player, _ = saved(visit, right=False)
        page.evaluate("""() => document.dispatchEvent(
            new CustomEvent("course:part", { detail: { id: "why-it-matters", place: 2, of: 12, title: "" } }))""")
        page.context.clock.set_fixed_time(datetime(2026, 11, 24, 12))
        page.goto(PROGRESS)
        expect(page.get_by_text("Part 2 of 12", exact=True)).to_be_visible()
        page.get_by_role("link", name="Carry on").click()
        assert page.url.endswith(f"{player.instance.page}#why-it-matters")
        page.goto("/index.html")
        place = page.locator("course-resume")
        place.get_by_role("link", name="Today’s review: 1 question").click()
        expect(page.get_by_role("heading", name="Today’s review", level=1)).to_be_visible()
        expect(page.locator(f"form[data-question='{player.question.id}']")).to_be_visible()
        page.go_back()
        place.get_by_role("link", name="Carry on: module ").click()
        assert page.url.partition("#")[0].endswith(player.instance.page)
        expect(player.form.locator(".earlier")).to_have_text("You answered this on 22 November: not right.")

    def test_every_page_leads_on_from_a_module_that_is_done(self, visit: Visit) -> None:
        pages, prints = list(data.course().pages.values()), fingerprints(data.course().bank)
        first, second = [page.address for page, _ in modules_among(pages)][:2]
        answers = {
            each.question.id: {
                "print": prints[each.question.id], "share": 1, "sure": 0, "day": "2026-11-22",
                "given": "0", "at": each.address[1:],
            }
            for each in data.on_page(first)
            if each.scored and each.question.scored
        }  # fmt: skip
        place = {"page": first, "title": "x", "part": "the-end", "place": 14, "of": 14}
        state = {"version": 1, "answers": answers, "scenarios": {}, "place": place}
        page = visit(PROGRESS)
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(state)])
        page.reload()
        expect(page.locator(".next-step a")).to_have_attribute("href", re.compile(f"/{second}$"))
        for path in ("/index.html", "/modules/index.html"):
            page.goto(path)
            way = page.get_by_role("link", name="Carry on: module 2", exact=True)
            expect(way).to_have_attribute("href", re.compile(f"/{second}$"))
        # One answer is taken back: it is where the learner goes on.
        answers.popitem()
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(state)])
        page.goto("/index.html")
        expect(page.get_by_role("link", name="Carry on: module 1, part 14 of 14", exact=True)).to_be_visible()

    @pytest.mark.parametrize(
        ("place", "done", "passed", "words"),
        [
            (3, 0, False, "Carry on: The route, part 3 of 6"),
            (6, 0, False, "Next: your workbook"),
            (6, 1, False, "Carry on: module 2"),
            (6, 12, False, "Next: the final check"),
            (6, 12, True, "Next: your workbook"),
        ],
    )
    def test_the_last_part_of_a_page_beside_the_modules_is_no_place_to_go_on(
        self, visit: Visit, place: int, done: int, passed: bool, words: str
    ) -> None:
        prints = fingerprints(data.course().bank)
        modules = [page.address for page, _ in modules_among(list(data.course().pages.values()))]
        answers = {
            each.question.id: {
                "print": prints[each.question.id], "share": 1, "sure": 0, "day": "2026-11-22",
                "given": "0", "at": each.address[1:],
            }
            for path in modules[:done]
            for each in data.on_page(path)
            if each.scored and each.question.scored
        }  # fmt: skip
        there = {"page": "assessment/route.html", "title": "The route", "part": "a-part", "place": place, "of": 6}
        state = {"version": 1, "answers": answers, "scenarios": {}, "place": there}
        if passed:
            state["passed"] = {"day": "2026-11-22", "version": "1", "points": 24, "of": 24}
        page = visit("/index.html")
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(state)])
        page.reload()
        expect(page.locator("course-resume a").first).to_have_text(words)

    def test_skipping_to_the_content_leaves_the_part_in_the_address(self, visit: Visit) -> None:
        page = visit(f"/{data.in_module('single-choice').page}")
        page.locator(".way .next").click()
        wait_for_what_keeps(page)
        part = page.url
        page.locator(".md-skip").focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(part)
        title = page.title()
        page.reload()
        assert page.title() == title

    def test_an_answer_keeps_its_place_when_the_question_is_drawn_again(self, visit: Visit) -> None:
        page, player, _ = saved(visit)
        before = kept(page)["answers"][player.question.id]
        page.goto("/assessment/review.html")
        detail = {"question": player.question.id, "print": before["print"], "given": [1], "share": 0, "sure": 0}
        page.evaluate(
            """(detail) => document.querySelector("course-review").dispatchEvent(
                new CustomEvent("course:answer", { bubbles: true, detail }))""",
            detail,
        )
        after = kept(page)["answers"][player.question.id]
        assert (after["at"], after["given"], after["share"]) == (before["at"], "1", 0)

    def test_a_question_edited_since_says_so_and_one_removed_does_no_harm(self, visit: Visit) -> None:
        page, player, state = saved(visit, right=False)
        name = player.question.id
        state["answers"][name] |= {"print": "00000000", "day": "2026-11-20"}
        state["answers"]["gone-for-good"] = {**state["answers"][name], "due": "2026-11-21"}
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(state)])
        page.reload()
        expect(player.form.locator(".earlier")).to_have_text(
            "This question has changed since you answered it on 20 November."
        )
        expect(page.locator("section.outcomes .progress-note")).to_have_count(0)
        page.goto("/modules/index.html")
        # The part that was open, and no answer.
        expect(page.locator(".course-map .progress-note")).to_have_text(re.compile(r"^Part \d+ of \d+$"))
        page.goto("/assessment/review.html")
        assert page.locator("form[data-question='gone-for-good']").count() == 0

    def test_a_scenario_says_how_often_it_was_played_and_which_ends_were_seen(self, visit: Visit) -> None:
        page, _, _ = saved(visit)
        page.goto("/scenarios/three-am-fall.html")
        one, two = (ending.id for ending in stories.scenario("three-am-fall").endings[:2])
        for node in (one, one, two, "gone-since"):
            page.evaluate(
                """(node) => document.querySelector("course-scenario").dispatchEvent(
                    new CustomEvent("scenario:ending", { bubbles: true, detail: { scenario: "three-am-fall", node } })
                )""",
                node,
            )
        expect(page.locator(".story-seen")).to_have_text("You have played this 4 times. You have found 2 endings.")
        assert kept(page)["scenarios"] == {
            "three-am-fall": {"endings": [one, two, "gone-since"], "ways": 4, "day": "2026-11-22"}
        }  # fmt: skip
        # The story's own end counts with them what is found now.
        page.evaluate(stories.PLAY)
        third = stories.scenario("three-am-fall").endings[2].id
        page.evaluate("(way) => play('three-am-fall', way)", list(stories.way_to("three-am-fall", third)))
        expect(page.locator(".story-seen")).to_have_text("You have played this 5 times. You have found 3 endings.")
        expect(page.locator(".scene")).to_contain_text("You have found 3 of ")
        expect(page.locator(".scene .endings li")).to_have_count(3)


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
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
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
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(state)])
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


REFLECTION = next(each for each in data.instances() if each.kind == "reflection")


class TestFreeText:
    def test_is_kept_only_by_a_choice_of_its_own(self, visit: Visit) -> None:
        page, _, _ = saved(visit)
        page.goto("/assessment/workbook.html")
        field = page.locator("textarea[data-text=who]")
        field.fill("A daughter")
        assert "texts" not in kept(page)
        page.goto(PROGRESS)
        expect(page.get_by_text("Do not choose this on a device that others use")).to_be_visible()
        page.get_by_label("Save what I write as well").check()
        page.goto("/assessment/workbook.html")
        field.fill("A neighbour")
        assert kept(page)["texts"] == {"who": "A neighbour"}
        page.reload()
        expect(field).to_have_value("A neighbour")
        page.goto(PROGRESS)
        page.get_by_label("Save what I write as well").click()
        page.get_by_role("button", name="Yes, delete").click()
        expect(page.get_by_text("What you wrote is deleted from this device.")).to_be_visible()
        assert "texts" not in kept(page)

    @pytest.mark.parametrize("place", ["/assessment/workbook.html", REFLECTION.address])
    def test_is_offered_to_be_saved_and_asked_about_before_it_goes(self, visit: Visit, place: str) -> None:
        page = visit(place)
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        field = page.locator("textarea:visible").first
        field.click()
        page.keyboard.type("A neighbour")
        page.goto("/index.html")
        assert asked == ["beforeunload"]
        page.goto(place)
        expect(field).to_have_value("")
        field.fill("A cousin")
        page.get_by_role("button", name="Save what I write").click()
        expect(page.get_by_text("Saved on this device.")).to_be_visible()
        field.press_sequentially(", too")
        page.reload()
        expect(field).to_have_value("A cousin, too")
        assert asked == ["beforeunload"]
        assert list(kept(page)["texts"].values()) == ["A cousin, too"]

    def test_of_one_name_is_one_text_wherever_it_stands(self, visit: Visit) -> None:
        page = visit("/assessment/workbook.html")
        page.evaluate("""() => {
            const other = document.createElement("textarea")
            other.dataset.text = "who"
            document.querySelector("article").append(other)
        }""")
        fields = page.locator("textarea[data-text=who]")
        fields.last.fill("A neighbour")
        expect(fields.first).to_have_value("A neighbour")

    def test_leaves_as_a_file(self, visit: Visit, tmp_path: Path) -> None:
        page = visit("/assessment/workbook.html")
        page.locator("textarea[data-text=who]").fill("A neighbour & <b>")
        for button, ending, holds in (
            ("Save as text", ".txt", "A neighbour & <b>"),
            ("Save for Word", ".doc", "A neighbour &#38; &#60;b&#62;"),
        ):
            with page.expect_download() as caught:
                page.get_by_role("button", name=button).click()
            file = tmp_path / caught.value.suggested_filename
            caught.value.save_as(file)
            assert file.name == f"my-workbook-2026-11-22{ending}"
            assert holds in file.read_text(encoding="utf-8")

    def test_can_be_copied(self, visit: Visit, phone_of: BrowserContext) -> None:
        phone_of.grant_permissions(["clipboard-read", "clipboard-write"])
        page = visit("/assessment/workbook.html")
        page.locator("textarea[data-text=who]").fill("A neighbour")
        page.get_by_role("button", name="Copy everything").click()
        expect(page.get_by_text("Copied. You can paste it now.")).to_be_visible()
        assert "A neighbour" in page.evaluate("navigator.clipboard.readText()")


@pytest.fixture(scope="module")
def run(browser: Browser, base_url: str) -> Iterator[Callable[[str], Any]]:
    """Run a script on the page of today's review."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("/assessment/review.html")
    yield page.evaluate
    context.close()


# Puts members of a family on the page as a draw does, and answers the first; another was answered on an earlier day.
DRAWN = """async ([file, shown, earlier]) => {
    const script = document.createElement("script")
    script.src = `../assets/questions/${file}.js`
    await new Promise((done) => { script.onload = done; document.head.append(script) })
    const forms = shown.map((id) =>
        new DOMParser().parseFromString(courseQuestions[file][id], "text/html").querySelector("form"))
    const quiz = document.createElement("course-quiz")
    quiz.dataset.scored = "true"
    quiz.append(...forms)
    document.querySelector("course-review").replaceChildren(quiz)
    await new Promise((done) => setTimeout(done))
    const { load } = courseProgress
    courseProgress.load = () => ({ answers: { [earlier]: {} } })
    forms[0].querySelector("input").click()
    forms[0].querySelector(".check").click()
    courseProgress.load = load
    return [
        [...quiz.querySelectorAll(".same-acts")].map((line) => line.closest("form").dataset.question),
        [...forms[0].querySelectorAll("details.family p")].map((line) => line.textContent),
    ]
}"""


def test_members_drawn_together_say_so_and_one_of_an_earlier_day_is_compared(run: Callable[..., Any]) -> None:
    file = next(file for file in data.course().bank.files.values() if file.families)
    members = [question for question in file.questions if question.family == file.families[0].id]
    first, second, met = (member.id for member in members[:3])
    lessons = [member.lesson for member in (members[2], members[0]) if member.lesson]
    same, told = run(DRAWN, [file.name, [first, second], met])
    assert same == [second]
    facts = [part for lesson in lessons for part in (lesson.quoted, lesson.act, lesson.because)]
    assert [" ".join(line.split()) for line in told] == [
        *facts,
        f"In every case: {' '.join(lessons[0].principle.split())}",
    ]


class TestSpacedReview:
    """The schedule is pure: an entry, an answer and a day in, the next entry out."""

    def test_a_wrong_answer_comes_back_after_1_3_7_and_21_days(self, run: Callable[[str], Any]) -> None:
        assert run("""() => {
            const { answered, later } = courseProgress
            const days = []
            let day = "2026-01-30", entry = answered(undefined, { print: "p", share: 0, sure: 0 }, day)
            while (entry.due) {
                days.push(entry.due)
                entry = answered(entry, { print: "p", share: 1, sure: 2 }, entry.due)
            }
            return days
        }""") == ["2026-01-31", "2026-02-03", "2026-02-10", "2026-03-03"]

    @pytest.mark.parametrize(
        ("before", "given", "day", "box"),
        [
            ("undefined", "{share: 1, sure: 0}", "2026-05-01", None),
            ("undefined", "{share: 1, sure: 1}", "2026-05-01", 0),
            ("undefined", "{share: .5, sure: 3}", "2026-05-01", 0),
            ("{print: 'p', box: 2, due: '2026-05-01'}", "{share: 1, sure: 3}", "2026-05-01", 3),
            ("{print: 'p', box: 2, due: '2026-05-01'}", "{share: 1, sure: 1}", "2026-05-01", 2),
            ("{print: 'p', box: 2, due: '2026-05-01'}", "{share: 0, sure: 1}", "2026-05-01", 0),
            ("{print: 'p', box: 2, due: '2026-05-04'}", "{share: 1, sure: 3}", "2026-05-01", 2),
            ("{print: 'p', box: 3, due: '2026-05-01'}", "{share: 1, sure: 3}", "2026-05-09", None),
            ("{print: 'other', box: 3, due: '2026-05-01'}", "{share: 1, sure: 3}", "2026-05-09", None),
            # The clock was set back by a year: nothing waits until then.
            ("{print: 'p', box: 0, due: '2027-05-01'}", "{share: 1, sure: 3}", "2026-05-01", 1),
        ],
    )
    def test_moves_between_boxes(
        self, run: Callable[[str], Any], before: str, given: str, day: str, box: int | None
    ) -> None:
        assert run(f"courseProgress.answered({before}, {{print: 'p', ...{given}}}, '{day}').box ?? null") == box

    def test_sure_and_wrong_comes_first(self, run: Callable[[str], Any]) -> None:
        assert run("""() => courseProgress.dueFirst({
            old: { share: 0, sure: 0, box: 0, due: "2026-05-01" },
            sure: { share: 0, sure: 3, box: 0, due: "2026-05-03" },
            fairly: { share: .5, sure: 2, box: 0, due: "2026-05-02" },
            later: { share: 0, sure: 3, box: 0, due: "2026-05-05" },
            done: { share: 1, sure: 3 },
        }, "2026-05-04")""") == ["sure", "fairly", "old"]

    def test_half_a_year_of_any_answers_never_strands_a_question(self, run: Callable[[str], Any]) -> None:
        assert (
            run("""() => {
            const { answered, isDue, later, GAPS } = courseProgress
            let state = 7
            const random = (n) => ((state = (state * 1103515245 + 12345) % 2147483648) >> 16) % n
            const faults = []
            for (let learner = 0; learner < 40; learner++) {
                let entry, last = "2026-01-01", seen = 0
                for (let step = 0; step < 180; step++) {
                    const day = later("2026-01-01", step)
                    if (entry && !isDue(entry, day)) {
                        const latest = later(day, GAPS[entry.box] ?? 0)
                        if (entry.box !== undefined && entry.due > latest) faults.push([learner, day, "too late"])
                        continue
                    }
                    if (random(4) === 0) continue // a day off
                    entry = answered(entry, { print: "p", share: [0, .5, 1, 1][random(4)], sure: random(4) }, day)
                    seen++
                    const next = later(day, GAPS[entry.box] ?? 0)
                    if (entry.box !== undefined && entry.due !== next) faults.push([learner, day, "wrong gap"])
                }
                if (seen < 1) faults.push([learner, "never asked"])
            }
            return faults
        }""")
            == []
        )
