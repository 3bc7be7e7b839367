"""`/// write | LABEL`: room to write on paper, under a question or a label.

Options:
    lines: how many ruled lines, 1 to 12; 2 without it.
"""

import xml.etree.ElementTree as etree
from typing import Any, ClassVar

from course.site.blocks.base import Checker, CourseBlock, error_box
from course.site.elements import add, add_inline

MOST_LINES = 12


def type_lines(value: Any) -> int:
    """Return a number of ruled lines.

    Raises:
        ValueError: it is no whole number from 1 to 12.
    """
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_LINES:
        raise ValueError(f"expected a whole number from 1 to {MOST_LINES}")
    return value


class WriteBlock(CourseBlock):
    """A label with ruled lines below it. The lines are there for the eye and the pen alone."""

    NAME = "write"
    NEEDS_WORDS = True
    IS_PROSE = True
    ARGUMENT = None
    OPTIONS: ClassVar[dict[str, tuple[Any, Checker]]] = {"lines": (2, type_lines)}

    def build(self, element: etree.Element) -> None:
        if not self.argument:
            error_box(element, "This block does not say what to write", "Put the question or label after the sign |.")
            return
        element.set("class", "write")
        add_inline(element, "p", self.argument, class_="write-label")
        ruled = add(element, "div", class_="write-lines", aria_hidden="true")
        for _ in range(self.options["lines"]):
            add(ruled, "span")
