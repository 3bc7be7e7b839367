"""Answer keys in a finished site: the sitemap does not know of them, whichever generator wrote it."""

import gzip
from pathlib import Path

import pytest

from course.site.withhold import trim_sitemap, without_key_links
from tests.conftest import write_files
from tests.site.test_build import files_in

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url>
         <loc>https://example.org/course/trainers/index.html</loc>
    </url>
    <url>
         <loc>https://example.org/course/trainers/keys/one-team.html</loc>
         <lastmod>2026-11-22</lastmod>
    </url>
    <url>
         <loc>https://example.org/course/trainers/keys.html</loc>
    </url>
</urlset>"""


def test_the_sitemap_names_no_key(tmp_path: Path) -> None:
    write_files(tmp_path, {"sitemap.xml": SITEMAP, "sitemap.xml.gz": gzip.compress(SITEMAP.encode())})
    trim_sitemap(tmp_path)
    text = (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert text == SITEMAP.replace(
        """
    <url>
         <loc>https://example.org/course/trainers/keys/one-team.html</loc>
         <lastmod>2026-11-22</lastmod>
    </url>""",
        "",
    )
    assert gzip.decompress((tmp_path / "sitemap.xml.gz").read_bytes()).decode() == text


def test_a_site_without_keys_stays_as_it_is_and_twice_is_once(tmp_path: Path) -> None:
    clean = SITEMAP.replace("trainers/keys/", "trainers/")
    write_files(tmp_path, {"sitemap.xml": clean, "sitemap.xml.gz": b"packed"})
    before = files_in(tmp_path)
    trim_sitemap(tmp_path)
    trim_sitemap(tmp_path)
    assert files_in(tmp_path) == before


def test_a_sitemap_of_no_page_goes(tmp_path: Path) -> None:
    empty = SITEMAP[: SITEMAP.index("    <url>")] + "</urlset>"
    write_files(tmp_path, {"sitemap.xml": empty, "sitemap.xml.gz": gzip.compress(empty.encode())})
    trim_sitemap(tmp_path)
    assert files_in(tmp_path) == {}


def test_a_site_without_sitemap(tmp_path: Path) -> None:
    trim_sitemap(tmp_path)
    assert files_in(tmp_path) == {}


@pytest.mark.parametrize(
    "href", ["keys/a.html", "../keys/a.html#b", "trainers/keys/a.html", "../../trainers/keys/a.html"]
)
def test_a_link_to_a_key_becomes_words(href: str) -> None:
    page = f'<p><a class="x" href="{href}">Key</a></p>'
    assert without_key_links(page) == "<p><span>Key (on the course’s own website)</span></p>"


@pytest.mark.parametrize("href", ["a.html#keys/x", "monkeys/a.html", "https://example.org/keys/a.html", "keys.html"])
def test_any_other_link_stays(href: str) -> None:
    page = f'<a href="{href}">x</a>'
    assert without_key_links(page) == page
