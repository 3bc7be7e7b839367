"""Elements in QTI's own namespace, and documents of them."""

from lxml import etree

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"


def root_of(namespace: str, tag: str, **attributes: str) -> etree._Element:
    """Return the root of a document whose elements need no prefix."""
    # The types of lxml do not know that the namespace without a prefix is called None.
    names: dict[str, str] = {None: namespace}  # type: ignore[dict-item]
    return etree.Element(etree.QName(namespace, tag), attributes, names)


def add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """Add an element. An attribute's trailing `_` is dropped."""
    named = {name.rstrip("_"): value for name, value in attributes.items()}
    element = etree.SubElement(parent, etree.QName(QTI, tag), named)
    if text:
        element.text = text
    return element


def add_html(parent: etree._Element, markup: str) -> None:
    """Add HTML that is XML too after whatever the parent holds; its elements take QTI's names."""
    fragment = etree.fromstring(f'<div xmlns="{QTI}">{markup}</div>')
    if fragment.text:
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + fragment.text
        else:
            parent.text = (parent.text or "") + fragment.text
    parent.extend(list(fragment))


def document(root: etree._Element) -> bytes:
    """Return a document's bytes. Spaces are left as they are: between words they would be seen."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
