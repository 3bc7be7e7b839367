"""A question as a trainer reads it out: the situation, what is asked, what may be answered. No key."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import cast

from course.bank.types.common import Question
from course.bank.types.gap_select import MARK, GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.single_choice import SingleChoice
from course.site.builders.ordering import mixed
from course.site.elements import add, add_inline, add_paragraphs
from course.site.sessions.place import Place


def add_asked(place: Place, parent: etree.Element, question: Question, vignette: str | None) -> None:
    """Add a question without its answer."""
    if vignette:
        add_paragraphs(place.md, add(parent, "div", class_="situation"), vignette)
    add_inline(parent, "p", question.stem, class_="stem")
    _SHOWN[question.type](parent, question)


def gapped(question: GapSelect) -> str:
    """Return a text with a number in the place of each gap."""
    parts = MARK.split(question.text)
    parts[1::2] = [f"({number}) ……" for number in range(1, len(question.gaps) + 1)]
    return "".join(parts)


def _lettered(parent: etree.Element, texts: list[str]) -> None:
    listing = add(parent, "ol", type="A")
    for text in texts:
        add_inline(listing, "li", text)


def _options(parent: etree.Element, question: Question) -> None:
    _lettered(parent, [option.text for option in cast(SingleChoice | MultipleResponse, question).options])


def _steps(parent: etree.Element, question: Question) -> None:
    steps = cast(Ordering, question).steps
    _lettered(parent, [steps[index].text for index in mixed(question.id, len(steps))])


def _items(parent: etree.Element, question: Question) -> None:
    matching = cast(Matching, question)
    add_inline(parent, "p", f"For each, choose one: {' · '.join(matching.categories)}.")
    listing = add(parent, "ul")
    for item in matching.items:
        add_inline(listing, "li", item.text)


def _gaps(parent: etree.Element, question: Question) -> None:
    select = cast(GapSelect, question)
    add_inline(parent, "p", gapped(select))
    listing = add(parent, "ol")
    for gap in select.gaps:
        add_inline(listing, "li", " / ".join(choice.text for choice in gap.choices))


# A reflection has nothing to vote on, and so no place in a session.
_SHOWN: dict[str, Callable[[etree.Element, Question], None]] = {
    "single-choice": _options,
    "multiple-response": _options,
    "ordering": _steps,
    "matching": _items,
    "gap-select": _gaps,
}
