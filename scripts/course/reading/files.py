"""A folder of authors' data files: which of its files count, and what keeps one from being opened."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from course.reading.decoding import MAX_BYTES, decode
from course.reading.disk import IN_ITS_PLACE, contents, in_the_way, special
from course.reading.findings import Finding, Position, ReadingError
from course.reading.shapes import MOST_LETTERS, SLUG, Placed
from course.reading.tree import read_tree
from course.reading.unchanged import unchanged

_Model = TypeVar("_Model")
_Placed = TypeVar("_Placed", bound=Placed)

SUFFIX = ".yml"
# Learning systems get the name with the kind of the file before it.
_MOST_LETTERS = MOST_LETTERS - 10
# Endings that authors, or their editors, may give to the same kind of file.
_LIKE_IT = {".yml", ".yaml"}


def data_files(root: Path, folder: str) -> list[Path]:
    """Return the files of a folder (not of its sub-folders) that are, or are meant to be, data files."""
    found = sorted((root / folder).glob("*"))
    # Editors keep hidden files of their own.
    return [path for path in found if path.suffix.lower() in _LIKE_IT and not path.name.startswith(".")]


def files_below(folder: Path, refuse: Callable[[OSError], None] | None = None) -> list[Path]:
    """Return every file below a folder, also behind links to other folders; a link back is not gone round.

    Args:
        folder: The folder.
        refuse: Called where a folder cannot be opened. Without it, what is in there is passed over.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=refuse, followlinks=True):
        found += [Path(place, name) for name in names]
        folders[:] = [name for name in folders if not leads_back(Path(place, name))]
    return sorted(found)


def leads_back(folder: Path) -> bool:
    """Return whether a folder is a link to one that it is in."""
    return folder.is_symlink() and folder.parent.resolve().is_relative_to(folder.resolve())


def no_files(root: Path, folder: str) -> Iterator[Finding]:
    """Yield a finding for each thing below a folder that stands where a file would, and is none.

    Raises:
        OSError: a folder cannot be opened. What is in it would be passed over in silence.
    """

    def refuse(error: OSError) -> None:
        raise error

    for path in files_below(root / folder, refuse):
        yield from no_file(root, path.relative_to(root).as_posix())


def no_file(root: Path, shown: str) -> Iterator[Finding]:
    """Yield a finding where a path below a course's root is a link that leads to nothing, a pipe, or the like."""
    path = root / shown
    if path.is_symlink() and not path.exists():
        message = f"this is {in_the_way(path)}"
        yield Finding(Position(shown), "broken-link", message, "Make what it names, or delete the link.")
    elif what := special(path):
        yield _no_file(shown, what)


def _no_file(shown: str, what: str) -> Finding:
    return Finding(Position(shown), "no-file", f"this is {what}, and no file", f"{IN_ITS_PLACE}.")


@dataclass(frozen=True, slots=True)
class Files(Generic[_Model]):
    """The files of a kind that could be read, by name. `unread` names those that could not."""

    files: dict[str, _Model] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def __contains__(self, name: str) -> bool:
        return name in self.files or name in self.unread


def load_files(
    root: Path, folder: str, kind: str, read: Callable[[Path, str], tuple[_Model | None, list[Finding]]]
) -> tuple[Files[_Model], list[Finding]]:
    """Read every data file of a folder (not of its sub-folders).

    Args:
        root: The course's root; paths in findings start below it.
        folder: The folder below the root.
        kind: What a file holds: “quiz”, “scenario” or “session”.
        read: Reads one file, given where it is and its path in messages.

    Returns:
        The files, and every fault of every file.
    """
    files: dict[str, _Model] = {}
    unread: set[str] = set()
    findings: list[Finding] = []
    for path in data_files(root, folder):
        shown = path.relative_to(root).as_posix()
        model, faults = (None, wrong) if (wrong := list(check_ending(path, shown, kind))) else read(path, shown)
        findings += faults
        if model is None:
            unread.add(path.stem)
        else:
            files[path.stem] = model
    return Files(files, frozenset(unread - files.keys())), findings


def read_named(path: Path, shown: str, kind: str, shape: type[_Placed]) -> tuple[_Placed | None, list[Finding]]:
    """Read one data file whose name stands in addresses.

    Args:
        path: Where the file is.
        shown: Its path in messages.
        kind: What it holds: “scenario” or “session”.
        shape: The model that it is read into.

    Returns:
        The model, or None where the file's form or shape is at fault, and its faults.
    """

    def read() -> tuple[_Placed | None, list[Finding]]:
        tree, findings = read_tree(shown, decode(shown, data))
        model, faults = shape.read(tree)
        return None if findings else model, [*findings, *faults, *check_name(path, shown, kind)]

    try:
        data = read_bytes(path, shown, kind)
        return unchanged((shape, shown), data, read)
    except ReadingError as error:
        return None, [error.finding]


def read_alone(path: Path, shown: str, shape: type[_Placed]) -> tuple[_Placed | None, list[Finding]]:
    """Read the one data file of its kind; where it is not there, nothing is wrong.

    Args:
        path: Where the file is.
        shown: Its path in messages.
        shape: The model that it is read into.

    Returns:
        The model, or None, and its faults.
    """
    if not path.is_file():
        return None, []
    try:
        tree, findings = read_tree(shown, decode(shown, contents(path, MAX_BYTES + 1)))
    except ReadingError as error:
        return None, [error.finding]
    model, faults = shape.read(tree)
    return model, [*findings, *faults]


def check_name(path: Path, shown: str, kind: str) -> Iterator[Finding]:
    """Yield a finding where a data file has a name that no address can hold."""
    if not SLUG.fullmatch(path.stem):
        message = f"“{path.stem}” cannot be the name of a {kind}"
        mend = "Use small letters, digits and single hyphens, for example `small-change.yml`."
        yield Finding(Position(shown), "bad-name", message, mend)
    elif len(path.stem) > _MOST_LETTERS:
        message = f"the name of this {kind} has {len(path.stem)} letters; the most is {_MOST_LETTERS}"
        yield Finding(Position(shown), "bad-name", message, "Shorten it: learning systems keep no more.")


def check_ending(path: Path, shown: str, kind: str) -> Iterator[Finding]:
    """Yield a finding where a data file's name ends in another way than it must.

    Args:
        path: Where the file is.
        shown: Its path in messages.
        kind: What it holds: “quiz”, “scenario” or “session”.
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
        raise ReadingError(Finding(Position(shown), "folder", message, f"Rename it without “{path.suffix}”."))
    if what := special(path):
        raise ReadingError(_no_file(shown, what))
    try:
        data = contents(path, MAX_BYTES + 1)
        size = path.stat().st_size if len(data) > MAX_BYTES else len(data)
    except OSError:
        mend = "Check its name and permissions; where it is a link, that what it leads to is there."
        raise ReadingError(Finding(Position(shown), "unreadable", "the file cannot be opened", mend)) from None
    return data.ljust(size)
