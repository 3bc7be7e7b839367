"""Two tabs, or a device and a file: what both hold is joined, and nothing of either goes."""

import json

from playwright.sync_api import expect

from tests.site.browser.progress import PROGRESS, answer, import_text, kept, opt_in, put
from tests.site.browser.texts import ENTRY, FULL, WORKBOOK, Visit, first_box, keep


class TestTwoOfOne:
    def test_a_file_brings_what_is_missing_and_costs_nothing_that_is_newer(self, visit: Visit) -> None:
        page = visit(PROGRESS)
        newer = {"day": "2026-11-20", "version": "2", "points": 23, "of": 24}
        story = {"endings": ["one"], "ways": 3, "day": "2026-11-20"}
        here = {
            "answers": {"both": ENTRY, "drawn": ENTRY},
            "place": {"page": "modules/x.html", "title": "X"},
            "check": "#here",
            "passed": newer,
            "scenarios": {"fall": story},
            "texts": {"who": "newer text", "know": "the same, and more"},
        }
        keep(page, here)
        on_its_page = {"given": "0", "at": "modules/x.html#quiz-1-drawn"}
        there = {
            "answers": {
                "both": {**ENTRY, "share": 0, "day": "2026-10-01"},
                "drawn": {**ENTRY, "share": 0, "day": "2026-10-01", **on_its_page},
                "other": ENTRY,
            },
            "place": {"page": "modules/y.html", "title": "Y"},
            "check": "#there",
            "passed": {**newer, "day": "2026-10-01", "points": 20},
            "scenarios": {"fall": {**story, "endings": ["two"], "day": "2026-10-01"}, "boy": story},
            "texts": {"who": "older text", "know": "the same", "sum": "only there"},
        }
        # To bring a file twice is to bring it once.
        for more in (
            " In one box, this device and the file had different texts. You now have both, one below the other.",
            "",
        ):
            import_text(page, json.dumps({"version": 1, **there}))
            status = page.locator("course-progress > .status")
            expect(status).to_have_text(f"Done. This device now has 3 answers and 3 texts.{more}")
            assert kept(page) == {
                **here,
                "version": 1,
                "answers": {"both": ENTRY, "drawn": {**ENTRY, **on_its_page}, "other": ENTRY},
                "earlier": [there["passed"]],
                "scenarios": {"fall": {**story, "endings": ["one", "two"]}, "boy": story},
                "texts": {"who": "newer text\n\nolder text", "know": "the same, and more", "sum": "only there"},
            }

    def test_a_tab_with_an_older_offer_adds_to_what_another_one_saved(self, visit: Visit) -> None:
        one, first = answer(visit)
        two, second = answer(visit, "matching")
        offer = two.get_by_role("button", name="Save my progress on this device")
        expect(offer).to_be_visible()
        opt_in(one)
        expect(offer).to_have_count(0)
        assert kept(two)["answers"].keys() == {first.question.id, second.question.id}

    def test_an_offer_that_is_pressed_before_the_tab_hears_of_the_other_one_takes_nothing_away(
        self, visit: Visit
    ) -> None:
        page, player = answer(visit)
        here = {"answers": {"other": ENTRY}, "texts": {"who": "A daughter"}, "check": "#here"}
        put(page, here)  # a tab hears only of others
        opt_in(page)
        state = kept(page)
        assert state["answers"].keys() == {"other", player.question.id}
        assert (state["texts"], state["check"]) == (here["texts"], here["check"])

    def test_a_text_that_grew_in_another_tab_stays_and_is_shown(self, visit: Visit) -> None:
        one = visit(WORKBOOK)
        keep(one, {"texts": {"who": "old text"}})
        two = visit(WORKBOOK)
        first_box(two).fill("old text, and much new text")
        expect(first_box(one)).to_have_value("old text, and much new text")
        one.locator("textarea[data-text=know]").fill("the next box")
        assert kept(one)["texts"] == {"who": "old text, and much new text", "know": "the next box"}

    def test_what_two_tabs_wrote_into_one_box_is_there_twice(self, visit: Visit) -> None:
        page = visit(WORKBOOK)
        first_box(page).fill("from here")
        other = visit(WORKBOOK)
        first_box(other).fill("from there")
        other.get_by_role("button", name="Save what I write").click()
        expect(first_box(page)).to_have_value("from here\n\nfrom there")
        first_box(page).press("End")
        page.keyboard.type("!")
        assert kept(page)["texts"] == {"who": "from here!\n\nfrom there"}
        expect(first_box(other)).to_have_value("from here!\n\nfrom there")

    def test_a_text_is_never_too_long_to_be_joined_and_what_could_not_be_read_again_is_not_saved(
        self, visit: Visit
    ) -> None:
        page = visit(PROGRESS)
        here, there, much = ("h" * 15_000, "t" * 15_000, "m" * 990_000)
        keep(page, {"texts": {"who": here}})
        import_text(page, json.dumps({"version": 1, "texts": {"who": there}}))
        status = page.locator("course-progress > .status")
        expect(status).to_contain_text("You now have both, one below the other.")
        import_text(page, json.dumps({"version": 1, "texts": {"know": much}}))
        expect(status).to_contain_text(FULL)
        assert kept(page)["texts"] == {"who": f"{here}\n\n{there}"}
