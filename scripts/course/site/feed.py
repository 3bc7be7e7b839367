"""The news as a feed (Atom, RFC 4287), made from the headings of the published page of news."""

import re
import xml.etree.ElementTree as etree
from pathlib import Path

from lxml import html

NEWS = "about/news.html"
FEED = "feed.xml"

_ATOM = "http://www.w3.org/2005/Atom"
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)-[\w-]+")


def write_feed(site: Path, title: str, course: str) -> None:
    """Write `feed.xml` from the page of news; without that page, or without news, there is no feed.

    Args:
        site: The finished site.
        title: What the feed is called.
        course: The course's own id.
    """
    page = site / NEWS
    if not page.is_file():
        return
    tree = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    entries = [
        (str(heading.get("id")), heading) for heading in tree.iter("h2") if _DATED.fullmatch(heading.get("id") or "")
    ]
    if not entries:
        return
    # Ids need a name that is ours for good, and the site may move: RFC 4151 was made for that.
    tag = f"tag:{course},2026:"
    feed = etree.Element("feed", xmlns=_ATOM)
    _add(feed, "id", f"{tag}news")
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max(name for name, _ in entries)))
    _add(_add(feed, "author"), "name", "The course authors")
    etree.SubElement(feed, "link", rel="self", href=FEED)
    for name, heading in entries:
        entry = _add(feed, "entry")
        _add(entry, "id", tag + name)
        _add(entry, "title", " ".join(str(heading.xpath("string()")).split()))
        _add(entry, "updated", _moment(name))
        etree.SubElement(entry, "link", rel="alternate", href=f"{NEWS}#{name}")
        _add(entry, "summary", _below(heading))
    (site / FEED).write_bytes(etree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _add(parent: etree.Element, tag: str, text: str = "") -> etree.Element:
    child = etree.SubElement(parent, tag)
    child.text = text or None
    return child


def _moment(name: str) -> str:
    return f"{name[:10]}T00:00:00Z"


def _below(heading: html.HtmlElement) -> str:
    """Return the words between a heading and the next."""
    words: list[str] = []
    for element in heading.itersiblings():
        if element.tag == "h2":
            break
        words += str(element.xpath("string()")).split()
    return " ".join(words)
