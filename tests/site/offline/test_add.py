"""The copies of the real course, as `course site` writes them."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import html

from course import __version__
from course.course import Course
from course.guidance.published import KEYS
from course.report import as_text
from course.site.finish import expected_questions, expected_scenarios, look_over
from course.site.offline.add import add_offline
from course.site.offline.contents import files_of
from course.site.offline.offer import size
from course.site.offline.worker import worker
from course.site.project import load_project
from tests.conftest import ROOT
from tests.site.rendering import words
from tests.site.test_build import files_in

ZIP = "working-with-carers.zip"


@pytest.fixture
def unpacked(site: Path, tmp_path: Path) -> Path:
    """The download, unpacked."""
    with zipfile.ZipFile(site / ZIP) as found:
        found.extractall(tmp_path)
    return tmp_path / "working-with-carers"


def test_the_zip_weighs_at_most_3_mb(site: Path) -> None:
    assert (site / ZIP).stat().st_size <= 3_000_000


def test_nothing_is_wrong_with_the_unpacked_zip(unpacked: Path, course: Course) -> None:
    questions, scenarios = expected_questions(course), expected_scenarios(course.pages)
    # The keys of trainers are left out on purpose, and pages say where they are instead of leading there.
    kept = {path: names for path, names in questions.items() if not path.startswith(KEYS)}
    assert len(kept) < len(questions)
    assert as_text(look_over(unpacked, kept, scenarios), unpacked) == ""


def test_the_zip_has_no_zip_no_worker_and_no_app(unpacked: Path) -> None:
    names = {path.name for path in unpacked.rglob("*")}
    assert names & {ZIP, "service-worker.js", "manifest.webmanifest", "offline.js", "404.html"} == set()
    for path in unpacked.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert [each for each in ('rel="manifest"', "offline.js", 'class="zip-link"') if each in text] == [], path


# A feed is named for readers of feeds; the page itself does not load it.
LOADED = "//script/@src | //img/@src | //link[not(contains(@rel, 'alternate'))]/@href"


def test_all_that_a_page_of_the_zip_loads_is_in_it(unpacked: Path) -> None:
    missing = {
        f"{path.relative_to(unpacked)} loads {address}"
        for path in unpacked.rglob("*.html")
        for address in html.fromstring(path.read_bytes()).xpath(LOADED)
        if not (path.parent / address).resolve().is_file()
    }
    assert missing == set()


def test_the_page_names_the_sizes_of_both_copies(site: Path) -> None:
    page = html.fromstring((site / "assessment/offline.html").read_bytes())
    copy, zipped = (words(each) for each in page.iter("data"))
    assert copy == size(sum(map(len, files_of(site).values())))
    assert zipped == size((site / ZIP).stat().st_size)


def test_no_size_is_typed_into_the_source() -> None:
    for path in ("docs/assessment/offline.md", "docs/about/privacy.md"):
        assert re.findall(r"\d+(?:\.\d+)? ?[KM]B", (ROOT / path).read_text(encoding="utf-8")) == []


def test_the_worker_names_the_files_as_they_are(site: Path) -> None:
    assert (site / "service-worker.js").read_text(encoding="utf-8") == worker(files_of(site))


def test_doing_it_twice_is_doing_it_once(site: Path, tmp_path: Path) -> None:
    twice = shutil.copytree(site, tmp_path / "site")
    add_offline(twice, load_project(ROOT), __version__)
    assert files_in(twice) == files_in(site)


def test_answer_keys_of_trainers_are_in_no_copy(site: Path, tmp_path: Path) -> None:
    keyed = shutil.copytree(site, tmp_path / "site")
    (keyed / KEYS).mkdir(parents=True, exist_ok=True)
    (keyed / f"{KEYS}one.html").write_text("<h1>Key</h1>", encoding="utf-8")
    add_offline(keyed, load_project(ROOT), __version__)
    assert not any(KEYS in name for name in zipfile.ZipFile(site / ZIP).namelist())
    assert KEYS not in (site / "service-worker.js").read_text(encoding="utf-8")
    for name in (ZIP, "service-worker.js"):
        assert (keyed / name).read_bytes() == (site / name).read_bytes()
