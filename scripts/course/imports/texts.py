"""The texts of Moodle XML: words in an element `text`, written as HTML, Markdown or plain text."""

from collections.abc import Iterator

from lxml import etree

from course.imports.words import Found, read_html, read_markdown, read_plain


def text_in(element: etree._Element | None, has_gaps: bool = False) -> Found:
    """Return the text of an element, in whichever way it is written; `[[1]]` may be a gap in it."""
    if element is None:
        return Found(())
    inner = element.find("text")
    text = "".join(_parts(inner)) if inner is not None else element.text or ""
    match element.get("format", "html"):
        case "markdown":
            return read_markdown(text)
        case "plain_text":
            return read_plain(text)
        case _:
            return read_html(text, has_gaps)


def plain_in(element: etree._Element | None) -> str:
    """Return, as inline Markdown, the text of an element that holds words alone."""
    text = element.findtext("text") if element is not None else None
    return read_plain(text or "").text


def _parts(element: etree._Element) -> Iterator[str]:
    """Yield the text of an element, and the HTML that somebody forgot to escape in it."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield etree.tostring(child, encoding="unicode", with_tail=False)
        yield child.tail or ""
