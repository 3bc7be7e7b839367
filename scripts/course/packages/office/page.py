"""The guidance on paper: HTML of a page, as the site's own Markdown makes it, written into a document.

Headings, paragraphs, lists, tables, law, rules, boxes, room to write, figures as words. Questions of the page, scripts
and drawings are left out. Whatever is not known here is looked into, so that no words are lost. An address becomes
words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from lxml import html

from course.packages.office.sheet import WIDTH, Sheet
from course.packages.office.slides.measure import width
from course.packages.rich import Run, Runs, joined, words

CARD_HEIGHT = 124
# The sizes of type for a table whose longest words would not fit beside each other.
_SMALLER = (10.0, 9.0)
_POINTS_IN_A_MILLIMETRE = 72 / 25.4
# What a table keeps free at the left and right of a cell, in millimetres, and a little to spare.
_BESIDE_WORDS = 4.4
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = {"a", "abbr", "b", "br", "cite", "code", "data", "em", "i", "img", "input", "kbd", "label", "mark", "q"}
_INLINE |= {"small", "span", "strong", "sub", "sup", "time", "u"}
_STYLED = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "code": "code", "kbd": "code"}
# An empty place to write, drawings, and what only a browser can use.
_LEFT_OUT = {
    "course-quiz",
    "course-paper",
    "course-scenario",
    "script",
    "style",
    "svg",
    "button",
    "template",
    "hr",
    "textarea",
}
_NO_BLOCKS = _INLINE | _LEFT_OUT
_WEB = re.compile(r"https?://(?:www\.)?")
_DEEPEST_LIST = 3
# What the standard wants after the borders of a paragraph.
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")


@dataclass(frozen=True, slots=True)
class _Inside:
    """What a paragraph stands in: a list, how deep, a box."""

    bullet: str = ""
    depth: int = 0
    is_boxed: bool = False


_NOWHERE = _Inside()


def write_page(sheet: Sheet, markup: str, top: int = 1) -> None:
    """Write HTML to the end of a sheet.

    Args:
        sheet: The document.
        markup: The HTML of a page, or of a part of one.
        top: The level that its highest heading gets. No level below is left out, whatever the page does.
    """
    tree = html.fromstring(f"<div>{markup}</div>")
    _Writer(sheet, top, tree).children(tree, _NOWHERE)


def runs_of(element: html.HtmlElement) -> Runs:
    """Return the words of an element as runs, without the blocks that stand in it."""
    return joined(_runs(element, Run("")))


class _Writer:
    def __init__(self, sheet: Sheet, top: int, tree: html.HtmlElement) -> None:
        self.sheet = sheet
        levels = [_HEADINGS[part.tag] for part in tree.iter(*_HEADINGS)]
        self.shift = top - min(levels, default=1)
        self.deepest = top
        self.by_tag: dict[str, Callable[[html.HtmlElement, _Inside], None]] = {
            **dict.fromkeys(_HEADINGS, self._heading),
            "p": self._paragraph,
            "summary": self._label,
            "dt": self._label,
            "ul": self._list,
            "ol": self._list,
            "table": self._table,
            "figure": self._figure,
            "blockquote": self._box,
            "pre": self._code,
        }
        self.by_class: dict[str, Callable[[html.HtmlElement, _Inside], None]] = {
            "law": self._box,
            "rule": self._box,
            "rule-title": self._label,
            "admonition": self._box,
            "admonition-title": self._label,
            "law-label": self._label,
            "law-nation": self._label,
            "law-title": self._label,
            "write-label": self._label,
            "write-lines": self._lines,
            "role-cards": self._cards,
        }

    def children(self, element: html.HtmlElement, inside: _Inside) -> None:
        """Write what stands in an element: blocks one by one, and words between them as paragraphs."""
        loose: list[Run] = list(_text(element.text, Run("")))
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _NO_BLOCKS:
                self._words(loose, inside)
                loose = []
                self._block(child, inside)
            else:
                loose += _element(child, Run(""))
            loose += _text(child.tail, Run(""))
        self._words(loose, inside)

    def _block(self, element: html.HtmlElement, inside: _Inside) -> None:
        names = (element.get("class") or "").split()
        write = next((self.by_class[name] for name in names if name in self.by_class), None)
        (write or self.by_tag.get(element.tag, self.children))(element, inside)

    def _words(self, runs: Sequence[Run], inside: _Inside, keep: bool = False) -> Paragraph | None:
        found = joined(runs)
        if not found:
            return None
        style = "Normal" if not inside.depth else f"List Continue{_nth(inside.depth)}"
        paragraph = self.sheet.line(found, style, keep)
        if inside.is_boxed:
            _edge(paragraph)
        return paragraph

    def _heading(self, element: html.HtmlElement, inside: _Inside) -> None:
        level = min(max(1, _HEADINGS[element.tag] + self.shift), self.deepest, 6)
        self.deepest = level + 1
        paragraph = self.sheet.heading(words(runs_of(element)), level)
        paragraph.paragraph_format.page_break_before = "new-page" in (element.get("class") or "").split() or None

    def _paragraph(self, element: html.HtmlElement, inside: _Inside) -> None:
        names = (element.get("class") or "").split()
        if "option" in names:
            self.sheet.line(runs_of(element), "List", keep="last" not in names)
        else:
            self._words(runs_of(element), inside, "keep" in names)

    def _label(self, element: html.HtmlElement, inside: _Inside) -> None:
        self._words([replace(run, strong=True) for run in runs_of(element)], inside, keep=True)

    def _list(self, element: html.HtmlElement, inside: _Inside) -> None:
        name = "List Bullet" if element.tag == "ul" else "List Number"
        within = replace(inside, bullet=name, depth=min(inside.depth + 1, _DEEPEST_LIST))
        number: int | None = None
        for entry in element.iterchildren("li"):
            own = [*_text(entry.text, Run(""))]
            rest = list(entry)
            while rest and (rest[0].tag in _INLINE or (rest[0].tag == "p" and not joined(own))):
                first = rest.pop(0)
                own += _element(first, Run(""))
                own += _text(first.tail, Run(""))
            paragraph = self.sheet.line(joined(own), f"{name}{_nth(within.depth)}")
            if name == "List Number":
                number = self.sheet.restart(paragraph, number)
            if inside.is_boxed:
                _edge(paragraph)
            for part in rest:
                if isinstance(part.tag, str) and part.tag not in _NO_BLOCKS:
                    self._block(part, within)
                    self._words(list(_text(part.tail, Run(""))), within)
                else:
                    self._words([*_element(part, Run("")), *_text(part.tail, Run(""))], within)

    def _table(self, element: html.HtmlElement, inside: _Inside) -> None:
        caption = element.find("caption")
        if caption is not None:
            self._label(caption, inside)
        rows = [[runs_of(cell) for cell in row.iterchildren("th", "td")] for row in element.iter("tr")]
        if rows:
            head, *body = rows
            columns = [[row[index] for row in rows] for index in range(len(head))]
            usual = self.sheet.setting.size
            size = next((size for size in (usual, *_SMALLER) if sum(_least(columns, size)) <= WIDTH), _SMALLER[-1])
            smaller = None if size == usual else size
            widths = _widths(columns, _least(columns, size))
            self.sheet.table([words(cell) for cell in head], body, widths, is_to_fill_in=True, size=smaller)

    def _figure(self, element: html.HtmlElement, inside: _Inside) -> None:
        """A drawing is said in words; its caption stands as it is."""
        drawing = next(element.iter("svg"), None)
        if drawing is not None:
            told = [(drawing.findtext(tag) or "").strip() for tag in ("title", "desc")]
            self._words([Run("Picture: ", strong=True), Run(" ".join(filter(None, told)))], inside)
            drawing.drop_tree()
        self.children(element, inside)

    def _box(self, element: html.HtmlElement, inside: _Inside) -> None:
        self.children(element, replace(inside, is_boxed=True))
        # A box that follows at once is another box.
        self.sheet.line("").paragraph_format.space_after = 0

    def _code(self, element: html.HtmlElement, inside: _Inside) -> None:
        for line in element.text_content().splitlines():
            self.sheet.line((Run(line, code=True),))

    def _lines(self, element: html.HtmlElement, inside: _Inside) -> None:
        self.sheet.lines(sum(1 for _ in element.iterchildren("span")))

    def _cards(self, element: html.HtmlElement, inside: _Inside) -> None:
        def writer(card: html.HtmlElement) -> Callable[[], None]:
            return lambda: self.children(card, inside)

        self.sheet.cards([writer(card) for card in element.iterchildren()], CARD_HEIGHT)


def _least(columns: Sequence[Sequence[Runs]], size: float) -> list[float]:
    """Return how wide columns must be, in millimetres, so that no word of theirs is broken."""
    texts = ([word for cell in column for word in words(cell).split()] for column in columns)
    return [
        max((width(word, size, strong=True) for word in found), default=0) / _POINTS_IN_A_MILLIMETRE + _BESIDE_WORDS
        for found in texts
    ]


def _widths(columns: Sequence[Sequence[Runs]], least: Sequence[float]) -> list[float]:
    """Return the widths of columns: by how much stands in them, and no less than is said."""
    texts = [[words(cell) for cell in column] for column in columns]
    shares = [min(max(sum(map(len, column)) / len(column), len(column[0]) * 0.7, 1), 60) for column in texts]
    # Empty columns are there to be written in.
    shares = [max(share, 14) if not any(column[1:]) else share for share, column in zip(shares, texts, strict=True)]
    rest = max(WIDTH - sum(least), 0)
    scale = min(WIDTH / sum(least), 1)
    return [width * scale + rest * share / sum(shares) for width, share in zip(least, shares, strict=True)]


def _nth(depth: int) -> str:
    return f" {depth}" if depth > 1 else ""


def _edge(paragraph: Paragraph) -> None:
    """Draw a line at the left of a paragraph, and move its words away from it."""
    shape = paragraph.paragraph_format
    if paragraph._p.style is None:  # in a list, they stand away from it already
        shape.left_indent = Mm(4)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)  # type: ignore[arg-type]


def _runs(parent: html.HtmlElement, style: Run) -> Iterator[Run]:
    yield from _text(parent.text, style)
    for child in parent:
        yield from _element(child, style)
        yield from _text(child.tail, style)


def _element(element: html.HtmlElement, style: Run) -> Iterator[Run]:
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return
    look = _STYLED.get(element.tag)
    style = replace(
        style,
        strong=style.strong or look == "strong",
        emphasis=style.emphasis or look == "emphasis",
        code=style.code or look == "code",
    )
    if element.tag == "br":
        yield replace(style, text=" ")
    if element.tag == "img" and element.get("alt"):
        yield replace(style, text=f"Picture: {element.get('alt')}")
    yield from _runs(element, style)
    address = element.get("href") or ""
    if element.tag == "a" and _WEB.match(address):
        shown = _WEB.sub("", address).rstrip("/")
        if shown not in element.text_content():
            yield replace(style, text=f" ({shown})")


def _text(text: str | None, style: Run) -> Iterator[Run]:
    if text:
        yield replace(style, text=text)
