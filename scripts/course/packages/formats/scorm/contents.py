"""Which files of the built site a package holds, and what becomes of its pages there."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import html

from course.guidance.published import address_of
from course.packages.formats.scorm.pages import (
    Way,
    alone,
    article_links,
    asks,
    found_in,
    has_progress,
    of_part,
    prepared,
    resolved,
    title_of,
)
from course.site.loads import loads
from course.site.offline.contents import Files

# The script of the course's own way to keep a copy: a learning system serves its own.
_NOT_SERVED = {"assets/offline.js", "manifest.webmanifest"}
_IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)""")


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a package.

    Attributes:
        files: By their paths.
        start: The page to begin with.
        titles: The title of each page, by its path.
        scored: The ids of the questions that stand on module pages and count points, in order.
        has_check: Whether there is a final check among the pages.
    """

    files: Files
    start: str
    titles: Mapping[str, str]
    scored: tuple[str, ...]
    has_check: bool


def of_course(site: Files, modules: Iterable[str], address: str) -> Contents:
    """Return the contents of a package of the whole course.

    Args:
        site: The files of the built site that a copy may hold.
        modules: The module pages, as Markdown files below `docs`.
        address: Where the site is published, or nothing.
    """
    files = {name: data for name, data in site.items() if name not in _NOT_SERVED and _is_safe(name)}
    pages = {name: alone(data.decode()) for name, data in files.items() if name.endswith(".html")}
    ready = {name: prepared(page, Way(name, pages.keys() | files.keys(), address)) for name, page in pages.items()}
    return _contents({**files, **_encoded(ready)}, "index.html", ready, [address_of(page) for page in modules])


def of_module(site: Files, module: str, modules: Iterable[str], address: str) -> Contents:
    """Return the contents of a package of one module: its page, the pages it sends readers to, and what they load.

    Other modules, and pages that ask questions of their own, stay outside: links there become words, or lead to the
    published site where there is one.
    """
    start = address_of(module)
    pages = {name: data.decode() for name, data in site.items() if name.endswith(".html")}
    outside = {address_of(page) for page in modules} - {start}
    linked = [name for name in article_links(start, pages[start]) if name in pages and name not in outside]
    linked = [name for name in linked if not asks(pages[name]) and posixpath.basename(name) != "index.html"]
    own = [name for name, page in pages.items() if has_progress(page)]
    chosen = list(dict.fromkeys([start, *linked, *own]))
    titles = {name: title_of(pages[name]) for name in chosen}
    parts = {name: of_part(alone(pages[name]), name, titles) for name in chosen}
    assets = _assets(parts, site)
    ready = {
        name: prepared(page, Way(name, titles.keys() | assets.keys(), address, "in the full course"))
        for name, page in parts.items()
    }
    return _contents({**assets, **_encoded(ready)}, start, ready, [start])


def _contents(files: Files, start: str, pages: Mapping[str, str], modules: Iterable[str]) -> Contents:
    scored = dict.fromkeys(name for page in modules if page in pages for name in _scored(pages[page]))
    titles = {name: title_of(page) for name, page in pages.items()}
    has_check = any("<course-check" in page for page in pages.values())
    return Contents(files, start, titles, tuple(scored), has_check)


def _scored(page: str) -> Iterator[str]:
    tree = html.fromstring(page)
    for form in found_in(tree, '//course-quiz[@data-scored="true"]//form[@data-scoring!="none"]'):
        yield str(form.get("data-question"))


def _assets(pages: Mapping[str, str], site: Files) -> Files:
    """Return what pages load, and what their styles load."""
    found: dict[str, bytes] = {}
    waiting = [(name, each) for name, page in pages.items() for _, each in loads(html.fromstring(page))]
    while waiting:
        where, address = waiting.pop()
        name = resolved(where, address)
        if name in found or name not in site:
            continue
        found[name] = site[name]
        if name.endswith(".css"):
            waiting += [(name, each) for each in _IN_STYLES.findall(site[name].decode())]
    return found


def _encoded(pages: Mapping[str, str]) -> Files:
    return {name: page.encode() for name, page in pages.items()}


def _is_safe(name: str) -> bool:
    return name.isascii() and name == name.lower()
