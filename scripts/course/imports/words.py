"""Words of other systems as the bank's Markdown: what a reader saw there is what a reader sees here."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from lxml import etree, html

from course.packages.rich import ADDRESS, Block, Run, Runs, blocks, blocks_of, inline, joined, words
from course.reading.decoding import visible
from course.reading.shapes import BLANKS

# A line that ends, and what stands round the number of a gap: signs that Unicode keeps free for uses like this.
_BREAK, _OPEN, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_OURS = re.compile("[\ufdd0-\ufdd2]")
_GAP = re.compile(r"\[\[\s*(\d{1,3})\s*\]\]")
_HELD_GAP = re.compile(f"{_OPEN}(\\d+){_CLOSE}")

_ALIKE = {"b": "strong", "i": "em", "kbd": "code", "tt": "code", "samp": "code"}
_LINES = {"tr", "table", "tbody", "thead", "caption", "dl", "dt", "dd", "section", "article", "center", "form", "pre"}
_CELLS = {"td", "th"}
_PICTURES = {
    "img": "picture",
    "svg": "picture",
    "video": "film",
    "audio": "recording",
    "iframe": "page",
    "object": "page",
    "embed": "page",
}
# What words lose as plain words: 10² is not 102.
_MOVED = {"sup", "sub", "del", "s", "strike"}
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_HOST = re.compile(r"https?:", re.IGNORECASE)

# The bank refuses what looks like HTML, and links that run a script.
_MEANT = re.compile(r"[\\`*_\[\]&<!]")
_HTML = re.compile(r"<(?=[A-Za-z/!?])")
_LINK = re.compile(r"\](?=\()")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SOME = re.compile(r"([\\`*_\[\]])")
_ALL = re.compile(r"([\\`*_{}\[\]()#+.!>-])")
_START = re.compile(r"^(?:([-+*#>])|(\d+)(?=[.)]))")


@dataclass(frozen=True, slots=True)
class Found:
    """The blocks of a text, the kinds of what stands there and is no text, and what its file says of pictures."""

    blocks: tuple[Block, ...]
    lost: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it as inline Markdown."""
        if len(self.blocks) == 1:
            return inline_markdown(self.blocks[0].runs)
        return inline_markdown(joined(run for block in self.blocks for run in (*block.runs, Run(" "))))


def read_html(markup: str, has_gaps: bool = False) -> Found:
    """Return what a reader sees of HTML, however broken it is.

    Args:
        markup: The HTML.
        has_gaps: Whether `[[1]]` is a gap in it, and no words.
    """
    markup = _OURS.sub("", visible(markup))
    if has_gaps:
        markup = _GAP.sub(f"{_OPEN}\\1{_CLOSE}", markup)
    if not markup.strip():
        return Found(())
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
        lost, said = _made_plain(tree)
        return Found(tuple(_split(blocks_of(tree))), tuple(lost), tuple(filter(None, said)))
    except (etree.LxmlError, ValueError, RecursionError):
        return read_plain(re.sub(r"<[^>]*>", " ", markup))


def read_plain(text: str) -> Found:
    """Return lines of words as blocks."""
    lines = (joined([Run(line)]) for line in visible(text).splitlines())
    return Found(tuple(Block("p", runs) for runs in lines if runs))


def read_markdown(text: str) -> Found:
    """Return Markdown as blocks."""
    text = visible(text)
    said = _PICTURE.findall(text)
    return Found(blocks(_PICTURE.sub("", text)), ("picture",) * len(said), tuple(filter(None, said)))


def _made_plain(tree: Any) -> tuple[list[str], list[str]]:
    """Turn elements into those that the bank knows; return the kinds of what is lost, and what is said of it."""
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, "script", "style", "head", with_tail=False)
    lost, said = [], []
    for element in [*tree.iter(*_PICTURES)]:
        if element.getparent() is not None and not any(each.tag in _PICTURES for each in element.iterancestors()):
            lost.append(_PICTURES[element.tag])
            said.append(_said_of(element))
            # Its words are for who cannot see it: they are not part of the sentence that it stands beside.
            element.tag = "span"
            element.clear(keep_tail=True)
    for element in tree.iter():
        tag = element.tag
        element.text = _once(element.text)
        element.tail = _once(element.tail)
        if tag == "br":
            element.tail = _BREAK + (element.tail or "")
        elif tag in _CELLS:
            element.tail = f" {element.tail or ''}"
        if tag == "table":
            lost.append("table")
        elif tag in _MOVED:
            lost.append("look")
        elif tag == "a" and _leads_inside(element.get("href", "")):
            lost.append("link")
        element.tag = "div" if tag in _LINES else _ALIKE.get(tag, tag)
    return lost, said


def _said_of(element: Any) -> str:
    """Return what a file says of a picture in words, or where a film is."""
    source = element.get("src") or element.get("data") or ""
    named = (element.get(name) for name in ("alt", "aria-label", "title"))
    words_of = next(filter(None, named), "") or " ".join((element.findtext("title") or "").split())
    return words_of or (source if _HOST.match(source) else "")


def _leads_inside(address: str) -> bool:
    """Return whether a link leads to a file or a page of the other system: its address is not kept."""
    return bool(address) and not address.startswith("#") and not ADDRESS.match(address)


def _once(text: str | None) -> str | None:
    """Return text whose entities were read, so that they are not read again."""
    return text.replace("&", "&amp;") if text else text


def _split(found: Iterable[Block]) -> Iterable[Block]:
    """Yield blocks, those with line breaks in them as several; a break in an entry of a list is a space."""
    for block in found:
        if not any(_BREAK in run.text for run in block.runs):
            yield block
            continue
        rows: list[list[Run]] = [[]]
        for run in block.runs:
            first, *more = run.text.split(_BREAK)
            rows[-1].append(replace(run, text=first))
            rows += [[replace(run, text=part)] for part in more]
        if block.kind != "p":
            rows = [[run for row in rows for run in (*row, Run(" "))]]
        yield from (Block(block.kind, runs) for row in rows if (runs := joined(row)))


def inline_markdown(runs: Runs) -> str:
    """Return runs as inline Markdown that reads the same: as few signs before others as that takes."""
    if all(run == Run(run.text) and not _MEANT.search(run.text) for run in runs) and words(runs) not in BLANKS:
        return words(runs)
    runs = _tidied(runs)
    text = ""
    for write in (_as_they_are, _some_escaped, _all_escaped, _plain):
        text = "".join(_marked(run, write) for run in runs)
        wanted = runs if write is not _plain else joined([Run(words(runs))])
        if inline(text) == wanted:
            break
    return f"&#{ord(text[0])};{text[1:]}" if text in BLANKS else text


def _tidied(runs: Runs) -> Runs:
    """Return runs whose emphasis begins and ends with a word: Markdown knows no other."""
    found = []
    for run in runs:
        text = run.text.strip(" ")
        before, _, after = run.text.partition(text) if text else (run.text, "", "")
        found += [Run(before), replace(run, text=text), Run(after)]
    return joined(found)


def blocks_markdown(found: Sequence[Block]) -> str:
    """Return blocks as Markdown."""
    text = _as_blocks(found, lambda line: line)
    return text if blocks(text) == tuple(found) else _as_blocks(found, _start_escaped)


def _as_blocks(found: Sequence[Block], write: Callable[[str], str]) -> str:
    parts = []
    for kind, group in groupby(found, key=lambda block: block.kind):
        lines = [write(inline_markdown(block.runs)) for block in group]
        if kind == "p":
            parts += lines
        else:
            marks = ("-" if kind == "ul" else f"{number}." for number, _ in enumerate(lines, 1))
            parts.append("\n".join(f"{mark} {line}" for mark, line in zip(marks, lines, strict=True)))
    return "\n\n".join(parts)


def _start_escaped(line: str) -> str:
    return _START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\", line)


def _marked(run: Run, write: Callable[[str], str]) -> str:
    """Return one run with its marks."""
    if write is _plain or not run.text.strip():
        return write(run.text)
    mark = "**" * run.strong + "*" * run.emphasis
    return f"{mark}`{run.text}`{mark}" if run.code else f"{mark}{write(run.text)}{mark}"


def _as_they_are(text: str) -> str:
    return _HTML.sub("&lt;", _LINK.sub("]\\\\", text))


def _some_escaped(text: str) -> str:
    return _HTML.sub("&lt;", _SOME.sub(r"\\\1", _ENTITY.sub("&amp;", text)))


def _all_escaped(text: str) -> str:
    return _HTML.sub("&lt;", _ALL.sub(r"\\\1", _ENTITY.sub("&amp;", text)))


def _plain(text: str) -> str:
    return _all_escaped(text)


def gaps_in(text: str) -> list[int]:
    """Return the numbers of the gaps in a text, in order."""
    return [int(number) for number in _HELD_GAP.findall(text)]


def ends_with_gap(text: str) -> bool:
    """Return whether a gap is the last thing in a text."""
    return text.endswith(_CLOSE)


def with_gaps(text: str, names: Iterable[str]) -> str:
    """Return a text with each gap as the bank writes it."""
    named = iter(names)
    return _HELD_GAP.sub(lambda _: f"[[{next(named)}]]", text)


def without_gaps(text: str) -> str:
    """Return a text without its gaps."""
    return _HELD_GAP.sub("", text).strip()
