"""What tests make of a package's HTML: the words that a reader sees."""

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
