"""A folder of authors' data files: which of its files count, and what keeps one from being opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from course.reading.findings import Finding, Position, ReadingError
from course.reading.tree import MAX_BYTES

SUFFIX = ".yml"
# Endings that authors, or their editors, may give to the same kind of file.
_LIKE_IT = {".yml", ".yaml"}


def data_files(root: Path, folder: str) -> list[Path]:
    """Return the files of a folder (not of its sub-folders) that are, or are meant to be, data files."""
    found = sorted((root / folder).glob("*"))
    # Editors keep hidden files of their own.
    return [path for path in found if path.suffix.lower() in _LIKE_IT and not path.name.startswith(".")]


def check_ending(path: Path, shown: str, kind: str) -> Iterator[Finding]:
    """Yield a finding where a data file's name ends in another way than it must.

    Args:
        path: Where the file is.
        shown: Its path in messages.
        kind: What it holds: “quiz” or “scenario”.
    """
    if path.suffix != SUFFIX:
        message = f"a {kind} file's name must end in “{SUFFIX}”, not in “{path.suffix}”"
        yield Finding(Position(shown), "ending", message, f"Rename it to {path.stem}{SUFFIX}.")


def read_bytes(path: Path, shown: str, kind: str) -> bytes:
    """Return what a data file holds, or too much of it to be read any further.

    Raises:
        ReadingError: it is a folder, or cannot be opened.
    """
    if path.is_dir():
        message = f"this is a folder, but its name is that of a {kind} file"
        raise ReadingError(Finding(Position(shown), "folder", message, "Rename it without “.yml”."))
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
            size = path.stat().st_size if len(data) > MAX_BYTES else len(data)
    except OSError as error:
        message = f"the file cannot be opened: {error.strerror}"
        raise ReadingError(Finding(Position(shown), "unreadable", message, "Check its name and permissions.")) from None
    return data.ljust(size)
