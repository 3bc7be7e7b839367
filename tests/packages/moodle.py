"""Moodle XML as tests write it and read it back."""

import re

from lxml import etree

from course.bank.types.gap_select import MARK, GapSelect
from course.bank.types.matching import SCALE, Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.reflection import Reflection
from course.bank.types.single_choice import SingleChoice
from course.packages.edition import Item
from course.packages.names import names
from tests.packages.reading import seen, squeezed, words_of


def text(element: etree._Element, path: str) -> str:
    return element.findtext(f"{path}/text") or ""


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
