"""What a screen reader announces for one question of each type, before and after checking."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from tests.site.browser import data
from tests.site.browser.data import Attempt, Instance
from tests.site.browser.player import Player, verdict

HOW = {
    "single-choice": "Choose one answer.",
    "matching": "Choose one answer for each.",
    "gap-select": "Choose words for each gap.",
    "ordering": "Put the steps in order, first to last.",
    "reflection": "Use no names. If this is real harm, do not write it here: report it now.",
}
ROLES = {"single-choice": "radio", "multiple-response": "checkbox"}


def group(instance: Instance, parts: Iterator[str]) -> str:
    """Return the snapshot that a question's group must match: its name, what to do, its parts in order."""
    name = json.dumps(f"Question {instance.number} {data.plain(instance.question.stem)}", ensure_ascii=False)
    how = HOW.get(instance.kind)
    lines = [f"- group {name}:", *([f"  - paragraph: {json.dumps(how)}"] if how else [])]
    return "\n".join([*lines, *(f"  {line}" for part in parts for line in part.splitlines())])


def choice_parts(instance: Instance, attempt: Attempt | None) -> Iterator[str]:
    yield "- list:"
    for index, name in enumerate(data.controls(instance.question)):
        state = " [checked]" if attempt and index in attempt.given else ""
        yield f"  - listitem:\n    - {ROLES[instance.kind]} {json.dumps(name, ensure_ascii=False)}{state}"
        if attempt and index in attempt.marks:
            words = attempt.marks[index][1].partition(".")[0]
            yield f"    - strong: {words}."


def select_parts(instance: Instance, attempt: Attempt | None) -> Iterator[str]:
    question = cast(Matching | GapSelect, instance.question)
    for index, name in enumerate(data.controls(question)):
        chosen = attempt.given[index] if attempt else -1
        options = ["Choose…", *data.choices(question, index)]
        lead = "    " if instance.kind == "matching" else "  "
        if instance.kind == "matching":
            yield ("- list:\n" if not index else "") + "  - listitem:"
        elif not index:
            yield "- paragraph:"
        yield f"{lead}- combobox {json.dumps(name, ensure_ascii=False)}:"
        for place, option in enumerate(options):
            state = " [selected]" if place == chosen + 1 else ""
            yield f"{lead}  - option {json.dumps(option, ensure_ascii=False)}{state}"
        if attempt and instance.kind == "matching":
            yield f"    - strong: {attempt.marks[index][1].partition('.')[0]}."
    if attempt and instance.kind == "gap-select":
        yield "- list:"
        for index in range(len(attempt.given)):
            yield f"  - listitem:\n    - strong: {attempt.marks[index][1].partition('.')[0]}."


def step_parts(instance: Instance, order: list[int], attempt: Attempt | None) -> Iterator[str]:
    names = data.controls(instance.question)
    yield "- list:"
    for place, index in enumerate(order):
        ends = " [disabled]" if place == 0 else "", " [disabled]" if place == len(order) - 1 else ""
        yield f"  - listitem:\n    - text: {json.dumps(names[index], ensure_ascii=False)}"
        yield f'    - button "Move up"{ends[0]}\n    - button "Move down"{ends[1]}'
        if attempt:
            told = attempt.marks[index][1].removeprefix(names[index]).strip()
            yield f"    - strong: {told.partition('.')[0]}."


def parts(player: Player, attempt: Attempt | None) -> Iterator[str]:
    instance = player.instance
    if instance.kind in ROLES:
        return choice_parts(instance, attempt)
    if instance.kind == "ordering":
        return step_parts(instance, player.order(), attempt)
    return select_parts(instance, attempt)


@pytest.mark.parametrize("kind", data.SCORED_TYPES)
def test_a_question_is_announced_with_its_parts_and_later_with_their_marks(page: Page, kind: str) -> None:
    instance = data.one_of(kind)
    page.goto(f"/{instance.page}")
    player = Player(page, instance)
    expect(player.fieldset).to_match_aria_snapshot(group(instance, parts(player, None)))
    vignette = data.course().bank.files[_file(instance)].vignette(instance.question)
    if vignette:
        expect(player.fieldset).to_have_accessible_description(data.plain(vignette))
    expect(player.status).to_match_aria_snapshot("- status")
    for attempt in (data.wrong(instance.question), data.right(instance.question)):
        player.answer(attempt)
        expect(player.fieldset).to_match_aria_snapshot(group(instance, parts(player, attempt)))
        expect(player.status).to_match_aria_snapshot(f"- status: {verdict(attempt, scored=instance.scored)}")
        for index, (_, told) in attempt.marks.items():
            control = player.step(index).get_by_role("button").first if kind == "ordering" else player.control(index)
            expect(control).to_have_accessible_description(told)


def test_a_reflection_is_announced_with_its_warning(page: Page) -> None:
    instance = data.one_of("reflection")
    page.goto(f"/{instance.page}")
    player = Player(page, instance)
    expect(player.fieldset).to_match_aria_snapshot(group(instance, iter(['- textbox "Your answer"'])))
    expect(player.form.get_by_role("textbox")).to_have_accessible_description(HOW["reflection"])


@pytest.mark.parametrize("path", data.quiz_pages())
def test_every_announcement_has_a_place_that_was_there_at_load(page: Page, path: str) -> None:
    page.goto(f"/{path}")
    for instance in data.on_page(path):
        if data.has_points(instance):
            expect(Player(page, instance).status).to_have_count(1)
            expect(Player(page, instance).status).to_be_empty()


def _file(instance: Instance) -> str:
    return next(file.name for file, question in data.course().bank.questions() if question is instance.question)
