"""Every command of the group, and what refuses: a disk, a right, somebody who stops it.

Each command is tried, a new one too: what it is called with stands in `CALLS`, and a test misses a gap.
"""

import encodings
import os
import pkgutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path

import click
from click.testing import Result

from course.cli import main
from course.stopping import can_be_stopped
from tests.command import run as run_words

CALLS: dict[str, list[str]] = {
    "check": [],
    "export": ["gift"],
    "finish": ["{root}/built"],
    "map": ["plate", "--out", "{root}/map.svg"],
    "new course": ["another"],
    "new family": ["good", "whose-news"],
    "new organisation": [],
    "new quiz": ["small"],
    "import": ["{root}/bank.csv", "--module", "small"],
    "new scenario": ["other"],
    "new session": ["other"],
    "packages": [],
    "packs": ["--no-pdf"],
    "release": [],
    "report": [],
    "rules": [],
    "schema": [],
    "sheets": ["{root}/sheets", "--key", "{root}/key.json"],
    "show": ["whose-news"],
    "site": [],
}
BANK = "question,answer 1,right 1,answer 2\nWhat now?,This,yes,That\n"
ONLY_READ = {"check", "report", "rules", "show"}
# These look at nothing that a course holds.
NO_COURSE = {"new course", "rules", "schema"}
WRITERS = sorted(CALLS.keys() - ONLY_READ)
READERS = sorted(CALLS.keys() - NO_COURSE)


def commands(group: click.Group = main, before: str = "") -> Iterator[str]:
    """Yield the name of each command, those of inner groups too."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"


def run(root: Path, name: str, *more: str) -> Result:
    """Call a command; a traceback fails the test."""
    return run_words(root, *name.split(), *(word.format(root=root) for word in CALLS[name]), *more)


def contents(root: Path) -> dict[str, bytes | None]:
    """Return all that is in a folder: folders, files and links; what commands keep for themselves left out."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in root.rglob("*")
        if ".cache" not in path.parts
    }


@cache
def load_all() -> None:
    """Load what commands would load later: another user may not read where Python and its libraries are.

    For good Python knows no codec that it once looked for in vain: whatever this process does later would lack it.
    """
    for name in ("docx", "pptx", "pypdf"):
        import_module(name)
    for each in pkgutil.iter_modules(encodings.__path__, "encodings."):
        with suppress(ImportError):  # two are of Windows alone
            import_module(each.name)


@contextmanager
def as_another_user(root: Path) -> Iterator[None]:
    """Act for a while as somebody to whom rights matter: to root they do not."""
    if os.geteuid() != 0:
        yield
        return
    load_all()
    for path in (root, *root.rglob("*")):
        os.chown(path, 65534, 65534, follow_symlinks=False)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


_refusing: dict[str, Callable[[str], None]] = {}


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Stand between Python and the system: what writes is refused while a test says so."""
    if not _refusing:
        return
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _refusing["write"](str(path))
    elif event in ("os.mkdir", "os.rename", "os.link", "os.symlink"):
        _refusing["write"](str(arguments[0]))


sys.addaudithook(_refuse)


@contextmanager
def refusing(code: int, below: Path) -> Iterator[None]:
    """Refuse, as a disk does, to write anything below a folder."""

    def write(path: str) -> None:
        if path.startswith(str(below)):
            raise OSError(code, os.strerror(code), path)

    _refusing["write"] = write
    try:
        yield
    finally:
        _refusing.clear()


@contextmanager
def stopping(below: Path, number: int) -> Iterator[None]:
    """Stop whoever begins to write anything below a folder."""

    def write(path: str) -> None:
        if path.startswith(str(below)):
            _refusing.clear()
            signal.raise_signal(number)

    _refusing["write"] = write
    try:
        with can_be_stopped():
            yield
    finally:
        _refusing.clear()


def assert_plain(result: Result) -> str:
    """Hold that a command ended with code 2 and said why; return the line."""
    assert result.exit_code == 2, result.output
    lines = [line for line in result.output.splitlines() if line.startswith("Error: ")]
    assert len(lines) == 1, result.output
    assert "Traceback" not in result.output
    assert "Errno" not in result.output
    return lines[0]
