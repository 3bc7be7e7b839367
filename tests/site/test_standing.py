"""`course site` builds nothing where nothing has changed, and builds again whatever has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from course.cli import main
from course.reading.unchanged import forget
from course.site.kept import kept_of
from tests.small import FILES, PAGE

MakeCourse = Callable[[Mapping[str, str | bytes]], Path]
CONFIG = "site_name: A small course\nplugins: [course]\ntheme: {name: material}\n"
COURSE = {**FILES, "mkdocs.yml": CONFIG}
STANDS = "Nothing has changed since the site was built."


def site(root: Path) -> str:
    """Run the command as anew, and return what it said."""
    forget()
    kept_of.cache_clear()
    return CliRunner().invoke(main, ["--root", str(root), "site"]).output


@pytest.fixture
def root(make_course: MakeCourse) -> Path:
    """Return a course whose site stands."""
    made = make_course(COURSE)
    assert "Built in" in site(made)
    return made


def test_a_site_of_the_same_course_stands(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")}
    assert STANDS in site(root)
    assert {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")} == before


def test_what_the_checks_said_is_said_again(make_course: MakeCourse) -> None:
    overdue = PAGE.replace("2026-11", "2019-11").replace("next_review: 2027", "next_review: 2020")
    root = make_course({**COURSE, "docs/modules/small.md": overdue})
    first, second = site(root), site(root)
    assert "warning[overdue-review]" in first
    assert STANDS in second
    assert second.partition(" in ")[0] == first.partition(" in ")[0]


@pytest.mark.parametrize(
    "name",
    [
        "docs/new.md",
        "docs/assets/new.svg",
        "quizzes/new.txt",
        "organisation.yml",
        "organisation.yaml",
        "mkdocs.yml",
        "packs/card-new.docx",
        "packages/course-gift.txt",
        "site/modules/small.html",
        "site/new.html",
        "site/.written.sha256",
    ],
)
def test_a_file_that_is_new_or_changed_is_looked_at(root: Path, name: str) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    with (root / name).open("a", encoding="utf-8") as stream:
        stream.write("\n")
    assert STANDS not in site(root)


@pytest.mark.parametrize("name", ["quizzes/new", "organisation.yml"])
def test_so_is_a_folder_that_nothing_reads(root: Path, name: str) -> None:
    (root / name).mkdir()
    said = site(root)
    assert STANDS not in said
    assert f"{name}:1:1" in said


@pytest.mark.parametrize("name", ["site/modules/small.html", "docs/modules/small.md"])
def test_so_is_a_file_that_is_gone(root: Path, name: str) -> None:
    (root / name).unlink()
    assert STANDS not in site(root)


def test_and_a_setting_of_the_environment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "mkdocs.yml").write_text(f'{CONFIG}site_url: !ENV [SITE_URL, ""]\n', encoding="utf-8")
    site(root)
    assert STANDS in site(root)
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert "Built in" in site(root)


@pytest.mark.parametrize(
    "more",
    [
        {"mkdocs.yml": CONFIG.replace("material}", "material, custom_dir: own}"), "own/robots.txt": ""},
        {"mkdocs.yml": f"{CONFIG}hooks: [hook.py]\n", "hook.py": ""},
        {"mkdocs.yml": f"{CONFIG}markdown_extensions: [wikilinks]\n"},
    ],
    ids=["templates", "hook", "extension"],
)
def test_where_others_may_read_anything_all_is_built_each_time(
    make_course: MakeCourse, more: Mapping[str, str]
) -> None:
    root = make_course({**COURSE, **more})
    assert "Built in" in site(root)
    assert "Built in" in site(root)
