"""The whole course as Moodle XML, read back, and brought back through our own import."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import assume, given, settings
from lxml import etree, html

from course.bank.types import TYPES
from course.bank.types.common import Question
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.reflection import Reflection
from course.course import Course
from course.imports.moodle import read_moodle
from course.imports.quiz_file import parsed, quiz_text
from course.imports.taken import GAP
from course.packages.edition import Edition, Item, edition_of
from course.packages.formats.moodle import moodle
from course.packages.names import names
from course.packages.rich import blocks_html, inline_html
from tests.packages.editions import (
    ANY_ITEM,
    MODULE,
    RELEASED,
    edition_with,
)
from tests.packages.moodle import check, text
from tests.packages.reading import seen, squeezed, words_of

ADDRESS = "https://example.org/course"


@settings(max_examples=25)
@given(ANY_ITEM)
def test_any_question_comes_back_through_our_own_import(item: Item) -> None:
    assume("`" not in repr(item))  # code has no spelling of its own for every sign
    (data,) = moodle(edition_with(item)).files.values()
    ((found, situation),) = imported(data)
    assert squeezed_words(told_of(found, situation)) == squeezed_words(told_of(item.question, item.situation))


@pytest.fixture(scope="module")
def whole(course: Course) -> Edition:
    """The whole course, with an address of its own."""
    return edition_of(course, "Working with Carers", RELEASED, ADDRESS)


@pytest.fixture(scope="module")
def written(whole: Edition) -> bytes:
    """The whole course as Moodle XML."""
    package = moodle(whole)
    assert package.left_out == ()
    (data,) = package.files.values()
    return data


def test_the_whole_course_is_read_back_as_the_bank_has_it(course: Course, whole: Edition, written: bytes) -> None:
    items = list(whole.items())
    assert len(items) == sum(not question.is_kept for _, question in course.bank.questions())
    not_asked = {"category", "description"}
    elements = [each for each in etree.fromstring(written).iter("question") if each.get("type") not in not_asked]
    called = names(items)
    assert len(set(called.values())) == len(items)
    for item, element in zip(items, elements, strict=True):
        check(item, element, called[item.question.id])


def test_the_whole_course_comes_back_through_our_own_import(whole: Edition, written: bytes) -> None:
    items = list(whole.items())
    for item, (question, situation) in zip(items, imported(written), strict=True):
        assert question.id == item.question.id
        assert told_of(question, situation) == told_of(item.question, item.situation), question.id


def imported(data: bytes) -> list[tuple[Question, str | None]]:
    """Return the questions of a file of Moodle XML as `course import` writes them, with their situations."""
    found = read_moodle("bank.xml", data, [])
    assert {each.why for each in found.left} <= {"description: it asks nothing. What it says may stand in a situation"}
    text = quiz_text(found.taken, "bank.xml", "modules/small.md", "Small", ["a"], ["b"], [])
    file, faults = parsed("quizzes/bank.yml", text)
    assert file is not None
    # What is wrong with a question of any words was wrong with it before.
    assert {fault.rule for fault in faults} <= {"how-many", "duplicate-option", "unused-category"}, faults
    rows = yaml.load(text.replace(f" {GAP}\n", " gap\n"), yaml.BaseLoader)["questions"]
    models = [TYPES[row["type"]].model.model_validate(row) for row in rows]
    assert [each.model_dump() for each in models if each.id not in file.unread] == [
        each.model_dump() for each in file.questions
    ]
    return [(model, model.vignette) for model in models]


def told_of(question: Question, situation: str | None) -> list[object]:
    """Return what a learner gets of a question: situation, stem, options, key, reasons, as HTML."""
    found: list[object] = [question.type, blocks_html(situation or ""), inline_html(question.stem)]
    if isinstance(question, Reflection):
        return [*found, blocks_html(question.model_answer), [inline_html(each) for each in question.checklist]]
    if isinstance(question, GapSelect):
        found.append(inline_html(question.asked().text))
    # Moodle mixes what things are matched with, and has choices of gaps and matches as plain words.
    is_mixed = isinstance(question, Matching)
    chosen = [sorted(map(words_of, question.categories))] if isinstance(question, Matching) else []
    rows = [
        (
            words_of(row.part) if isinstance(question, GapSelect) else inline_html(row.part),
            "" if is_mixed else row.where,
            words_of(row.answer),
            row.is_right,
            inline_html(row.why),
        )
        for row in question.reasons()
    ]
    return [*found, *chosen, rows]


def squeezed_words(found: object) -> object:
    """Return it without spaces and emphasis: any signs may stand side by side in any text."""
    if isinstance(found, str):
        return squeezed(seen(found))
    return [squeezed_words(each) for each in found] if isinstance(found, list | tuple) else found


def stories(data: bytes) -> dict[str, str]:
    """Return the words of each description in a file, by its name."""
    found = [each for each in etree.fromstring(data).iter("question") if each.get("type") == "description"]
    assert all(each.findtext("defaultgrade") == "0" for each in found)
    return {text(each, "name"): text(each, "questiontext") for each in found}


def test_each_scenario_stands_once_and_leads_to_its_page(course: Course, written: bytes) -> None:
    found = stories(written)
    assert sorted(found) == sorted(f"scenario-{name}" for name in course.scenarios.files)
    for name, scenario in course.scenarios.files.items():
        page = scenario.page.removesuffix(".md")
        (link,) = html.fromstring(found[f"scenario-{name}"]).iter("a")
        assert link.get("href") == f"{ADDRESS}/{page}.html"


def test_without_an_address_no_note_leads_nowhere(whole: Edition) -> None:
    (data,) = moodle(replace(whole.only(MODULE), address="")).files.values()
    assert stories(data) == {}


def test_a_module_has_the_scenarios_that_practise_it(course: Course, whole: Edition) -> None:
    for module in whole.modules:
        wanted = {
            f"scenario-{name}"
            for name, scenario in course.scenarios.files.items()
            if any(practised.page == module.page for practised in scenario.modules)
        }
        edition = whole.only(module.name)
        (data,) = moodle(replace(edition, modules=(replace(edition.modules[0], items=()),))).files.values()
        assert stories(data).keys() == wanted
