"""A course on another subject, from `course new course` to its record of learning: nothing in it is of this one."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.command import run
from tests.conftest import serve
from tests.once import made_once
from tests.site.browser.final_check import ANSWER, printed_record

# Words of the course that this toolkit was made for; “3.2” is a criterion of its learners.
OF_THE_OTHER = re.compile(r"carer|safeguard|care worker|criterion|(?<![\d.])3\.2(?![\d.a-z])|in danger", re.IGNORECASE)
# What is not ours: the theme's own scripts and styles hold every number and most words.
THEIRS = ("assets/javascripts/", "assets/stylesheets/")
PACKED = (".zip", ".apkg", ".docx", ".pptx", ".xlsx")


def started(folder: Path) -> Path:
    """Start a course in a folder, and keep its pages in a folder of another name than is usual."""
    folder.mkdir()
    result = run(folder, "new", "course", "Bicycle repair")
    assert result.exit_code == 0, result.output
    assert result.output.endswith("files into bicycle-repair. Go there, and run `course check`, then `course site`.\n")
    root = folder / "bicycle-repair"
    (root / "docs").rename(root / "guide")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("docs_dir: guide\n")
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return started(tmp_path_factory.mktemp("of-this-worker") / "new")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with its site, its packages and its packs, made once a run."""

    def make(folder: Path) -> None:
        new = started(folder)
        for words in (("site",), ("packages",), ("packs", "--no-pdf")):
            result = run(new, *words)
            assert result.exit_code == 0, result.output

    return made_once(tmp_path_factory, "bicycles", make) / "bicycle-repair"


@pytest.fixture
def learner(built: Path, browser: Browser) -> Iterator[Page]:
    """A browser on the course's site."""
    for address in serve(built / "site"):
        context = browser.new_context(base_url=address, reduced_motion="reduce")
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        yield page
        context.close()


def texts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield each text of a file, those of the files inside it included."""
    if name.endswith(PACKED):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for each in packed.namelist():
                if not any(part in each for part in THEIRS):
                    yield from texts(f"{name}/{each}", packed.read(each))
    else:
        yield name, content.decode("utf-8", errors="ignore")


def test_it_has_nothing_to_mend(root: Path) -> None:
    result = run(root, "check")
    assert re.fullmatch(r"\d+ files, 6 questions: 0 errors, 0 warnings in [\d.]+ s\n", result.output), result.output


def test_it_stands_in_nobodys_way(root: Path) -> None:
    assert run(root.parent, "new", "course", "Bicycle  repair").output == (
        "Error: bicycle-repair is there already. Choose another name, or take it away.\n"
    )


def test_its_pages_stand_where_it_says(tmp_path: Path) -> None:
    root = started(tmp_path / "new")
    for words in (("new", "scenario", "other"), ("new", "session", "other"), ("schema",)):
        assert run(root, *words).exit_code == 0
    assert not (root / "docs").exists()
    assert (root / "guide/trainers/sessions/other.md").is_file()
    (root / "guide/modules/find-the-hole.md").rename(root / "guide/modules/find-a-hole.md")
    said = run(root, "check").output
    assert "places name guide/modules/find-the-hole.md, which is not there" in said
    assert "Is this file meant? Call it guide/modules/find-the-hole.md, or change those places." in said
    assert "docs/" not in said.replace("below docs", "")
    assert "There is no module page guide/modules/gone.md" in run(root, "new", "quiz", "gone").output


@pytest.mark.parametrize("name", [" ", "A <b>", "{{today}}"])
def test_it_has_a_name_that_people_can_read(tmp_path: Path, name: str) -> None:
    result = run(tmp_path, "new", "course", name)
    assert result.output.startswith(f"Error: “{name}” cannot be the name of a course. Write it in words,")
    assert list(tmp_path.iterdir()) == []


def test_nothing_that_is_made_of_it_speaks_of_another_course(built: Path) -> None:
    seen, found = 0, {}
    for folder in ("site", "packages", "packs"):
        for path in sorted((built / folder).rglob("*")):
            name = path.relative_to(built).as_posix()
            if not path.is_file() or any(part in name for part in THEIRS):
                continue
            for place, text in texts(name, path.read_bytes()):
                seen += 1
                if words := OF_THE_OTHER.search(text):
                    found[place] = text[max(words.start() - 30, 0) : words.end() + 30]
    assert found == {}
    assert seen > 200, "files are missing"


def test_its_final_check_can_be_passed_and_its_record_says_its_own_name(learner: Page) -> None:
    learner.goto("/assessment/final-check.html")
    learner.get_by_role("button", name="Start the final check").click()
    expect(learner.locator("course-check form.question")).to_have_count(4)
    learner.evaluate(ANSWER, [])
    learner.get_by_role("button", name="Finish and see how I did").click()
    expect(learner.get_by_role("heading", name="You passed")).to_be_visible()
    learner.get_by_role("button", name="Save my progress on this device").click()
    assert learner.evaluate("Object.keys(localStorage)") == ["bicycle-repair"]
    record = printed_record(learner, "Sam")
    assert "Course:\nBicycle repair\n" in record
    assert re.search(r"Course version:\s+1\.0, questions", record), record
    assert not OF_THE_OTHER.search(record)


def test_a_course_that_could_not_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A file in the way of a folder stops it half-way, as a full disk would.
    monkeypatch.setattr("course.cli.new.starter_course", lambda *_: {"docs/index.md": "# A\n", "docs/index.md/a": ""})
    assert run(tmp_path, "new", "course", "Bicycle repair").exit_code == 2
    assert list(tmp_path.iterdir()) == []
