"""Slips of a hand, made by a machine: a line or a word of a file is dropped, doubled, swapped, cut or indented."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from course.reading.tree import Node

_WORD = re.compile(r"[^\W_]+")
# What stands before the text of a line of YAML, and what stands round it.
_ENTRY = re.compile(r"^\s*(?:- +)*")
_KEY = re.compile(r"""[\w-]+:(?= |$)|"[^"]+":(?= |$)""")
_FOLD = re.compile(r"^[>|][+-]?$")


def _line(change: Callable[[list[str], int], None]) -> Callable[[str, int, int], str]:
    def mutate(text: str, line: int, _: int) -> str:
        lines = text.split("\n")
        change(lines, line % len(lines))
        return "\n".join(lines)

    return mutate


def _word(change: Callable[[list[str], int], None]) -> Callable[[str, int, int], str]:
    def mutate(text: str, line: int, word: int) -> str:
        lines = text.split("\n")
        at = line % len(lines)
        parts = re.split(r"( +)", lines[at])
        places = [place for place in range(0, len(parts), 2) if parts[place]]
        if places:
            words = [parts[place] for place in places]
            change(words, word % len(words))
            indent = parts[1] if parts[0] == "" and len(parts) > 1 else ""
            lines[at] = indent + " ".join(words)
        return "\n".join(lines)

    return mutate


def _drop(parts: list[str], at: int) -> None:
    del parts[at]


def _double(parts: list[str], at: int) -> None:
    parts.insert(at, parts[at])


def _swap(parts: list[str], at: int) -> None:
    other = (at + 1) % len(parts)
    parts[at], parts[other] = parts[other], parts[at]


def _cut(parts: list[str], at: int) -> None:
    parts[at] = parts[at][: len(parts[at]) * 2 // 3]


def _indented(by: str) -> Callable[[list[str], int], None]:
    def change(lines: list[str], at: int) -> None:
        lines[at] = by + lines[at]

    return change


def _outdented(lines: list[str], at: int) -> None:
    lines[at] = lines[at].removeprefix("  ")


MUTATIONS: dict[str, Callable[[str, int, int], str]] = {
    "a line is dropped": _line(_drop),
    "a line is doubled": _line(_double),
    "two lines are swapped": _line(_swap),
    "a line is cut": _line(_cut),
    "a line is indented by one": _line(_indented(" ")),
    "a line is indented by two": _line(_indented("  ")),
    "a line is indented by four": _line(_indented("    ")),
    "a line is indented by a tab": _line(_indented("\t")),
    "a line is indented by two less": _line(_outdented),
    "a word is dropped": _word(_drop),
    "a word is doubled": _word(_double),
    "two words are swapped": _word(_swap),
    "a word is cut": _word(_cut),
}


def words(text: str) -> Counter[str]:
    """Return the words of a text, and how often each stands there."""
    return Counter(_WORD.findall(text.casefold()))


def words_of_yaml(text: str) -> Counter[str]:
    """Return the words that the author of a YAML file wrote as text, as a reader of lines sees them."""
    found: Counter[str] = Counter()
    for line in text.split("\n"):
        if line.lstrip().startswith("#"):
            continue
        rest = _ENTRY.sub("", line)
        key = _KEY.match(rest)
        rest = rest[key.end() :].strip() if key else rest
        if rest.startswith(("[", "{")):
            rest = re.sub(r"[\w-]+: ", " ", rest)
        if not _FOLD.fullmatch(rest):
            found += words(re.sub(r"\s#\s.*", "", rest) if key else rest)
    return found


def keys_of_yaml(text: str) -> Counter[str]:
    """Return the keys that stand at the start of a line, or of an entry, and how often each stands there."""
    lines = (line for line in text.split("\n") if not line.lstrip().startswith("#"))
    rests = (_ENTRY.sub("", line) for line in lines)
    return Counter(key[0].rstrip(":").strip('"') for rest in rests if (key := _KEY.match(rest)))


def keys_of_tree(node: Node) -> Counter[str]:
    """Return the keys of a tree, and how often each stands there."""
    if isinstance(node.value, str):
        return Counter()
    inner = node.value if isinstance(node.value, list) else list(node.value.values())
    return sum(map(keys_of_tree, inner), Counter(list(node.keys)))


def words_of_page(body: str) -> Counter[str]:
    """Return the words of a page's Markdown that a reader should see: no addresses, no ids."""
    return words(re.sub(r"\]\([^)]*\)|\{[^}]*\}|^\s*/{2,}.*$|^[\s>]*(?:\d+[.)]\s+)+", " ", body, flags=re.MULTILINE))


def of_model(value: object) -> list[str]:
    """Return every text, number and day below a value of a model, keys left out."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in of_model(inner)]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [text for inner in value for text in of_model(inner)]
    return [] if value is None else [str(value).lower() if isinstance(value, bool) else str(value)]


def lost(raw: Counter[str], read: Sequence[str]) -> Counter[str]:
    """Return the words that an author wrote and that nobody reads."""
    return raw - words("\n".join(read))
