"""The register of rules: what each is called, how much it matters, why, on whose authority, and what mends it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from course.measures.item import CHOICES, Item

Path = tuple[str | int, ...]


class Level(StrEnum):
    """E stops the build, W is counted and shown, B looks at the bank as a whole; N only lets a waiver stay."""

    ERROR = "E"
    WARNING = "W"
    BANK = "B"
    NOTE = "N"


@dataclass(frozen=True, slots=True)
class Sign:
    """What a rule saw: the words that triggered it, and where in the question they stand.

    `level` is given only where a rule has two; `item` only by rules that look at the whole bank, and `file` by those
    that find something about one file of it. `where` then is a path in that file.
    """

    message: str
    words: tuple[str, ...] = ()
    where: Path = ("stem",)
    level: Level | None = None
    item: Item | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One flaw of one question, of a file, or of the bank."""

    rule: str
    level: Level
    words: tuple[str, ...]
    message: str
    where: Path
    item: Item | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What authors are told about a rule. The first of `levels` is the one meant where a sign names none."""

    name: str
    levels: tuple[Level, ...]
    what: str
    why: str
    source: str
    mend: str

    def fault(self, sign: Sign, item: Item | None) -> Fault:
        """Return a sign as a fault of an item."""
        level = sign.level or self.levels[0]
        return Fault(self.name, level, sign.words, sign.message, sign.where, sign.item or item, sign.file)


@dataclass(frozen=True, slots=True)
class ItemRule(Rule):
    """A rule that looks at one item of certain kinds."""

    kinds: frozenset[str]
    look: Callable[[Item], Iterable[Sign]]

    def faults(self, item: Item) -> Iterator[Fault]:
        """Yield the faults of one item."""
        if item.kind in self.kinds:
            for sign in self.look(item):
                yield self.fault(sign, item)


@dataclass(frozen=True, slots=True)
class BankRule(Rule):
    """A rule that looks at all items together. `stops` says whether its faults stop the build."""

    stops: bool
    look: Callable[[Sequence[Item]], Iterable[Sign]]

    def faults(self, items: Sequence[Item]) -> Iterator[Fault]:
        """Yield the faults of a bank."""
        for sign in self.look(items):
            yield self.fault(sign, None)


# The order of the table in the authors' guide; a test holds the register against it.
TABLE = (
    "option-count",
    "duplicate-options",
    "overlapping-options",
    "all-or-none-of-the-above",
    "combined-options",
    "true-false",
    "negative-stem",
    "blank-in-stem",
    "longest-key",
    "length-spread",
    "absolute-terms",
    "vague-frequency",
    "word-repeat",
    "grammar-cue",
    "parallel-form",
    "unordered-numbers",
    "convergence",
    "unfocused-stem",
    "too-much-stem",
    "reading-level",
    "idiom",
    "feedback",
    "key-position",
    "refer-up-key",
    "key-length",
    "test-wise",
    "learned-looks",
    "echo",
    "near-duplicates",
)

_registered: dict[str, ItemRule | BankRule] = {}

ItemLook = Callable[[Item], Iterable[Sign]]
BankLook = Callable[[Sequence[Item]], Iterable[Sign]]


def item_rule(
    name: str, *levels: Level, what: str, why: str, source: str, mend: str, kinds: frozenset[str] = CHOICES
) -> Callable[[ItemLook], ItemLook]:
    """Register a function that looks at one item.

    Args:
        name: The rule's name in the table.
        levels: Its level; the usual one first where it has two.
        what: What it looks for.
        why: Why that matters, in one sentence.
        source: Whose rule it is.
        mend: What an author does about it.
        kinds: The kinds of item that it makes sense for; `CHOICES` where it compares options.
    """

    def register(look: ItemLook) -> ItemLook:
        _registered[name] = ItemRule(name, levels, what, why, source, mend, kinds, look)
        return look

    return register


def bank_rule(name: str, *, what: str, why: str, source: str, mend: str, stops: bool) -> Callable[[BankLook], BankLook]:
    """Register a function that looks at all items of a bank; the arguments are those of `item_rule`."""

    def register(look: BankLook) -> BankLook:
        _registered[name] = BankRule(name, (Level.BANK,), what, why, source, mend, stops, look)
        return look

    return register


def registered() -> tuple[ItemRule | BankRule, ...]:
    """Return the rules registered so far, in the order of the table."""
    return tuple(_registered[name] for name in TABLE if name in _registered)
