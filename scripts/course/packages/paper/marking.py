"""The marking sheet: for each question its key, how points are given, and the reasons."""

from __future__ import annotations

from course.bank.types.ordering import Ordering
from course.bank.types.reflection import Reflection
from course.packages.edition import Edition, Item
from course.packages.paper.sheet import Sheet
from course.packages.points import points
from course.packages.reasons import Reason, reasons
from course.packages.rich import Run, Runs, inline, plain
from course.reading.english import day, plural
from course.site.builders.frame import letter
from course.site.builders.ordering import mixed


def marking_sheet(edition: Edition) -> bytes:
    """Return the marking sheet of an edition."""
    sheet = Sheet(edition, f"{plain(edition.title)}: marking sheet")
    sheet.line(f"Release of {day(edition.released)}. For trainers. Question numbers are those of the question paper.")
    scored = sum(item.question.scored for item in edition.items())
    sheet.line(f"{plural(scored, 'question')} can be marked, with 1 point each.")
    number = 0
    for module in edition.modules:
        sheet.heading(plain(module.heading), 1)
        for item in module.items:
            number += 1
            sheet.heading(f"Question {number}", 2)
            _mark(sheet, item)
    return sheet.data()


def _mark(sheet: Sheet, item: Item) -> None:
    question = item.question
    sheet.line(inline(question.stem), keep=True)
    if isinstance(question, Reflection):
        sheet.line("No points: read the answer beside this one.")
        sheet.text(question.model_answer)
        sheet.line("Does the answer have these?", keep=True)
        for entry in question.checklist:
            sheet.line(inline(entry), "List Bullet")
    else:
        if isinstance(question, Ordering):
            shown = mixed(question.id, len(question.steps))
            sheet.line(f"In order: {', '.join(letter(shown.index(index)) for index in range(len(shown)))}", keep=True)
        sheet.line(f"Points: {points(question)}", keep=True)
        rows = [(_what(index, row), row.answer, inline(row.why)) for index, row in enumerate(reasons(question))]
        sheet.table(("What", "Key", "Why"), rows, (55, 30, 85))
    if item.read_again:
        sheet.line(f"Read again: {'; '.join(item.read_again)}.")


def _what(index: int, row: Reason) -> Runs:
    """Return what a row is about; an option after the letter that the question paper gives it."""
    before = f"{row.where}: " if row.where else f"{letter(index)}. " if row.answer in {"right", "not right"} else ""
    return (Run(before), *inline(row.part)) if before else inline(row.part)
