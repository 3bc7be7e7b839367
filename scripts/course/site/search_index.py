"""The index of the search in a finished site, whatever generator wrote it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Entries = list[dict[str, Any]]

# Where each generator keeps its index, and what it calls the list in it.
_INDEXES = ("search/search_index.json", "search/search_index.js", "search.json", "search.js")
_LISTS = ("docs", "items")


def change_index(site: Path, change: Callable[[Entries], Entries]) -> None:
    """Change the entries of each copy of a site's index, in place.

    Args:
        site: The finished site.
        change: Takes the entries and returns those that take their place, without changing the given ones.
    """
    for name in _INDEXES:
        path = site / name
        if not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        # A script sets a variable to what the other file holds alone.
        start, end = text.find("{"), text.rfind("}") + 1
        index = json.loads(text[start:end])
        changed = {key: change(index[key]) for key in _LISTS if key in index}
        if any(index[key] != entries for key, entries in changed.items()):
            written = json.dumps({**index, **changed}, ensure_ascii=False, separators=(",", ":"))
            path.write_text(f"{text[:start]}{written}{text[end:]}", encoding="utf-8")
