"""Moodle XML, read back: the same keys, points and feedback as the bank."""

import itertools
import re
from dataclasses import replace
from fractions import Fraction
from html import escape

import pytest
import yaml
from hypothesis import assume, given, settings
from lxml import etree, html

from course.bank.scoring import right_minus_wrong
from course.bank.types import TYPES
from course.bank.types.common import Question
from course.bank.types.gap_select import MARK, GapSelect
from course.bank.types.matching import SCALE, Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.reflection import Reflection
from course.bank.types.single_choice import SingleChoice
from course.course import Course
from course.imports.moodle import read_moodle
from course.imports.quiz_file import parsed, quiz_text
from course.imports.taken import GAP
from course.packages.edition import Edition, Item, edition_of
from course.packages.formats.moodle import SHARES, moodle, share
from course.packages.names import names
from course.packages.package import LeftOut
from course.packages.rich import blocks_html, inline_html
from tests.packages.editions import (
    ANY_ITEM,
    MODULE,
    RELEASED,
    edition_with,
    made,
    multiple_responses,
    small_edition,
    small_items,
)
from tests.packages.reading import seen, squeezed, words_of

# `question_bank::fraction_options_full` of Moodle 4.5: an import refuses any other share.
FRACTIONS = (
    *(1.0, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2),
    *(0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05, 0.0),
)


ADDRESS = "https://example.org/course"
QUESTION = (
    "<p>Mr <em>Bello</em> has not hummed since Sunday.</p><ul><li>He ate.</li><li>He slept.</li></ul>"
    "<p>Which two facts do you pass on?</p>"
)


def read(*items: Item) -> list[etree._Element]:
    """Return the questions of a file, read back, without its categories."""
    (data,) = moodle(edition_with(*items)).files.values()
    return [each for each in etree.fromstring(data).iter("question") if each.get("type") != "category"]


def text(element: etree._Element, path: str) -> str:
    return element.findtext(f"{path}/text") or ""


def test_a_category_names_release_and_module() -> None:
    (data,) = moodle(edition_with(title="Care/Carers & co")).files.values()
    root = etree.fromstring(data)
    assert text(root, "question/category") == ("$course$/top/Care//Carers & co, release 2026-11-22/01. Small changes")


def test_a_category_says_what_to_build_a_test_from_and_what_one_may_do_with_it() -> None:
    edition = replace(edition_with(title="Working with Carers"), licence="You may change this.")
    (data,) = moodle(edition).files.values()
    info = seen(text(etree.fromstring(data), "question/info"))
    assert "take the questions with the tag “wwc-use-pool”" in info
    assert info.endswith("A second import makes copies. You may change this.")


def test_the_scale_keeps_its_order_as_gaps() -> None:
    steps = [("Ask.", "Helpful"), ("Wait.", "Unhelpful")]
    parts = {"categories": list(SCALE), "items": [{"text": a, "category": b, "feedback": "So."} for a, b in steps]}
    item = made("matching", stem="How good is each?", **parts)
    (element,) = read(item)
    assert element.get("type") == "gapselect"
    assert element.findtext("shuffleanswers") == "0"
    assert text(element, "questiontext") == ("<p>How good is each?</p><ol><li>Ask. [[1]]</li><li>Wait. [[3]]</li></ol>")
    check(item, element)


def test_a_name_can_be_read_and_is_short() -> None:
    item = small_items()["matching"]
    assert only_name(item) == "Fact or opinion? – Mr Bello has not hummed since Sunday. He ate. He slept."
    assert only_name(replace(item, situation=None)) == "Fact or opinion?"
    long = only_name(made("reflection", stem="What " * 30 + "now?", model_answer="So.", checklist=["One.", "Two."]))
    assert long.endswith("What …")
    assert len(long) <= 80


def only_name(item: Item) -> str:
    (name,) = names([item]).values()
    return name


def test_no_two_names_are_alike() -> None:
    begin = "You work late in a care home in a small town by the sea. At "
    ends = ("three Ida calls.", "three Ida calls.", "three Ida sings.", "seven it rings " + "and rings " * 9)
    item = small_items()["matching"]
    items = [
        Item(item.question.model_copy(update={"id": f"q{number}"}), begin + end) for number, end in enumerate(ends)
    ]
    called = list(names(items).values())
    begun = "Fact or opinion? – …"
    assert called[:3] == [f"{begun} calls.", f"{begun} calls. (2)", f"{begun} sings."]
    assert called[3].startswith("Fact or opinion? – … seven it rings and rings")
    assert max(map(len, called)) <= 80


def test_one_right_answer_is_not_called_all() -> None:
    items = small_items()
    (one,), (several,) = read(items["single-choice"]), read(items["multiple-response"])
    assert text(one, "correctfeedback") == "<p>This is right.</p>"
    assert text(several, "correctfeedback") == "<p>All of this is right.</p>"


def test_the_types_that_moodle_reads() -> None:
    assert [each.get("type") for each in read(*small_items().values())] == [
        "multichoice",
        "multichoice",
        "ordering",
        "matching",
        "gapselect",
        "essay",
    ]


def test_what_learners_write_is_plain_text_and_nobody_must_write() -> None:
    (essay,) = read(small_items()["reflection"])
    assert essay.findtext("responseformat") == "plain"
    assert essay.findtext("responserequired") == "0"


def test_a_question_as_it_is_written() -> None:
    (question,) = read(small_items()["multiple-response"])
    assert (
        etree.tostring(question, encoding="unicode").strip()
        == f"""\
<question type="multichoice">
    <name>
      <text>Which two facts do you pass on? – Mr Bello has not hummed since Sunday. He …</text>
    </name>
    <questiontext format="html">
      <text>{escape(QUESTION)}</text>
    </questiontext>
    <generalfeedback format="html">
      <text>&lt;p&gt;Read about this: What to ask (Small changes).&lt;/p&gt;</text>
    </generalfeedback>
    <defaultgrade>1</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>right-set</idnumber>
    <single>false</single>
    <shuffleanswers>false</shuffleanswers>
    <answernumbering>ABCD</answernumbering>
    <showstandardinstruction>0</showstandardinstruction>
    <correctfeedback format="html">
      <text>&lt;p&gt;All of this is right.&lt;/p&gt;</text>
    </correctfeedback>
    <partiallycorrectfeedback format="html">
      <text>&lt;p&gt;Partly right.&lt;/p&gt;</text>
    </partiallycorrectfeedback>
    <incorrectfeedback format="html">
      <text>&lt;p&gt;Not quite.&lt;/p&gt;</text>
    </incorrectfeedback>
    <shownumcorrect/>
    <answer format="html" fraction="50">
      <text>When it began.</text>
      <feedback format="html">
        <text>The date helps a nurse.</text>
      </feedback>
    </answer>
    <answer format="html" fraction="50">
      <text>What the carer &lt;em&gt;said&lt;/em&gt;.</text>
      <feedback format="html">
        <text>Her words, not yours.</text>
      </feedback>
    </answer>
    <answer format="html" fraction="-50">
      <text>What you think of her.</text>
      <feedback format="html">
        <text>An opinion helps nobody.</text>
      </feedback>
    </answer>
    <tags>
      <tag>
        <text>asc-notice-change</text>
      </tag>
      <tag>
        <text>asc-use-module</text>
      </tag>
    </tags>
  </question>"""
    )


@pytest.mark.parametrize("right", SHARES)
def test_every_share_is_one_of_moodles_fractions(right: int) -> None:
    assert any(abs(float(share(right)) / 100 - known) < 1e-7 for known in FRACTIONS)


def test_a_share_that_moodle_would_refuse_is_left_out_with_a_word() -> None:
    options = [{"text": f"Option {n}", "correct": "true" if n < 11 else "false", "feedback": "So."} for n in range(12)]
    evidence = [{"page": "a.md", "section": "b", "quote": "six words or more stand here"}]
    question = MultipleResponse.model_validate(
        {"id": "many", "type": "multiple-response", "outcome": "o", "use": "pool", "stem": "Which 11?"}
        | {"options": options, "evidence": evidence}
    )
    package = moodle(edition_with(Item(question, None)))
    why = "11 right answers cannot share the points in Moodle"
    assert package.left_out == (LeftOut("many", "multiple-response", why),)
    assert package.warnings("moodle") == [
        "warning[left-out]: moodle leaves out 1 question:",
        f"  many (multiple-response): {why}",
    ]


def check(item: Item, element: etree._Element, name: str = "") -> None:
    """Compare a question, read back, with the bank's."""
    question = item.question
    assert element.findtext("idnumber") == question.id
    assert squeezed(text(element, "name")) == squeezed(name or names([item])[item.question.id])
    assert squeezed(words_of(question.stem)) in squeezed(seen(text(element, "questiontext")))
    general = squeezed(seen(text(element, "generalfeedback")))
    assert element.find("shownumcorrect") is not None or isinstance(question, Reflection)
    match question:
        case SingleChoice() | MultipleResponse():
            answers = element.findall("answer")
            assert [seen(text(each, ".")) for each in answers] == [words_of(o.text) for o in question.options]
            assert [seen(text(each, "feedback")) for each in answers] == [
                words_of(o.feedback) for o in question.options
            ]
            assert [float(each.get("fraction", "")) > 0 for each in answers] == [o.correct for o in question.options]
            assert element.findtext("single") == str(isinstance(question, SingleChoice)).lower()
        case Ordering():
            assert [seen(text(each, ".")) for each in element.findall("answer")] == [
                words_of(step.text) for step in question.steps
            ]
            assert element.findtext("gradingtype") == "RELATIVE_NEXT_EXCLUDE_LAST"
            assert all(squeezed(words_of(step.feedback)) in general for step in question.steps)
        case Matching() if element.get("type") == "gapselect":
            assert [text(each, ".") for each in element.findall("selectoption")] == list(SCALE)
            assert {each.findtext("group") for each in element.findall("selectoption")} == {"1"}
            entries = [seen(entry) for entry in re.findall("<li>(.*?)</li>", text(element, "questiontext"))]
            wanted = [f"{words_of(entry.text)} [[{SCALE.index(entry.category) + 1}]]" for entry in question.items]
            assert list(map(squeezed, entries))[-len(wanted) :] == list(map(squeezed, wanted))
            assert all(squeezed(words_of(entry.feedback)) in general for entry in question.items)
        case Matching():
            pairs = [(seen(text(each, ".")), text(each, "answer")) for each in element.findall("subquestion")]
            assert [pair for pair in pairs if pair[0]] == [
                (words_of(entry.text), words_of(entry.category)) for entry in question.items
            ]
            assert {answer for _, answer in pairs} == {words_of(name) for name in question.categories}
            assert all(squeezed(words_of(entry.feedback)) in general for entry in question.items)
        case GapSelect():
            options = [(text(each, "."), each.findtext("group")) for each in element.findall("selectoption")]
            assert options == [
                (words_of(choice.text), str(number))
                for number, gap in enumerate(question.gaps, 1)
                for choice in gap.choices
            ]
            marks = [int(mark) for mark in MARK.findall(text(element, "questiontext")) if mark.isdigit()]
            right = [gap.choices[key].text for gap, key in zip(question.gaps, question.key, strict=True)]
            assert [options[mark - 1][0] for mark in marks] == [words_of(each) for each in right]
            assert all(squeezed(words_of(c.feedback)) in general for gap in question.gaps for c in gap.choices)
        case Reflection():
            grader = squeezed(seen(text(element, "graderinfo")))
            assert all(squeezed(words_of(entry)) in grader for entry in question.checklist)
            assert element.findtext("defaultgrade") == "0"


@pytest.mark.parametrize("kind", small_items())
def test_each_type_is_read_back_as_the_bank_has_it(kind: str) -> None:
    item = small_items()[kind]
    (element,) = read(item)
    check(item, element)


@given(ANY_ITEM)
def test_any_question_is_read_back_as_the_bank_has_it(item: Item) -> None:
    (element,) = read(item)
    check(item, element)


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


@given(multiple_responses())
def test_moodles_sum_of_fractions_gives_the_points_of_the_table(item: Item) -> None:
    (element,) = read(item)
    fractions = [float(each.get("fraction", "")) / 100 for each in element.findall("answer")]
    question = item.question
    assert isinstance(question, MultipleResponse)
    key = {index for index, option in enumerate(question.options) if option.correct}
    for count in range(len(fractions) + 1):
        for picked in itertools.islice(itertools.combinations(range(len(fractions)), count), 20):
            # `qtype_multichoice_multi_question::grade_response` adds fractions and keeps them between 0 and 1.
            grade = min(max(0.0, sum(fractions[index] for index in picked)), 1.0)
            assert grade == pytest.approx(float(right_minus_wrong(key, set(picked))), abs=1e-5)
    assert right_minus_wrong(key, key) == Fraction(1)


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert moodle(small_edition()) == moodle(small_edition())
