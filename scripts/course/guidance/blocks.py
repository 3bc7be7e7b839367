"""Where an author has put blocks (`/// name | argument`) on a page, and with what options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from course.reading.findings import Position, ReadingError
from course.reading.tree import Node, read_tree

_OPENING = re.compile(r" {0,3}(/{3,})[ \t]*([\w-]+)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class BlockUse:
    """One block on a page. `options` is a mapping node; `body` holds the lines up to the closing slashes.

    `height` is the number of lines from the opening slashes to the closing ones, or to the end of the page where
    there are none: then it is not `closed`.
    """

    name: str
    argument: str
    options: Node
    body: Sequence[str]
    position: Position
    height: int
    closed: bool

    def option(self, name: str) -> object:
        """Return an option as plain text, list or mapping, or None where it is not given."""
        node = self.options.value.get(name) if isinstance(self.options.value, dict) else None
        return node.plain() if node is not None else None

    def listed(self, name: str) -> list[tuple[str, Position]]:
        """Return an option that lists names, each with where it stands; a single name counts as a list."""
        node = self.options.value.get(name) if isinstance(self.options.value, dict) else None
        if node is None:
            return []
        nodes = node.value if isinstance(node.value, list) else [node]
        return [(entry.value, entry.position) for entry in nodes if isinstance(entry.value, str)]


def blocks(path: str, lines: Sequence[str], first_line: int) -> Iterator[BlockUse]:
    """Yield the blocks of a page's Markdown, leaving out those inside fenced code.

    Args:
        path: The page's path for positions.
        lines: The lines of the page after its front matter.
        first_line: The line of the file on which they begin.
    """
    fence = ""
    for number, line in enumerate(lines):
        if marked := _FENCE.match(line):
            if not fence:
                fence = marked[1]
            elif line.strip() == fence:
                fence = ""
        found = None if fence else _OPENING.fullmatch(line)
        if found is None:
            continue
        options_end = number + 1
        while options_end < len(lines) and re.match(r"(?: {4}|\t)\s*\S", lines[options_end]):
            options_end += 1
        end = options_end
        while end < len(lines) and lines[end].strip() != found[1]:
            end += 1
        position = Position(path, first_line + number)
        yield BlockUse(
            found[2],
            found[3] or "",
            _options(path, lines[number + 1 : options_end], first_line + number + 1),
            lines[options_end:end],
            position,
            min(end, len(lines) - 1) - number + 1,
            end < len(lines),
        )


def _options(path: str, lines: Sequence[str], first_line: int) -> Node:
    empty = Node({}, Position(path, first_line))
    if not lines:
        return empty
    try:
        node, _ = read_tree(path, "\n".join(lines), first_line)
    except ReadingError:
        return empty  # what is left unread stays on the page as text, which the look at the finished site finds
    return node if isinstance(node.value, dict) else empty
