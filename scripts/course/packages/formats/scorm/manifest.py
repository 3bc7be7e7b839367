"""The manifest (`imsmanifest.xml`): one organization, one item, one unit that lists every file.

It carries no address of a schema: the schemas have terms of their own, so they are not in the package.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from lxml import etree

MANIFEST = "imsmanifest.xml"

# SCORM 2004 says what a system may do between units. With one unit there is nothing to do but to believe it.
_SEQUENCING = "http://www.imsglobal.org/xsd/imsss"


@dataclass(frozen=True, slots=True)
class Standard:
    """One edition of SCORM: what its files are called, what its run-time is, and how its manifest says so."""

    name: str
    version: str
    schema_version: str
    packaging: str
    adl: str
    kind: str
    has_sequencing: bool = field(default=True)


FIRST = Standard(
    name="scorm12",
    version="1.2",
    schema_version="1.2",
    packaging="http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    adl="http://www.adlnet.org/xsd/adlcp_rootv1p2",
    kind="scormtype",
    has_sequencing=False,
)
FOURTH = Standard(
    name="scorm2004",
    version="2004",
    schema_version="2004 4th Edition",
    packaging="http://www.imsglobal.org/xsd/imscp_v1p1",
    adl="http://www.adlnet.org/xsd/adlcp_v1p3",
    kind="scormType",
)
THIRD = Standard(
    name="scorm2004-3rd",
    version="2004",
    schema_version="2004 3rd Edition",
    packaging=FOURTH.packaging,
    adl=FOURTH.adl,
    kind=FOURTH.kind,
)


def manifest(standard: Standard, name: str, title: str, start: str, files: Iterable[str]) -> bytes:
    """Return a package's manifest.

    Args:
        standard: The edition of SCORM.
        name: What the package is called: lower-case ASCII letters, digits and hyphens.
        title: What people read.
        start: The file that a learning system opens.
        files: Every file of the package but the manifest.
    """
    # The types of lxml do not know that the namespace without a prefix is called None.
    spaces: dict[str, str] = {None: standard.packaging, "adlcp": standard.adl}  # type: ignore[dict-item]
    if standard.has_sequencing:
        spaces["imsss"] = _SEQUENCING
    root = etree.Element(etree.QName(standard.packaging, "manifest"), {"identifier": f"package-{name}"}, spaces)
    root.set("version", "1.0")

    def add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
        element = etree.SubElement(parent, etree.QName(standard.packaging, tag), attributes)
        element.text = text or None
        return element

    metadata = add(root, "metadata")
    add(metadata, "schema", "ADL SCORM")
    add(metadata, "schemaversion", standard.schema_version)
    organization = add(add(root, "organizations", default="course"), "organization", identifier="course")
    add(organization, "title", title)
    item = add(organization, "item", identifier="unit", identifierref="files")
    add(item, "title", title)
    if standard.has_sequencing:
        _sequencing(item, "deliveryControls", completionSetByContent="true", objectiveSetByContent="true")
        _sequencing(organization, "controlMode", choice="true", flow="true")
    resource = add(add(root, "resources"), "resource", identifier="files", type="webcontent", href=quote(start))
    resource.set(etree.QName(standard.adl, standard.kind), "sco")
    for path in files:
        add(resource, "file", href=quote(path))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _sequencing(parent: etree._Element, tag: str, **attributes: str) -> None:
    sequencing = etree.SubElement(parent, etree.QName(_SEQUENCING, "sequencing"))
    etree.SubElement(sequencing, etree.QName(_SEQUENCING, tag), attributes)
