"""What was read of a file, for as long as the file holds the same: a preview reads a course anew after each change."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

_Read = TypeVar("_Read")

_read: dict[Hashable, tuple[object, Any]] = {}


def unchanged(key: Hashable, told_by: object, read: Callable[[], _Read]) -> _Read:
    """Return what was read last time, where what tells of it is as it was then.

    Args:
        key: What is read, and as what.
        told_by: What it rests on: its bytes, or when and how large it was written.
        read: Reads it. What it returns is shared: nobody may change it.
    """
    if key not in _read or _read[key][0] != told_by:
        _read[key] = (told_by, read())
    found: _Read = _read[key][1]
    return found


def forget() -> None:
    """Read all anew from now on, as a new command would."""
    _read.clear()


_looks: dict[Hashable, Any] | None = None


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Let all that is looked at meanwhile be looked at once: a build shows the course of one moment."""
    global _looks
    before, _looks = _looks, {}
    try:
        yield
    finally:
        _looks = before


def looked_at(key: Hashable, look: Callable[[], _Read]) -> _Read:
    """Return what there is to see: anew each time, or as it was seen before at one moment."""
    if _looks is None:
        return look()
    if key not in _looks:
        _looks[key] = look()
    seen: _Read = _looks[key]
    return seen
