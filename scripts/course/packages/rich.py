"""The bank's Markdown as words with emphasis, from which each format makes its own: HTML, plain text, runs.

An address becomes words: what is read inside another system must not depend on a host, or on a page of ours.
"""

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any, Literal

from markdown import Markdown

from course.bank.types.gap_select import MARK

Kind = Literal["p", "ul", "ol"]

_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
# What XML 1.0 cannot hold (its section 2.2).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ADDRESS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_BLOCKS = {"p", "li", "ul", "ol", "div", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False

    @property
    def look(self) -> tuple[bool, bool, bool]:
        """How they look."""
        return self.strong, self.emphasis, self.code


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an entry of a list with bullets (`ul`) or numbers (`ol`)."""

    kind: Kind
    runs: Runs


def _parser() -> Markdown:
    md = Markdown()
    # The bank refuses raw HTML, so all that looks like it is words. Entities are read where the words are.
    for name in ("html", "entity", "autolink", "automail"):
        md.inlinePatterns.deregister(name)
    return md


_MD = _parser()


@lru_cache(maxsize=16384)  # the texts of a bank of some hundred questions, which the packs quote several times
def inline(text: str) -> Runs:
    """Return a text's inline Markdown as runs."""
    root = etree.Element("div")
    etree.SubElement(root, "p").text = _legal(text)
    return joined(runs_in(_finished(root), Run(""), _text, _element))


@lru_cache(maxsize=1024)
def blocks(text: str) -> tuple[Block, ...]:
    """Return Markdown that may hold paragraphs and lists as blocks. Whatever else it holds becomes paragraphs."""
    root = etree.Element("div")
    _MD.reset()
    _MD.parser.parseChunk(root, _legal(text))
    return blocks_of(_finished(root))


def blocks_of(element: Any) -> tuple[Block, ...]:
    """Return what an element of HTML holds as blocks. Entities in its texts are read."""
    return tuple(block for block in _blocks(element, "p") if block.runs)


def plain(text: str) -> str:
    """Return a text's inline Markdown as words."""
    return words(inline(text))


def words(runs: Runs) -> str:
    """Return runs as words."""
    return "".join(run.text for run in runs)


def inline_html(text: str) -> str:
    """Return a text's inline Markdown as HTML that is XML too."""
    return runs_html(inline(text))


def gapped_html(text: str, gaps: Sequence[str]) -> str:
    """Return the text of gaps as HTML that is XML too, with what is given in place of each gap.

    All of it is read at once, with a sign that it does not have for each gap: emphasis may go across one.
    """
    sign = next(found for found in map(chr, range(0xE000, 0xF8FF)) if found not in text)
    parts = inline_html(MARK.sub(sign, text)).split(sign)
    return "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True))


def runs_html(runs: Runs) -> str:
    """Return runs as HTML that is XML too: `strong`, `em` and `code`, without attributes."""
    return "".join(map(_run_html, runs))


def blocks_html(text: str) -> str:
    """Return Markdown as paragraphs and lists of HTML that is XML too."""
    parts = []
    for kind, group in groupby(blocks(text), key=lambda block: block.kind):
        shown = [runs_html(block.runs) for block in group]
        if kind == "p":
            parts += [f"<p>{each}</p>" for each in shown]
        else:
            parts.append(f"<{kind}>{''.join(f'<li>{each}</li>' for each in shown)}</{kind}>")
    return "".join(parts)


def blocks_words(text: str) -> str:
    """Return Markdown that may hold paragraphs and lists as words on one line."""
    return " ".join(words(block.runs) for block in blocks(text))


def escaped(text: str) -> str:
    """Return words as the text of an element of HTML or XML."""
    return html.escape(_legal(text), quote=False)


def _legal(text: str) -> str:
    return _NOT_XML.sub("", text)


def _run_html(run: Run) -> str:
    shown = escaped(run.text)
    for tag, is_set in (("code", run.code), ("em", run.emphasis), ("strong", run.strong)):
        if is_set:
            shown = f"<{tag}>{shown}</{tag}>"
    return shown


def _finished(root: etree.Element) -> etree.Element:
    for processor in _MD.treeprocessors:
        changed = processor.run(root)
        root = root if changed is None else changed
    return root


def _blocks(parent: etree.Element, kind: Kind) -> Iterator[Block]:
    """Yield the blocks below an element; what stands beside them is a block too."""
    loose: list[Run] = list(_text(parent.text, Run("")))
    for child in parent:
        if child.tag in _BLOCKS:
            yield Block(kind, joined(loose))
            loose = []
            inner: Kind = "ul" if child.tag == "ul" else "ol" if child.tag == "ol" else kind
            yield from _blocks(child, inner)
        else:
            loose += _element(child, Run(""))
        loose += _text(child.tail, Run(""))
    yield Block(kind, joined(loose))


def runs_in(
    parent: Any,
    style: Run,
    of_text: Callable[[str | None, Run], Iterator[Run]],
    of_element: Callable[[Any, Run], Iterator[Run]],
) -> Iterator[Run]:
    """Yield what is in an element, whichever kind of tree it is of: its texts, and its elements, in a style."""
    yield from of_text(parent.text, style)
    for child in parent:
        yield from of_element(child, style)
        yield from of_text(child.tail, style)


def _element(element: etree.Element, style: Run) -> Iterator[Run]:
    match element.tag:
        case "strong":
            style = replace(style, strong=True)
        case "em":
            style = replace(style, emphasis=True)
        case "code":
            style = replace(style, code=True)
        case "img":
            yield from _text(element.get("alt"), style)
        case "br":
            yield replace(style, text=" ")
    yield from runs_in(element, style, _text, _element)
    address = element.get("href", "")
    if element.tag == "a" and ADDRESS.match(address):
        yield replace(style, text=f" ({_legal(address)})")


def _text(text: str | None, style: Run) -> Iterator[Run]:
    if text:
        # In code, Python-Markdown has escaped the text already.
        shown = html.unescape(text) if style.code else _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        yield replace(style, text=_legal(shown))


def joined(runs: Iterable[Run]) -> Runs:
    """Return runs with neighbours of one style as one, and spaces as a reader sees them."""
    joined: list[Run] = []
    for run in runs:
        text = _SPACES.sub(" ", run.text)
        if not joined or joined[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if not text:
            continue
        if joined and joined[-1].look == run.look:
            joined[-1] = replace(run, text=joined[-1].text + text)
        else:
            joined.append(replace(run, text=text))
    while joined and not (text := joined[-1].text.rstrip(" ")):
        joined.pop()
    if joined:
        joined[-1] = replace(joined[-1], text=text)
    return tuple(joined)
