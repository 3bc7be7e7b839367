"""The final check as tests take it: started, answered, finished, and its record printed."""

from playwright.sync_api import Page, expect

from course.course import Course
from course.site.bank_table import drawn
from tests.answering import filling

PATH = "/assessment/final-check.html"
COUNT = 24

ANSWER = filling("""(wrong) => {
    for (const form of document.querySelectorAll("course-check form.question")) {
        fill(form, !wrong.includes(form.dataset.question))
    }
    const next = () => [...document.querySelectorAll(".next")].find((button) => button.checkVisibility())
    while (next()?.innerText === "Next question") next().click()
}""")


def start(page: Page, at: str = "") -> list[str]:
    """Open the check and return the ids of its draw."""
    page.goto(f"{PATH}{at}")
    if not at:
        page.get_by_role("button", name="Start the final check").click()
    return shown(page)


def shown(page: Page) -> list[str]:
    expect(page.locator("course-check form.question")).to_have_count(COUNT)
    return ids_of(page, "course-check form.question")


def ids_of(page: Page, forms: str) -> list[str]:
    ids: list[str] = page.locator(forms).evaluate_all("(all) => all.map((form) => form.dataset.question)")
    return ids


def finish(page: Page, wrong: list[str]) -> None:
    page.evaluate(ANSWER, wrong)
    page.get_by_role("button", name="Finish and see how I did").click()


def draw_of(course: Course, seed: int) -> list[str]:
    assert course.final_check is not None
    return drawn(course.pages.values(), course.bank, course.final_check, seed)


def critical(course: Course, ids: list[str], is_critical: bool) -> list[str]:
    found = {question.id: question.critical for _, question in course.bank.questions()}
    return [name for name in ids if found[name] is is_critical]


GIVEN = """() => [...document.querySelectorAll("course-check form.question")].map((form) => [
    courseKinds.kinds[form.dataset.type].given(form), form.querySelector(".sure :checked")?.value])"""

TOUCHED = "document.querySelector('course-check form').dispatchEvent(new Event('change'))"


def printed_sheet(page: Page, button: str) -> str:
    """Press a button that prints; return the words on the paper, where print() returns before that is drawn."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=button).click()
    page.emulate_media(media="print")
    expect(page.locator("body > :not(.sheet):visible")).to_have_count(0)
    text = page.locator(".sheet").inner_text()
    page.emulate_media(media="null")
    page.keyboard.press("Shift")  # whatever is done next puts it away
    expect(page.locator(".sheet")).to_have_count(0)
    return text


def printed_record(page: Page, name: str = "") -> str:
    """Print the record of a check that was passed, and return its words."""
    page.get_by_role("textbox", name="Your name").fill(name)
    return printed_sheet(page, "Print my record of learning")
