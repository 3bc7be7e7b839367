"""What a page loads: at once, or once somebody does something."""

from collections.abc import Iterator

from lxml import html

_AT_ONCE = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "link": "href",
}
# The addresses of scripts that another script loads later, with spaces between.
_LATER = "data-scripts"


def loads(tree: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Yield each element of a page that loads something, and an address that it loads."""
    for element in tree.iter(*_AT_ONCE):
        yield from ((element, address) for address in (element.get(_LATER) or "").split())
        yield element, element.get(_AT_ONCE[element.tag]) or ""
