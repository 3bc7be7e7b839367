"""Passages of other pages: they must be there, and hold what may stand twice in a course."""

import re
from collections.abc import Iterator

from course.checks.references import check_place
from course.course import Course
from course.guidance.passages import BLOCK, passage
from course.reading.findings import Finding

# What has an id, or shows questions: on a second page it would be another place of the same name.
_NO_TEXT = re.compile(r"^(?:#{1,6} |/{3,})", re.MULTILINE)


def check_passages(course: Course) -> Iterator[Finding]:
    """Yield each passage that is not there, and each that holds more than text."""
    for page in course.pages.values():
        for block in page.blocks:
            if block.name != BLOCK or block.faulty:
                continue
            if "#" not in block.argument:
                message = f"“{block.argument}” names no section"
                mend = f"Write `/// {BLOCK} | PAGE#SECTION`, with the id of one of its headings."
                yield Finding(block.position, "passage", message, mend)
            elif _NO_TEXT.search(passage(block.argument, course.pages)):
                message = f"the passage “{block.argument}” holds a heading or a block"
                yield Finding(block.position, "passage", message, "Name a section of paragraphs and lists alone.")
            else:
                yield from check_place(course, block.argument, block.position, "Write where the passage stands.")
