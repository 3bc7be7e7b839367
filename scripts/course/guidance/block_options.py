"""The options of a block: `name: value` lines right below its opening, each indented by four spaces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from course.guidance.blocks import BlockKind
from course.reading.english import did_you_mean, listed, with_article
from course.reading.findings import Finding, Position, ReadingError
from course.reading.swallowed import swallowed
from course.reading.tree import Node, read_tree

_LINE = re.compile(r"(?: {4}|\t| {1,3}\t)\s*\S")
_LIKE_ONE = re.compile(r"\s*([A-Za-z][\w-]*):(?:[ \t]|$)")
# Every block takes it.
_ATTRIBUTES = "attrs"


@dataclass(frozen=True, slots=True)
class Options:
    """The options that could be read, the number of the line below them, and what is wrong with them."""

    node: Node
    end: int
    faults: list[Finding]


def read_options(
    path: str, lines: Sequence[str], start: int, first_line: int, name: str, kind: BlockKind | None
) -> Options:
    """Read the options of a block.

    Args:
        path: The page's path for positions.
        lines: The lines of the page after its front matter.
        start: The number of the line below the block's opening, from 0.
        first_line: The line of the file on which the lines begin.
        name: The block's name.
        kind: What such a block takes, if that is known.
    """
    end = start
    while end < len(lines) and _LINE.match(lines[end]):
        end += 1
    node, faults = _read(path, lines[start:end], first_line + start)
    if kind is not None and not faults:
        faults = [*_unknown(node, name, kind)]
        found = _LIKE_ONE.match(lines[end]) if end < len(lines) else None
        if not faults and found and found[1] in kind.options:
            # Read all the same: what is said of it is enough.
            rest = end
            while rest < len(lines) and lines[rest].strip() and not lines[rest].lstrip().startswith("/"):
                rest += 1
            stray, _ = _read(path, [line.strip() for line in lines[start:rest]], first_line + start)
            return Options(stray, end, [said_of_text(path, lines, end, first_line, name)])
    return Options(node, end, faults)


def said_of_text(path: str, lines: Sequence[str], number: int, first_line: int, name: str) -> Finding:
    """Return what is wrong with a line in a block that holds no text, or that looks like an option and is none."""
    position = Position(path, first_line + number)
    line = lines[number]
    if _LIKE_ONE.match(line):
        message = f"“{line.strip()}” is no option here, but text on the page"
        mend = "Options stand right below the line that opens their block, each indented by four spaces."
        return Finding(position, "block-option", message, mend)
    message = f"the text “{line.strip()}” stands in {with_article(name)} block, which holds none"
    mend = "Put it below the line of slashes that closes the block."
    return Finding(position, "block-text", message, mend)


def _read(path: str, lines: Sequence[str], first_line: int) -> tuple[Node, list[Finding]]:
    empty = Node({}, Position(path, first_line))
    if not lines:
        return empty, []
    try:
        node, faults = read_tree(path, "\n".join(lines), first_line)
    except ReadingError as error:
        return empty, [error.finding]
    if isinstance(node.value, dict):
        return node, faults
    message = "the options of a block are lines of a name and a value"
    return empty, [Finding(node.position, "block-option", message, "Write `name: value`, indented by four spaces.")]


def _unknown(node: Node, name: str, kind: BlockKind) -> Iterator[Finding]:
    options = node.value if isinstance(node.value, dict) else {}
    for option, value in options.items():
        if option == _ATTRIBUTES:
            continue
        if option not in kind.options:
            message = f"{with_article(name)} block has no option “{option}”{did_you_mean(option, kind.options)}"
            mend = f"Its options are {listed(kind.options)}." if kind.options else "It has no options."
            yield Finding(node.keys[option], "unknown-option", message, mend)
        elif mend := kind.options[option](value.plain()):
            shown = f"“{value.value}”" if isinstance(value.value, str) else "this"
            message = f"{with_article(name)} block cannot take {shown} as its “{option}”"
            yield Finding(value.position, "option-value", message, mend)
        yield from (swallowed(found) for found in value.inside if not found[2] and found[0] in kind.options)
