"""The parts of a finished page that the search finds one by one: headings with the text below them, words explained."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import html

_HEADINGS = {"h1", "h2", "h3", "h4"}
# Other generators leave a place out by the same mark. Questions, stories and controls are no guidance.
_LEFT_OUT = {"script", "style", "svg", "button", "select", "textarea", "label", "course-quiz", "course-scenario"}
_MARK = "data-search-exclude"
# Where something comes from, and what comes next: nobody looks for it, and it holds the words of what it is about.
_PROOF = {"rule-source", "law-source", "next-part"}
# Between these a reader makes a pause, so no sentence goes on.
_BLOCKS = {"p", "li", "td", "th", "dd", "dt", "div", "blockquote", "figcaption", "summary", "tr", "section", "br"}
_SPACE = re.compile(r"\s+")
_ENDS = re.compile(r"[.!?:;”’)…]$")


@dataclass
class Section:
    """One part of a page: its own address, how deep its heading stands, and what stands below it."""

    id: str
    heading: str
    level: int
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands below the heading, as one line in which each block ends like a sentence."""
        blocks = (" ".join(block.split()) for block in "".join(self.pieces).split("\n"))
        return " ".join(block if _ENDS.search(block) else f"{block}." for block in blocks if block)


def sections_of(article: html.HtmlElement) -> list[Section]:
    """Return the parts of a page's article, in order; what stands before the first heading is in none."""
    found: list[Section] = []
    for element, text in _texts(article):
        if element is not None and (section := _begun(element)) is not None:
            found.append(section)
        elif found:
            found[-1].pieces.append(text)
    return found


def as_one(sections: Sequence[Section]) -> Section:
    """Return the parts of a page as one, by the name of the first."""
    first, *others = sections
    more = [piece for section in others for piece in ("\n", section.heading, "\n", *section.pieces)]
    return Section(first.id, first.heading, first.level, [*first.pieces, *more])


def _begun(element: html.HtmlElement) -> Section | None:
    """Return the part that begins with an element."""
    name = element.get("id") or ""
    if element.tag in _HEADINGS:
        return Section(name, _plain(element), int(element.tag[1]))
    if element.tag == "dt":
        return Section(element.getparent().get("id") or "", _plain(element), 3)
    return None


def _texts(element: html.HtmlElement) -> Iterator[tuple[html.HtmlElement | None, str]]:
    """Yield what begins a part, and each run of text between, in order."""
    if element.text:
        yield None, _SPACE.sub(" ", element.text)
    for child in element:
        if isinstance(child.tag, str) and not _is_left_out(child):
            if child.tag in _HEADINGS or child.tag == "dt":
                yield child, ""
            else:
                around = "\n" if child.tag in _BLOCKS else ""
                yield None, around
                yield from _texts(child)
                yield None, around
        if child.tail:
            yield None, _SPACE.sub(" ", child.tail)


def _is_left_out(element: html.HtmlElement) -> bool:
    return element.tag in _LEFT_OUT or _MARK in element.attrib or element.get("class") in _PROOF


def _plain(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
