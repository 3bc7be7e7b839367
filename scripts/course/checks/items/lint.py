"""Bare items in, the names of the rules that fired out, so that the rules can be measured on anybody's questions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from course.checks.items.catalogue import ITEM_RULES
from course.checks.items.item import bare_item


def lint_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield for each line of JSON one line of JSON: `{"rules": [...]}`, in the order of the lines.

    Blank lines are passed over.

    Raises:
        ValueError: a line is no item; the message says which line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            if not isinstance(data, Mapping):
                raise ValueError("an item must be a JSON object")
            fired = rules_fired(data)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from None
        yield json.dumps({"rules": fired})


def rules_fired(data: Mapping[str, Any]) -> list[str]:
    """Return the names of the rules that fire on a bare item, each once, in the order of the table."""
    item = bare_item(data)
    return [rule.name for rule in ITEM_RULES if any(True for _ in rule.faults(item))]
