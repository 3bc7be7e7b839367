"""`/// changes`: of each version, which rules of safety and which modules it worded anew, from `releases.json`."""

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass

from course.guidance.history import short_version, worded_anew
from course.guidance.page import modules_among
from course.guidance.rules import RULES_PAGE
from course.site.blocks.base import CourseBlock
from course.site.elements import add, add_table
from course.site.links import link, page_link


@dataclass(frozen=True, slots=True)
class _Text:
    """A rule or a module: its title, where it is, and the versions in which its words are new."""

    title: str
    address: str
    versions: Sequence[str]


class ChangesBlock(CourseBlock):
    """A row for each version, the newest first; what all versions have in common is said once."""

    NAME = "changes"

    def build(self, element: etree.Element) -> None:
        shelf = self.config.shelf
        history = shelf.history()
        if not history:
            add(element, "p", "No earlier version is on the list yet.")
            return
        element.set("data-one-sheet", "")
        earliest, *later = history
        rules = [self._text(name, rule.title, link(self.md, RULES_PAGE, name)) for name, rule in shelf.rules().items()]
        modules = [
            self._text(page.path, head.name, page_link(self.md, page.path))
            for page, head in modules_among(shelf.pages().values())
        ]
        versions = [version for version in ("", *reversed(later)) if version or _anew(version, [*rules, *modules])]
        names = {version: short_version(version) or f"after {short_version([*history][-1])}" for version in versions}
        begins = f"The list begins with version {short_version(earliest)}."
        add(element, "p", f"{begins} Is the record older? Then treat all of it as new.")
        kinds = {"Safety rules": rules, "Modules": modules}
        in_rows = {kind: texts for kind, texts in kinds.items() if not all(_is_alike(each, texts) for each in versions)}
        if in_rows:
            body = add_table(element, "New words since the version before", ("Version", *in_rows))
            # A row without anything new would tell nothing.
            for version in (each for each in versions if any(_anew(each, texts) for texts in in_rows.values())):
                row = add(body, "tr")
                add(row, "th", names[version], scope="row")
                for texts in in_rows.values():
                    _cell(add(row, "td"), _anew(version, texts), texts)
        for kind, texts in kinds.items():
            if texts and kind not in in_rows:
                within = ", ".join(name for version, name in names.items() if version and _anew(version, texts))
                after = names[""] if _anew("", texts) else ""
                anew = " and ".join(filter(None, (within and f"in {within}", after)))
                said = f"have new words {anew}" if anew else "have the same words since then"
                add(element, "p", f"{kind}: all {len(texts)} {said}.")

    def _text(self, name: str, title: str, address: str) -> _Text:
        shelf = self.config.shelf
        first, anew = worded_anew(shelf.history(), shelf.texts_now(), name)
        return _Text(title, address, (first, *anew))


def _anew(version: str, texts: Sequence[_Text]) -> list[_Text]:
    return [text for text in texts if version in text.versions]


def _is_alike(version: str, texts: Sequence[_Text]) -> bool:
    """Return whether a version says of all texts the same: a row for it would tell nothing of one of them."""
    return len(_anew(version, texts)) in {0, len(texts)}


def _cell(cell: etree.Element, anew: Sequence[_Text], texts: Sequence[_Text]) -> None:
    """Say which texts have new words, or which have none, whichever is shorter to read."""
    same = [text for text in texts if text not in anew]
    if not anew:
        cell.text = "None"
    elif not same and len(texts) > 1:
        cell.text = f"All {len(texts)}"
    elif len(same) * 2 < len(anew):
        cell.text = f"All {len(texts)} but "
        _links(cell, same)
    else:
        _links(cell, anew)


def _links(cell: etree.Element, texts: Sequence[_Text]) -> None:
    for text in texts:
        before = add(cell, "a", text.title, href=text.address)
        before.tail = "; "
    before.tail = ""
