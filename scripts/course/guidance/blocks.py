"""Where an author has put blocks (`/// name | argument`) on a page, and with what options."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from course.reading.findings import Position
from course.reading.tree import Node

# Where the drawings are that `/// diagram | NAME` sets into a page, below the docs.
DIAGRAMS = "assets/diagrams"

# The block of a field to write in; the one that makes its page a workbook, which keeps all that is written.
ENTRY, WORKBOOK = "entry", "workbook-tools"
# What `/// downloads` lists, besides what belongs to a session.
SYSTEMS, MATRIX = "learning-systems", "training-matrix"


@dataclass(frozen=True, slots=True)
class BlockKind:
    """What a block of one name takes.

    `argument` says whether words must (True) or must not (False) follow its name, `arguments` which, where only some
    are known. `options` has for each option what
    looks at a value of it, and returns what would mend it, or "" where nothing has to. `has_text` says whether Markdown
    may stand between its opening and its closing slashes.
    """

    options: Mapping[str, Callable[[object], str]] = field(default_factory=dict)
    argument: bool | None = None
    has_text: bool = False
    arguments: Collection[str] = ()


Kinds = Mapping[str, BlockKind]


@dataclass(frozen=True, slots=True)
class BlockUse:
    """One block on a page. `options` is a mapping node; `body` holds the lines up to the closing slashes.

    `height` is the number of lines that it takes. A block is `faulty` where it, or an option of it, is not read as its
    author meant it: what is said of that is enough, and it counts as what it was meant to be.
    """

    name: str
    argument: str
    options: Node
    body: Sequence[str]
    position: Position
    height: int
    faulty: bool

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
