"""The whole way of one learner, on one phone, as one story: what no test of a single page can show.

The course stands below a path of a host, behind nginx with the settings of the page on publishing.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.headers import refusals
from tests.site.browser import data
from tests.site.browser.final_check import ANSWER, COUNT, ids_of, printed_record
from tests.site.browser.keyboard import Keyboard
from tests.site.browser.player import Player, answer_each
from tests.site.browser.progress import KEY, delete, import_text, kept

MODULES = ("modules/who-carers-are.html", "modules/what-carers-know.html")
BY_KEYBOARD = "modules/starting-well.html"


@pytest.fixture
def phone(browser: Browser, below_a_path: str) -> Iterator[Page]:
    small = {"width": 360, "height": 740}
    context = browser.new_context(base_url=below_a_path, viewport=small, reduced_motion="reduce")
    refused = refusals(context)
    context.clock.set_fixed_time(datetime(2026, 11, 22, 3))
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"{page.url}: {error}"))
    yield page
    context.close()
    assert refused == []


def first_of(path: str) -> data.Instance:
    return next(each for each in data.on_page(path) if each.kind == "single-choice" and each.scored)


def check(page: Page, wrong: int) -> None:
    """Take the final check, with some answers wrong."""
    expect(page.locator("course-check form.question")).to_have_count(COUNT)
    page.evaluate(ANSWER, ids_of(page, "course-check form.question")[:wrong])
    finish = page.get_by_role("button", name="Finish and see how I did")
    finish.click()
    if page.get_by_role("heading", name="more safety question").count():
        page.evaluate(ANSWER, [])
        finish.click()


def test_from_the_first_visit_to_the_record_of_learning(phone: Page, tmp_path: Path) -> None:
    page = phone
    # An old address, deep within the course: the page for it finds the way to the start by itself.
    assert page.goto("modules/old/address.html").status == 404
    page.get_by_role("link", name="Go to the start of the course").click()
    # The first visit, at night: nothing is kept until the learner says so.
    page.wait_for_url("**/care/course/index.html")
    page.get_by_role("link", name="Start module 1").click()
    page.wait_for_url("**/modules/*")
    # The first module, part by part, to its end.
    further, of = page.get_by_role("link", name="Next part"), page.locator(".step").count()
    for number in range(1, of + 1):
        expect(page.locator(".place")).to_contain_text(f"Module 1 of 12 · Part {number} of {of} · about")
        expect(page.locator(".step:visible")).to_have_count(1)
        if number > 1:
            expect(page.locator(".step:visible > :first-child")).to_be_focused()
            expect(page.locator(".place")).to_be_in_viewport()
        if number < of:
            further.click()
    expect(further).to_be_hidden()
    expect(page).to_have_title(re.compile(rf"^Part {of} of {of}: End of module 1 - "))
    done = page.locator(".done-line")
    expect(done).to_contain_text("You have not answered the questions of this module yet.")
    answer_each(page, data.wrong)
    assert kept(page) is None
    page.goto(f"{MODULES[0]}#module-end")
    expect(done).to_have_text(re.compile(r"^Module 1 done: 0 of \d+ right\.$"))
    # Nobody is told that they can do what they just got wrong.
    expect(page.locator(".module-done.is-done")).to_have_count(0)
    expect(page.get_by_text("You can now:")).to_be_hidden()
    expect(page.get_by_text("Look at these again:")).to_be_visible()
    # What was missed is one press away, and so is the way back.
    page.locator(".module-done .again a").first.click()
    expect(page.get_by_role("heading", name="End of module 1")).to_be_hidden()
    page.go_back()
    expect(page.get_by_role("heading", name="End of module 1")).to_be_focused()
    page.get_by_role("button", name="Save my progress on this device").click()
    expect(page.get_by_text("Saved. Your progress is on this device.")).to_be_visible()
    page.goto(f"{MODULES[1]}")
    expect(page.locator("details.family")).to_have_count(0)
    answer_each(page, data.right)
    # Two of its questions are members of one family: what made the difference is asked first, and then told.
    questions = [each.question for each in data.on_page(MODULES[1])]
    ((family, _),) = [met for met in Counter(each.family for each in questions if each.family).items() if met[1] == 2]
    lessons = [each.lesson for each in questions if each.family == family and each.lesson]
    fold = page.locator("form.question[data-checked] details.family")
    expect(fold).to_have_count(1)
    expect(fold.locator("p").first).to_be_hidden()
    fold.locator("summary").click()
    tops = [fold.get_by_text(lesson.quoted).bounding_box() for lesson in lessons]
    assert [box["x"] for box in tops] == [tops[0]["x"]] * 2  # on a phone, one under the other
    assert tops[0]["y"] < tops[1]["y"]
    expect(fold.locator("p").last).to_contain_text(" ".join(lessons[0].principle.split()))

    # The third module, by keyboard.
    player = Player(page, first_of(BY_KEYBOARD))
    page.goto(player.instance.address.lstrip("/"))
    keys = Keyboard(page)
    keys.start_at(player.form)
    (index,) = data.right(player.question).given
    keys.tab_to(player.control(0))
    keys.press("Space", *["ArrowDown"] * index)
    keys.use(player.check)
    player.assert_marked(data.right(player.question))
    answered = set(kept(page)["answers"])
    assert player.question.id in answered

    # Off line, and back two days later.
    page.goto("assessment/offline.html")
    page.get_by_role("button", name="Save a copy for offline use").click()
    expect(page.get_by_text("Ready to use offline.")).to_be_visible()
    page.context.set_offline(True)
    page.context.clock.set_fixed_time(datetime(2026, 11, 24, 3))
    page.goto("index.html")
    resume = page.locator("course-resume")
    expect(resume.get_by_role("link").first).to_have_text(re.compile("^Carry on: module 2"))
    resume.get_by_role("link", name="Today’s review").click()
    due = page.locator("course-review form.question")
    expect(due.first).to_be_visible()
    # Another member of its family may have come in the place of one that was answered.
    assert set(due.evaluate_all("(all) => all.map((form) => form.dataset.for)")) <= answered

    # The final check, failed and then passed, still without a signal.
    page.goto("assessment/final-check.html")
    page.get_by_role("button", name="Start the final check").click()
    check(page, wrong=9)
    expect(page.get_by_role("heading", name="Not this time")).to_be_focused()
    page.get_by_role("button", name="Try again with new questions").click()
    expect(page.get_by_role("button", name="Next question")).to_be_visible()
    check(page, wrong=0)
    expect(page.get_by_role("heading", name="You passed")).to_be_focused()
    record = printed_record(page, "Ada Obi")
    assert "Ada Obi" in record
    assert "24 November 2026" in record
    assert "Ada Obi" not in json.dumps(kept(page))

    # The workbook leaves as a file; so does progress, which is cleared and brought back.
    page.goto("assessment/workbook.html")
    page.locator("textarea[data-text=who]").fill("A daughter who comes on Sundays")
    with page.expect_download() as workbook:
        page.get_by_role("button", name="Save as text").click()
    assert "A daughter who comes on Sundays" in Path(workbook.value.path()).read_text(encoding="utf-8")
    page.goto("assessment/progress.html")
    before = kept(page)
    assert before["passed"]["points"] == COUNT
    with page.expect_download() as progress:
        page.get_by_role("button", name="Save my progress to a file").click()
    file = tmp_path / "progress.json"
    progress.value.save_as(file)
    delete(page, "Delete my progress")
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) is None
    import_text(page, file.read_text(encoding="utf-8"))
    expect(page.locator("course-progress > .status")).to_contain_text("Done.")
    assert kept(page) == before
