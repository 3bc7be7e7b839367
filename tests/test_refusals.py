"""Whatever a disk, a right, a link, a setting or a template refuses: one plain line, code 2, and nothing half-made.

Each command of the group is tried, a new one too: what it is called with stands in `CALLS`, and a test misses a gap.
"""

import codecs
import encodings
import errno
import os
import pkgutil
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import Result

from course.__main__ import run as start
from course.cli import main
from course.reading.unchanged import forget
from course.refusal import refused
from course.stopping import can_be_stopped
from tests.command import run as run_words
from tests.conftest import SMALL_CONFIG, write_files
from tests.small_story import STORY

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


@pytest.fixture(scope="module")
def original() -> Iterator[Path]:
    """A course that every command can work on, where any user may come."""
    with tempfile.TemporaryDirectory(prefix="course-tests-") as name:
        root = Path(name) / "course"
        root.mkdir()
        config = SMALL_CONFIG.format(root=root) + 'extra:\n  released: "2026-11-22"\n'
        write_files(
            root, {"mkdocs.yml": config, **STORY, "built/index.html": "<html><title>x</title></html>", "bank.csv": BANK}
        )
        for path in (root.parent, root, *root.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield root


@pytest.fixture
def root(original: Path) -> Iterator[Path]:
    """The course as it was written, whatever the test before did to it."""
    kept = original.with_name("kept")
    if not kept.exists():
        shutil.copytree(original, kept)
    forget()  # what was read before cannot be refused
    yield original
    shutil.rmtree(original)
    shutil.copytree(kept, original)


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
    done = subprocess.run([sys.executable, "-S", "-c", seen], capture_output=True, text=True, check=True)
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


@pytest.mark.parametrize("name", READERS)
def test_a_link_that_leads_nowhere(root: Path, name: str) -> None:
    (root / "docs/modules/gone.md").symlink_to("nowhere.md")
    (root / "docs/assets").mkdir()
    (root / "docs/assets/gone.png").symlink_to(root / "none.png")
    result = run(root, name)
    found = [line for line in result.output.splitlines() if "error[broken-link]" in line]
    if name in STOPPED:
        assert result.exit_code == 1
        assert found == [
            f"docs/assets/gone.png:1:1: error[broken-link]: this is a link to “{root}/none.png”, which is not there",
            "docs/modules/gone.md:1:1: error[broken-link]: this is a link to “nowhere.md”, which is not there",
        ]
    else:  # these work on a course that is not finished
        assert found == []


STOPPED = ("check", "export", "packages", "packs", "release", "site")
# By what stands there in the place of a file: a pipe that nobody writes into, a device that never ends, a folder.
NO_FILES = {
    "a pipe": ["course.yml", "docs/assets/a.html", "docs/modules/other.md", "own/main.html", "quizzes/other.yml"],
    "a device": ["docs/assets/diagrams/a.svg", "docs/reference/rules.yml", "quizzes/covered/a.json", "release.json"],
    "a folder": ["docs/about/other.md", "organisation.yml", "quizzes/covered/b.json", "quizzes/sessions/plate.yml"],
}


@pytest.fixture
def soon() -> Iterator[None]:
    """Let nothing wait for ever."""

    def stop(*_: object) -> None:
        pytest.fail("it waits")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def put(what: str, path: Path) -> None:
    """Put something in the place of a file that is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if what == "a pipe":
        os.mkfifo(path)
    elif what == "a device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("name", READERS)
def test_what_is_no_file(root: Path, name: str) -> None:
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("  font:", "  custom_dir: own\n  font:"), encoding="utf-8")
    for what, paths in NO_FILES.items():
        for path in paths:
            put(what, root / path)
    result = run(root, name)
    assert "Traceback" not in result.output
    if name in STOPPED:
        assert result.exit_code == 1
        for what in ("a pipe", "a device"):
            for path in NO_FILES[what]:
                said = (
                    f"{path}:1:1: error[no-file]: this is {what}, and no file\n    Put a file in its place, or delete"
                )
                assert said in result.output
        for path in NO_FILES["a folder"]:
            assert f"{path}:1:1: error[folder]: this is a folder, but " in result.output


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("name", READERS)
def test_a_configuration_that_is_no_file(root: Path, name: str) -> None:
    put("a pipe", root / "mkdocs.yml")
    line = assert_plain(run(root, name))
    assert line == f"Error: {root}/mkdocs.yml: this is a pipe, and no file. Put a file in its place, or delete it."


@pytest.mark.usefixtures("soon")
def test_a_configuration_that_inherits_from_what_is_no_file(root: Path) -> None:
    put("a pipe", root / "base.yml")
    (root / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    assert assert_plain(run(root, "check")) == (
        "Error: mkdocs.yml inherits from base.yml: that is a pipe, and no file. Put a file in its place, or delete it."
    )


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("import {root}/a.csv --module small", "a.csv"),
        ("sheets {root}/sheets --key {root}/key.json", "key.json"),
        ("packs --no-pdf --template {root}/a.pptx", "a.pptx"),
        ("schema", "quizzes/schema.json"),
        ("packages", "packages/.written.sha256"),
    ],
)
def test_what_a_command_is_given_that_is_no_file(root: Path, words: str, place: str) -> None:
    put("a pipe", root / place)
    line = assert_plain(run_words(root, *(word.format(root=root) for word in words.split())))
    assert line == f"Error: {root}/{place}: this is a pipe, and no file. Put a file in its place, or delete it."


@pytest.mark.usefixtures("soon")
def test_answers_that_are_no_file(root: Path) -> None:
    assert run(root, "sheets").exit_code == 0
    put("a pipe", root / "sheets/answers/hers.txt")
    line = assert_plain(run(root, "sheets", "--score"))
    assert line.startswith(f"Error: {root}/sheets/answers/hers.txt: this is a pipe, and no file. ")


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "setting",
    [
        "markdown_extensions: tables",
        "markdown_extensions: [5]",
        "markdown_extensions: [{toc: yes}]",
        "docs_dir: ..",
        "docs_dir: [docs]",
        "docs_dir: /elsewhere",
    ],
)
def test_a_setting_that_cannot_be_used(root: Path, name: str, setting: str) -> None:
    (root / "mkdocs.yml").write_text(f"site_name: x\n{setting}\n", encoding="utf-8")
    line = assert_plain(run(root, name))
    assert line == (
        "Error: `docs_dir:` of mkdocs.yml names no folder within the course. Write, for example, docs."
        if setting.startswith("docs_dir")
        else "Error: the markdown_extensions of mkdocs.yml are no list of names. Write each on a line of its own, such "
        "as “- tables”, and its settings below it, each with its name."
    )


@pytest.mark.parametrize(
    ("before", "setting", "words"),
    [
        ("  - attr_list", "  - toc: {slugify: 5}", "one of them stopped: “'int' object is not callable” in line "),
        (
            "      root:",
            "      report_url: [5]",
            "“course.site.markdown” does not take the settings that it has there.",
        ),
    ],
)
def test_an_extension_that_stops(root: Path, before: str, setting: str, words: str) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, f"{setting}\n{before}"), encoding="utf-8")
    line = assert_plain(run(root, "check"))
    assert line.startswith(f"Error: the markdown_extensions of mkdocs.yml cannot be used: {words}")
    assert line.endswith(" with what it knows.")


def test_a_theme_that_stops(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "  social: 5\n", encoding="utf-8")
    line = assert_plain(run(root, "site"))
    start = "Error: The theme, a plugin or an extension stopped: “'int' object is not iterable” in line "
    assert line.startswith(start)
    assert line.removeprefix(start).lstrip("0123456789") == (
        " of social.html. Look in mkdocs.yml at what it reads: `theme:`, `extra:`, `plugins:` or "
        "`markdown_extensions:`."
    )


STANDS = "Nothing was built. The old site, if there is one, still stands."


def test_what_the_generator_refuses(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "edit_uri_template: '{way}'\n", encoding="utf-8")
    line = path.read_text(encoding="utf-8").count("\n")
    says = f"`edit_uri_template` on line {line} of mkdocs.yml. It says: Unknown template substitute: 'way'"
    assert run(root, "site").output.split("\n\n")[-1].endswith(f"Error: MkDocs cannot use {says}\n{STANDS}\n")


def test_a_plugin_that_is_not_there(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("[course]", "[course, nowhere]"), encoding="utf-8")
    results = [run(root, command) for command in ("check", "site")]
    assert [result.exit_code for result in results] == [1, 1]
    assert all("error[unknown-plugin]: no plugin “nowhere” is installed" in result.output for result in results)


def test_a_template_that_is_not_there(root: Path) -> None:
    (root / "docs/index.md").write_text("---\ntitle: Start\ntemplate: nowhere.html\n---\n\n# Start\n", encoding="utf-8")
    result = run(root, "site")
    assert result.exit_code == 1
    assert result.output.startswith("docs/index.md:3:11: error[no-template]: the theme has no template “nowhere.html”")
    assert not (root / "site").exists()


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
