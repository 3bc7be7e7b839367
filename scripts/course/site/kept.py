"""Results that are kept in `.cache/course`, below the course's root, from one command to the next.

A result holds as long as all that it was made from: what its maker says, every file that was read for it by way of the
shelf, the toolkit's own code, and the libraries below it. All of this is told by digest. Nothing is lost with the
folder, so a file there that cannot be read, or that somebody changed, counts as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol, TypeVar

import course
from course.reading.disk import contents
from course.reading.files import files_below
from course.reading.unchanged import at_one_moment, looked_at
from course.site.kept_files import Entries, read_entries, write_entries

_Found = TypeVar("_Found", covariant=True)

FOLDER = ".cache/course"
_LIBRARIES = (
    "jinja2",
    "lxml",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "pydantic",
    "pygments",
    "pymdown-extensions",
    "pyphen",
    "pyyaml",
)

_SPARE = 200

# Of each work in progress: what it has read so far, and what that held then.
_reading: list[dict[str, str]] = []
_digests: dict[str, tuple[tuple[int, int, int], str]] = {}
# What a part of the course comes to, by its kind; its name stands behind this sign among what was read.
_PARTS: dict[str, Callable[[Path, str], Any]] = {}
_PART = "="


def read_from(path: Path) -> None:
    """Note that the work in progress is about to read a file, or all that is below a folder, there or not."""
    if any(str(path) not in seen for seen in _reading):
        _note(str(path), state_of(path))


def _note(name: str, state: str) -> None:
    for seen in _reading:
        seen.setdefault(name, state)


class Part(Protocol[_Found]):
    """Finds a part of the course, given the course's root and the name of what the part is about."""

    def __call__(self, root: Path, name: str = "") -> _Found: ...


def part_of_course(find: Callable[[Path, str], _Found]) -> Part[_Found]:
    """Make a function of a part of the course: whose result a work takes, and not the files that it was found in.

    A page that shows how long another takes is made anew when that changes, and not with each word of the other.

    Args:
        find: Finds the part, as JSON can hold it, for a course's root and the name of what it is about.
    """
    kind = find.__qualname__

    def look(root: Path, name: str) -> tuple[_Found, str]:
        with _apart():
            result = find(root, name)
        return result, _digest(json.dumps(result))

    def found(root: Path, name: str = "") -> _Found:
        result, state = looked_at((kind, root, name), lambda: look(root, name))
        _note(f"{_PART}{kind}\n{name}", state)
        return result

    _PARTS[kind] = found
    return found


@contextmanager
def _apart() -> Iterator[None]:
    """Let no work in progress know what is read meanwhile."""
    held, _reading[:] = [*_reading], []
    try:
        yield
    finally:
        _reading[:] = held


@contextmanager
def _noting() -> Iterator[dict[str, str]]:
    seen: dict[str, str] = {}
    _reading.append(seen)
    try:
        yield seen
    finally:
        _reading.pop()


class Kept:
    """The results of one course."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._kinds: dict[str, Entries] = {}
        self._used: dict[str, set[str]] = {}
        self._changed: dict[str, set[str]] = {}

    def __call__(self, kind: str, name: str, made_from: str, work: Callable[[], Any]) -> Any:
        """Return a result: the one that was kept, where it still holds."""
        entries = self._entries(kind)
        self._used.setdefault(kind, set()).add(name)
        origin = hashlib.sha256(made_from.encode(errors="surrogatepass")).hexdigest()
        if name in entries:
            before, files, result = entries[name]
            if before == origin and all(self._state(read) == state for read, state in files.items()):
                for read, state in files.items():
                    _note(read if read.startswith(_PART) else str(self.root / read), state)
                return result
        with _noting() as seen:
            result = work()
        if result is None:
            return None
        with suppress(TypeError, ValueError):  # what JSON cannot hold is not kept
            # As it will be read again, so that it is the same the first time.
            result = json.loads(json.dumps(result))
            entries[name] = (origin, {self._below(path): state for path, state in seen.items()}, result)
            self._changed.setdefault(kind, set()).add(name)
        return result

    def _state(self, read: str) -> str:
        """Return what a file, a folder or a part of the course comes to now."""
        if not read.startswith(_PART):
            return state_of(self.root / read)
        kind, _, name = read.removeprefix(_PART).partition("\n")
        if kind not in _PARTS:
            return ""
        with _apart(), _noting() as seen, suppress(Exception):  # whoever needs it will say what is wrong
            _PARTS[kind](self.root, name)
        return seen.get(read, "")

    def save(self) -> None:
        """Write what is new. Where nothing can be written, the next command works it out again."""
        with at_one_moment():
            for kind, names in self._changed.items():
                self._forget_mixed(kind, names)
        for kind in sorted(self._changed):
            self._clear_out(kind)
            path = self._path(kind)
            beside = path.with_suffix(f".{os.getpid()}")
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
                write_entries(beside, toolkit(), self._kinds[kind])
                beside.replace(path)
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        self._changed.clear()

    def _forget_mixed(self, kind: str, names: Iterable[str]) -> None:
        """Forget what was made while somebody saved what it is made from: it may hold some of both."""
        entries = self._kinds[kind]
        for name in names:
            read = entries[name][1].items() if name in entries else ()
            if any(state_of(self.root / path) != state for path, state in read if not path.startswith(_PART)):
                del entries[name]

    def _clear_out(self, kind: str) -> None:
        """Forget what nobody asked for lately, where it has become more than what somebody did."""
        entries, used = self._kinds[kind], self._used[kind]
        if len(entries) > 2 * len(used) + _SPARE:
            self._kinds[kind] = {name: entry for name, entry in entries.items() if name in used}

    def _entries(self, kind: str) -> Entries:
        if kind not in self._kinds:
            self._kinds[kind] = read_entries(self._path(kind), toolkit())
        return self._kinds[kind]

    def _path(self, kind: str) -> Path:
        return self.root / FOLDER / f"{kind}.json"

    def _below(self, path: str) -> str:
        found = Path(path)
        return found.relative_to(self.root).as_posix() if found.is_relative_to(self.root) else path


@cache
def kept_of(root: Path) -> Kept:
    """Return what is kept of the course whose root is given."""
    return Kept(root)


def state_of(path: Path) -> str:
    """Return what tells a file, or all that is below a folder, from any other; "" where there is nothing."""
    return looked_at(("state", path), lambda: _state_of(path))


def _state_of(path: Path) -> str:
    try:
        state = path.stat()
    except OSError:
        return ""
    if path.is_dir():
        return _digest("\n".join(f"{each} {state_of(each)}" for each in files_below(path)))
    stamp = (state.st_mtime_ns, state.st_size, state.st_ino)
    if str(path) not in _digests or _digests[str(path)][0] != stamp:
        try:
            _digests[str(path)] = (stamp, hashlib.sha256(contents(path)).hexdigest())
        except OSError:
            return "closed"
    return _digests[str(path)][1]


@cache
def toolkit() -> str:
    """Return what tells this toolkit, and the libraries that it stands on, from any other."""
    source = Path(course.__file__).parent
    files = (path for path in sorted(source.rglob("*")) if path.is_file() and path.suffix != ".pyc")
    parts = [sys.version, *(f"{path.relative_to(source)} {state_of(path)}" for path in files)]
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            parts.append(f"{name} {version(name)}")
    return _digest("\n".join(parts))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()
