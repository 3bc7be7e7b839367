"""What the theme made of a page is made anew exactly where the page, the menus or the settings are others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
import pytest

from course.reading.unchanged import forget
from course.site.build import build_site
from course.site.kept import kept_of
from course.site.shelf import shelf_of
from tests.small import FILES

MakeCourse = Callable[[Mapping[str, str | bytes]], Path]
CONFIG = "site_name: A small course\nplugins: [course]\ntheme: {name: material}\n"
COURSE = {**FILES, "mkdocs.yml": CONFIG, "docs/other.md": "# Other\n\nWords.\n"}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the pages that templates were filled for, since the list was last cleared."""
    pages: list[str] = []
    render = jinja2.Template.render

    def noted(self: jinja2.Template, *args: object, **kwargs: object) -> str:
        page = dict(*args, **kwargs).get("page")  # type: ignore[call-overload]
        if page is not None:
            pages.append(page.file.src_uri)
        return render(self, *args, **kwargs)

    monkeypatch.setattr(jinja2.Template, "render", noted)
    return pages


def built(root: Path, made: list[str]) -> set[str]:
    """Build a course as a new command would, and return the pages that the theme was asked to make."""
    forget()
    kept_of.cache_clear()
    made.clear()
    assert not build_site(root, shelf_of(root).course(), root / "site")
    return {*made}


def test_only_the_page_that_changed_is_made_again(make_course: MakeCourse, made: list[str]) -> None:
    root = make_course(COURSE)
    every = built(root, made)
    assert "other.md" in every
    assert built(root, made) == set()
    (root / "docs/other.md").write_text("# Other\n\nOther words.\n", encoding="utf-8")
    assert built(root, made) == {"other.md"}
    assert "Other words." in (root / "site/other.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/other.md", "# Another title in the menu\n\nWords.\n"),
        ("docs/other.md", "---\nicon: material/school\n---\n\n# Other\n\nWords.\n"),
        ("docs/new.md", "# New\n\nWords.\n"),
        ("mkdocs.yml", f"{CONFIG}copyright: All of us\n"),
    ],
    ids=["title", "front matter", "page", "settings"],
)
def test_every_page_is_made_again_when_what_stands_round_each_is_another(
    make_course: MakeCourse, made: list[str], name: str, text: str
) -> None:
    root = make_course(COURSE)
    every = built(root, made)
    (root / name).write_text(text, encoding="utf-8")
    assert built(root, made) >= every


@pytest.mark.parametrize(
    "more",
    [
        {"mkdocs.yml": CONFIG.replace("material}", "material, custom_dir: own}"), "own/robots.txt": ""},
        {"mkdocs.yml": f"{CONFIG}hooks: [hook.py]\n", "hook.py": ""},
        {"mkdocs.yml": CONFIG.replace("[course]", "[course, tags]")},
    ],
    ids=["templates", "hook", "plugin"],
)
def test_nothing_is_kept_where_others_have_a_say(
    make_course: MakeCourse, made: list[str], more: Mapping[str, str]
) -> None:
    root = make_course({**COURSE, **more})
    every = built(root, made)
    assert built(root, made) == every != set()
