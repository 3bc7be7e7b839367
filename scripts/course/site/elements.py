"""Building blocks for the tree that Python-Markdown writes: elements, never strings of HTML."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping

from markdown import Markdown
from markdown.util import AtomicString

# What could start something in inline Markdown. Text without it needs no inline pass, which is most text and
# half of the time of a build.
_INLINE = re.compile(r"[\\`*_\[\]<>&!{}~^=|@#\n]|:\w|\w:\w")
_BLOCKS = re.compile(r"\n|\s*(?:[-+*_#>|:/]|\d+[.)]|\s{4})")


def add(parent: etree.Element, tag: str, text: str = "", **attributes: str) -> etree.Element:
    """Add an element whose text is shown as it is.

    A trailing `_` in an attribute's name is dropped and `_` becomes `-`: `class_`, `aria_label`.
    """
    element = etree.SubElement(parent, tag, _named(attributes))
    if text:
        element.text = AtomicString(text)
    return element


def become(element: etree.Element, tag: str = "", **attributes: str) -> None:
    """Give an element attributes, named as for `add`, and another tag where one is said."""
    element.tag = tag or element.tag
    element.attrib.update(_named(attributes))


def _named(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}


def add_inline(parent: etree.Element, tag: str, text: str, **attributes: str) -> etree.Element:
    """Add an element whose text is inline Markdown."""
    element = add(parent, tag, **attributes)
    element.text = text if _INLINE.search(text) else AtomicString(text)
    return element


def add_paragraphs(md: Markdown, parent: etree.Element, text: str) -> None:
    """Add Markdown that may hold paragraphs and lists."""
    if _BLOCKS.search(text.strip()) is None:
        add_inline(parent, "p", text.strip())
    else:
        md.parser.parseChunk(parent, text)


def add_list(parent: etree.Element, texts: Iterable[str], tag: str = "ul", **attributes: str) -> None:
    """Add a list whose entries are inline Markdown."""
    listing = add(parent, tag, **attributes)
    for text in texts:
        add_inline(listing, "li", text)


def add_table(parent: etree.Element, caption: str, columns: Iterable[str], **attributes: str) -> etree.Element:
    """Add a table with its caption and its heads, a cell for a column without a name; return where its rows go."""
    table = add(parent, "table", **attributes)
    add(table, "caption", caption)
    head = add(add(table, "thead"), "tr")
    for column in columns:
        if column:
            add(head, "th", column, scope="col")
        else:
            add(head, "td")
    return add(table, "tbody")


def settle(md: Markdown, parent: etree.Element) -> None:
    """Store the last child as finished HTML, so that no later pass over the page has to walk through it.

    A child that still holds inline Markdown stays as it is. Links get their addresses from the generator first.
    """
    element = parent[-1]
    for part in element.iter():
        if (part.text and not isinstance(part.text, AtomicString)) or (
            part.tail and not isinstance(part.tail, AtomicString)
        ):
            return
    if "relpath" in md.treeprocessors:
        md.treeprocessors["relpath"].run(element)
    parent.remove(element)
    add(parent, "p", md.htmlStash.store(md.serializer(element)))


def finish(md: Markdown, parent: etree.Element) -> None:
    """Store the last child as finished HTML, its inline Markdown done.

    Its headings then stay out of the page's contents, and no later pass walks through it.
    """
    # The inline pass looks at what is inside the element that it is given.
    holder = etree.Element("div")
    holder.append(parent[-1])
    parent.remove(parent[-1])
    # MkDocs looks for the places that links name before what is stored here is on the page; the last look at the
    # finished site follows these.
    local = [part for part in holder.iter("a") if part.get("href", "").startswith("#")]
    for part in local:
        part.tag = "span"
    for name in ("inline", "relpath", "unescape"):
        if name in md.treeprocessors:
            md.treeprocessors[name].run(holder)
    for part in local:
        part.tag = "a"
    add(parent, "p", md.htmlStash.store(md.serializer(holder[0])))


def after(element: etree.Element, text: str) -> None:
    """Set the text that follows an element, as it is."""
    element.tail = AtomicString(text)
