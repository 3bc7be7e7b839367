"""YAML read as text: a tree of mappings, lists and strings in which every node knows its place.

Built on PyYAML's event stream, because the ready-made loaders keep the last of two equal keys in silence, turn `No`
into a boolean, and crash the interpreter on deep nesting. Nothing is guessed here: every scalar is text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from sys import intern
from types import MappingProxyType

import yaml

from course.reading import remarks
from course.reading.decoding import hides
from course.reading.findings import Finding, Position, ReadingError, unreadable
from course.reading.swallowed import Swallowed, keys_inside, take
from course.reading.syntax import place, syntax_fault

MAX_DEPTH = 12

# The C parser is several times faster; the one in Python reads nearly the same language where PyYAML came without it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# The parser in Python raises the last two where an escape names a sign that does not exist.
_NOT_YAML = (yaml.YAMLError, ArithmeticError, ValueError)

# Those between quotation marks or in a comment open nothing.
_BRACKETS = re.compile(r"""'[^']*'|"(?:[^"\\]|\\.)*"|(?<=\s)\#.*|[\[\]{}]""")

# Most nodes are text: a mapping for each would cost more than the text does.
_NO_KEYS: Mapping[str, Position] = MappingProxyType({})


@dataclass(slots=True)
class Node:
    """One value of a YAML file and where it stands.

    `value` is a string, a list of nodes, or a mapping from key to node; `keys` says where each key of a mapping is.
    `inside` is what looks like a key at the start of a line of a string: only a shape knows which others are keys.
    `is_braced` says of a mapping that it is written in braces, and not one key a line.
    """

    value: str | list["Node"] | dict[str, "Node"]
    position: Position
    keys: Mapping[str, Position] = field(default_factory=lambda: _NO_KEYS)
    inside: Sequence[Swallowed] = field(default=(), repr=False, compare=False)
    is_braced: bool = field(default=False, repr=False, compare=False)

    def plain(self) -> object:
        """Return the value as plain strings, lists and mappings."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return {key: node.plain() for key, node in self.value.items()}

    def texts(self, *without: str) -> Iterator[tuple[str, Position]]:
        """Yield every text below and where it begins, some of the keys of this node left out."""
        if isinstance(self.value, str):
            yield self.value, self.position
        elif isinstance(self.value, list):
            for node in self.value:
                yield from node.texts()
        else:
            for key, node in self.value.items():
                if key not in without:
                    yield from node.texts()

    def below(self, *path: str | int) -> "Node | None":
        """Return what stands under `path`, or None where nothing does."""
        node: Node | None = self
        for step in path:
            value = node.value if node else ""
            if isinstance(value, dict) and isinstance(step, str):
                node = value.get(step)
            else:
                node = value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
        return node

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


def read_tree(path: str, text: str, first_line: int = 1, *, of_others: bool = False) -> tuple[Node, list[Finding]]:
    """Read a YAML document into a tree.

    Args:
        path: The file's path for messages.
        text: What `decode` returned, or a part of it.
        first_line: The line of the file on which `text` begins.
        of_others: Another program reads it, too: tags and aliases are its own, and remarks stand where YAML lets them.

    Returns:
        The tree, and a finding for each mapping in which a key stands twice.

    Raises:
        ReadingError: the text is not YAML, or uses what this project refuses.
    """
    reader = _Reader(path, text, first_line, of_others)
    try:
        return reader.document()
    except _NOT_YAML as error:
        reader.refuse_cut_text()
        if shorter := reader.up_to_too_deep(error):
            with suppress(*_NOT_YAML):
                _Reader(path, shorter, first_line).document()
        raise ReadingError(syntax_fault(path, text, first_line, error)) from None


class _Reader:
    """One pass over the events of one document."""

    def __init__(self, path: str, text: str, first_line: int, of_others: bool = False) -> None:
        self.of_others = of_others
        self.path = path
        self.text = text
        self.line = first_line
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))
        self.findings: list[Finding] = []
        self.lines = text.split("\n")
        self.known: set[str] = set()
        self.inside: list[list[Swallowed]] = []
        self.depth = 0
        self.before = self.reached = 0
        self.is_plain = False

    def next(self) -> yaml.Event:
        """Return the next event, and keep how deep in the tree and how far in the text it leads."""
        event = next(self.events)
        self.before, self.reached = self.reached, event.end_mark.index if event.end_mark else self.reached
        self.is_plain = isinstance(event, yaml.ScalarEvent) and not event.style
        if isinstance(event, yaml.CollectionStartEvent):
            self.depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            self.depth -= 1
        return event

    def document(self) -> tuple[Node, list[Finding]]:
        """Read the one document of the file."""
        self.next()  # the start of the stream
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            raise unreadable(
                Position(self.path, self.line),
                "empty-file",
                "the file is empty",
                "Start it from a file of its kind; `course new quiz MODULE` writes one for a quiz.",
            )
        root = self.node(self.next())
        self.next()  # the end of the document
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise unreadable(
                self.position(event),
                "yaml",
                "a second document starts here (a line of `---`)",
                "Keep one document in a file.",
            )
        return root, [*self.findings, *(found for inside in self.inside for found in take(inside, self.known))]

    def position(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        return Position(self.path, mark.line + self.line, mark.column + 1) if mark else Position(self.path, self.line)

    def node(self, event: yaml.Event) -> Node:
        self.refuse(event)
        position = self.position(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"' and (sign := hides(event.value)):
                raise unreadable(
                    position,
                    "control-character",
                    f"this text holds a sign that nobody sees (U+{ord(sign):04X}), written as an escape",
                    "Delete the escape that starts with a backslash.",
                )
            inside = list(keys_inside(self.path, self.lines, event, self.line)) if event.style else []
            if inside:
                self.inside.append(inside)
            return Node(self.whole(event) if self.is_plain else event.value, position, inside=inside or ())
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self.sequence(), position)
        if isinstance(event, yaml.AliasEvent):
            return Node("", position)
        return self.mapping(position, is_braced=bool(getattr(event, "flow_style", False)))

    def whole(self, event: yaml.ScalarEvent) -> str:
        """Return a text without quotes, with what YAML would take for a remark: one finding says enough of it."""
        start = event.start_mark.index if event.start_mark else self.reached
        value = event.value
        for index, lost in (
            *remarks.before(self.text, self.before, start),
            *remarks.behind(self.text, start, self.reached),
        ):
            if self.of_others and lost.startswith("# "):
                continue
            self.findings.append(remarks.cut(place(self.path, self.text, index, self.line), lost))
            value = f"{lost} {value}" if index < start else f"{value} {lost}"
        return value

    def refuse_cut_text(self) -> None:
        """Refuse a text that ended at a “#” in front of what could not be read: it goes on there, and fits nothing."""
        for index, lost in remarks.behind(self.text, self.reached, self.reached) if self.is_plain else ():
            raise ReadingError(remarks.cut(place(self.path, self.text, index, self.line), lost)) from None

    def refuse(self, event: yaml.Event) -> None:
        if self.depth + (not isinstance(event, yaml.CollectionStartEvent)) > MAX_DEPTH:
            raise unreadable(
                self.position(event),
                "too-deep",
                f"lists and mappings are nested more than {MAX_DEPTH} deep",
                "Compare the brackets and the indentation with a file that works.",
            )
        if self.of_others:
            return
        if (anchor := getattr(event, "anchor", None)) is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise unreadable(
                self.position(event),
                "alias",
                f"YAML anchors and aliases ({sign}{anchor}) are not used here",
                "Write the text out, or put quotes round it if the sign belongs to it.",
            )
        if (tag := getattr(event, "tag", None)) is not None:
            raise unreadable(
                self.position(event),
                "tag",
                f"YAML tags ({tag}) are not used here",
                "Take the tag away, or put quotes round the text if the “!” belongs to it.",
            )

    def up_to_too_deep(self, error: Exception) -> str:
        """Return the text up to a bracket that opens too deep between the last event and the place of an error.

        The parser looks ahead from a bracket as far as it may be a key, and hands out no event on the way. Versions of
        it differ in how many more brackets they bear; in a text that ends sooner, each of them becomes an event.
        """
        mark = getattr(error, "problem_mark", None)
        depth, end = self.depth, mark.index + 1 if mark else len(self.text)
        for found in _BRACKETS.finditer(self.text, self.reached, end):
            depth += (found[0] in "[{") - (found[0] in "]}")
            if depth > MAX_DEPTH:
                return self.text[: found.end()]
        return ""

    def sequence(self) -> list[Node]:
        nodes: list[Node] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            nodes.append(self.node(event))
        return nodes

    def mapping(self, position: Position, is_braced: bool) -> Node:
        nodes: dict[str, Node] = {}
        keys: dict[str, Position] = {}
        twice: list[tuple[str, Position]] = []
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            self.refuse(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise unreadable(
                    self.position(event),
                    "yaml",
                    "a key must be a word, not a list or a mapping",
                    "Put quotes round text that starts with a bracket.",
                )
            key, where = intern(event.value), self.position(event)  # each stands in many mappings
            value = self.node(self.next())
            self.known.add(key)
            if key in nodes:
                twice.append((key, where))
                continue
            nodes[key], keys[key] = value, where
        if twice:
            key, where = twice[0]
            mend = "Keep one of the two. Or is a new entry meant? Then a “- ” is missing before it."
            message = f"the key “{key}” stands twice; it was first on line {keys[key].line}"
            self.findings.append(Finding(where, "duplicate-key", message, mend))
        return Node(nodes, position, keys, is_braced=is_braced)
