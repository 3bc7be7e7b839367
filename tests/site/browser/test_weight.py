"""What a learner on a weak connection must load."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.site.browser import data
from tests.site.browser.test_privacy import KEPT, NOTHING, Watcher

KB = 1024
INDEX = ("search/search_index.js", "search/search_index.json")


def zipped(content: bytes) -> int:
    """Return the size as a server sends it, with the level that servers use by default."""
    return len(gzip.compress(content, 6, mtime=0))


# The list of sources is opened by those who check a claim, and every link to it must find its entry on one page.
ROOM = {"reference/sources.html": 34}
TABS = 12  # what is waited for in each of them is waited for once


def test_the_first_view_weighs_at_most_100_kb_and_a_next_page_25_and_none_asks_strangers_or_keeps_anything(
    fresh: Page, base_url: str, site: Path
) -> None:
    watcher = Watcher(fresh)
    asked: set[str] = set()

    def sizes(loaded: Iterable[str]) -> dict[str, int]:
        """Return the gzipped size of each file that a page needs, without the search index."""
        # The theme adds the time to the name of its search worker; the file is the same.
        names = {urlsplit(url).path.lstrip("/") for url in loaded if not url.startswith(("data:", "blob:"))}
        return {name: zipped((site / name).read_bytes()) for name in sorted(names.difference(INDEX))}

    def open_together(paths: Sequence[str]) -> Iterator[tuple[str, dict[str, int]]]:
        """Show a page in each of some tabs, wait until all have what they want; yield what each has asked for."""
        loads = [Load(fresh.context.new_page()) for _ in paths]
        for load, path in zip(loads, paths, strict=True):
            load.page.goto(f"/{path}")
        for load, path in zip(loads, paths, strict=True):
            load.page.wait_for_load_state("networkidle")
            assert load.page.evaluate(KEPT) == NOTHING, path
            asked.update(load.asked)
            yield path, sizes(load.asked)
            load.page.close()

    ((_, known),) = open_together(["index.html"])
    assert len(known) > 5
    assert sum(known.values()) <= 100 * KB, known
    heavy = {
        path: new
        for start in range(0, len(data.pages()), TABS)
        for path, all_of_it in open_together(data.pages()[start : start + TABS])
        if sum((new := {name: size for name, size in all_of_it.items() if name not in known}).values())
        > ROOM.get(path, 25) * KB
    }
    assert heavy == {}
    assert set(watcher.requests) == asked, "somebody else than a page has asked"
    assert len(watcher.requests) > len(data.pages())
    assert watcher.strangers(f"{base_url}/") == []
    assert watcher.complaints == []


class Load:
    """A page, and the addresses that it asks for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))


def test_the_quiz_script_weighs_at_most_8_kb(site: Path) -> None:
    assert zipped((site / "assets" / "quiz.js").read_bytes()) <= 8 * KB


def test_the_offline_script_weighs_at_most_2_kb_and_one_page_loads_it(site: Path) -> None:
    assert zipped((site / "assets" / "offline.js").read_bytes()) <= 2 * KB
    loading = [path for path in data.pages() if "offline.js" in (site / path).read_text(encoding="utf-8")]
    assert loading == ["assessment/offline.html"]


@pytest.mark.parametrize("name", INDEX)
def test_the_search_index_weighs_at_most_130_kb(site: Path, name: str) -> None:
    assert zipped((site / name).read_bytes()) <= 130 * KB
