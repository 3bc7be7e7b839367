"""GIFT, read back by gift-pegjs: the same keys, points and feedback as the bank, and a word about what is not there."""

import re
from typing import Any

import pytest
from hypothesis import given

from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.single_choice import SingleChoice
from course.course import Course
from course.packages.edition import Item, edition_of
from course.packages.formats.gift import gift
from course.packages.names import names
from course.packages.package import LeftOut
from tests.packages.editions import ANY_ITEM, RELEASED, edition_with, small_edition, small_items
from tests.packages.node import Node, ReaderError
from tests.packages.reading import seen, squeezed, words_of

HELD = ("single-choice", "multiple-response", "matching")


def written(*items: Item) -> str:
    (data,) = gift(edition_with(*items)).files.values()
    return data.decode()


def read(node: Node, *items: Item) -> list[dict[str, Any]]:
    """Return the questions of a file as gift-pegjs reads them."""
    found = node.ask("gift", written(*items))
    assert found[0]["type"] == "Category"
    return found[1:]


def test_a_question_as_it_is_written() -> None:
    assert written(small_items()["matching"]) == (
        "$CATEGORY: $course$/top/A small course, release 2026-11-22/01. Small changes\n"
        "\n"
        "// [id:which-is-which] [tag:asc-pass-it-on] [tag:asc-use-module]\n"
        "::Fact or opinion? – Mr Bello has not hummed since Sunday. He ate. He slept.::"
        "[html]<p>Mr <em>Bello</em> has not hummed since Sunday.</p>"
        "<ul><li>He ate.</li><li>He slept.</li></ul><p>Fact or opinion?</p>{\n"
        "=[html]She ate nothing. -> Fact\n"
        "=[html]She is in a mood. -> Opinion\n"
        "####[html]<ul><li><strong>She ate nothing.</strong> (Fact) You saw it.</li>"
        "<li><strong>She is in a mood.</strong> (Opinion) Nobody can see a mood.</li></ul>"
        "<p>Read about this\\: What to ask (Small changes).</p>\n"
        "}\n"
    )


def test_what_it_cannot_hold_is_named_and_counted() -> None:
    package = gift(small_edition())
    assert package.left_out == (
        LeftOut("in-order", "ordering", "GIFT has no ordering that every reader knows"),
        LeftOut("fill-in", "gap-select", "GIFT has no words to choose for several gaps"),
        LeftOut("think-back", "reflection", "in GIFT it counts a point, which a person must give"),
    )
    assert package.warnings("gift") == [
        "warning[left-out]: gift leaves out 3 questions:",
        "  in-order (ordering): GIFT has no ordering that every reader knows",
        "  fill-in (gap-select): GIFT has no words to choose for several gaps",
        "  think-back (reflection): in GIFT it counts a point, which a person must give",
    ]


def decoded(text: str) -> str:
    """Return the right side of a match: the one place where gift-pegjs leaves its own marks for escaped signs."""
    return re.sub(r"&&(\d{3});", lambda mark: chr(int(mark[1])), text)


def check(item: Item, read_back: dict[str, Any], name: str = "") -> None:
    """Compare a question, read back, with the bank's."""
    question = item.question
    assert squeezed(read_back["title"]) == squeezed(name or names([item])[item.question.id])
    assert read_back["stem"]["format"] == "html"
    assert squeezed(words_of(question.stem)) in squeezed(seen(read_back["stem"]["text"]))
    assert not read_back["hasEmbeddedAnswers"]
    general = squeezed(seen((read_back["globalFeedback"] or {"text": ""})["text"]))
    match question:
        case SingleChoice() | MultipleResponse():
            assert read_back["type"] == "MC"
            choices = read_back["choices"]
            assert [seen(each["text"]["text"]) for each in choices] == [words_of(o.text) for o in question.options]
            assert [seen(each["feedback"]["text"]) for each in choices] == [
                words_of(o.feedback) for o in question.options
            ]
            if isinstance(question, SingleChoice):
                assert [each["isCorrect"] for each in choices] == [o.correct for o in question.options]
                assert {each["weight"] for each in choices} == {None}
            else:
                worth = 100 / question.right
                assert [each["weight"] for each in choices] == [
                    pytest.approx(worth if o.correct else -worth, abs=1e-5) for o in question.options
                ]
        case Matching():
            assert read_back["type"] == "Matching"
            pairs = [
                (seen(pair["subquestion"]["text"]), decoded(pair["subanswer"])) for pair in read_back["matchPairs"]
            ]
            assert [(left, squeezed(right)) for left, right in pairs if left] == [
                (words_of(entry.text), squeezed(words_of(entry.category))) for entry in question.items
            ]
            assert {squeezed(right) for _, right in pairs} == {squeezed(words_of(c)) for c in question.categories}
            assert all(squeezed(words_of(entry.feedback)) in general for entry in question.items)


@pytest.mark.parametrize("kind", HELD)
def test_each_type_is_read_back_as_the_bank_has_it(node: Node, kind: str) -> None:
    item = small_items()[kind]
    (read_back,) = read(node, item)
    check(item, read_back)


@given(item=ANY_ITEM)
def test_any_question_is_read_back_as_the_bank_has_it(node: Node, item: Item) -> None:
    if item.question.type in HELD:
        (read_back,) = read(node, item)
        check(item, read_back)


def test_the_whole_course_is_read_back_as_the_bank_has_it(node: Node, course: Course) -> None:
    edition = edition_of(course, "Working with Carers", RELEASED)
    package = gift(edition)
    (data,) = package.files.values()
    items = [item for item in edition.items() if item.question.type in HELD]
    read_back = [each for each in node.ask("gift", data.decode()) if each["type"] != "Category"]
    called = names(edition.items())
    for item, each in zip(items, read_back, strict=True):
        check(item, each, called[item.question.id])
    assert len(items) + len(package.left_out) == sum(not question.is_kept for _, question in course.bank.questions())


def test_the_reader_would_notice_what_is_not_escaped(node: Node) -> None:
    with pytest.raises(ReaderError, match="Expected"):
        node.ask("gift", "::a::What = this?{\n=yes\n~no\n}\n")


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert gift(small_edition()) == gift(small_edition())
