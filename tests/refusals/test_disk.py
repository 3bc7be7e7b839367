"""Whatever a disk, a right or a person refuses: one plain line, code 2, and nothing half-made."""

import codecs
import errno
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

from course.__main__ import run as start
from course.refusal import refused
from course.stopping import can_be_stopped
from tests.command import run as run_words
from tests.conftest import ROOT
from tests.refusals.refusing import (
    CALLS,
    READERS,
    WRITERS,
    as_another_user,
    assert_plain,
    commands,
    contents,
    refusing,
    run,
    stopping,
)


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Whoever runs tests in the background, or goes away from them, has told the system to ignore some of these."""
    usual = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL, signal.SIGHUP: signal.SIG_DFL}
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_another_user_finds_every_codec(root: Path) -> None:
    with as_another_user(root):
        assert codecs.lookup("cp1252").name == "cp1252"
        assert codecs.lookup("cp737").name == "cp737"  # nothing else here reads old Greek


def test_every_command_is_tried() -> None:
    assert sorted(commands()) == sorted(CALLS)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EACCES, "permission denied. Ask for the right to it, or work on a copy of your own."),
        (
            errno.EROFS,
            "read-only file system. Work on a copy that can be written to, or name another place with --out.",
        ),
        (errno.ENOSPC, "no space left on device. Make room, then run this again."),
        (errno.EIO, "input/output error. Check the disk and the place, then run this again."),
    ],
    ids=["permission", "read-only", "full", "broken"],
)
@pytest.mark.parametrize("name", WRITERS)
def test_what_cannot_be_written(root: Path, name: str, code: int, words: str) -> None:
    before = contents(root)
    with refusing(code, root):
        line = assert_plain(run(root, name))
    assert line.startswith(f"Error: {root}"), line
    assert line.endswith(f": {words}"), line
    assert contents(root) == before


@pytest.mark.parametrize("name", WRITERS)
def test_somebody_stops_it_while_it_writes(root: Path, name: str) -> None:
    before = contents(root)
    number = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)[len(name) % 3]
    with stopping(root, number):
        result = run(root, name)
    assert result.exit_code == 128 + number
    assert result.output.endswith("Stopped.\n")
    assert "Traceback" not in result.output
    assert contents(root) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_somebody_stops_it_while_it_is_imported(
    number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Imported(ModuleType):
        def __getattr__(self, name: str) -> object:
            return signal.raise_signal(number)

    monkeypatch.setitem(sys.modules, "course.cli", Imported("course.cli"))
    with pytest.raises(SystemExit) as ended:
        start()
    assert ended.value.code == 128 + number
    assert capsys.readouterr().err == "Stopped.\n"


def test_the_way_in_is_light() -> None:
    seen = "import sys; from course.__main__ import run; print(*(name for name in sys.modules if 'course' in name))"
    where = {"PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run([sys.executable, "-S", "-c", seen], env=where, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["course", "course.stopping", "course.__main__"]


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with can_be_stopped():
        signal.raise_signal(signal.SIGHUP)
    assert signal.signal(signal.SIGHUP, before) is signal.SIG_IGN


def test_a_reader_that_has_enough(root: Path) -> None:
    def enough(*_: object, **__: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(click, "echo", enough)
        result = run(root, "site")
    assert (result.exit_code, result.output) == (1, "")
    assert not (root / "site").exists()


@pytest.mark.parametrize("name", WRITERS)
def test_a_course_of_somebody_else(root: Path, name: str) -> None:
    with as_another_user(root):
        for path in (root, *root.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        before = contents(root)
        line = assert_plain(run(root, name))
        assert contents(root) == before
        for path in (root, *root.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert line.endswith(": permission denied. Ask for the right to it, or work on a copy of your own."), line


@pytest.mark.parametrize("closed", ["mkdocs.yml", "docs/modules/small.md", "docs/modules"])
@pytest.mark.parametrize("name", READERS)
def test_what_cannot_be_read(root: Path, name: str, closed: str) -> None:
    with as_another_user(root):
        (root / closed).chmod(0)
        result = run(root, name)
        (root / closed).chmod(0o755)
    assert result.exit_code in (1, 2), result.output
    assert Path(closed).name in result.output
    assert "Traceback" not in result.output


def test_a_disk_that_is_full_in_the_middle_leaves_the_old_site(root: Path) -> None:
    assert run(root, "site").exit_code == 0
    (root / "docs/index.md").write_text("---\ntitle: Start\n---\n\n# A new start\n", encoding="utf-8")
    before = contents(root)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        line = assert_plain(run(root, "site"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert line.startswith(f"Error: {root}/site/")
    assert line.endswith(": file too large. Make room, or raise the limit for files, then run this again.")
    assert contents(root) == before


def test_a_full_device(root: Path) -> None:
    assert run(root, "map").exit_code == 0
    assert (
        assert_plain(run_words(root, "map", "plate", "--out", "/dev/full"))
        == "Error: /dev/full: no space left on device. Make room, then run this again."
    )


def test_a_refusal_without_words() -> None:
    assert refused(OSError()) == "OSError. Check the disk and the place, then run this again."
