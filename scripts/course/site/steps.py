"""A page that is read in steps: each part in an element of its own, with a plain link to the next at its end.

Parts begin with headings of the second and third level. The first of the third level below one of the second belongs
to the part which that one begins, and names it. An author may say otherwise: `{#id .same-part}` keeps a heading in the
part before it, `{#id .new-part}` lets any begin a part. Without a script all parts stand below one another; the script
`theme/assets/steps.js` shows one at a time.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from markdown.util import AtomicString

from course.guidance.page import Page
from course.reading.english import plural
from course.site.elements import add, after
from course.site.module_end import END, end_line
from course.site.of_page import PageProcessor, put_below_heading
from course.site.parts import last_module, minutes_of, times

PART = "step"
_SAME, _NEW = "same-part", "new-part"
_HEADINGS = {"h2", "h3", "h4", "h5"}


@dataclass
class _Part:
    """What stands from one heading to the next that begins a part."""

    heading: etree.Element
    named_by: etree.Element
    content: list[etree.Element] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.heading.get("id", "")

    @property
    def is_unnamed(self) -> bool:
        """Whether a heading below may say what the part is about."""
        return self.heading.tag == "h2" and all(element.tag != "h3" for element in self.content)


class StepsProcessor(PageProcessor):
    """Puts the parts of a page that is read in steps each into an element of its own."""

    def run(self, root: etree.Element) -> None:
        page = self.page
        parts = _parts(root) if page is not None and page.is_stepped else []
        if page is None or len(parts) < 2:
            return
        names = _names(self.md.toc_tokens)  # type: ignore[attr-defined]
        titles = [names.get(part.named_by.get("id", ""), "") for part in parts]
        times = self._times(page, parts)
        for number, part in enumerate(parts):
            section = etree.Element("section", {"class": PART, "data-minutes": str(times[number])})
            root.insert(list(root).index(part.heading), section)
            for element in part.content:
                root.remove(element)
                section.append(element)
            if number + 1 < len(parts):
                line = add(section, "p", class_="next-part")
                words = f"Next part: {titles[number + 1]} ({times[number + 1]} min)"
                add(line, "a", words, href=f"#{parts[number + 1].id}")
        self._say_where(root, page, len(parts))
        _to_the_foot(root)

    def _times(self, page: Page, parts: Sequence[_Part]) -> list[int]:
        """Return the minutes of each part. A heading without an id of its own counts with the part before it."""
        known = {**page.heading_lines, END: end_line(page)}
        starts = [page.first_line]
        for part in parts[1:]:
            starts.append(max(starts[-1], known.get(part.id, starts[-1])))
        return times(self.shelf.root, page.path, starts)

    def _say_where(self, root: etree.Element, page: Page, count: int) -> None:
        """Say below the page's heading which module it is, and how much there is to read."""
        line = etree.Element("p", {"class": "place", "data-search-exclude": ""})
        _, time = minutes_of(self.shelf.root, page.path)
        said = f"{plural(count, 'part')} · about {time} minutes"
        if page.module is not None:
            last = last_module(self.shelf.root)
            after(add(line, "span", f"Module {page.module.number} of {last}"), f" · {said}")
        else:
            line.text = AtomicString(said)
        put_below_heading(root, line)


def _parts(root: etree.Element) -> list[_Part]:
    parts: list[_Part] = []
    for element in root:
        said = element.get("class", "").split()
        if element.tag in _HEADINGS:
            if element.tag == "h3" and parts and parts[-1].is_unnamed and not {_SAME, _NEW}.intersection(said):
                parts[-1].named_by = element
            elif _SAME not in said and (element.tag in {"h2", "h3"} or _NEW in said):
                parts.append(_Part(element, element))
            _forget(element, said)
        if parts:
            parts[-1].content.append(element)
    return parts


def _forget(heading: etree.Element, said: Sequence[str]) -> None:
    if left := [name for name in said if name not in (_SAME, _NEW)]:
        heading.set("class", " ".join(left))
    else:
        heading.attrib.pop("class", None)


def _names(tokens: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the words of each heading, by its id."""
    return {name: unescape(words) for name, words in _flat(tokens)}


def _flat(tokens: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for token in tokens:
        yield token["id"], token["name"]
        yield from _flat(token["children"])


def _to_the_foot(root: etree.Element) -> None:
    """Move what tells who read the page through, and when: nobody comes for that first."""
    for parent in root.iter():
        for line in parent.findall("p[@class='reviewed']"):
            parent.remove(line)
            root.append(line)
