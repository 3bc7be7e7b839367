"""The guidance on paper: HTML of a page, as the site's own Markdown makes it, written into a document.

Headings, paragraphs, lists, tables, law, rules, boxes, room to write, figures as words. Questions of the page, scripts
and drawings are left out. Whatever is not known here is looked into, so that no words are lost. An address becomes
words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph
from lxml import html

from course.packages.office.inline import INLINE, LEFT_OUT, element_runs, runs_of, text_runs
from course.packages.office.sheet import WIDTH, Sheet, borders
from course.packages.office.slides.measure import width
from course.packages.rich import Run, Runs, joined, words

# Two rows of two, below a title.
CARD_HEIGHT = 122
_CARD_NAME = Pt(22)
# The sizes of type for a table whose longest words would not fit beside each other.
_SMALLER = (10.0, 9.0)
_POINTS_IN_A_MILLIMETRE = 72 / 25.4
# What a table keeps free at the left and right of a cell, in millimetres, and a little to spare.
_BESIDE_WORDS = 4.4
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NO_BLOCKS = INLINE | LEFT_OUT
_DEEPEST_LIST = 3
# How far the words of an entry stand from its sign, as the library's own lists have it.
_HANGING = Twips(360)
_LIST_TABS = Twips(360), Twips(643), Twips(926)
# What the standard wants after the borders of a paragraph.
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")


@dataclass(frozen=True, slots=True)
class _Inside:
    """What a paragraph stands in: a list, how deep, a box."""

    bullet: str = ""
    depth: int = 0
    is_boxed: bool = False


_NOWHERE = _Inside()


def write_page(sheet: Sheet, markup: str) -> None:
    """Write the HTML of a page to the end of a sheet.

    Its highest heading gets level 1. No level below is left out, whatever the page does.
    """
    tree = html.fromstring(f"<div>{markup}</div>")
    _Writer(sheet, tree).children(tree, _NOWHERE)


class _Writer:
    def __init__(self, sheet: Sheet, tree: html.HtmlElement) -> None:
        self.sheet = sheet
        self.shift = 1 - min([_HEADINGS[part.tag] for part in tree.iter(*_HEADINGS)], default=1)
        self.deepest = 1
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
        loose: list[Run] = list(text_runs(element.text, Run("")))
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _NO_BLOCKS:
                self._words(loose, inside)
                loose = []
                self._block(child, inside)
            else:
                loose += element_runs(child, Run(""))
            loose += text_runs(child.tail, Run(""))
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
            _edge(paragraph, inside.depth)
        return paragraph

    def _heading(self, element: html.HtmlElement, inside: _Inside) -> None:
        level = min(max(1, _HEADINGS[element.tag] + self.shift), self.deepest, 6)
        self.deepest = level + 1
        is_on_card = "role-card" in (element.getparent().get("class") or "")
        # No page breaks a card, and one that stays with the next would push all cards off their first page.
        paragraph = self.sheet.line(words(runs_of(element)), f"Heading {level}", keep=not is_on_card)
        paragraph.paragraph_format.page_break_before = "new-page" in (element.get("class") or "").split() or None
        for run in paragraph.runs if is_on_card else ():
            run.font.size = _CARD_NAME

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
            own = [*text_runs(entry.text, Run(""))]
            rest = list(entry)
            while rest and (rest[0].tag in INLINE or (rest[0].tag == "p" and not joined(own))):
                first = rest.pop(0)
                own += element_runs(first, Run(""))
                own += text_runs(first.tail, Run(""))
            paragraph = self.sheet.line(joined(own), f"{name}{_nth(within.depth)}")
            if name == "List Number":
                number = self.sheet.restart(paragraph, number)
            if inside.is_boxed:
                _edge(paragraph, within.depth, _HANGING)
            for part in rest:
                if isinstance(part.tag, str) and part.tag not in _NO_BLOCKS:
                    self._block(part, within)
                    self._words(list(text_runs(part.tail, Run(""))), within)
                else:
                    self._words([*element_runs(part, Run("")), *text_runs(part.tail, Run(""))], within)

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
        gap = self.sheet.line("").paragraph_format
        gap.line_spacing, gap.space_after = Pt(6), Pt(0)

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
    shares = [min(max(sum(map(len, column)) / len(column), len(column[0]) * 0.7, 1), 150) for column in texts]
    # Empty columns are there to be written in.
    shares = [max(share, 14) if not any(column[1:]) else share for share, column in zip(shares, texts, strict=True)]
    rest = max(WIDTH - sum(least), 0)
    scale = min(WIDTH / sum(least), 1)
    return [width * scale + rest * share / sum(shares) for width, share in zip(least, shares, strict=True)]


def _nth(depth: int) -> str:
    return f" {depth}" if depth > 1 else ""


def _edge(paragraph: Paragraph, depth: int, hanging: int = 0) -> None:
    """Draw a line at the left of a paragraph, and move its words away from it.

    Args:
        paragraph: The paragraph.
        depth: How many lists it stands in.
        hanging: How far its first line, with the sign of an entry, stands out: the line goes before that.
    """
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = Mm(4) + depth * _HANGING, -hanging
    if hanging:
        # Words begin where the others do, and not where the list's own style has them.
        shape.tab_stops.add_tab_stop(_LIST_TABS[depth - 1], WD_TAB_ALIGNMENT.CLEAR)
    drawn = borders("pBdr", ["left"], "single", "18", "8")
    paragraph._p.get_or_add_pPr().insert_element_before(drawn, *_AFTER_BORDERS)  # type: ignore[arg-type]
