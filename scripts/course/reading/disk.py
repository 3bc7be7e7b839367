"""The one way in which files that others wrote are read: what is no file keeps nobody waiting, and says what it is."""

import errno
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

_SPECIAL: Mapping[Callable[[int], bool], str] = {
    stat.S_ISFIFO: "a pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}
# What mends that, wherever it is told.
IN_ITS_PLACE = "Put a file in its place, or delete it"


def special(path: Path) -> str:
    """Return what stands at a path, or behind a link there, where it can never hold a text: “a pipe”. Else nothing.

    Whoever opens such a thing may wait for ever, or read without end.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return ""
    return next((name for is_one, name in _SPECIAL.items() if is_one(mode)), "")


def opened(path: Path) -> BinaryIO:
    """Open a file to read it.

    Raises:
        OSError: it cannot be read; also where there is something else than a file.
    """
    if what := special(path):
        raise OSError(errno.ENXIO, f"this is {what}, and no file", str(path))
    return path.open("rb")


def contents(path: Path, most: int = -1) -> bytes:
    """Return what a file holds, or the first bytes of it.

    Raises:
        OSError: it cannot be read.
    """
    with opened(path) as stream:
        return stream.read(most)


def text_of(path: Path, errors: str = "strict") -> str:
    """Return the text of a file, with newlines of one kind.

    Raises:
        OSError: it cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    return contents(path).decode("utf-8", errors).replace("\r\n", "\n").replace("\r", "\n")


def in_the_way(path: Path) -> str:
    """Return what stands where a file must be: “a folder”, “a link to …”, “a pipe”. Nothing where that is a file."""
    if path.is_dir():
        return "a folder"
    if path.is_symlink() and not path.exists():
        return f"a link to “{path.readlink()}”, which is not there"
    return special(path)
