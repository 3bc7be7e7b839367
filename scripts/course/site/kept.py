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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import course
from course.reading.files import files_below

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

# Of each work in progress: the files and folders that it has read so far, and what they held then.
_reading: list[dict[str, str]] = []
_digests: dict[str, tuple[tuple[int, int, int], str]] = {}

# By name: the digest of what it was made from, the digests of the files that were read, and the result.
Entries = dict[str, tuple[str, dict[str, str], Any]]


def read_from(path: Path) -> None:
    """Note that the work in progress is about to read a file, or all that is below a folder, there or not."""
    if any(str(path) not in seen for seen in _reading):
        state = state_of(path)
        for seen in _reading:
            seen.setdefault(str(path), state)


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
        self._changed: set[str] = set()

    def __call__(self, kind: str, name: str, made_from: str, work: Callable[[], Any]) -> Any:
        """Return a result: the one that was kept, where it still holds."""
        entries = self._entries(kind)
        self._used.setdefault(kind, set()).add(name)
        origin = hashlib.sha256(made_from.encode(errors="surrogatepass")).hexdigest()
        if name in entries:
            before, files, result = entries[name]
            if before == origin and all(state_of(self.root / path) == state for path, state in files.items()):
                for path in files:
                    read_from(self.root / path)
                return result
        with _noting() as seen:
            result = work()
        if result is None:
            return None
        with suppress(TypeError, ValueError):  # what JSON cannot hold is not kept
            # As it will be read again, so that it is the same the first time.
            result = json.loads(json.dumps(result))
            entries[name] = (origin, {self._below(path): state for path, state in seen.items()}, result)
            self._changed.add(kind)
        return result

    def save(self) -> None:
        """Write what is new. Where nothing can be written, the next command works it out again."""
        for kind in sorted(self._changed):
            self._clear_out(kind)
            text = json.dumps({"toolkit": toolkit(), "entries": self._kinds[kind]})
            path = self._path(kind)
            beside = path.with_suffix(f".{os.getpid()}")
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
                beside.write_text(f"{_digest(text)}\n{text}", encoding="utf-8")
                beside.replace(path)
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        self._changed.clear()

    def _clear_out(self, kind: str) -> None:
        """Forget what nobody asked for lately, where it has become more than what somebody did."""
        entries, used = self._kinds[kind], self._used[kind]
        if len(entries) > 2 * len(used) + _SPARE:
            self._kinds[kind] = {name: entry for name, entry in entries.items() if name in used}

    def _entries(self, kind: str) -> Entries:
        if kind not in self._kinds:
            self._kinds[kind] = _read(self._path(kind))
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


def _read(path: Path) -> Entries:
    try:
        digest, _, text = path.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    if digest != _digest(text):
        return {}
    found = json.loads(text)
    entries: Entries = found["entries"] if found["toolkit"] == toolkit() else {}
    return entries


def state_of(path: Path) -> str:
    """Return what tells a file, or all that is below a folder, from any other; "" where there is nothing."""
    try:
        state = path.stat()
    except OSError:
        return ""
    if path.is_dir():
        return _digest("\n".join(f"{each} {state_of(each)}" for each in files_below(path)))
    stamp = (state.st_mtime_ns, state.st_size, state.st_ino)
    if str(path) not in _digests or _digests[str(path)][0] != stamp:
        try:
            _digests[str(path)] = (stamp, hashlib.sha256(path.read_bytes()).hexdigest())
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
    return hashlib.sha256(text.encode()).hexdigest()
