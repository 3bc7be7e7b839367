"""Response processing: how an item's points are reckoned, by the rules of the table of question types.

Each rule counts in whole numbers and divides once, so that thirds are no sum of rounded parts.
"""

from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from course.packages.formats.qti.xml import add

RESPONSE = "RESPONSE"


def score_match(processing: etree._Element) -> None:
    """All or nothing: 1 where the response is the right one."""
    condition = add(add(processing, "responseCondition"), "responseIf")
    _is_right(condition, RESPONSE)
    _set_number(condition, "1")


def score_map(processing: etree._Element, of: int) -> None:
    """Add the sum of the mapped values, divided: right picks minus wrong ones, or items placed right."""
    condition = add(processing, "responseCondition")
    unanswered = add(condition, "responseIf")
    add(add(unanswered, "isNull"), "variable", identifier=RESPONSE)
    _set_number(unanswered, "0")
    divided = add(add(add(condition, "responseElse"), "setOutcomeValue", identifier="SCORE"), "divide")
    add(divided, "mapResponse", identifier=RESPONSE)
    _number(divided, str(of))


def score_neighbours(processing: etree._Element, order: Sequence[str]) -> None:
    """Neighbouring pairs: the share of places whose step is followed by the step that belongs after it."""
    pairs = len(order) - 1
    for place in range(1, pairs + 1):
        condition = add(add(processing, "responseCondition"), "responseIf")
        either = add(condition, "or")
        for before, after in pairwise(order):
            both = add(either, "and")
            _stands_at(both, place, before)
            _stands_at(both, place + 1, after)
        _add_one(condition)
    _divide(processing, pairs)


def score_each(processing: etree._Element, responses: Sequence[str]) -> None:
    """Count the responses that are right, and divide by how many there are."""
    for name in responses:
        condition = add(add(processing, "responseCondition"), "responseIf")
        _is_right(condition, name)
        _add_one(condition)
    _divide(processing, len(responses))


def _is_right(parent: etree._Element, response: str) -> None:
    match = add(parent, "match")
    add(match, "variable", identifier=response)
    add(match, "correct", identifier=response)


def _stands_at(parent: etree._Element, place: int, step: str) -> None:
    match = add(parent, "match")
    add(add(match, "index", n=str(place)), "variable", identifier=RESPONSE)
    add(match, "baseValue", step, baseType="identifier")


def _add_one(condition: etree._Element) -> None:
    total = add(add(condition, "setOutcomeValue", identifier="SCORE"), "sum")
    add(total, "variable", identifier="SCORE")
    _number(total, "1")


def _divide(processing: etree._Element, of: int) -> None:
    divided = add(add(processing, "setOutcomeValue", identifier="SCORE"), "divide")
    add(divided, "variable", identifier="SCORE")
    _number(divided, str(of))


def _set_number(parent: etree._Element, value: str) -> None:
    _number(add(parent, "setOutcomeValue", identifier="SCORE"), value)


def _number(parent: etree._Element, value: str) -> None:
    add(parent, "baseValue", value, baseType="float")
