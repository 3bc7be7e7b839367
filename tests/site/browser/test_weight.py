"""What a learner on a weak connection must load."""

import gzip
from pathlib import Path

import pytest

from tests.site.browser import data

KB = 1024
SEARCH = {"search/find.js": 60, "search/texts.js": 150}


def zipped(content: bytes) -> int:
    """Return the size as a server sends it, with the level that servers use by default."""
    return len(gzip.compress(content, 6, mtime=0))


def test_the_player_weighs_at_most_8_kb(site: Path) -> None:
    player = [(site / "assets" / f"{name}.js").read_bytes() for name in ("kinds", "question", "quiz")]
    assert sum(map(zipped, player)) <= 8 * KB


def test_the_voice_weighs_at_most_2_kb(site: Path) -> None:
    assert zipped((site / "assets" / "listen.js").read_bytes()) <= 2 * KB


def test_the_steps_weigh_at_most_2_kb_and_only_pages_in_steps_load_them(site: Path) -> None:
    assert zipped((site / "assets" / "steps.js").read_bytes()) <= 2 * KB
    pages = {path: (site / path).read_text(encoding="utf-8") for path in data.pages()}
    in_steps = [path for path, text in pages.items() if 'class="step"' in text]
    assert [path for path, text in pages.items() if "steps.js" in text] == in_steps != []


def test_the_offline_script_weighs_at_most_2_kb_and_one_page_loads_it(site: Path) -> None:
    assert zipped((site / "assets" / "offline.js").read_bytes()) <= 2 * KB
    loading = [path for path in data.pages() if "offline.js" in (site / path).read_text(encoding="utf-8")]
    assert loading == ["assessment/offline.html"]


@pytest.mark.parametrize(("name", "most"), SEARCH.items())
def test_the_search_weighs_at_most_what_was_agreed(site: Path, name: str, most: int) -> None:
    assert zipped((site / name).read_bytes()) <= most * KB
