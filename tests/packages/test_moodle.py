"""Moodle XML, read back: the same keys, points and feedback as the bank."""

import itertools
from dataclasses import replace
from fractions import Fraction
from html import escape

import pytest
from hypothesis import given
from lxml import etree

from course.bank.scoring import right_minus_wrong
from course.bank.types.matching import SCALE
from course.bank.types.multiple_response import MultipleResponse
from course.packages.edition import Item
from course.packages.formats.moodle import SHARES, moodle, share
from course.packages.names import names
from course.packages.package import LeftOut
from tests.packages.editions import (
    ANY_ITEM,
    edition_with,
    made,
    multiple_responses,
    small_edition,
    small_items,
)
from tests.packages.moodle import check, text
from tests.packages.reading import seen

# `question_bank::fraction_options_full` of Moodle 4.5: an import refuses any other share.
FRACTIONS = (
    *(1.0, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2),
    *(0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05, 0.0),
)

QUESTION = (
    "<p>Mr <em>Bello</em> has not hummed since Sunday.</p><ul><li>He ate.</li><li>He slept.</li></ul>"
    "<p>Which two facts do you pass on?</p>"
)


def read(*items: Item) -> list[etree._Element]:
    """Return the questions of a file, read back, without its categories."""
    (data,) = moodle(edition_with(*items)).files.values()
    return [each for each in etree.fromstring(data).iter("question") if each.get("type") != "category"]


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


@pytest.mark.parametrize("kind", small_items())
def test_each_type_is_read_back_as_the_bank_has_it(kind: str) -> None:
    item = small_items()[kind]
    (element,) = read(item)
    check(item, element)


@given(ANY_ITEM)
def test_any_question_is_read_back_as_the_bank_has_it(item: Item) -> None:
    (element,) = read(item)
    check(item, element)


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
