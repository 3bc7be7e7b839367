"""YAML read as text: a tree of mappings, lists and strings in which every node knows its place.

Built on PyYAML's event stream, because the ready-made loaders keep the last of two equal keys in silence, turn `No`
into a boolean, and crash the interpreter on deep nesting. Nothing is guessed here: every scalar is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml

from course.reading.findings import Finding, Position, ReadingError

MAX_BYTES = 1_000_000
MAX_DEPTH = 12

# What YAML itself refuses, and the marks that turn the direction of text round and can hide what a file says.
CONTROL = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

# The C parser is several times faster; the one in Python reads the same language where PyYAML came without it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# Most nodes are text: a mapping for each would cost more than the text does.
_NO_KEYS: Mapping[str, Position] = MappingProxyType({})


@dataclass(slots=True)
class Node:
    """One value of a YAML file and where it stands.

    `value` is a string, a list of nodes, or a mapping from key to node; `keys` says where each key of a mapping is.
    """

    value: str | list[Node] | dict[str, Node]
    position: Position
    keys: Mapping[str, Position] = field(default_factory=lambda: _NO_KEYS)

    def plain(self) -> object:
        """Return the value as plain strings, lists and mappings."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return {key: node.plain() for key, node in self.value.items()}

    def at(self, *path: str | int) -> Position:
        """Return where the value under `path` stands, or the nearest thing above it that exists."""
        node, position = self, self.position
        for step in path:
            if isinstance(node.value, dict) and isinstance(step, str) and step in node.value:
                position, node = node.keys[step], node.value[step]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                position = node.position
            else:
                break
        return position


def decode(path: str, data: bytes) -> str:
    """Return a file's text with newlines of one kind and no byte-order mark.

    Raises:
        ReadingError: the file is too large, is not UTF-8, or holds a control character.
    """
    if len(data) > MAX_BYTES:
        raise _unreadable(
            Position(path),
            "too-large",
            f"the file has {len(data):,} bytes; the most is {MAX_BYTES:,}",
            "Split it into several files.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        raise _unreadable(
            _position(path, before, len(before)),
            "encoding",
            "the file is not UTF-8 text",
            "In your editor, save it with the encoding UTF-8.",
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := CONTROL.search(text):
        raise _unreadable(
            _position(path, text, found.start()),
            "control-character",
            f"an invisible control character (U+{ord(found.group()):04X}) stands here",
            "Delete it; it often comes along when text is pasted.",
        )
    return text


def read_tree(path: str, text: str, first_line: int = 1) -> tuple[Node, list[Finding]]:
    """Read a YAML document into a tree.

    Args:
        path: The file's path for messages.
        text: What `decode` returned, or a part of it.
        first_line: The line of the file on which `text` begins.

    Returns:
        The tree, and a finding for each key that stands twice in one mapping.

    Raises:
        ReadingError: the text is not YAML, or uses what this project refuses.
    """
    try:
        return _Reader(path, text, first_line).document()
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(path, text, first_line, error) from None
    except yaml.YAMLError as error:
        raise _unreadable(
            Position(path, first_line), "yaml", f"this is not YAML: {error}", "Compare it with a file that works."
        ) from None


class _Reader:
    """One pass over the events of one document."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.line = first_line
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))
        self.findings: list[Finding] = []

    def document(self) -> tuple[Node, list[Finding]]:
        """Read the one document of the file."""
        next(self.events)  # the start of the stream
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise _unreadable(
                Position(self.path, self.line),
                "empty-file",
                "the file is empty",
                "Start it from a file of its kind; `course new quiz MODULE` writes one for a quiz.",
            )
        root = self.node(next(self.events), 1)
        next(self.events)  # the end of the document
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise _unreadable(
                self.position(event),
                "yaml",
                "a second document starts here (a line of `---`)",
                "Keep one document in a file.",
            )
        return root, self.findings

    def position(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        return Position(self.path, mark.line + self.line, mark.column + 1) if mark else Position(self.path, self.line)

    def node(self, event: yaml.Event, depth: int) -> Node:
        self.refuse(event, depth)
        position = self.position(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"' and (found := CONTROL.search(event.value)):
                raise _unreadable(
                    position,
                    "control-character",
                    f"this text holds a control character (U+{ord(found.group()):04X}), written as an escape",
                    "Delete the escape that starts with a backslash.",
                )
            return Node(event.value, position)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self.sequence(depth), position)
        return self.mapping(position, depth)

    def refuse(self, event: yaml.Event, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise _unreadable(
                self.position(event),
                "too-deep",
                f"lists and mappings are nested more than {MAX_DEPTH} deep",
                "Compare the brackets and the indentation with a file that works.",
            )
        if (anchor := getattr(event, "anchor", None)) is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise _unreadable(
                self.position(event),
                "alias",
                f"YAML anchors and aliases ({sign}{anchor}) are not used here",
                "Write the text out, or put quotes round it if the sign belongs to it.",
            )
        if (tag := getattr(event, "tag", None)) is not None:
            raise _unreadable(
                self.position(event),
                "tag",
                f"YAML tags ({tag}) are not used here",
                "Take the tag away, or put quotes round the text if the “!” belongs to it.",
            )

    def sequence(self, depth: int) -> list[Node]:
        nodes: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            nodes.append(self.node(event, depth + 1))
        return nodes

    def mapping(self, position: Position, depth: int) -> Node:
        nodes: dict[str, Node] = {}
        keys: dict[str, Position] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.refuse(event, depth + 1)
            if not isinstance(event, yaml.ScalarEvent):
                raise _unreadable(
                    self.position(event),
                    "yaml",
                    "a key must be a word, not a list or a mapping",
                    "Put quotes round text that starts with a bracket.",
                )
            key, where = event.value, self.position(event)
            value = self.node(next(self.events), depth + 1)
            if key in nodes:
                self.findings.append(
                    Finding(
                        where,
                        "duplicate-key",
                        f"the key “{key}” stands twice; it was first on line {keys[key].line}",
                        "Keep one of the two.",
                    )
                )
                continue
            nodes[key], keys[key] = value, where
        return Node(nodes, position, keys)


def _unreadable(position: Position, rule: str, message: str, mend: str) -> ReadingError:
    return ReadingError(Finding(position, rule, message, mend))


def _position(path: str, text: str, offset: int) -> Position:
    line_start = text.rfind("\n", 0, offset) + 1
    return Position(path, text.count("\n", 0, offset) + 1, offset - line_start + 1)


# libyaml's words, and how an author would say them. The first that fits is used.
_IN_PLAIN_ENGLISH: tuple[tuple[str, str, str], ...] = (
    (
        "while scanning a quoted scalar",
        "the quotation mark that opens here is never closed",
        "Close it at the end of the text, or take it away: most text needs no quotes.",
    ),
    (
        "while scanning an alias",
        "a text that starts with “*” needs quotes",
        "Put quotes round the whole text, or start it on the next line after “>”.",
    ),
    (
        "while scanning an anchor",
        "a text that starts with “&” needs quotes",
        "Put quotes round the whole text, or start it on the next line after “>”.",
    ),
    (
        "while scanning a block scalar",
        "a text after “>” or “|” must start on the next line",
        "Start it there, indented, or put quotes round a text that begins with this sign.",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot start on the line of its key",
        "Start it on the next line, or put quotes round a text that begins with “- ”.",
    ),
    (
        "unknown escape character",
        "a backslash between double quotation marks has a meaning of its own",
        "Take the quotation marks away, or use single ones.",
    ),
    (
        "did not find expected node content",
        "a text is missing here, or a bracket above is never closed",
        "Close the bracket, or put quotes round a text that holds brackets or commas.",
    ),
    (
        "mapping values are not allowed",
        "a second “: ” on this line makes YAML see a key where none is meant",
        "Put quotes round the whole text, or start it on the next line after “>”.",
    ),
    (
        "did not find expected key",
        "this line does not fit the lines above it",
        "Check its indentation, and that quotes inside a quoted text are doubled.",
    ),
    (
        "could not find expected ':'",
        "a key on this line has no “:” after it",
        "Write `key: text`, or indent the line if it continues the text above.",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above it",
        "Start it with “- ” in the same column as the other entries.",
    ),
    (
        "found character that cannot start any token",
        "this sign cannot start a text",
        "Put quotes round the whole text.",
    ),
    (
        "did not find expected ',' or",
        "a bracket that opens here is never closed",
        "Close it, or put quotes round text that starts with a bracket.",
    ),
)

_QUOTED_VALUE = re.compile(r"""\s*(?:- )?[\w-]+:\s+["']""")


def _syntax_error(path: str, text: str, first_line: int, error: yaml.MarkedYAMLError) -> ReadingError:
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    starts = (
        "could not find expected ':'",
        "end of stream",
        "document indicator",
        "expected ',' or",
        "an alias",
        "an anchor",
    )
    if error.context_mark and any(words in said for words in starts):  # the fault is where it opens, not where it ends
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    position = Position(path, line + first_line, column + 1)
    lines = text.split("\n")
    here = lines[line] if line < len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or here[column : column + 1] == "\t":
        return _unreadable(
            Position(path, line + first_line, here.index("\t") + 1),
            "tab",
            "a tab stands where YAML allows only spaces",
            "Indent with spaces; set your editor to insert them for the Tab key.",
        )
    if "did not find expected key" in said and _QUOTED_VALUE.match(here):
        return _unreadable(
            position,
            "yaml",
            "the text goes on after its closing quotation mark",
            "Take the outer quotation marks away, or write “…” inside them.",
        )
    if "mapping values are not allowed" in said and ": " not in here[:column]:
        return _unreadable(
            position,
            "yaml",
            "this line is indented, so YAML reads it as part of the text above",
            "Start it in the same column as the other keys.",
        )
    for words, message, mend in _IN_PLAIN_ENGLISH:
        if words in said:
            return _unreadable(position, "yaml", message, mend)
    return _unreadable(
        position, "yaml", f"this is not YAML: {said.strip()}", "Compare the lines above with a file that works."
    )
