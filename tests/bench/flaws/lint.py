"""Bare items in, the names of the rules that fired out, so that the rules can be measured on anybody's questions."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from course.checks.items.catalogue import ITEM_RULES
from course.measures.item import Item

_Read = TypeVar("_Read")


def lint_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield for each line of JSON one line of JSON: `{"rules": [...]}`, in the order of the lines.

    Blank lines are passed over.

    Raises:
        ValueError: a line is no item; the message says which line.
    """
    yield from read_lines(lines, lambda item: json.dumps({"rules": rules_fired(item)}))


def read_lines(lines: Iterable[str], read: Callable[[Mapping[str, Any]], _Read]) -> Iterator[_Read]:
    """Yield what each line's JSON object is read into, blank lines passed over.

    Raises:
        ValueError: a line is no object, or `read` refused it; the message says which line.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield read(_object(line))
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from None


def _object(line: str) -> Mapping[str, Any]:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"this is not JSON from column {error.colno} on") from None
    if not isinstance(data, Mapping):
        raise ValueError("an item must be a JSON object")
    return data


def rules_fired(data: Mapping[str, Any]) -> list[str]:
    """Return the names of the rules that fire on a bare item, each once, in the order of the table."""
    item = bare_item(data)
    return [rule.name for rule in ITEM_RULES if any(True for _ in rule.faults(item))]


def bare_item(data: Mapping[str, Any]) -> Item:
    """Return an item from other people's data: `question`, `choices` and the `answer`'s letter.

    An answer that names no choice leaves the item without a key: rules about the key then have nothing to say.

    Raises:
        ValueError: the data hold no question or no choices.
    """
    question, choices = data.get("question"), data.get("choices")
    if not isinstance(question, str) or not isinstance(choices, Sequence) or isinstance(choices, str):
        raise ValueError("an item needs a text “question” and a list “choices”")
    options = tuple(str(choice) for choice in choices)
    letter = str(data.get("answer", "")).strip().upper()
    index = ord(letter) - ord("A") if re.fullmatch("[A-Z]", letter) else -1
    keys = frozenset({index}) if 0 <= index < len(options) else frozenset()
    return Item(question, options, keys, id=str(data.get("id", 0)))
