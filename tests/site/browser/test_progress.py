"""Progress: nothing is saved unasked, and what is saved is said on every page."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from course.bank.fingerprint import fingerprints
from course.guidance.page import modules_among
from tests.site.browser import data, stories
from tests.site.browser.player import Player, answer_all, show_all, wait_for_what_keeps
from tests.site.browser.progress import KEY, PROGRESS, Visit, answer, delete, kept, opt_in, put, saved


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
        state = {"answers": answers, "place": place}
        page = visit(PROGRESS)
        put(page, state)
        page.reload()
        expect(page.locator(".next-step a")).to_have_attribute("href", re.compile(f"/{second}$"))
        for path in ("/index.html", "/modules/index.html"):
            page.goto(path)
            way = page.get_by_role("link", name="Next: module 2", exact=True)
            expect(way).to_have_attribute("href", re.compile(f"/{second}$"))
        # One answer is taken back: it is where the learner goes on.
        answers.popitem()
        put(page, state)
        page.goto("/index.html")
        expect(page.get_by_role("link", name="Carry on: module 1, part 14 of 14", exact=True)).to_be_visible()

    @pytest.mark.parametrize(
        ("place", "done", "passed", "words"),
        [
            (3, 0, False, "Carry on: The route, part 3 of 6"),
            (6, 0, False, "Next: your workbook"),
            (6, 1, False, "Next: module 2"),
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
        state = {"answers": answers, "place": there}
        if passed:
            state["passed"] = {"day": "2026-11-22", "version": "1", "points": 24, "of": 24}
        page = visit("/index.html")
        put(page, state)
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
        put(page, state)
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
