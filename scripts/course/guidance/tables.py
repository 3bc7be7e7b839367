"""Tables in Markdown: what of them a reader would not see, or would see under the wrong head.

A table is a run of lines without an empty one: its head, a line of hyphens, its rows. Its reader cuts what a row has
beyond its head, and fills what it lacks, in silence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from course.guidance.block_lines import in_code
from course.reading.english import plural

_QUOTED = re.compile(r"^(?:\s*>)+")
_BLOCK = re.compile(r"\s*/{3,}")
_OPTION = re.compile(r"(?: {4}|\t)\s*[\w-]+:(?:\s|$)")
_HEADING = re.compile(r"#{1,6}\s")
# A bar in code, or behind a backslash, parts no cells.
_NO_BAR = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)")
_RULE = re.compile(r"[|:\- ]*-[|:\- ]*")

_FIT = "Give it as many cells as the head has: one more “|” for an empty one, “\\|” where the sign is meant."


class Slip(NamedTuple):
    """One line that does not fit its table: its number from 0, what is wrong with it, and what would mend it."""

    line: int
    rule: str
    message: str
    mend: str


def table_slips(lines: Sequence[str]) -> Iterator[Slip]:
    """Yield each line of a text in Markdown that does not fit its table, or that was meant for one and is in none."""
    for run in _runs(lines):
        yield from _slips([(number, _QUOTED.sub("", lines[number]).strip()) for number in run])


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of lines that stand together without an empty one, code and the lines of blocks left out."""
    code = in_code(lines)
    run: list[int] = []
    is_below_opening = False
    for number, line in enumerate(lines):
        is_option = is_below_opening and _OPTION.match(line) is not None
        is_block = _BLOCK.match(line) is not None
        is_between = number in code or is_option or is_block or not _QUOTED.sub("", line).strip()
        if is_between or _HEADING.match(line):
            yield run
            run = []
        else:
            run.append(number)
        is_below_opening = is_block or is_option
    yield run


def _slips(rows: Sequence[tuple[int, str]]) -> Iterator[Slip]:
    barred = next((number for number, row in rows if row.startswith("|")), None)
    # A line of hyphens alone makes a heading of the one above it.
    has_bars = len(rows) > 1 and ("|" in rows[1][1] or rows[0][1].startswith("|"))
    is_ruled = has_bars and _RULE.fullmatch(rows[1][1]) is not None
    if not is_ruled:
        if barred is not None:
            message = "this line begins with “|”, but is in no table, so it stands there as text with its signs"
            mend = "A table begins below an empty line: its head, then a line such as `| - | - |`, then its rows."
            yield Slip(barred, "no-table", message, mend)
        return
    head, ruled = (_cells(row, rows[0][1]) for _, row in rows[:2])
    if head != ruled:
        message = f"this line has {plural(ruled, 'cell')}, the head above it {head}, so no table is made of them"
        yield Slip(rows[1][0], "no-table", message, "Write one “-” between two “|” for each cell of the head.")
        return
    for number, row in rows[2:]:
        cells = _cells(row, rows[0][1])
        if cells > head:
            lost = f"what is in {'the last' if cells - head == 1 else f'the last {cells - head}'} is lost"
            message = f"this row has {plural(cells, 'cell')}, its table only {head}: {lost}"
            yield Slip(number, "table-row", message, _FIT)
        elif cells < head:
            message = f"this row has only {plural(cells, 'cell')}, its table {head}: words may stand under a wrong head"
            yield Slip(number, "table-row", message, _FIT)


def _cells(row: str, head: str) -> int:
    """Return how many cells a row has, in a table with this head."""
    bars = _NO_BAR.sub(lambda found: "x" * len(found[0]), row)
    if head.startswith("|") or _NO_BAR.sub("x", head).endswith("|"):
        bars = bars.removeprefix("|").removesuffix("|")
    return bars.count("|") + 1
