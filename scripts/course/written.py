"""Single files that a command writes: as a whole or not at all, and over nothing that it did not write itself."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from course.reading.disk import contents, special
from course.refusal import RefusedError

_START = 1000


class OutputError(RefusedError):
    """Something is in the way of what a command would write."""


@contextmanager
def named(place: Path) -> Iterator[None]:
    """Name the place where the system refuses to write: of a full disk it says only that it is full."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(place)
        raise


def write_over(path: Path, text: str, mark: str | None = None) -> None:
    """Write one file as a whole; what stands there must be one of the same kind.

    Args:
        path: The file.
        text: What it holds.
        mark: What each of its kind holds at or near its start. Without it, only the same text may stand there.

    Raises:
        OutputError: something else is there.
    """
    path = path.resolve()
    if mark is None and special(path):  # a terminal, say
        with named(path):
            path.write_text(text, encoding="utf-8")
        return
    there = contents(path) if path.exists() else text.encode()
    if there != text.encode() and (mark is None or mark.encode() not in there[:_START]):
        raise OutputError(f"{path} is there, and this command did not write it. Move it away, or delete it.")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        with named(path):
            beside.write_text(text, encoding="utf-8")
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_new(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files where there are none yet: all of them, or none.

    Raises:
        OutputError: one is there.
    """
    taken = [name for name in files if os.path.lexists(root / name)]
    if taken:
        raise OutputError(f"{taken[0]} is there already; nothing was written.")
    written: list[Path] = []
    try:
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            with named(root / name), (root / name).open("xb") as stream:
                written.append(root / name)
                stream.write(text if isinstance(text, bytes) else text.encode())
    except BaseException:  # Ctrl-C too
        for path in written:
            path.unlink(missing_ok=True)
        raise


def write_at_end(path: Path, text: str) -> None:
    """Add text to the end of a file, with the line ends that it has: all of it, or none."""
    before = contents(path)
    try:
        with path.open("a", encoding="utf-8", newline="\r\n" if b"\r\n" in before else "\n") as stream:
            stream.write(text)
    except BaseException:  # Ctrl-C too
        os.truncate(path, len(before))
        raise
