"""Today's review: what is due, and what comes in its place."""

from playwright.sync_api import Page, expect

from course.bank.fingerprint import fingerprints
from course.course import Course
from tests.site.browser import data
from tests.site.browser.final_check import ids_of
from tests.site.browser.progress import kept, put
from tests.site.browser.test_axe import faults_of, load_axe


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
    put(check, {"answers": answers})
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
    now = kept(check)["answers"]
    assert (now[other]["share"], now[other]["box"]) == (1, 2)
    assert (now[due]["share"], now[due].get("box")) == (0, None)
