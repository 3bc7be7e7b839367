"""Change one sentence of a module and one option of a question: the packs change in just those places."""

import difflib
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from course.packages.make import make
from course.packages.package import unzipped
from course.packages.trainers.library import Library
from course.packages.trainers.tasks import tasks
from course.site.project import load_project, open_course, page_converter
from tests.conftest import ROOT, TODAY
from tests.packages.trainers.conftest import IMPRINT, SESSION
from tests.site.test_build import copy_of_the_course

OLD = {
    "docs/modules/sharing-information.md": "Use names. A yes for one sister is not a yes for the other.",
    "quizzes/sharing-information.yml": "How did he sleep this week?",
}
NEW = {
    "docs/modules/sharing-information.md": "Use names. A yes for one brother is not a yes for the next.",
    "quizzes/sharing-information.yml": "How did he sleep on Monday?",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course with the session of these tests alone."""
    folder = copy_of_the_course(tmp_path_factory.mktemp("course"))
    shutil.rmtree(folder / "quizzes/sessions", ignore_errors=True)
    (folder / "quizzes/sessions").mkdir()
    shutil.copyfile(ROOT / f"tests/fixtures/sessions/{SESSION}.yml", folder / f"quizzes/sessions/{SESSION}.yml")
    return folder


def made(root: Path, out: Path) -> dict[str, bool]:
    """Make the packs of a course, and return which files were made again."""
    library = Library(open_course(root, TODAY), page_converter(load_project(root)), IMPRINT)
    return {each.job.name: each.was_changed for each in make(tasks(library, 12, (), pdf=False), out)}


def texts(out: Path) -> Mapping[str, list[str]]:
    """Return the words of each part of each file, paragraph by paragraph."""
    found = {}
    for path in sorted(out.glob("*.*x")):
        for name, data in unzipped(path.read_bytes()).items():
            if name.endswith(".xml"):
                marked = re.sub(rb"</(?:w|a):p>", b"\n", data)
                found[f"{path.name}/{name}"] = re.sub(rb"<[^>]*>", b"", marked).decode().splitlines()
    return found


def test_a_change_shows_in_just_its_places(root: Path, tmp_path: Path) -> None:
    assert set(made(root, tmp_path).values()) == {True}
    assert set(made(root, tmp_path).values()) == {False}
    before = texts(tmp_path)
    for name, text in OLD.items():
        path = root / name
        written = path.read_text(encoding="utf-8")
        assert written.count(text) == 1
        path.write_text(written.replace(text, NEW[name]), encoding="utf-8")
    again = made(root, tmp_path)
    after = texts(tmp_path)
    assert before.keys() == after.keys()
    changed: dict[str, list[str]] = {}
    for name, lines in before.items():
        for line in difflib.ndiff(lines, after[name]):
            if line[0] in "+-":
                changed.setdefault(name.partition("/")[0], []).append(line)
    # In the reading of each length; in the question where it is read out, shown and marked.
    assert {name for name, was in again.items() if was} == changed.keys()
    assert changed.keys() == {
        *(f"{SESSION}-{minutes}-handout.docx" for minutes in (30, 60, 120)),
        *(
            f"{SESSION}-{minutes}-{part}"
            for minutes in (60, 120)
            for part in ("facilitator.docx", "slides.pptx", "marking.docx")
        ),
    }
    for lines in changed.values():
        for line in lines:
            wanted = OLD if line[0] == "-" else NEW
            assert any(text in line for text in wanted.values()), line
