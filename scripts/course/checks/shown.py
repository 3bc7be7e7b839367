"""What blocks of a page show from elsewhere must be there: a drawing, the rules of the final check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from course.bank.final_check import PATH as FINAL_CHECK
from course.course import Course
from course.guidance.blocks import DIAGRAMS, ENTRY, MATRIX, SYSTEMS, WORKBOOK, BlockUse
from course.guidance.page import Page
from course.reading.english import did_you_mean, listed
from course.reading.findings import Finding
from course.sessions.session import Session

# Blocks that draw questions as the final check does, and those of them whose argument is the number of a draw.
_OF_A_NUMBER = {"paper-check", "marking-sheet"}
_DRAWING = {"final-check", "marking-by-number", *_OF_A_NUMBER}
_SVG = re.compile(rf"{DIAGRAMS}/([a-z0-9-]+)\.svg")


def check_shown(course: Course) -> Iterator[Finding]:
    """Yield each block that has nothing to show: a page would say so in its place."""
    # Who lists pages alone knows of no drawing.
    drawings = {found[1] for found in map(_SVG.fullmatch, course.listed.others) if found}
    has_rules = course.final_check is not None or f"quizzes/{FINAL_CHECK}" in course.faulty
    labels = _workbook(course)
    yield from _fields_twice(course)
    uses = ((page, block) for page in course.pages.values() for block in page.blocks)
    for on_page, block in ((page, block) for page, block in uses if not block.faulty):
        if block.name == "diagram" and course.listed.settings and block.argument not in drawings:
            yield _no_drawing(course, block, drawings)
        elif block.name in _DRAWING and not has_rules:
            message = f"this {block.name} block needs the final check, and the course has none"
            yield Finding(block.position, "no-check", message, f"Write quizzes/{FINAL_CHECK}, or delete the block.")
        elif block.name in _OF_A_NUMBER and not block.argument.isdigit():
            mend = f"Write `/// {block.name} | 1`, or another number."
            yield Finding(block.position, "no-number", "this draw has no number", mend)
        elif block.name == "outcomes" and on_page.module is None and not on_page.unread:
            mend = f"Delete it, or write outcomes in the front matter of this page, below {course.docs}/modules."
            yield Finding(block.position, "no-outcomes", "this page has no outcomes to show", mend)
        elif block.name == "downloads" and block.argument not in {"", SYSTEMS, MATRIX, *course.sessions.unread}:
            yield from _downloads(course, block)
        elif block.name == ENTRY:
            yield from _entry(block, labels)


def _downloads(course: Course, block: BlockUse) -> Iterator[Finding]:
    sessions = course.sessions.files
    if block.argument not in sessions:
        message = f"there is no session “{block.argument}”{did_you_mean(block.argument, sessions)}"
        mend = f"Write {listed([*sessions, SYSTEMS, MATRIX], 'or')} behind the “|”, or nothing."
        lacking = f"quizzes/{Session.folder()}/{block.argument}.yml"
        yield Finding(block.position, "unknown-session", message, mend).of(lacking)


def _workbook(course: Course) -> dict[str, str]:
    """Return the labels of the workbook's fields, by their ids; empty where the course has no workbook."""
    books = [page for page in course.pages.values() if _is_workbook(page)]
    fields = [block for page in books for block in page.blocks if block.name == ENTRY]
    with_label_last = sorted(fields, key=lambda field: bool(field.argument))
    return {str(field.option("id")): field.argument for field in with_label_last if field.option("id")}


def _entry(block: BlockUse, labels: Mapping[str, str]) -> Iterator[Finding]:
    name = block.option("id")
    if not name:
        message = "this field has no id, so nothing keeps what is written there"
        yield Finding(block.position, "no-id", message, "Write `id: NAME` below it, indented by four spaces.")
    elif name not in labels and (labels or not block.argument):
        message = f"the workbook has no field “{name}”{did_you_mean(str(name), labels)}"
        mend = "Write the id of one of its fields, or add a field with this id and a label to it."
        yield Finding(block.options.at("id"), "unknown-entry", message, mend)
    elif not block.argument and not labels[str(name)]:
        yield Finding(block.position, "no-label", "this field has no label", f"Write `/// {ENTRY} | LABEL`.")


def _fields_twice(course: Course) -> Iterator[Finding]:
    """Yield each field that would show what people wrote into another one: fields of one id keep one text.

    Without a label, a field is meant to be shown again: on another page, or on one that keeps all that is written.
    """
    first: dict[str, BlockUse] = {}
    for page in sorted(course.pages.values(), key=lambda page: not _is_workbook(page)):
        on_page: dict[str, BlockUse] = {}
        for field in (block for block in page.blocks if block.name == ENTRY and block.option("id")):
            name = str(field.option("id"))
            other = first.setdefault(name, field) if field.argument else field
            if other is field or (other.argument == field.argument and other.position.path != page.shown):
                other = field if _is_workbook(page) else on_page.setdefault(name, field)
            if other is not field:
                where = f"{other.position.path}:{other.position.line}"
                message = f"the field at {where} has the id “{name}” too, and fields of one id keep one text"
                mend = "Give this one an id of its own, or take its label or the whole field away."
                yield Finding(field.options.at("id"), "duplicate-id", message, mend)
            on_page.setdefault(name, field)


def _is_workbook(page: Page) -> bool:
    return any(block.name == WORKBOOK for block in page.blocks)


def _no_drawing(course: Course, block: BlockUse, drawings: set[str]) -> Finding:
    message = f"there is no drawing “{block.argument}”{did_you_mean(block.argument, drawings)}"
    mend = f"Put it into {course.docs}/{DIAGRAMS}, as {block.argument or 'NAME'}.svg."
    return Finding(block.position, "unknown-drawing", message, mend)
