"""A page's prose as the reader sees it, section by section, and the comparison of quotes with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import html

# The caller's Markdown: text in, HTML out, with quiz blocks that do nothing.
Converter = Callable[[str], str]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {"p", "li", "td", "th", "dt", "dd", "div", "tr", "table", "ul", "ol", "section", "br", "pre", *_HEADINGS}
_EQUAL = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛“”„‟«»`´′″\"", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,
        "\u200b": None,
        "…": "...",
    }
)


@dataclass(slots=True)
class Section:
    """A heading with an id and all that stands below it, sub-headings included."""

    id: str
    title: str
    level: int
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the reader sees, as one line."""
        return comparable("".join(self.parts))


@dataclass(frozen=True, slots=True)
class Prose:
    """The prose of one page: its sections by id, and its number of words."""

    sections: dict[str, Section]
    words: int


def comparable(text: str) -> str:
    """Return a text with quotes, dashes, spaces and footnote marks made equal."""
    text = re.sub(r"\[\d+\]", "", text)
    return " ".join(text.translate(_EQUAL).split())


def read_prose(markdown: str, convert: Converter) -> Prose:
    """Return the prose of a page's Markdown."""
    rendered = convert(markdown)
    tree = html.fromstring(f"<div>{rendered}</div>")
    sections: dict[str, Section] = {}
    open_sections: list[Section] = []
    words = 0
    for kind, value in _walk(tree):
        if kind == "text":
            words += len(value.split())
            for section in open_sections:
                section.parts.append(value)
            continue
        heading = value
        level = _HEADINGS[heading.tag]
        open_sections = [section for section in open_sections if section.level < level]
        if name := heading.get("id"):
            section = Section(name, comparable(heading.text_content()), level)
            sections.setdefault(name, section)
            open_sections.append(section)
    return Prose(sections, words)


def _walk(element: html.HtmlElement) -> Iterable[tuple[str, object]]:
    """Yield headings and runs of text in the order of the page."""
    if not isinstance(element.tag, str) or element.tag in {"script", "style", "sup"} and element.get("id"):
        return
    if element.tag in _HEADINGS:
        yield "heading", element
    is_block = element.tag in _BLOCKS
    if is_block:
        yield "text", " "
    if element.text:
        yield "text", element.text
    for child in element:
        yield from _walk(child)
        if child.tail:
            yield "text", child.tail
    if is_block:
        yield "text", " "
