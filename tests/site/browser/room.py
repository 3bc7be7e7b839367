"""Room mode as a trainer opens and drives it."""

from typing import cast

from playwright.sync_api import Page, expect

from course.bank.types.single_choice import SingleChoice
from course.course import Course

PATH = "/trainers/room.html"
SCREENS = ((1280, 720), (1920, 1080))
STORY = "three-am-fall"


def show(page: Page, what: str, at: str = PATH) -> None:
    if page.url != "about:blank":
        page.goto("about:blank")
    page.goto(f"{at}#{what}")
    expect(page.locator("dialog.room #room-title")).to_be_focused()


def title(page: Page) -> str:
    return page.locator("#room-title").inner_text()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def counts(page: Page) -> list[str]:
    return page.locator("dialog .count:visible").all_inner_texts()


def named(course: Course, name: str) -> SingleChoice:
    return cast(SingleChoice, next(question for _, question in course.bank.questions() if question.id == name))


def one_choice(course: Course) -> SingleChoice:
    """A question with a vignette and several options."""
    return named(course, "knows-crossword-stopped")
