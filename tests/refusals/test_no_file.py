"""What is no file, in a file's place, and a link that leads nowhere: told with its path, and nobody waits for it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import run as run_words
from tests.refusals.refusing import READERS, assert_plain, run


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
