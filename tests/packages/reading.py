"""What tests make of a package: the words that a reader sees."""

import json
from collections.abc import Iterator

from docx.document import Document
from docx.table import Table
from lxml import html

from course.packages.rich import plain


def seen(markup: str) -> str:
    """Return the words of HTML."""
    return " ".join(html.fromstring(f"<div>{markup}</div>").text_content().split(" ")) if markup else ""


def squeezed(text: str) -> str:
    """Return a text without any space: readers differ in what they trim."""
    return "".join(text.split())


def words_of(markdown: str) -> str:
    """Return what a reader sees of the bank's inline Markdown."""
    return plain(markdown)


def lines_of(document: Document, plain_styles: frozenset[str] = frozenset({"Normal"})) -> Iterator[str]:
    """Yield what stands on paper: paragraphs after their styles, but for plain ones, and rows with their cells."""
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                yield "| " + " | ".join(cell.text for cell in row.cells)
        elif part.text:
            style = part.style.name if part.style else ""
            yield part.text if style in plain_styles else f"{style}: {part.text}"


def table_in(page: bytes) -> dict[str, object]:
    """Return the table that a shell's page holds."""
    start, end = b'id="table">', b"</script>"
    text = page.partition(start)[2].partition(end)[0]
    table: dict[str, object] = json.loads(text)
    return table
