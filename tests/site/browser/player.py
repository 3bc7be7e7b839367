"""The player as a learner meets it: one place that knows how its parts are found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Locator, Page, expect

from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.ordering import Ordering
from tests.site.browser import data
from tests.site.browser.data import Attempt, Instance

DRIVE = (Path(__file__).parent / "drive.js").read_text(encoding="utf-8")


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
        self.status = self.form.get_by_role("status")
        self.problem = self.form.get_by_role("alert")
        self.evidence = self.form.locator(".evidence")
        self.feedback = self.form.locator(".feedback")

    def control(self, part: int) -> Locator:
        """Return the control of an option, an item or a gap, by the words that name it."""
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
        elif isinstance(self.question, Matching | GapSelect):
            for part, choice in enumerate(given):
                self.control(part).select_option(label=data.choices(self.question, part)[choice])
        else:
            for part in range(len(data.controls(self.question))):
                if part in given or self.question.type == "multiple-response":
                    self.control(part).set_checked(part in given)

    def answer(self, attempt: Attempt) -> None:
        """Respond and check, with the mouse."""
        self.give(attempt.given)
        self.check.click()
        expect(self.status).not_to_be_empty()

    def assert_marked(self, attempt: Attempt) -> None:
        """Look for the verdict, the points and every reason beside its part."""
        expect(self.status).to_have_text(verdict(attempt, scored=self.instance.scored))
        assert self.parts() == expected_parts(self.instance, attempt)

    def parts(self) -> dict[str, Any]:
        """Return the mark of each part, and what a screen reader tells with its control."""
        self.page.evaluate(DRIVE)
        return cast(dict[str, Any], self.page.evaluate("id => look(id).parts", self.instance.form))


class Quiz:
    """The end of a quiz that counts points, and its questions."""

    def __init__(self, page: Page, instance: Instance) -> None:
        self.players = [Player(page, each) for each in data.quiz_of(instance) if data.has_points(each)]
        self.root = page.locator("course-quiz").filter(has=Player(page, instance).form)
        self.finish = self.root.get_by_role("button", name="See my score")
        self.missed = self.root.get_by_role("button", name="Try the missed ones")
        self.score = self.root.locator(".quiz-end").get_by_role("status")
        self.problem = self.root.locator(":scope > [role=alert]")


def verdict(attempt: Attempt, *, scored: bool) -> str:
    """Return the one short sentence, with the points where the quiz counts them."""
    share = attempt.share
    words = "That is right." if share == 1 else "Part of that is right." if share else "That is not right yet."
    return f"{words} {shown_points(share)} of 1 point." if scored else words


def expected_parts(instance: Instance, attempt: Attempt) -> dict[str, Any]:
    """Return what `Player.parts` must find after a response was checked."""
    parts: dict[str, Any] = {}
    for index, name in enumerate(data.controls(instance.question)):
        # Only an ordering's buttons are described without a mark: by the words of their step.
        mark, told = attempt.marks.get(index, (None, name if instance.kind == "ordering" else ""))
        parts[str(index)] = {"mark": mark, "words": told, "visible": True}
    return parts


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


def every_response(page: str) -> dict[str, list[Attempt]]:
    """All responses to all questions with points on a page."""
    return {each.form: [*data.attempts(each.question)] for each in data.on_page(page) if data.has_points(each)}


def differences(instance: Instance, attempt: Attempt, seen: dict[str, Any]) -> list[str]:
    """Return how what a learner sees differs from what the data asks for."""
    before, after = seen["before"], seen["after"]
    faults: list[str] = []

    def same(what: str, shown: object, wanted: object) -> None:
        if shown != wanted:
            faults.append(f"{instance.form} given {attempt.given}: {what} is {shown!r}, not {wanted!r}")

    same("before checking, the number of marks", before["marks"], 0)
    same("before checking, sight of the evidence", before["evidence"], False)
    same("the verdict", after["status"], verdict(attempt, scored=instance.scored))
    same("sight of the evidence", after["evidence"], True)
    same("sight of Try again", after["again"], attempt.share != 1)
    same("sight of an error summary", after["problem"], False)
    for index, part in expected_parts(instance, attempt).items():
        same(f"part {index}", after["parts"][index], part)
    return faults


def all_differences(page: Page, path: str, *, few: bool = False) -> list[str]:
    """Give every response, or a few, to every question on an open page; return all that is not as the data asks."""
    tries = every_response(path)
    if few:
        tries = {form: attempts[:2] for form, attempts in tries.items()}
    seen = answer_all(page, tries)
    return [
        fault
        for each in data.on_page(path)
        if data.has_points(each)
        for attempt, result in zip(tries[each.form], seen[each.form], strict=True)
        for fault in differences(each, attempt, result)
    ]


def answer_each(page: Page, choose: Any) -> None:
    """Give every question with points on a page one response."""
    found = [each for each in data.on_page(_path(page)) if data.has_points(each)]
    answer_all(page, {each.form: [choose(each.question)] for each in found})


def _path(page: Page) -> str:
    path = page.url.partition("#")[0]
    return next(each for each in data.quiz_pages() if path.endswith(each))
