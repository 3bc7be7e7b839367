"""Which pages are made of the same parts: the scripts, controls and elements of ours that act on a page.

Two such pages differ in their words alone. What only a page's parts decide (whether it opens from a disk, whether a
button is dead without a script) is looked at on one page of each make; what its words decide, on every page.
"""

from collections.abc import Iterable
from pathlib import Path

from lxml import etree, html

ACTS = frozenset(
    ["button", "input", "select", "textarea", "form", "details", "iframe", "link", "audio", "video", "dialog", "script"]
)


def make_of(file: Path) -> frozenset[tuple[str, str, str]]:
    """Return what acts on a page: each tag, with its class and, for a script, its name."""
    root = html.parse(str(file)).getroot()
    return frozenset(
        (element.tag, element.get("class", ""), element.get("src", "").rpartition("/")[2])
        for element in root.iter(etree.Element)
        if element.tag in ACTS or "-" in element.tag
    )


def one_of_each_make(site: Path, paths: Iterable[str]) -> list[str]:
    """Return the first page of each make, of some of a site's pages."""
    found: dict[frozenset[tuple[str, str, str]], str] = {}
    for path in paths:
        found.setdefault(make_of(site / path), path)
    return [*found.values()]
