"""What takes long to work out and rests on texts alone may be kept; who asks for it need not know by whom, or where."""

from collections.abc import Callable, Iterable
from typing import Any

from course.reading.findings import Finding, retold, told

# Takes a kind of result, its name within that kind, what it is made from, and the work that makes it. Files that the
# work reads by way of the shelf need not be named. A result is what JSON can hold; None is never kept.
Keep = Callable[[str, str, str, Callable[[], Any]], Any]


def anew(_kind: str, _name: str, _made_from: str, work: Callable[[], Any]) -> Any:
    """Return the result of the work, each time anew."""
    return work()


def kept_findings(
    keep: Keep, kind: str, name: str, made_from: str, look: Callable[[], Iterable[Finding]]
) -> list[Finding]:
    """Return what a look finds, or what it found before where it is made from the same."""
    return retold(keep(kind, name, made_from, lambda: told(look())))
