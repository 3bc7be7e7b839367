"""Keys that stand inside a text of several lines, because they are indented like it: YAML reads them as its words."""

import re
from collections.abc import Collection, Iterator

import yaml

from course.reading.findings import Finding, Position

_KEY = re.compile(r" *(?:- +)*([a-z][a-z_]*):(?: (true|false)?|$)")

# A key as it looks, with its place, and whether it is known to be one, and told.
Swallowed = tuple[str, Position, bool]


def keys_inside(path: str, lines: list[str], event: yaml.ScalarEvent, first_line: int) -> Iterator[Swallowed]:
    """Yield what looks like a key at the start of a line of a text.

    Args:
        path: The file's path for messages.
        lines: The lines that the parser was given.
        event: The text.
        first_line: The line of the file on which those lines begin.
    """
    if event.start_mark is None or event.end_mark is None:
        return
    first = lines[event.start_mark.line + 1] if event.start_mark.line + 1 < len(lines) else ""
    column = len(first) - len(first.lstrip())
    for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(lines))):
        # A text after “>” or “|” ends where the next line begins, one in quotes within its last line.
        is_inside = number < event.end_mark.line or (event.style or "") in "'\""
        if is_inside and (found := _KEY.match(lines[number])):
            is_further_in = (event.style or "") in ">|" and len(lines[number]) - len(lines[number].lstrip()) > column
            is_sure = is_further_in or "_" in found[1] or found[2] is not None
            yield found[1], Position(path, number + first_line, found.start(1) + 1), is_sure


def take(inside: list[Swallowed], known: Collection[str]) -> list[Finding]:
    """Return a finding for each that is a key elsewhere in the file, or can be nothing else; mark these in the list."""
    inside[:] = [(key, position, is_sure or key in known) for key, position, is_sure in inside]
    return [swallowed(each) for each in inside if each[2]]


def swallowed(found: Swallowed) -> Finding:
    """Return the finding about one."""
    return Finding(
        found[1],
        "key-in-text",
        f"“{found[0]}:” is indented like the text above it, so it is read as words of that text",
        "Start it in the column of the other keys. If it is meant as words, write it with a capital.",
    )
