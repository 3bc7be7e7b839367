"""`course packs`, as a person at a keyboard meets it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from course.cli import making
from course.packages.office import pdf
from course.packages.trainers.tasks import tasks
from tests.command import ended, run
from tests.conftest import ROOT
from tests.packages.trainers.conftest import SESSION
from tests.site.test_build import copy_of_the_course

FILES = 3 * 6 + 2


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course with the session of these tests beside its own."""
    folder = copy_of_the_course(tmp_path_factory.mktemp("course"))
    (folder / "scripts").symlink_to(ROOT / "scripts")
    (folder / "quizzes/sessions").mkdir(exist_ok=True)
    shutil.copyfile(ROOT / f"tests/fixtures/sessions/{SESSION}.yml", folder / f"quizzes/sessions/{SESSION}.yml")
    page = f"---\ntitle: Private news\n---\n\n# Private news\n\n/// session | {SESSION}\n///\n"
    (folder / f"docs/trainers/sessions/{SESSION}.md").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """The course is read and checked for the first command alone: nothing in the copy changes between them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "_released", cache(making._released))
        yield


def test_shows_what_it_does_and_leaves_what_has_not_changed(root: Path, tmp_path: Path) -> None:
    result = run(root, "packs", "--session", SESSION, "--no-pdf", "--out", str(tmp_path))
    lines = result.output.splitlines()
    assert result.exit_code == 0, result.output
    assert lines[0].startswith(f"[1/{FILES}] made: {SESSION}-30-slides.pptx (")
    assert lines[-1].startswith(f"{FILES} of {FILES} made in ")
    names = {path.name for path in tmp_path.iterdir()}
    assert f"{SESSION}-120-cards.docx" in names
    assert f"{SESSION}-60-cards.docx" not in names
    assert {name for name in names if "story" in name} == {f"{SESSION}-120-story.docx"}
    again = run(root, "packs", "--session", SESSION, "--no-pdf", "--out", str(tmp_path)).output.splitlines()
    assert again[0].startswith(f"[1/{FILES}] unchanged: {SESSION}-30-slides.pptx (")
    assert again[-1].startswith(f"0 of {FILES} made in ")
    # For another number of people, only what is counted is another.
    more = run(root, "packs", "--session", SESSION, "--no-pdf", "--learners", "20", "--out", str(tmp_path)).output
    made = [line.split()[2] for line in more.splitlines() if "] made: " in line]
    assert made == [
        f"{SESSION}-30-facilitator.docx",
        f"{SESSION}-60-facilitator.docx",
        f"{SESSION}-120-facilitator.docx",
    ]


def test_an_unknown_session_ends_with_2(root: Path) -> None:
    assert ended(root, "packs", "--session", "private-new") == (
        2,
        "Error: There is no session “private-new”; did you mean “private-news”?\n",
    )


def test_without_a_browser_the_rest_is_made(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_NAMES", ())
    monkeypatch.setattr(pdf, "_PLACES", ())
    result = run(root, "packs", "--session", SESSION, "--out", str(tmp_path))
    assert result.exit_code == 2
    assert result.output.splitlines()[-1].startswith("Error: This needs Chromium, or Google Chrome, for PDFs. Install")
    assert (tmp_path / f"{SESSION}-120-slides.pptx").is_file()


@pytest.mark.parametrize(("module", "tool"), [("pptx", "python-pptx"), ("docx", "python-docx"), ("pypdf", "pypdf")])
def test_without_a_library_it_says_how_to_get_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, module: str, tool: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert ended(root, "packs") == (
        2,
        f"Error: This needs {tool}. Install it: pip install --require-hashes -r scripts/locks/packages.txt\n",
    )


def test_all_else_works_without_the_libraries_of_packs() -> None:
    code = "import sys; sys.modules.update(docx=None, pptx=None, genanki=None); import course.cli"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_name_is_plain_and_stands_once(library: object) -> None:
    names = [task.name for task in tasks(library, 12, ())]  # type: ignore[arg-type]
    assert len(set(names)) == len(names)
    assert all(name == name.lower() and name.isascii() and "/" not in name for name in names)
    assert {"course-book.pdf", "booklet-01-who-carers-are.pdf", "slides-template.pptx"} <= set(names)
