"""The bank in brief, for scripts that draw from it: which questions there are, what they are about, and no answers."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from course.bank.draw import Drawable, draw
from course.bank.final_check import FinalCheck
from course.bank.fingerprint import bank_fingerprint, fingerprints
from course.bank.quiz import Bank, QuizFile
from course.bank.types import held_by
from course.bank.types.common import Question
from course.guidance.page import ModuleHead, Page, modules_among
from course.guidance.rules import Rule
from course.reading.unchanged import unchanged
from course.site.kept import part_of_course
from course.site.minutes import counted, minutes, shown_by
from course.site.shelf import Shelf, shelf_of

WITH_OUTCOMES = "with outcomes"


@part_of_course
def bank_table(root: Path, named: str) -> dict[str, Any]:
    """Return the modules in order, each with its scored questions by outcome.

    Args:
        root: The course's root.
        named: `WITH_OUTCOMES` where the outcomes are named, too.
    """
    shelf = shelf_of(root)
    bank, rules = shelf.bank(), shelf.rules()
    prints = fingerprints(bank)
    return {
        "print": bank_fingerprint(bank),
        "modules": [
            _module(page, head, bank, rules, prints, has_outcomes=named == WITH_OUTCOMES)
            for page, head in modules_among(shelf.pages().values())
        ],
    }


@part_of_course
def bank_print(root: Path, _: str) -> str:
    """Return the fingerprint of all questions: a check can be shown again while it is the same."""
    return bank_fingerprint(shelf_of(root).bank())


@part_of_course
def modules_table(root: Path, _: str) -> list[dict[str, Any]]:
    """Return the modules in order, each with its minutes and the questions that it is done with, as they are now."""
    shelf = shelf_of(root)
    bank, prints = shelf.bank(), fingerprints(shelf.bank())
    return [
        {
            "page": page.address,
            "title": head.name,
            "minutes": minutes(page, bank, shelf.rules()),
            "questions": [f"{question.id}:{prints[question.id]}" for question in counted(page, bank)],
        }
        for page, head in modules_among(shelf.pages().values())
    ]


def room_table(shelf: Shelf) -> dict[str, Any]:
    """Return what a room can be shown: the files' questions, those on each module's page, and the scenarios."""
    bank, shown = shelf.bank(), held_by("room")
    return {
        "files": {
            file.name: [question.id for question in file.questions if question.type in shown and not question.is_kept]
            for file in bank.files.values()
        },
        "modules": {
            PurePosixPath(page.path).stem: list(
                dict.fromkeys(
                    question.id for block in page.blocks for question in shown_by(block, bank) if question.type in shown
                )
            )
            for page, _ in modules_among(shelf.pages().values())
        },
        "scenarios": [scenario.name for scenario in shelf.scenarios()],
    }


def drawn(pages: Iterable[Page], bank: Bank, rules: FinalCheck, number: int) -> list[str]:
    """Return the ids of the questions of one draw of the final check."""
    return draw(drawables(pages, bank), rules.questions, number, rules.critical)


def draws(pages: Iterable[Page], bank: Bank, rules: FinalCheck, count: int) -> list[list[str]]:
    """Return the ids of the questions of the first draws."""
    told_by = drawables(pages, bank), rules.questions, rules.critical
    modules, most, critical = told_by
    return unchanged(
        ("draws", count), told_by, lambda: [draw(modules, most, number, critical) for number in range(count)]
    )


@part_of_course
def drawn_for(root: Path, number: str) -> list[str]:
    """Return the ids of the questions of a draw that stands on a page; none without a final check."""
    shelf = shelf_of(root)
    rules = shelf.final_check()
    return drawn(shelf.pages().values(), shelf.bank(), rules, int(number)) if rules else []


def drawables(pages: Iterable[Page], bank: Bank) -> list[list[Drawable]]:
    """Return what the final check may ask, module by module."""
    return [
        [
            Drawable(question.id, outcome, question.family, question.is_kept, question.critical)
            for outcome, questions in outcome_questions(bank, *pair).items()
            for question in questions
        ]
        for pair in modules_among(pages)
    ]


def outcome_questions(bank: Bank, page: Page, head: ModuleHead) -> dict[str, list[Question]]:
    """Return a module's scored questions by outcome, in the order of the page's outcomes and of the files."""
    files: list[QuizFile] = [file for file in bank.files.values() if file.head.module == page.path]
    return {
        outcome.id: [question for file in files for question in file.scored() if question.outcome == outcome.id]
        for outcome in head.outcomes
    }


def as_script(value: Any) -> str:
    """Return JSON that may stand in a script element: nothing in it can end the element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _module(
    page: Page,
    head: ModuleHead,
    bank: Bank,
    rules: Mapping[str, Rule],
    prints: Mapping[str, str],
    *,
    has_outcomes: bool,
) -> dict[str, Any]:
    files = [file.name for file in bank.files.values() if file.head.module == page.path and file.scored()]
    of_page = {question.id for question in counted(page, bank)}
    return {
        "page": page.address,
        "title": head.name,
        "minutes": minutes(page, bank, rules),
        "files": files,
        "outcomes": [
            {
                **({"text": outcome.text} if has_outcomes else {}),
                "questions": [
                    [
                        question.id,
                        # How a question stands now matters where its answer is counted. Hundreds of prints are heavy.
                        prints[question.id] if question.id in of_page else "",
                        int(question.critical),
                        int(question.is_kept),
                        question.family,
                    ]
                    for question in outcome_questions(bank, page, head)[outcome.id]
                ],
            }
            for outcome in head.outcomes
        ],
    }
