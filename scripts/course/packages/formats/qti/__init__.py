"""QTI 2.1: a content package of items, a test and a manifest.

After the final specification of 2012: “Assessment Test, Section, and Item Information Model” for items and test,
“Integration Guide” for the types of resources, and “IMS Content Packaging 1.1.4” for the manifest.
"""

from lxml import etree

from course.bank.types import TYPES
from course.packages.edition import Edition, Item
from course.packages.formats.qti.items import assessment_item
from course.packages.formats.qti.xml import QTI, add, document, root_of
from course.packages.names import names
from course.packages.package import LeftOut, Package, left_out, zipped

CP = "http://www.imsglobal.org/xsd/imscp_v1p1"


def qti(edition: Edition) -> Package:
    """Return an edition as one QTI package."""
    held: list[Item] = []
    missing: list[LeftOut] = []
    for item in edition.items():
        if why := TYPES[item.question.type].left_out.get("qti"):
            missing.append(left_out(item.question, why))
        else:
            held.append(item)
    paths = {item.question.id: f"items/{item.question.id}.xml" for item in held}
    files = {"imsmanifest.xml": _manifest(edition, paths), "test.xml": _test(edition, paths)}
    called = names(held)
    for item in held:
        root = assessment_item(item, called[item.question.id], edition.language)
        files[paths[item.question.id]] = document(root)
    return Package({f"{edition.name}-qti.zip": zipped(files)}, tuple(missing))


def _manifest(edition: Edition, paths: dict[str, str]) -> bytes:
    manifest = root_of(CP, "manifest", identifier=f"package-{edition.name}")
    metadata = _cp(manifest, "metadata")
    _cp(metadata, "schema").text = "QTIv2.1 Package"
    _cp(metadata, "schemaversion").text = "1.0.0"
    _cp(manifest, "organizations")
    resources = _cp(manifest, "resources")
    test = _resource(resources, "test", "imsqti_test_xmlv2p1", "test.xml")
    for name in paths:
        _cp(test, "dependency", identifierref=f"item-{name}")
    for name, path in paths.items():
        _resource(resources, f"item-{name}", "imsqti_item_xmlv2p1", path)
    return document(manifest)


def _resource(resources: etree._Element, name: str, kind: str, path: str) -> etree._Element:
    resource = _cp(resources, "resource", identifier=name, type=kind, href=path)
    _cp(resource, "file", href=path)
    return resource


def _cp(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, etree.QName(CP, tag), attributes)


def _test(edition: Edition, paths: dict[str, str]) -> bytes:
    test = root_of(QTI, "assessmentTest", identifier=f"test-{edition.name}", title=edition.title)
    declaration = add(test, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    add(add(declaration, "defaultValue"), "value", "0")
    part = add(test, "testPart", identifier="questions", navigationMode="nonlinear", submissionMode="individual")
    add(part, "itemSessionControl", maxAttempts="0", showFeedback="true", allowReview="true")
    for module in edition.modules:
        section = add(
            part, "assessmentSection", identifier=f"module-{module.name}", title=module.heading, visible="true"
        )
        for item in module.items:
            if path := paths.get(item.question.id):
                add(section, "assessmentItemRef", identifier=f"item-{item.question.id}", href=path)
    rule = add(add(test, "outcomeProcessing"), "setOutcomeValue", identifier="SCORE")
    add(add(rule, "sum"), "testVariables", variableIdentifier="SCORE")
    return document(test)
