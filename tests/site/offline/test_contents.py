from pathlib import Path

import pytest

from course.site.offline.contents import files_of, is_on_disk
from tests.conftest import write_files

IN_BOTH = {
    "index.html",
    "a b/é.html",
    "assets/course.css",
    "assets/course.js",
    "assets/icon-192.png",
    "assets/mark.svg",
    "search/find.js",
    "search/texts.js",
    "trainers/index.html",
}
IN_BROWSER = {
    "assets/icon-512.png",
    "assets/icon-maskable-512.png",
    "assets/offline.js",
    "manifest.webmanifest",
}
IN_NONE = {
    "404.html",
    "assets/javascripts/bundle.min.js.map",
    "assets/javascripts/lunr/min/lunr.de.min.js",
    "assets/javascripts/workers/search.min.js",
    "reference/sources.yml",
    "service-worker.js",
    "sitemap.xml",
    "sitemap.xml.gz",
    "trainers/keys/session-1.html",
    "trainers/keys/pictures/key.png",
    "working-with-carers.zip",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_files(tmp_path, {name: name for name in IN_BOTH | IN_BROWSER | IN_NONE})


def test_a_browser_keeps_what_a_page_shows_or_loads(site: Path) -> None:
    assert files_of(site) == {name: name.encode() for name in IN_BOTH | IN_BROWSER}


def test_a_copy_on_a_disk_holds_what_works_there(site: Path) -> None:
    assert set(filter(is_on_disk, files_of(site))) == IN_BOTH


def test_files_come_in_order(site: Path) -> None:
    names = [*files_of(site)]
    assert names == sorted(names)
