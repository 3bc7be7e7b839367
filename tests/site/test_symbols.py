"""Icons of the theme that mark a page for the eye alone."""

import xml.etree.ElementTree as etree
from pathlib import Path

import pytest

from course.guidance.settings import CourseSettings, load_settings
from course.site import page_symbol
from course.site.symbols import add_symbol, symbol_of
from tests.conftest import ROOT
from tests.site.rendering import page, small_course, words

SETTINGS = "symbols:\n  modules/: material/leaf\n  modules/small.md: material/NAME\n"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("modules/small.md", "its-own"),
        ("modules/other.md", "of-the-folder"),
        ("modules/deep/page.md", "of-the-deep-folder"),
        ("modules.md", ""),
        ("", ""),
    ],
)
def test_a_page_has_its_own_icon_or_that_of_the_nearest_folder(path: str, name: str) -> None:
    named = {"modules/": "of-the-folder", "modules/deep/": "of-the-deep-folder", "modules/small.md": "its-own"}
    assert symbol_of(CourseSettings(symbols=named), path) == name


def heading(root: Path, monkeypatch: pytest.MonkeyPatch, icon: str) -> tuple[str, list[str], str]:
    """Return what stands on a page with an icon: its heading's words, its icons, and all of its words."""
    monkeypatch.setattr(page_symbol, "current_page", lambda _: "modules/small.md")
    small_course(root)
    (root / "course.yml").write_text(SETTINGS.replace("NAME", icon), encoding="utf-8")
    tree = page(root, "# Small *changes*\n\nText.\n")
    hidden = [str(each) for each in tree.xpath("//h1/*[name()='svg']/@aria-hidden")]
    return words(tree.find("h1")), hidden, words(tree)


def test_it_stands_in_the_heading_and_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert heading(tmp_path, monkeypatch, "leaf") == ("Small changes", ["true"], "Small changes Text.")


def test_one_that_the_theme_does_not_have_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words_, icons, all_words = heading(tmp_path, monkeypatch, "leef")
    assert (words_, icons) == ("Small changes", [])
    assert "The theme has no icon “material/leef”. Mend `symbols:` in course.yml." in all_words


def test_every_icon_of_the_course_is_in_the_theme_and_small() -> None:
    settings, _ = load_settings(ROOT)
    assert len(settings.symbols) > 20
    for name in settings.symbols.values():
        holder = etree.Element("p")
        assert add_symbol(holder, name), name
        assert len(etree.tostring(holder)) <= 2048
