"""Charts that are tables: each row says its number in words, and draws it as a bar that is there for the eye alone."""

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass

from course.site.elements import add, add_table

HEAT_LEVELS = 4
# What is said in more letters than this takes the width that a phone has, and leaves the bar little.
_LONG = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: its name, its length, and what is said beside it. `mark` is drawn as a line, such as a goal."""

    name: str
    value: float
    said: str
    mark: float | None = None


def add_bars(parent: etree.Element, caption: str, headings: tuple[str, str], rows: Sequence[Row]) -> None:
    """Add a table in which each row has a bar.

    Args:
        parent: Where it goes.
        caption: What it shows.
        headings: The names of the first column and of the numbers.
        rows: The bars; the longest value or mark takes the whole width.
    """
    is_long = max((len(row.said) for row in rows), default=0) > _LONG
    body = _table(parent, caption, [*headings, ""], "bars told" if is_long else "bars")
    longest = max([row.value for row in rows] + [row.mark or 0 for row in rows] + [0]) or 1
    for row in rows:
        line = add(body, "tr")
        add(line, "th", row.name, scope="row")
        add(line, "td", row.said)
        # Empty for those who listen: the number stands beside it.
        drawing = add(add(line, "td", class_="bar"), "svg", viewBox="0 0 100 8", aria_hidden="true")
        drawing.set("preserveAspectRatio", "none")
        add(drawing, "rect", width=f"{100 * row.value / longest:.1f}", height="8")
        if row.mark is not None:
            place = f"{100 * row.mark / longest:.1f}"
            add(drawing, "line", x1=place, x2=place, y1="0", y2="8")


def add_heat(
    parent: etree.Element, caption: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]
) -> None:
    """Add a table of counts whose cells are the darker the more they hold.

    Args:
        parent: Where it goes.
        caption: What it shows.
        columns: The name of the first column, then of each column of counts.
        rows: The name of each row with its counts.
    """
    body = _table(parent, caption, columns, "heat")
    most = max((count for _, counts in rows for count in counts), default=0) or 1
    for name, counts in rows:
        line = add(body, "tr")
        add(line, "th", name, scope="row")
        for count in counts:
            level = -(-count * HEAT_LEVELS // most)
            add(line, "td", str(count), data_heat=str(level))


def _table(parent: etree.Element, caption: str, columns: Sequence[str], kind: str) -> etree.Element:
    # The theme's own name for a box that scrolls sideways; the page script lets the keyboard into it.
    return add_table(add(parent, "div", class_="md-typeset__scrollwrap"), caption, columns, class_=kind)
