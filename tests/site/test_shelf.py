"""What is kept between the pages of a build, and what makes it be read again."""

from datetime import date
from pathlib import Path

import pytest

from course.course import Course
from course.site import shelf
from course.site.kept import kept_of
from course.site.project import open_course
from course.site.shelf import shelf_of
from tests.command import run
from tests.conftest import SMALL_CONFIG, MakeCourse, write_files
from tests.site.rendering import render
from tests.small import FILES


@pytest.fixture
def root(make_course: MakeCourse) -> Path:
    return make_course(FILES)


def test_a_course_is_read_once_while_nothing_changes(root: Path) -> None:
    assert shelf_of(root).course() is shelf_of(root).course()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/index.md", "# Other words\n"),
        ("quizzes/good.yml", "title: none"),
        ("mkdocs.yml", SMALL_CONFIG.replace("A small course", "Another")),
        ("organisation.yml", "name: Hill House\n"),
        ("release.json", "{}"),
        ("releases.json", "{}"),
    ],
)
def test_a_change_of_any_file_that_it_is_read_from_is_seen(root: Path, name: str, text: str) -> None:
    before = shelf_of(root).course()
    (root / name).write_text(text.format(root=root) if name == "mkdocs.yml" else text, encoding="utf-8")
    assert shelf_of(root).course() is not before


def test_an_organisation_that_comes_while_the_preview_runs_is_in_the_course(root: Path) -> None:
    assert shelf_of(root).course().organisation is None
    (root / "organisation.yml").write_text("name: Hill House\n", encoding="utf-8")
    found = shelf_of(root).course()
    assert found.organisation is not None
    assert found.organisation.name == "Hill House"
    assert set(found.changed.values()) == {"Changed"}  # without a release nobody can say what was not


def test_a_site_is_built_from_one_reading_of_the_course(
    make_course: MakeCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = "---\ntitle: Figures\n---\n\n# Figures\n\n/// figures | reading\n///\n"
    root = make_course({**FILES, "docs/figures.md": figures})
    read: list[Path] = []

    def counted(root: Path, today: date) -> Course:
        read.append(root)
        return open_course(root, today)

    monkeypatch.setattr(shelf, "open_course", counted)
    assert run(root, "site").exit_code == 0
    assert "Flesch–Kincaid grade of each page" in (root / "site/figures.html").read_text(encoding="utf-8")
    assert read == [root]


def test_pages_and_bank_of_a_course_are_read_once(make_course: MakeCourse) -> None:
    shelf = shelf_of(make_course(FILES))
    course = shelf.course()
    assert shelf.pages() is course.pages
    assert shelf.bank() is course.bank
    assert shelf.course() is course
    assert shelf.pages() is course.pages


@pytest.mark.parametrize("name", ["releases.json", "quizzes/small.yml", "docs/modules/small.md"])
def test_what_tells_of_new_words_is_made_anew_with_them(root: Path, name: str) -> None:
    shelf = shelf_of(root)
    kept = kept_of(root)

    def told() -> object:
        return [shelf.history(), shelf.texts_now()]

    before = kept("pages", "changes", "", told)
    assert kept("pages", "changes", "", lambda: None) == before
    (root / name).write_text('{"1.0": {"a": "b"}}' if name.endswith(".json") else "Other words.\n", encoding="utf-8")
    assert kept("pages", "changes", "", told) != before


BOOK = "# Book\n\n/// workbook-tools\n///\n\n/// entry | My plan\n    id: plan\n///\n"
OTHER = "# Other\n\n## Words {#words}\n\nMy words.\n"


@pytest.mark.parametrize("block", ["/// entry\n    id: plan\n///", "/// passage | other.md#words\n///"])
def test_what_shows_a_line_of_another_page_holds_while_that_line_does(root: Path, block: str) -> None:
    write_files(root, {"docs/book.md": BOOK, "docs/other.md": OTHER})
    kept = kept_of(root)
    before = kept("pages", "way", "", lambda: render(root, block))
    assert "My " in before
    write_files(root, {"docs/more.md": "# More\n", "docs/other.md": f"{OTHER}\n## More\n"})
    assert kept("pages", "way", "", lambda: None) == before
    write_files(
        root, {name: text.replace("My", "Our") for name, text in (("docs/book.md", BOOK), ("docs/other.md", OTHER))}
    )
    assert "Our " in kept("pages", "way", "", lambda: render(root, block))
