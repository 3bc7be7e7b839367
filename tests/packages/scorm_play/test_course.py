"""The package of the whole course: its check, its progress, its search."""

import re

import pytest
from playwright.sync_api import expect

from tests.packages.editions import MODULE
from tests.packages.learner import Visit
from tests.packages.scorm_play.reading import STATUS, VERSIONS, Open, assert_status, told, unclean


@pytest.mark.parametrize("version", VERSIONS)
class TestCourse:
    def check(self, visit: Visit, wrong: int) -> int:
        """Take the final check; return how many questions it had."""
        begin = re.compile("Start the final check|Try again with new questions")
        visit.course.get_by_role("button", name=begin).click()
        forms = visit.course.locator("course-check form.question")
        expect(forms).to_have_count(24)
        ids = forms.evaluate_all("(all) => all.map((form) => form.dataset.question)")
        visit.answer(*ids, wrong=tuple(ids[:wrong]))
        finish = visit.course.get_by_role("button", name="Finish and see how I did")
        finish.click()
        if wrong:  # what was missed is asked once more; it is right then, and gives no points
            expect(visit.course.get_by_role("heading", name="more safety question")).to_be_visible()
            visit.answer(*forms.evaluate_all("(all) => all.map((form) => form.dataset.question)"))
            finish.click()
        expect(visit.course.locator(".check-result")).to_be_visible()
        visit.settle()
        return len(ids)

    def test_fail_the_check_leave_and_pass_it(self, system: Open, version: str) -> None:
        lms = system(version, "course")
        visit = lms.open()
        expect(visit.shell.locator("#rule")).to_contain_text("To pass you need a score of 80% or more")
        visit.start()
        assert visit.said() == "Final check: not done yet."
        visit.go("assessment/final-check.html")
        self.check(visit, wrong=24)
        assert visit.said().endswith("not passed yet. You can try again.")
        low = visit.record()[STATUS[version]["score"]]
        assert_status(visit.record(), version, passed=False, raw=low)
        visit.leave()
        visit.page.close()

        again = lms.open()
        assert again.said() == f"Final check: {low}%, not passed yet. You can try again."
        again.start()
        expect(again.course.locator("h1")).to_have_text("Final check")
        count = self.check(again, wrong=0)
        assert again.said() == "You have passed, with 100%."
        again.leave()
        record = again.record()
        assert_status(record, version, passed=True, raw="100")
        assert unclean(again.calls()) == []
        assert len(told(record)) == len(set(told(record))) >= count
        commits = [call[0] for call in again.calls()].count("Commit")
        assert commits < 20  # one for a whole check, and not one a question

    def test_progress_is_kept_without_being_asked(self, system: Open, version: str) -> None:
        lms = system(version, "course")
        visit = lms.open().start()
        visit.go(f"modules/{MODULE}.html")
        ids = visit.course.locator('course-quiz[data-scored="true"] form.question').evaluate_all(
            "(all) => all.filter(({ dataset }) => dataset.print).map(({ dataset }) => dataset.question)"
        )
        visit.answer(*ids[:2], wrong=(ids[0],))
        assert visit.course.get_by_text("Save my progress on this device").count() == 0
        visit.leave()
        visit.page.close()

        again = lms.open().start()
        expect(again.course.locator("h1").first).to_contain_text("Who carers are")
        again.go("index.html")
        expect(again.course.get_by_role("link", name="Carry on: ")).to_be_visible()
        again.go("assessment/progress.html")
        expect(again.course.get_by_text("In a learning system", exact=True)).to_be_visible()
        assert again.course.get_by_role("checkbox", name="Save what I write as well").count() == 0
        again.course.get_by_role("button", name="Delete my progress").click()
        again.course.get_by_role("button", name="Yes, delete").click()
        again.leave()
        assert len(again.record()["cmi.suspend_data"]) < 120

    def test_search_works_inside(self, system: Open, version: str) -> None:
        visit = system(version, "course").open().start()
        visit.course.get_by_role("button", name="Search", exact=True).click()
        visit.course.get_by_role("textbox", name="Search").fill("delirium")
        expect(visit.course.locator(".search ol a").first).to_be_visible()

    def test_what_is_kept_is_no_longer_than_the_standard_lets_it_be(self, system: Open, version: str) -> None:
        visit = system(version, "course").open().start()
        visit.go(f"modules/{MODULE}.html")
        ids = visit.course.locator('course-quiz[data-scored="true"] form.question').evaluate_all(
            "(all) => all.filter(({ dataset }) => dataset.print).map(({ dataset }) => dataset.question)"
        )
        visit.answer(*ids)
        longest = max(len(call[2]) for call in visit.calls() if call[:2] == ["SetValue", "cmi.suspend_data"])
        assert 0 < longest < (4096 if version == "1.2" else 64000)
