"""The course on paper: questions without answers, and no trace of what a learner did on the screen."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from course.bank.types.ordering import Ordering, mixed
from tests.site.browser import data
from tests.site.browser.player import Player, answer_each, opened, show_all

# What must be nowhere on paper: nothing of it may have a box.
HIDDEN = (
    ".question details:not(.told), .question summary, .question details:not(.told) *, .feedback, .mark, .status, "
    ".score, .verdict, .gap, .blank, .evidence, .report, .buttons, .moves, .quiz-end, .pace, .quiz button, .bubble, "
    ".listen"
)
BOXES = """hidden => [...document.querySelectorAll(hidden)]
    .filter((element) => element.getClientRects().length && getComputedStyle(element).visibility === "visible")
    .map((element) => element.outerHTML.slice(0, 120))"""
# How a control looks: whatever could tell a chosen one from another.
LOOKS = """() => [...document.querySelectorAll(".question :is(input, select, textarea, li, label)")]
  .filter((element) => element.getClientRects().length)
  .map((element) => {
  const style = getComputedStyle(element)
  const names = ["appearance", "color", "background-color", "background-image", "border-top", "border-right",
    "border-bottom", "border-left", "box-shadow", "outline-style", "font-weight", "text-indent", "opacity",
    "text-decoration"]
  const name = element.htmlFor || element.id || element.dataset.index
  return [name, ...names.map((name) => style.getPropertyValue(name))].join("; ")
}).sort().join(" | ")"""
# What each question says, and how far down each of its steps stands.
WRITTEN = """() => Object.fromEntries([...document.querySelectorAll("form.question")].map((form) => [form.id, {
    text: form.innerText,
    tops: [...form.querySelectorAll(".steps > li")]
        .map((step) => [Number(step.dataset.index), step.getBoundingClientRect().y]),
}]))"""

# A page with a question of every type.
PICTURED = max(data.quiz_pages(), key=lambda path: len({each.kind for each in data.on_page(path)}))


def print_out(page: Page) -> None:
    """Turn the page into what a printer gets. The theme's own script opens every answer at that moment."""
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    page.emulate_media(media="print", color_scheme="light")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")


def put_away(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def read_paper(page: Page, path: str) -> Iterator[str]:
    """Yield what a printed page tells of its answers."""
    yield from (f"still there: {box}" for box in page.evaluate(BOXES, HIDDEN))
    written = page.evaluate(WRITTEN)
    for instance in data.on_page(path):
        shown = data.tidy(written[instance.form]["text"])
        if data.plain(instance.question.stem) not in shown:
            yield f"{instance.form} has lost its question"
        if data.situation(instance.question) not in shown:
            yield f"{instance.form} has lost its situation"
        yield from (f"{instance.form} tells: {secret}" for secret in data.secrets(instance.question) if secret in shown)
        if isinstance(instance.question, Ordering):
            order = [index for index, _ in sorted(written[instance.form]["tops"], key=lambda top: float(top[1]))]
            if order != mixed(instance.question.id, len(order)):
                yield f"{instance.form} prints the steps in another order"


def choose_and_leave(page: Page) -> None:
    """Choose answers without checking them. What was written is printed: test_nothing_lost.py."""
    show_all(page)
    page.evaluate("document.querySelectorAll('.options input').forEach((input) => input.click())")
    page.evaluate("document.querySelectorAll('.question select').forEach((select) => { select.selectedIndex = 1 })")


@pytest.mark.parametrize("path", data.quiz_pages())
def test_no_answer_is_printed_and_paper_looks_the_same_whatever_was_chosen(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 800, "height": 1000})
    page.goto(f"/{path}")
    pictures: list[list[bytes]] = []
    looks: list[str] = []

    def take() -> None:
        print_out(page)
        assert [*read_paper(page, path)] == []
        looks.append(page.evaluate(LOOKS))
        page.evaluate("document.getAnimations().forEach((motion) => motion.finish())")
        pictures.append([player.form.screenshot() for player in shown])
        put_away(page)

    # All questions are compared by their styles; on one page, one of each type pixel by pixel too.
    kinds = {instance.kind: instance for instance in data.on_page(path) if path == PICTURED}
    shown = [Player(page, instance) for instance in kinds.values()]
    take()
    choose_and_leave(page)
    take()
    answer_each(page, data.wrong)
    take()
    answer_each(page, data.right)
    take()
    assert looks == looks[:1] * 4
    for before, chosen, wrong, right, player in zip(*pictures, shown, strict=True):
        assert before == chosen == wrong == right, f"{player.instance.form} looks different on paper when answered"


def test_a_reminder_is_not_printed(page: Page) -> None:
    instance = data.one_of("single-choice")
    opened(page, instance).check.click()
    print_out(page)
    assert page.evaluate(BOXES, HIDDEN) == []


def test_each_quick_card_is_one_sheet_of_paper(page: Page, site: Path) -> None:
    cards = sorted(path for path in (site / "reference/cards").glob("*.html") if path.stem != "index")
    assert len(cards) == 12
    sheets = {}
    for card in cards:
        page.goto(f"/reference/cards/{card.name}")
        sheets[card.stem] = page.pdf(format="A4").count(b"/Type /Page\n")
    assert sheets == dict.fromkeys(sheets, 1)


def test_the_map_of_the_course_is_one_sheet_and_what_is_learned_follows_on_it(page: Page) -> None:
    page.goto("/modules/index.html")
    page.locator(".map-outcomes summary").click()  # as the theme's script does before it prints, once it is there
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    for words in ("The 3.2 route\nAbout", "What you will be able to do", "Say who may be a carer"):
        assert words in sheets[0]
    assert len(sheets) <= 3


@pytest.mark.parametrize("letters", ["DejaVu Sans", "Liberation Sans"])
@pytest.mark.parametrize("name", ["statement", "changes"])
def test_what_a_manager_hands_out_is_one_sheet_in_wide_and_in_narrow_letters(
    page: Page, name: str, letters: str
) -> None:
    page.goto(f"/managers/{name}.html")
    page.evaluate("(letters) => { document.querySelector('.md-typeset').style.fontFamily = letters }", letters)
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
