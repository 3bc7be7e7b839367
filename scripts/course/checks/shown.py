"""What blocks of a page show from elsewhere must be there: a drawing, the rules of the final check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.bank.final_check import PATH as FINAL_CHECK
from course.course import Course
from course.guidance.blocks import DIAGRAMS, BlockUse
from course.reading.english import did_you_mean
from course.reading.findings import Finding

# Blocks that draw questions as the final check does, and those of them whose argument is the number of a draw.
_OF_A_NUMBER = {"paper-check", "marking-sheet"}
_DRAWING = {"final-check", "marking-by-number", *_OF_A_NUMBER}
_SVG = re.compile(rf"{DIAGRAMS}/([a-z0-9-]+)\.svg")


def check_shown(course: Course) -> Iterator[Finding]:
    """Yield each block that has nothing to show: a page would say so in its place."""
    # Who lists pages alone knows of no drawing.
    drawings = {found[1] for found in map(_SVG.fullmatch, course.listed.others) if found}
    has_rules = course.final_check is not None or f"quizzes/{FINAL_CHECK}" in course.faulty
    for block in (block for page in course.pages.values() for block in page.blocks if not block.faulty):
        if block.name == "diagram" and course.listed.settings and block.argument not in drawings:
            yield _no_drawing(block, drawings)
        elif block.name in _DRAWING and not has_rules:
            message = f"this {block.name} block needs the final check, and the course has none"
            yield Finding(block.position, "no-check", message, f"Write quizzes/{FINAL_CHECK}, or delete the block.")
        elif block.name in _OF_A_NUMBER and not block.argument.isdigit():
            mend = f"Write `/// {block.name} | 1`, or another number."
            yield Finding(block.position, "no-number", "this draw has no number", mend)


def _no_drawing(block: BlockUse, drawings: set[str]) -> Finding:
    message = f"there is no drawing “{block.argument}”{did_you_mean(block.argument, drawings)}"
    mend = f"Put it into docs/{DIAGRAMS}, as {block.argument or 'NAME'}.svg."
    return Finding(block.position, "unknown-drawing", message, mend)
