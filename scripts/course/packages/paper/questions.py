"""The question paper: situations, questions, and room to answer; no key."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from course.bank.types.gap_select import MARK, GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.single_choice import SingleChoice
from course.packages.edition import Edition, Item
from course.packages.paper.sheet import Sheet
from course.packages.rich import Run, inline, plain
from course.reading.english import day
from course.site.builders.ordering import mixed
from course.site.builders.reflection import CARE

Writer = Callable[[Sheet, Item], None]


def question_paper(edition: Edition) -> bytes:
    """Return the question paper of an edition."""
    sheet = Sheet(edition, f"{plain(edition.title)}: questions")
    sheet.line(f"Release of {day(edition.released)}. Answers and reasons are on the marking sheet.")
    number = 0
    for module in edition.modules:
        sheet.heading(plain(module.heading), 1)
        for item in module.items:
            number += 1
            sheet.heading(f"Question {number}", 2)
            if item.situation:
                sheet.text(item.situation)
            sheet.line(
                tuple(Run(run.text, True, run.emphasis, run.code) for run in inline(item.question.stem)), keep=True
            )
            WRITERS[item.question.type](sheet, item)
    return sheet.data()


def _options(sheet: Sheet, item: Item) -> None:
    question = cast(SingleChoice | MultipleResponse, item.question)
    right = 1 if isinstance(question, SingleChoice) else question.right
    sheet.lettered([option.text for option in question.options])
    sheet.line(f"Your answer{'' if right == 1 else 's'}: {'   '.join(['______'] * right)}")


def _ordering(sheet: Sheet, item: Item) -> None:
    steps = cast(Ordering, item.question).steps
    sheet.line("Put the steps in order. Write their letters, first to last.", keep=True)
    sheet.lettered([steps[index].text for index in mixed(item.question.id, len(steps))])
    sheet.line(f"Your answer: {'   '.join(['______'] * len(steps))}")


def _matching(sheet: Sheet, item: Item) -> None:
    question = cast(Matching, item.question)
    sheet.line(f"Write one of these for each: {' · '.join(map(plain, question.categories))}", keep=True)
    rows = [(inline(entry.text), "") for entry in question.items]
    sheet.table(("What", "Your answer"), rows, (120, 50))


def _gap_select(sheet: Sheet, item: Item) -> None:
    question = cast(GapSelect, item.question)
    parts = MARK.split(question.text)
    for index in range(len(question.gaps)):
        parts[2 * index + 1] = f"({index + 1}) ..........."
    sheet.line(inline("".join(parts)))
    rows = [
        (str(number), " / ".join(plain(choice.text) for choice in gap.choices), "")
        for number, gap in enumerate(question.gaps, 1)
    ]
    sheet.table(("Gap", "Choose from", "Your answer"), rows, (15, 105, 50))


def _reflection(sheet: Sheet, item: Item) -> None:
    sheet.line(CARE)
    sheet.room(6)


WRITERS: dict[str, Writer] = {
    "single-choice": _options,
    "multiple-response": _options,
    "ordering": _ordering,
    "matching": _matching,
    "gap-select": _gap_select,
    "reflection": _reflection,
}
