"""What a screen reader announces for one question of each type, before and after checking."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from course.bank.types.gap_select import MARK, GapSelect
from course.bank.types.matching import Matching
from tests.site.browser import data
from tests.site.browser.data import Attempt, Instance
from tests.site.browser.player import Player, heard, opened, verdict

HOW = {
    "single-choice": "Choose one answer.",
    "matching": "Choose one answer for each.",
    "gap-select": "Choose the right words for each gap.",
    "reflection": "Do not use names. If someone is really being harmed, do not write it here. Report it now.",
}
ROLES = {"single-choice": "radio", "multiple-response": "checkbox"}


def node(role: str, name: str, state: str = "", *, holds: bool = False) -> str:
    """Return one line of a snapshot; the quotes around it let a name hold a colon."""
    line = f"{role} {json.dumps(name, ensure_ascii=False)}{state}".replace("'", "''")
    return f"- '{line}'" + (":" if holds else "")


def strong(told: str) -> str:
    """Return the line of a mark: the first words of what is told, and who is asked for the right one, too."""
    words, _, rest = told.partition(".")
    name = " Right answer:"
    return f"- strong: {json.dumps(f'{words}.{name if rest.startswith(name) else str()}')}"


def group(instance: Instance, parts: Iterator[str]) -> str:
    """Return the snapshot that a question's group must match: its name, what to do, its parts in order."""
    lines = [node("group", data.plain(instance.question.stem), holds=True)]
    if how := HOW.get(instance.kind):
        lines.append(f"  - paragraph: {json.dumps(how)}")
    return "\n".join([*lines, *(f"  {part}" for part in parts)])


def choice_parts(instance: Instance, attempt: Attempt | None) -> Iterator[str]:
    yield "- list:"
    for index, name in enumerate(data.controls(instance.question)):
        yield "  - listitem:"
        yield f"    {node(ROLES[instance.kind], name, ' [checked]' if attempt and index in attempt.given else '')}"
        if attempt and index in attempt.marks:
            yield f"    {strong(attempt.marks[index][1])}"


def matching_parts(instance: Instance, attempt: Attempt | None) -> Iterator[str]:
    yield "- list:"
    for index in range(len(data.controls(instance.question))):
        yield "  - listitem:"
        yield from (f"    {line}" for line in select_lines(instance, index, attempt))
        if attempt:
            yield f"    {strong(attempt.marks[index][1])}"


def gap_parts(instance: Instance, attempt: Attempt | None) -> Iterator[str]:
    question = cast(GapSelect, instance.question)
    yield "- paragraph"
    index = 0
    for gap, (words, choices) in enumerate(zip(around(question), question.gaps, strict=True)):
        yield node("group", words, holds=True)
        yield "  - list:"
        for choice, option in enumerate(choices.choices):
            chosen = attempt and attempt.given[gap] == choice
            yield "    - listitem:"
            yield f"      {node('radio', option.text, ' [checked]' if chosen else '')}"
            if attempt and index in attempt.marks:
                yield f"      {strong(attempt.marks[index][1])}"
            index += 1


def around(question: GapSelect) -> Iterator[str]:
    """Yield what names each gap: the words around it, as far as the sentence goes."""
    texts = MARK.split(question.text)[::2]
    for number, (before, after) in enumerate(pairwise(texts), 1):
        start = re.split(r"[.!?][”’)]*\s", before)[-1].lstrip("”’)").lstrip(" ,;\n")
        sentence = re.split(r"(?<=[.!?])(?=[”’)]*(?:\s|$))", after)[0]
        end = "" if sentence.rstrip().endswith(":") else sentence.rstrip()
        more = " …" if re.search(r"\w$", end) else ""
        yield data.tidy(f"{start}gap {number}{end}{more}")


def select_lines(instance: Instance, index: int, attempt: Attempt | None) -> Iterator[str]:
    question = cast(Matching, instance.question)
    chosen = attempt.given[index] + 1 if attempt else 0
    yield node("combobox", data.controls(question)[index], holds=True)
    for place, option in enumerate(["Choose…", *data.choices(question, index)]):
        yield f"  {node('option', option, ' [selected]' if place == chosen else '')}"


def step_parts(instance: Instance, order: list[int], attempt: Attempt | None) -> Iterator[str]:
    names = data.controls(instance.question)
    yield "- list:"
    for place, index in enumerate(order):
        yield "  - listitem:"
        yield f"    - text: {json.dumps(names[index], ensure_ascii=False)}"
        yield f"    {node('button', f'Move up {names[index]}', ' [disabled]' if place == 0 else '')}"
        yield f"    {node('button', f'Move down {names[index]}', ' [disabled]' if place == len(order) - 1 else '')}"
        if attempt:
            yield f"    {strong(attempt.marks[index][1])}"


def parts(player: Player, attempt: Attempt | None) -> Iterator[str]:
    instance = player.instance
    if instance.kind in ROLES:
        return choice_parts(instance, attempt)
    if instance.kind == "ordering":
        return step_parts(instance, player.order(), attempt)
    return (matching_parts if instance.kind == "matching" else gap_parts)(instance, attempt)


@pytest.mark.parametrize("kind", data.SCORED_TYPES)
def test_a_question_is_announced_with_its_parts_and_later_with_their_marks(page: Page, kind: str) -> None:
    instance = data.one_of(kind)
    player = opened(page, instance)
    expect(player.fieldset).to_match_aria_snapshot(group(instance, parts(player, None)))
    if situation := data.situation(instance.question):
        expect(player.fieldset).to_have_accessible_description(situation)
    total = len(data.quiz_of(instance))
    expect(player.head).to_have_text(f"Question {instance.number} of {total}")
    expect(player.status).to_match_aria_snapshot("- status")
    for attempt in (data.wrong(instance.question), data.right(instance.question)):
        player.answer(attempt)
        expect(player.fieldset).to_match_aria_snapshot(group(instance, parts(player, attempt)))
        # Heard once, as the focus comes there; and nothing else is announced.
        expect(player.verdict).to_be_focused()
        expect(player.verdict).to_have_text(verdict(attempt, scored=instance.scored))
        expect(player.status).to_be_empty()
        expect(player.verdict).to_have_accessible_description(heard(instance.question, attempt))
        for index, (_, told) in attempt.marks.items():
            control = player.step(index).get_by_role("button").first if kind == "ordering" else player.control(index)
            expect(control).to_have_accessible_description(told)


def test_a_reflection_is_announced_with_its_warning(page: Page) -> None:
    instance = data.one_of("reflection")
    player = opened(page, instance)
    expect(player.fieldset).to_match_aria_snapshot(group(instance, iter(['- textbox "Your answer"'])))
    expect(player.form.get_by_role("textbox")).to_have_accessible_description(HOW["reflection"])


@pytest.mark.parametrize("path", data.quiz_pages())
def test_every_announcement_has_a_place_that_was_there_at_load(page: Page, path: str) -> None:
    page.goto(f"/{path}")
    for instance in data.on_page(path):
        if data.has_points(instance):
            expect(Player(page, instance).status).to_have_count(1)
            expect(Player(page, instance).status).to_be_empty()
