"""The player as a learner meets it: one place that knows how its parts are found."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Locator, Page, expect

from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.ordering import Ordering
from course.bank.types.single_choice import SingleChoice
from tests.site.browser import data
from tests.site.browser.data import Attempt, Instance

# Buttons are pressed inside the page: a word to the browser for each would take longer.
TO_THE_END = """quiz => {
    const next = () => [...quiz.querySelectorAll(".next")].find((button) => button.checkVisibility())
    while (next()?.innerText === "Next question") next().click()
}"""
SHOW_ALL = """() => document.querySelectorAll(".whole, .whole-page").forEach((button) => button.click())"""
# Orca says nothing of a heading that gets the focus in the moment in which the pressed button goes: it stays a little.
STAYS = """(button) => { window.stays = new Promise((done) => addEventListener("focusin", ({ target }) =>
    target.matches("h2, h3, h4") && setTimeout(() => done(button.checkVisibility()), 50))) }"""
DRIVE = (Path(__file__).parent / "drive.js").read_text(encoding="utf-8")


def opened(page: Page, instance: Instance) -> "Player":
    """Open a page at a question."""
    page.goto(instance.address)
    return Player(page, instance)


class Player:
    """One question on an open page."""

    def __init__(self, page: Page, instance: Instance) -> None:
        self.page = page
        self.instance = instance
        self.question = instance.question
        self.form = page.locator(f"form#{instance.form}")
        self.fieldset = self.form.get_by_role("group").first
        self.check = self.form.get_by_role("button", name="Check answer")
        self.again = self.form.get_by_role("button", name="Try again")
        self.next = self.form.get_by_role("button", name="Next question")
        self.head = self.form.get_by_role("heading").first
        self.verdict = self.form.locator(".verdict")
        self.status = self.form.locator("[role=status]")
        self.others = self.form.get_by_text("Why not the others?")
        self.evidence = self.form.locator(".evidence")
        self.feedback = self.form.locator(".feedback")

    def gap(self, number: int) -> Locator:
        """Return the row of a gap, counted from 0, by the words around it."""
        return self.form.get_by_role("group", name=f"gap {number + 1}")

    def control(self, part: int) -> Locator:
        """Return the control of an option, an item or a choice of a gap, by the words that name it."""
        if isinstance(self.question, GapSelect):
            return self.form.locator(".gap").get_by_role("radio").nth(part)
        role = {"single-choice": "radio", "multiple-response": "checkbox"}.get(self.question.type, "combobox")
        return self.form.get_by_role(cast(Any, role), name=data.controls(self.question)[part], exact=True)

    def step(self, index: int) -> Locator:
        """Return the entry of a step, by its words."""
        return self.form.locator(".steps > li").filter(has_text=data.controls(self.question)[index])

    def order(self) -> list[int]:
        """Return the steps as they stand."""
        entries = self.form.locator(".steps > li")
        return cast(list[int], entries.evaluate_all("entries => entries.map((entry) => Number(entry.dataset.index))"))

    def give(self, given: Sequence[int]) -> None:
        """Respond with the mouse, without checking."""
        if isinstance(self.question, Ordering):
            for place, index in enumerate(given):
                while self.order().index(index) > place:
                    self.step(index).get_by_role("button", name="Move up").click()
        elif isinstance(self.question, Matching):
            for part, choice in enumerate(given):
                self.control(part).select_option(label=data.choices(self.question, part)[choice])
        elif isinstance(self.question, GapSelect):
            for part, choice in enumerate(given):
                name = data.choices(self.question, part)[choice]
                self.gap(part).get_by_role("radio", name=name, exact=True).check()
        else:
            for part in range(len(data.controls(self.question))):
                if part in given or self.question.type == "multiple-response":
                    self.control(part).set_checked(part in given)

    def answer(self, attempt: Attempt) -> None:
        """Respond and check, with the mouse."""
        self.give(attempt.given)
        self.check.click()
        expect(self.verdict).to_be_focused()

    def assert_marked(self, attempt: Attempt) -> None:
        """Look for the verdict, the points and every reason beside its part."""
        expect(self.verdict).to_have_text(verdict(attempt, scored=self.instance.scored))
        assert self.parts() == expected_parts(self.instance, attempt)

    def parts(self) -> dict[str, Any]:
        """Return the mark of each part, and what a screen reader tells with its control."""
        self.page.evaluate(DRIVE)
        return cast(dict[str, Any], self.page.evaluate("id => look(id).parts", self.instance.form))


class Quiz:
    """A quiz that counts points: its questions, one at a time or all of them, and its end."""

    def __init__(self, page: Page, instance: Instance) -> None:
        self.players = [Player(page, each) for each in data.quiz_of(instance) if data.has_points(each)]
        self.root = page.locator("course-quiz").filter(has=Player(page, instance).form)
        self.shown = self.root.locator("form:visible")
        self.back = self.root.get_by_role("button", name="Back")
        self.skip = self.root.get_by_role("button", name="Skip")
        self.forward = self.root.get_by_role("button", name="Forward")
        self.apart = self.root.get_by_role("button", name="One question at a time")
        self.whole = self.root.get_by_role("button", name="Show all questions")
        self.finish = self.root.get_by_role("button", name="See my score")
        self.missed = self.root.get_by_role("button", name="Try the ones you missed")
        self.score = self.root.locator(".quiz-end").get_by_role("status")

    def to_the_end(self) -> None:
        """Press “Next question” until no question is open; what gets no points stands last."""
        self.root.evaluate(TO_THE_END)


def verdict(attempt: Attempt, *, scored: bool) -> str:
    """Return the one short sentence, with the share where it is a part and the quiz counts it."""
    share = attempt.share
    if share in (0, 1):
        return "That is right." if share else "Not quite."
    return f"Partly right: {shown_points(share)} out of 1." if scored else "Partly right."


def expected_parts(instance: Instance, attempt: Attempt) -> dict[str, Any]:
    """Return what `Player.parts` must find after a response was checked."""
    parts: dict[str, Any] = {}
    for index in range(len(data.controls(instance.question))):
        mark, told = attempt.marks.get(index, (None, ""))
        parts[str(index)] = {"mark": mark, "words": told, "visible": True}
    return parts


def heard(question: object, attempt: Attempt) -> str:
    """Return what a screen reader says after the verdict: of a single choice each option that is marked, and why."""
    if not isinstance(question, SingleChoice):
        return ""
    marked = sorted(attempt.marks.items())
    return " ".join(f"{data.plain(question.options[index].text)} {why}" for index, (_, why) in marked)


def shown_points(share: float) -> str:
    """Return points as a page shows them: two places at most, halves rounded up, no empty places."""
    return f"{int(share * 100 + 0.5) / 100:g}"


def answer_all(page: Page, tries: dict[str, list[Attempt]]) -> dict[str, list[dict[str, Any]]]:
    """Give many responses inside the page; return what stood there before and after each check, by the form's id."""
    page.wait_for_load_state()  # a link may just have been followed
    page.evaluate(DRIVE)
    given = {form: [attempt.given for attempt in attempts] for form, attempts in tries.items()}
    return cast(dict[str, list[dict[str, Any]]], told_as_json(page, "answerAll", given))


def told_as_json(page: Page, function: str, *given: object) -> Any:
    """Call a function of the page; a long answer comes as text, which is read in a tenth of the time."""
    script = f"given => JSON.stringify({function}(...JSON.parse(given)))"
    return json.loads(page.evaluate(script, json.dumps(given)))


def every_response(page: str, *, few: bool = False) -> dict[str, list[Attempt]]:
    """All responses to all questions with points on a page; or the right one and one more to each."""
    most = 2 if few else None
    return {each.form: [*data.attempts(each.question)][:most] for each in data.on_page(page) if data.has_points(each)}


def differences(instance: Instance, attempt: Attempt, seen: dict[str, Any]) -> list[str]:
    """Return how what a learner sees differs from what the data asks for."""
    before, after = seen["before"], seen["after"]
    faults: list[str] = []

    def same(what: str, shown: object, wanted: object) -> None:
        if shown != wanted:
            faults.append(f"{instance.form} given {attempt.given}: {what} is {shown!r}, not {wanted!r}")

    same("before checking, the number of marks", before["marks"], 0)
    same("before checking, sight of the evidence", before["evidence"], False)
    same("before checking, the way on", before["next"], False)
    same("the verdict", after["verdict"], verdict(attempt, scored=instance.scored))
    same("sight of Check answer", after["check"], False)
    same("the focus on the verdict", after["focus"], True)
    same("the reasons of other options", after["others"], data.others(instance.question, attempt))
    same("sight of the evidence", after["evidence"], attempt.share != 1)
    same("sight of Try again", after["again"], attempt.share != 1)
    same("the reminder", after["reminder"], "")
    same("what is heard with the verdict", after["heard"], heard(instance.question, attempt))
    for index, part in expected_parts(instance, attempt).items():
        same(f"part {index}", after["parts"][index], part)
    return faults


def all_differences(page: Page, path: str, *, few: bool = False) -> list[str]:
    """Give every response, or a few, to every question on an open page; return all that is not as the data asks."""
    tries = every_response(path, few=few)
    seen = answer_all(page, tries)
    return [
        fault
        for each in data.on_page(path)
        if data.has_points(each)
        for attempt, result in zip(tries[each.form], seen[each.form], strict=True)
        for fault in differences(each, attempt, result)
    ]


def show_all(page: Page) -> None:
    """Show every part and every question of an open page, as a press of a button does on it and in each quiz."""
    page.evaluate(SHOW_ALL)


def wait_for_what_keeps(page: Page) -> None:
    """Do something on an open page, and wait for what keeps progress: a page in steps loads it only then."""
    page.keyboard.press("Shift")
    expect(page.locator("link[as=script]")).to_have_count(0)


def answer_each(page: Page, choose: Any) -> None:
    """Give every question with points on a page one response."""
    found = [each for each in data.on_page(_path(page)) if data.has_points(each)]
    answer_all(page, {each.form: [choose(each.question)] for each in found})


def _path(page: Page) -> str:
    path = page.url.partition("#")[0]
    return next(each for each in data.quiz_pages() if path.endswith(each))
