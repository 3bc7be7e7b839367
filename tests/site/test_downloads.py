"""Lists of files to download: on a page as it is written, and as the finished site tells it."""

import shutil
from pathlib import Path

import pytest
from lxml import html

from course.site.complete import offer_files
from course.site.downloads import BOOK, PARTS, add_downloads, part_name, sheet_name
from course.site.finish import look_over
from course.site.offline.contents import files_of
from course.site.offline.offer import alone
from course.site.project import load_project
from tests.conftest import ROOT, write_files
from tests.site.rendering import page, render, small_course, words

SESSION = (ROOT / "tests/fixtures/sessions/private-news.yml").read_text(encoding="utf-8")
NAME = "private-news"
BLOCK = f"/// downloads | {NAME}\n///\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(small_course(tmp_path / "course"), {f"quizzes/sessions/{NAME}.yml": SESSION})


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    """A site with a page of a session's files, and one of every file."""
    shell = "<!doctype html><html lang=en><head><title>{}</title></head><body>{}</body></html>"
    pages = {
        "trainers/one.html": shell.format("One", render(root, BLOCK)),
        "all.html": shell.format("All", render(root, "/// downloads\n///\n")),
        "systems.html": shell.format("Systems", render(root, "/// downloads | learning-systems\n///\n")),
    }
    return write_files(tmp_path / "site", pages)


def put(root: Path, *names: str) -> None:
    write_files(root, {f"packs/{name}": b"x" * 2000 for name in names})


def tree(site: Path, name: str = "trainers/one.html") -> html.HtmlElement:
    return html.fromstring((site / name).read_text(encoding="utf-8"))


def shown(site: Path, name: str = "trainers/one.html") -> list[str]:
    """Return the entries that a reader sees."""
    return [words(entry) for entry in tree(site, name).xpath("//section[not(@hidden)]//li[not(@hidden)]")]


def has_note(site: Path, name: str = "trainers/one.html") -> bool:
    (note,) = tree(site, name).find_class("no-downloads")
    return "hidden" not in note.attrib


def test_the_block_names_every_file_of_each_length(root: Path) -> None:
    found = page(root, BLOCK)
    assert [words(each) for each in found.iter("h3")] == ["30 minutes", "60 minutes", "120 minutes"]
    named = [entry.get("data-file") for entry in found.find_class("download")]
    assert named == [part_name(NAME, minutes, part) for minutes in (30, 60, 120) for part, _, _ in PARTS]
    assert all("hidden" in entry.attrib for entry in found.find_class("download"))
    assert found.xpath("//li//a") == []


def test_an_unknown_session_gets_an_error_box(root: Path) -> None:
    (box,) = page(root, "/// downloads | private-new\n///\n").find_class("quiz-error")
    assert words(box) == "There is no session “private-new”. There is “private-news”."


def test_a_page_s_own_prose_has_no_files(root: Path) -> None:
    assert words(page(root, f"Before\n\n{BLOCK}", prose_only=True)) == "Before"


def test_without_files_it_says_whom_to_ask_and_no_command(site: Path, root: Path) -> None:
    add_downloads(site, root)
    assert shown(site) == []
    assert has_note(site)
    assert words(tree(site).find_class("no-downloads")[0]) == (
        "These files are not on this website yet. Ask whoever looks after it to add them."
    )
    assert not (site / "downloads").exists()


def test_files_that_are_there_are_offered_with_their_sizes(site: Path, root: Path) -> None:
    put(root, "private-news-60-slides.pptx", BOOK, "of-nobody.docx")
    add_downloads(site, root)
    assert shown(site) == [
        "Slides (pptx), to show, with notes for you; each answer has a slide of its own (2 KB)",
    ]
    assert shown(site, "all.html")[0].startswith("Course book (pdf)")
    assert not has_note(site)
    assert sorted(path.name for path in (site / "downloads").iterdir()) == [BOOK, "private-news-60-slides.pptx"]
    assert [each.get("href") for each in tree(site).iter("a")] == ["../downloads/private-news-60-slides.pptx"]
    assert look_over(site, {}) == []


def test_packages_are_offered_too(site: Path, root: Path) -> None:
    write_files(root, {"packages/a-small-course-moodle.xml": b"<quiz/>"})
    add_downloads(site, root)
    assert shown(site, "systems.html") == ["Questions for Moodle (xml), to import into the question bank (1 KB)"]
    assert not has_note(site, "systems.html")


def test_doing_so_twice_is_doing_so_once(site: Path, root: Path) -> None:
    put(root, "private-news-60-slides.pptx")
    add_downloads(site, root)
    once = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    add_downloads(site, root)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == once


def test_a_file_that_is_gone_is_offered_no_more(site: Path, root: Path) -> None:
    add_downloads(site, root)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    put(root, "private-news-60-slides.pptx")
    add_downloads(site, root)
    shutil.rmtree(root / "packs")
    add_downloads(site, root)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_copies_hold_no_files_and_offer_none(site: Path, root: Path) -> None:
    put(root, "private-news-60-slides.pptx", BOOK)
    offer_files(site, load_project(root))
    assert [name for name in files_of(site) if name.startswith("downloads/")] == []
    assert "downloads/" not in (site / "service-worker.js").read_text(encoding="utf-8")
    copied = html.fromstring(alone((site / "trainers/one.html").read_text(encoding="utf-8")))
    assert copied.find_class("download") == []
    (note,) = copied.find_class("no-downloads")
    assert words(note) == "The files are on the course’s own website."
    assert "hidden" not in note.attrib


@pytest.mark.parametrize("name", ["../mkdocs.yml", "..\\x", ".made.json"])
def test_a_name_leads_nowhere_else(site: Path, root: Path, name: str) -> None:
    put(root, ".made.json")
    path = site / "all.html"
    path.write_text(path.read_text(encoding="utf-8").replace(f'data-file="{BOOK}"', f'data-file="{name}"'), "utf-8")
    add_downloads(site, root)
    assert shown(site, "all.html") == []


def test_names_of_sheets() -> None:
    assert sheet_name("trainers/forms/observation.md") == "observation.docx"
    assert sheet_name("reference/cards/the-law.md") == "card-the-law.docx"
