import shutil
from datetime import date
from pathlib import Path

from lxml import html

from course import __version__
from course.site.offline.add import add_offline
from course.site.offline.offer import alone, size
from course.site.offline.versions import keep_version, listing, versions_in, with_list
from course.site.project import load_project
from tests.conftest import ROOT
from tests.site.changed import EARLIER as OF_COPY, hold_earlier
from tests.site.rendering import render, words
from tests.site.test_build import MakeCourse, build
from tests.small import FILES

EARLIER = "versions/working-with-carers-0.1.0-2026-10-01.zip"


def test_the_newest_comes_first_also_where_numbers_have_two_digits(tmp_path: Path) -> None:
    for number in ("0.9", "0.10", "0.2.1"):
        keep_version(tmp_path, "plates", number, date(2026, 3, 1), b"zip")
    keep_version(tmp_path, "plates", "0.1", date(2026, 4, 1), b"later")
    (tmp_path / "versions/notes.zip").write_bytes(b"no version")
    assert [(each.number, each.weight) for each in versions_in(tmp_path)] == [
        ("0.1", 5),
        ("0.10", 3),
        ("0.9", 3),
        ("0.2.1", 3),
    ]


def test_a_page_lists_them_and_a_copy_of_its_own_says_where_they_are(tmp_path: Path) -> None:
    keep_version(tmp_path, "plates", "0.1", date(2026, 3, 1), bytes(1_300_000))
    page = render(tmp_path, "/// offline | versions\n///\n")
    assert "size counted when the site is built" in page
    shown = with_list(page, listing(versions_in(tmp_path), "../versions"))
    assert (
        '<a href="../versions/plates-0.1-2026-03-01.zip" download>Version 0.1, 1 March 2026</a> (1.3 MB)</li>' in shown
    )
    assert with_list(shown, listing((), "")) == with_list(page, listing((), ""))
    assert words(html.fromstring(alone(shown))) == "The course’s own website keeps the download of each version."


def test_the_course_keeps_this_version_and_those_before(site: Path, tmp_path: Path) -> None:
    released = load_project(ROOT).released
    this = f"versions/working-with-carers-{__version__}-{released}.zip"
    assert (site / this).read_bytes() == (site / "working-with-carers.zip").read_bytes()
    later = shutil.copytree(site, tmp_path / "site")
    (later / EARLIER).write_bytes(bytes(90_000))
    add_offline(later, load_project(ROOT), __version__)
    page = html.fromstring((later / "about/changelog.html").read_bytes())
    listed = {link.get("href"): words(link.getparent()) for link in page.find_class("versions")[0].iter("a")}
    assert list(listed) == [f"../{this}", f"../{EARLIER}"]
    assert listed[f"../{EARLIER}"] == "Version 0.1.0, 1 October 2026 (90 KB)"
    assert size((later / this).stat().st_size) in listed[f"../{this}"]


def test_building_anew_loses_no_version(changed: Path) -> None:
    assert (changed / "site" / EARLIER).read_bytes() == OF_COPY[2]
    assert EARLIER in (changed / "site/about/changelog.html").read_text(encoding="utf-8")


def test_a_site_of_one_command_keeps_them_too(make_course: MakeCourse) -> None:
    root = make_course(FILES)
    hold_earlier(root / "site", "plates")
    assert (build(root) / "index.html").is_file()
    assert [(each.number, each.weight) for each in versions_in(root / "site")][-1] == (OF_COPY[0], len(OF_COPY[2]))
