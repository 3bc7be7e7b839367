"""Words within a paragraph: HTML as runs. Drawings are left out, and an address becomes words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import html

from course.packages.rich import Run, Runs, joined, runs_in

INLINE = {"a", "abbr", "b", "br", "cite", "code", "data", "em", "i", "img", "input", "kbd", "label", "mark", "q"}
INLINE |= {"small", "span", "strong", "sub", "sup", "time", "u"}
_STYLED = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "code": "code", "kbd": "code"}
# An empty place to write, drawings, and what only a browser can use.
LEFT_OUT = {
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
_WEB = re.compile(r"https?://(?:www\.)?")


def runs_of(element: html.HtmlElement) -> Runs:
    """Return the words of an element as runs, without the blocks that stand in it."""
    return joined(runs_in(element, Run(""), text_runs, element_runs))


def element_runs(element: html.HtmlElement, style: Run) -> Iterator[Run]:
    """Yield the words of an element, in the style that it stands in and its own."""
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
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
    yield from runs_in(element, style, text_runs, element_runs)
    address = element.get("href") or ""
    if element.tag == "a" and _WEB.match(address):
        shown = _WEB.sub("", address).rstrip("/")
        if shown not in element.text_content():
            yield replace(style, text=f" ({shown})")


def text_runs(text: str | None, style: Run) -> Iterator[Run]:
    """Yield a text in a style, if there is any."""
    if text:
        yield replace(style, text=text)
