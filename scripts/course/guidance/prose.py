"""A page's prose as the reader sees it, section by section, and the comparison of quotes with it."""

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import html

# The caller's Markdown: text in, HTML out, with quiz blocks that do nothing.
Converter = Callable[[str], str]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {"p", "li", "td", "th", "dt", "dd", "div", "tr", "table", "ul", "ol", "section", "br", "pre", *_HEADINGS}
_EQUAL = str.maketrans(
    {
        **dict.fromkeys('‘’‚‛“”„‟«»`´′″"', "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,
        "\u200b": None,
        "…": "...",
    }
)
_FOOTNOTE = re.compile(r"\[\d+\]")


@dataclass
class Section:
    """A heading with an id and all that stands below it, sub-headings included."""

    id: str
    title: str
    level: int
    parts: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """What the reader sees, as one line."""
        return comparable(self.read)

    @property
    def read(self) -> str:
        """What the reader sees, each paragraph, entry and cell on lines of its own."""
        return "".join(self.parts)


def comparable(text: str) -> str:
    """Return a text with quotes, dashes, spaces and footnote marks made equal."""
    text = text.translate(_EQUAL)
    while text != (without := _FOOTNOTE.sub("", text)):  # taking one mark away may bring another together
        text = without
    return " ".join(text.split())


# Less than this share of a quote, in its order, is another thought.
_NEAR = 0.7
# Letters that meet by chance in any two sentences.
_RUN = 3
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")


def nearest(quote: str, text: str) -> str:
    """Return the sentence of a text that comes nearest to a quote; nothing where none is near.

    Args:
        quote: What an author wrote.
        text: What a reader sees, each paragraph, entry and cell on lines of its own.
    """
    sought = comparable(quote).casefold()
    length = len(_SENTENCE.split(sought))
    best, near = _NEAR, ""
    for line in text.split("\n"):
        sentences = _SENTENCE.split(" ".join(line.split()))
        for start in range(len(sentences)):
            said = " ".join(sentences[start : start + length])
            if (share := _shared(sought, comparable(said).casefold())) > best:
                best, near = share, said
    return near


def _shared(sought: str, said: str) -> float:
    """Return how much of what is sought stands in what is said, in the same order."""
    runs = difflib.SequenceMatcher(None, said, sought, autojunk=False).get_matching_blocks()
    return sum(run.size for run in runs if run.size >= _RUN) / max(len(sought), 1)


def read_sections(markdown: str, convert: Converter) -> dict[str, Section]:
    """Return the sections of a page's Markdown by their ids."""
    tree = html.fromstring(f"<div>{convert(markdown)}</div>")
    sections: dict[str, Section] = {}
    open_sections: list[Section] = []
    for part in _walk(tree):
        if isinstance(part, str):
            for section in open_sections:
                section.parts.append(part)
            continue
        level = _HEADINGS[part.tag]
        open_sections = [section for section in open_sections if section.level < level]
        if name := part.get("id"):
            section = Section(name, comparable(part.text_content()), level)
            sections.setdefault(name, section)
            open_sections.append(section)
    return sections


def read_text(markdown: str, convert: Converter) -> str:
    """Return what a reader sees of a text in Markdown, each paragraph, entry and cell on lines of its own."""
    parts = _walk(html.fromstring(f"<div>{convert(markdown)}</div>"))
    return "".join(part if isinstance(part, str) else "" for part in parts)


def _walk(element: html.HtmlElement) -> Iterator[html.HtmlElement | str]:
    """Yield headings and runs of text in the order of the page, leaving out footnote marks."""
    if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
        return
    if element.tag == "sup" and element.get("id", "").startswith("fnref"):
        return
    if element.tag in _HEADINGS:
        yield element
    space = "\n" if element.tag in _BLOCKS else ""
    yield space + (element.text or "")
    for child in element:
        yield from _walk(child)
        yield child.tail or ""
    yield space


_PASSAGES = {"p", "td", "th", "dt", "dd", "li"}
_LABELS = {
    "rule-title",
    "rule-source",
    "law-label",
    "law-source",
    "law-head",
    "law-nation",
    "law-title",
    "meta",
    "admonition-title",
}


def read_passages(markdown: str, convert: Converter) -> list[tuple[str, bool]]:
    """Return each paragraph, list entry and table cell as the reader sees it, and whether it is the wording of a law.

    Headings and labels are left out.
    """
    tree = html.fromstring(f"<div>{convert(markdown)}</div>")
    return [
        (comparable("".join(map(str, element.itertext()))), _is_statute(element))
        for element in tree.iter(*_PASSAGES)
        if element.get("class") not in _LABELS and next(element.iterdescendants("p", "li"), None) is None
    ]


def _is_statute(element: html.HtmlElement) -> bool:
    return any(parent.get("class") == "law-says" for parent in element.iterancestors())
