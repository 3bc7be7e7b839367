"""The menu, `nav:` of `mkdocs.yml`: each entry leads to one page, once, and each page that should be there is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from course.guidance.published import KEYS
from course.reading.addresses import parts_of, wrong_address
from course.reading.english import did_you_mean
from course.reading.findings import Finding, Position
from course.reading.tree import Node
from course.site.config import CONFIG
from course.site.usual import VALIDATION

# An entry that is indented further than the one above it, which YAML takes for more words of that.
_RUN_ON = re.compile(r"\s+- ")
_MEND_PATH = "Write its path below the folder of the pages."
# What stands in the menu, with its place, or what is wrong with an entry.
_Entry = tuple[str, Position]


def check_entries(nav: object, tree: Node) -> Iterator[Finding]:
    """Yield each entry of the menu that MkDocs refuses, or that would be a title with nothing below it.

    Args:
        nav: What `mkdocs.yml` says of the menu.
        tree: All that it says, with its places.
    """
    faults: list[Finding] = []
    if isinstance(nav, list):
        list(_entries(nav, tree, ("nav",), faults))
    elif nav is not None:
        mend = "Write each entry on a line of its own below it: “- Title: modules/a.md”."
        faults = [Finding(tree.at("nav"), "menu-entry", "the menu, `nav:`, is no list", mend)]
    yield from faults


def check_menu(
    docs: str, said: Mapping[str, Any], tree: Node, there: Collection[str], in_menu: Collection[str]
) -> Iterator[Finding]:
    """Yield each entry of the menu that leads nowhere, or stands there twice, and each page that it leaves out.

    Args:
        docs: The folder of the pages below the course's root.
        said: What `mkdocs.yml` says.
        tree: The same, with its places.
        there: The paths of all files that the generator found.
        in_menu: Of those, the pages that the menu should hold.
    """
    nav = said.get("nav")
    if not isinstance(nav, list) or not nav:
        return
    named: dict[str, Position] = {}
    faults: list[Finding] = []
    refused: list[Finding] = []
    for address, where in _entries(nav, tree, ("nav",), refused):
        first, *others = _RUN_ON.split(address)
        for number, other in enumerate(others, 1):
            message = f"“{other}” is indented further than the line above, so the menu takes both for one entry"
            mend = "Start both lines in the same column."
            faults.append(Finding(Position(CONFIG, where.line + number), "run-on-entry", message, mend))
        for told in (first, *others):
            path = _path(told)
            wrong = None if path in there else wrong_address(told)
            if wrong:
                faults.append(Finding(where, "bad-address", *wrong))
            if wrong or not _is_of_course(told):
                continue
            if path in named:
                message = f"{docs}/{path} stands in the menu twice; it was first on line {named[path].line}"
                faults.append(Finding(where, "twice-in-menu", message, "Keep one of the two."))
            elif path not in there:
                pages = [page for page in in_menu if page not in named and not page.startswith(KEYS)]
                message = f"the menu leads to {docs}/{path}, and there is no such page{did_you_mean(path, pages)}"
                faults.append(Finding(where, "unknown-page", message, _MEND_PATH).of(path))
            named.setdefault(path, where)
    yield from faults
    if not faults and not refused and _minds_left_out(said):
        yield from _left_out(docs, in_menu, named, tree.at("nav"))


def _entries(nav: list[Any], tree: Node, path: tuple[str | int, ...], faults: list[Finding]) -> Iterator[_Entry]:
    for index, entry in enumerate(nav):
        title, below, place = "", entry, (*path, index)
        if isinstance(entry, dict) and len(entry) == 1:
            (title, below), *_ = entry.items()
            place = (*place, str(title))
        if below is None or below in ("", []):
            what = f"nothing stands below “{title}” in the menu" if entry != below else "this line of the menu is empty"
            mend = "Write the path of a page there, for example “modules/a.md”, or take the line away."
            faults.append(Finding(tree.at(*place), "empty-menu", what, mend))
        elif isinstance(below, str):
            yield below, tree.at(*place)
        elif isinstance(below, list) and isinstance(entry, dict):
            yield from _entries(below, tree, place, faults)
        else:
            message = "this entry of the menu is neither a page nor a title with pages below it"
            mend = "Write “- modules/a.md”, “- Title: modules/a.md”, or “- Title:” with such lines below it."
            faults.append(Finding(tree.at(*place), "menu-entry", message, mend))


def _is_of_course(address: str) -> bool:
    """Return whether an entry leads to a file of the course, and not to a server or another host."""
    parts = parts_of(address)
    return not (parts.scheme or parts.netloc or address.startswith("/"))


def _path(address: str) -> str:
    return PurePosixPath(address).as_posix()


def _minds_left_out(said: Mapping[str, Any]) -> bool:
    told = said.get("validation", VALIDATION)
    menu = told.get("nav", told) if isinstance(told, dict) else {}
    return isinstance(menu, dict) and menu.get("omitted_files") == "warn"


def _left_out(docs: str, in_menu: Collection[str], named: Mapping[str, Position], nav: Position) -> Iterator[Finding]:
    for path in in_menu:
        if path not in named:
            beside = [
                where for page, where in named.items() if PurePosixPath(page).parent == PurePosixPath(path).parent
            ]
            message = f"{docs}/{path} stands nowhere in the menu, so only links and the search lead there"
            mend = f"Add a line “- {path}” to `nav:`, or name the page below `not_in_nav:`."
            yield Finding(beside[-1] if beside else nav, "not-in-menu", message, mend)
