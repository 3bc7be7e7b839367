"""A page of the site as it stands in a package: it loads nothing that is not there, and no link leads nowhere."""

import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import cast
from urllib.parse import unquote

from lxml import html

from course.packages.formats.scorm.shell import FOLDER
from course.site.offline.offer import alone as offers_none

_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_HREF = re.compile(r'\bhref="([^"]*)"')
_NEIGHBOURS = re.compile(r'<link\b[^>]*\brel="(?:prev|next|canonical|alternate[^"]*)"[^>]*>\n?')
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SEARCH_SCRIPT = re.compile(r'("search": )"[^"]*"')

_KEPT_BY = (
    '<div class="admonition note"><p class="admonition-title">In a learning system</p><p>You opened this course from a '
    "learning system. It saves your progress, so you do not need to press anything. Your employer can see your status, "
    "your score, your time, and your answers to scored questions. What this page says about your browser and your "
    "device is only true on the course’s own website.</p></div>"
)


@dataclass(frozen=True, slots=True)
class Way:
    """What a link on a page can lead to.

    Attributes:
        page: The page's own path.
        there: The paths of what there is.
        address: Where the site is published, or nothing.
        elsewhere: Where to look for what is not there, in words.
    """

    page: str
    there: Container[str]
    address: str = ""
    elsewhere: str = "on the course’s website"

    def leads_to(self, address: str) -> str:
        """Return where a link leads from the package, or nothing where it would lead nowhere."""
        if re.match(r"[a-z][a-z0-9+.-]*:", address) or address.startswith("#") or not address:
            return address
        name = resolved(self.page, address)
        if name in self.there:
            return address
        mark = address.partition("#")[2]
        return f"{self.address.rstrip('/')}/{name}{'#' if mark else ''}{mark}" if self.address else ""


def resolved(page: str, address: str) -> str:
    """Return the path of what a relative address on a page leads to."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


def alone(page: str) -> str:
    """Return a page that offers no further copy, and names no neighbours in its head."""
    return _NEIGHBOURS.sub("", offers_none(page))


def prepared(page: str, way: Way) -> str:
    """Return a page whose links all lead somewhere, which tells the shell that it is there."""
    page = _ANCHOR.sub(lambda found: _link(found, way), page)
    if has_progress(page):
        page = page.replace("</h1>", f"</h1>{_KEPT_BY}", 1)
    script = posixpath.relpath(f"{FOLDER}/page.js", posixpath.dirname(way.page) or ".")
    return page.replace("</head>", f'<script src="{script}"></script>\n</head>', 1)


def _link(found: re.Match[str], way: Way) -> str:
    href = _HREF.search(found[1])
    if href is None:
        return found[0]
    address = unescape(href[1])
    leads_to = way.leads_to(address)
    if leads_to == address:
        return found[0]
    if leads_to:
        return found[0].replace(href[0], f'href="{escape(leads_to)}"', 1)
    return f"<span>{found[2]} ({way.elsewhere})</span>"


def title_of(page: str) -> str:
    """Return the words of a page's first heading."""
    found = _TITLE.search(page)
    return " ".join(unescape(_TAG.sub("", found[1])).split()) if found else ""


def asks(page: str) -> bool:
    """Say whether a page asks questions that count points."""
    return re.search(r'<course-(?:check|review)\b|data-scored="true"', page) is not None


def has_progress(page: str) -> bool:
    """Say whether a page is the one about the learner's progress."""
    return "<course-progress" in page


def found_in(tree: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Return the elements that an XPath leads to."""
    return cast(list[html.HtmlElement], tree.xpath(path))


def article_links(name: str, page: str) -> Iterator[str]:
    """Yield the paths of the pages that a page's own text links to, as often as it does."""
    tree = html.fromstring(page)
    for anchor in found_in(tree, "//article//a[@href]"):
        address = str(anchor.get("href"))
        if not re.match(r"[a-z][a-z0-9+.-]*:|#", address):
            yield resolved(name, address)


def of_part(page: str, name: str, titles: Mapping[str, str]) -> str:
    """Return a page without the course around it: no search, no tabs, and a menu of the package's pages.

    Args:
        page: The page as the site has it.
        name: Its path.
        titles: The titles of the package's pages by their paths, the first one being where it starts.
    """
    tree = html.document_fromstring(page)
    for path in (
        "//button[contains(@class, 'search-button')]",
        "//a[@class='look-up']",
        "//nav[@data-md-component='tabs']",
        "//nav[contains(@class, 'md-footer__inner')]",
    ):
        for element in found_in(tree, path):
            element.drop_tree()
    start = next(iter(titles))
    for logo in found_in(tree, "//a[contains(@class, 'md-logo')]"):
        logo.set("href", _way(name, start))
    for menu in found_in(tree, "//nav[contains(@class, 'md-nav--primary')]"):
        menu.set("class", "md-nav md-nav--primary")
        _fill(menu, name, titles)
    return _SEARCH_SCRIPT.sub(r'\1""', html.tostring(tree, encoding="unicode", doctype="<!doctype html>"))


def _fill(menu: html.HtmlElement, name: str, titles: Mapping[str, str]) -> None:
    """Give the menu the package's pages; the entry of this page keeps what it holds."""
    here = found_in(menu, ".//li[contains(@class, 'md-nav__item--active')][input[@id='__toc'] or not(.//li/a)]")
    entry = here[-1] if here else None
    for listing in found_in(menu, "./ul"):
        for child in list(listing):
            listing.remove(child)
        for page, title in titles.items():
            if page == name and entry is not None:
                listing.append(entry)
                continue
            item = html.Element("li", {"class": "md-nav__item"})
            anchor = html.Element("a", {"class": "md-nav__link", "href": _way(name, page)})
            words = html.Element("span", {"class": "md-ellipsis"})
            words.text = title
            anchor.append(words)
            item.append(anchor)
            listing.append(item)


def _way(name: str, page: str) -> str:
    return posixpath.relpath(page, posixpath.dirname(name) or ".")
