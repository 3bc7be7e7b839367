"""The feed of news, for people who want to hear of changes."""

from pathlib import Path

import pytest
from lxml import etree, html

from course.site.feed import write_feed

ATOM = {"a": "http://www.w3.org/2005/Atom"}
PAGE = """<h1>News</h1>
<h2 id="2026-12-01-more">1 December 2026: <em>More</em> &amp; better</h2><p>First <b>words</b>.</p><ul><li>One</li></ul>
<h2 id="2026-11-22-first">22 November 2026: First</h2><p>Old.</p>
<h2 id="how">How to hear of news</h2><p>By feed.</p>"""


def test_has_an_entry_for_each_dated_heading(tmp_path: Path) -> None:
    (tmp_path / "about").mkdir()
    (tmp_path / "about/news.html").write_text(PAGE, encoding="utf-8")
    write_feed(tmp_path, "News of <us>", "ours")
    feed = etree.parse(tmp_path / "feed.xml")
    assert feed.findtext("a:title", namespaces=ATOM) == "News of <us>"
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-12-01T00:00:00Z"
    entries = feed.findall("a:entry", ATOM)
    assert [entry.findtext("a:title", namespaces=ATOM) for entry in entries] == [
        "1 December 2026: More & better",
        "22 November 2026: First",
    ]
    assert [entry.findtext("a:summary", namespaces=ATOM) for entry in entries] == ["First words. One", "Old."]
    assert [entry.find("a:link", ATOM).get("href") for entry in entries] == [
        "about/news.html#2026-12-01-more",
        "about/news.html#2026-11-22-first",
    ]


@pytest.mark.parametrize("page", [None, "<h2 id='how'>How</h2>"])
def test_is_not_there_without_news(tmp_path: Path, page: str | None) -> None:
    (tmp_path / "about").mkdir()
    if page:
        (tmp_path / "about/news.html").write_text(page, encoding="utf-8")
    write_feed(tmp_path, "News", "ours")
    assert not (tmp_path / "feed.xml").exists()


def test_the_page_of_news_says_where_its_feed_is(site: Path) -> None:
    entries = etree.parse(site / "feed.xml").findall("a:entry", ATOM)
    ids = html.parse(site / "about/news.html").xpath("//h2/@id")
    assert [entry.find("a:link", ATOM).get("href") for entry in entries] == [
        f"about/news.html#{name}" for name in ids if name[:2] == "20"
    ]
    assert entries
    page = html.parse(site / "about/news.html")
    assert page.xpath("//link[@type='application/atom+xml']/@href") == ["../feed.xml"]
