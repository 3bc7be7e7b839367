"""What a learner on a weak connection must load."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.site.browser import data

KB = 1024
INDEX = ("search/search_index.js", "search/search_index.json")


def zipped(content: bytes) -> int:
    """Return the size as a server sends it, with the level that servers use by default."""
    return len(gzip.compress(content, 6, mtime=0))


class Loads:
    """Writes down which files of the site a browser asks for."""

    def __init__(self, page: Page, site: Path) -> None:
        self.page, self.site = page, site
        self.asked: list[str] = []
        page.context.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: str) -> dict[str, int]:
        """Show a page; return the gzipped size of each file it needs, without the search index."""
        self.asked.clear()
        self.page.goto(f"/{path}", wait_until="networkidle")
        # The theme adds the time to the name of its search worker; the file is the same.
        names = {urlsplit(url).path.lstrip("/") for url in self.asked if not url.startswith(("data:", "blob:"))}
        return {name: zipped((self.site / name).read_bytes()) for name in sorted(names.difference(INDEX))}


def test_the_first_view_weighs_at_most_100_kb(fresh: Page, site: Path) -> None:
    sizes = Loads(fresh, site).open("index.html")
    assert len(sizes) > 5
    assert sum(sizes.values()) <= 100 * KB, sizes


# The list of sources is opened by those who check a claim, and every link to it must find its entry on one page.
ROOM = {"reference/sources.html": 30}


def test_a_next_page_weighs_at_most_25_kb(fresh: Page, site: Path) -> None:
    loads = Loads(fresh, site)
    known = loads.open("index.html")
    for path in data.pages():
        new = {name: size for name, size in loads.open(path).items() if name not in known}
        assert sum(new.values()) <= ROOM.get(path, 25) * KB, (path, new)


def test_the_quiz_script_weighs_at_most_8_kb(site: Path) -> None:
    assert zipped((site / "assets" / "quiz.js").read_bytes()) <= 8 * KB


def test_the_offline_script_weighs_at_most_2_kb_and_one_page_loads_it(site: Path) -> None:
    assert zipped((site / "assets" / "offline.js").read_bytes()) <= 2 * KB
    loading = [path for path in data.pages() if "offline.js" in (site / path).read_text(encoding="utf-8")]
    assert loading == ["assessment/offline.html"]


@pytest.mark.parametrize("name", INDEX)
def test_the_search_index_weighs_at_most_130_kb(site: Path, name: str) -> None:
    assert zipped((site / name).read_bytes()) <= 130 * KB
