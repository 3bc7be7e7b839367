"""What a PDF lists at its side, as pypdf reads it."""

from collections.abc import Iterator
from typing import Any


def bookmarks(outline: list[Any], depth: int = 0) -> Iterator[tuple[int, str]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from bookmarks(entry, depth + 1)
        else:
            yield depth, entry.title
