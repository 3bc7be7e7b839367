"""A paper, before it is a file: a title and HTML, and the pieces of which the HTML is made."""

from dataclasses import dataclass
from typing import Literal

from course.packages.rich import escaped, inline_html

Kind = Literal["text", "form", "template"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title in plain words, and its body as HTML whose headings begin at level 2.

    A form is set closer than what people read, so that a page of it is a page.
    A template has large type, and less space.
    """

    title: str
    body: str
    kind: Kind = "text"


def paragraph(text: str, names: str = "") -> str:
    """Return inline Markdown as a paragraph."""
    return f'<p class="{names}">{inline_html(text)}</p>' if names else f"<p>{inline_html(text)}</p>"


def heading(text: str, level: int = 2, new_page: bool = False) -> str:
    """Return inline Markdown as a heading."""
    start = ' class="new-page"' if new_page else ""
    return f"<h{level}{start}>{inline_html(text)}</h{level}>"


def listing(texts: list[str], tag: str = "ul") -> str:
    """Return texts of inline Markdown as a list; nothing where there is none."""
    entries = "".join(f"<li>{inline_html(text)}</li>" for text in texts)
    return f"<{tag}>{entries}</{tag}>" if texts else ""


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table of inline Markdown with a header row."""
    top = "".join(f'<th scope="col">{escaped(text)}</th>' for text in head)
    body = "".join(f"<tr>{''.join(f'<td>{inline_html(text)}</td>' for text in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def room(label: str, lines: int) -> str:
    """Return a label with lines to write on."""
    ruled = "<span></span>" * lines
    return (
        f'<div class="write"><p class="write-label">{inline_html(label)}</p>'
        f'<div class="write-lines" aria-hidden="true">{ruled}</div></div>'
    )


def told(label: str, text: str | None) -> str:
    """Return a paragraph after its label; nothing where there is no text."""
    return f"<p><strong>{escaped(label)}</strong> {inline_html(text)}</p>" if text else ""
