"""Gaps: places of an author's file that still say what to write there."""

import re
from collections.abc import Iterator

from course.reading.findings import Finding, Position
from course.reading.tree import Node

# “…” is what `course new` writes; the others are what people write for themselves. In capitals they are no words.
_GAP = re.compile(r"\s*(?:…|\.{3}|\?{3}|(?:TODO|FIXME|TBC|TBD|XXX)\b|(?i:lorem ipsum)\b)")
# What stands before the words of a line of Markdown.
_MARKS = re.compile(r"\s*(?:#+ |[-*+] |\d+[.)] |> ?|\| ?)*[*_]*")


def is_gap(text: str) -> bool:
    """Return whether a text, or a line of it, still says what to write there."""
    return any(_GAP.match(line) for line in text.splitlines())


def is_gap_of_page(line: str) -> bool:
    """Return whether a line of Markdown, whatever marks it begins with, still says what to write there."""
    marks = _MARKS.match(line)
    return _GAP.match(line, marks.end() if marks else 0) is not None


def gaps(node: Node, *without: str) -> Iterator[Position]:
    """Yield where each gap below a node is told: at its key, or at its entry in a list.

    Args:
        node: What stands in the file.
        without: Keys of the node that are not looked into.
    """
    if isinstance(node.value, list):
        below = [(entry, entry.position) for entry in node.value]
    elif isinstance(node.value, dict):
        below = [(inner, node.keys[key]) for key, inner in node.value.items() if key not in without]
    else:
        below = []
    for inner, position in below:
        if isinstance(inner.value, str):
            if is_gap(inner.value):
                yield position
        else:
            yield from gaps(inner)


def unfinished(position: Position, question: str | None = None) -> Finding:
    """Return the finding about one gap."""
    return Finding(position, "unfinished", "this still says what to write here", "Write it.", question=question)
