"""`ordering`: the steps in a mixed order; the player adds buttons that move them."""

from __future__ import annotations

import random
import xml.etree.ElementTree as etree
from typing import cast

from course.bank.scoring import neighbouring_pairs
from course.bank.types.ordering import Ordering
from course.site.builders.frame import Frame, answer_details, letter
from course.site.elements import add, add_inline


def build_ordering(frame: Frame, fieldset: etree.Element) -> etree.Element:
    """Add the mixed steps; return them in order, with the reasons."""
    question = cast(Ordering, frame.question)
    shown = mixed(question.id, len(question.steps))
    add(fieldset, "p", "Put the steps in order, first to last.", class_="how")
    steps = add(fieldset, "ol", class_="steps", type="A")
    for place, index in enumerate(shown):
        # Print puts the steps back into this order, whatever the learner has done.
        entry = add(steps, "li", data_index=str(index), style=f"--printed: {place}")
        add_inline(entry, "span", question.steps[index].text, class_="text", id=frame.part(index))
    letters = [letter(shown.index(index)) for index in range(len(question.steps))]
    details = answer_details(frame, f"In order: {', '.join(letters)}.")
    reasons = add(details, "ol", class_="reasons")
    for index, step in enumerate(question.steps):
        add_inline(reasons, "li", step.feedback, data_for=str(index))
    return details


def mixed(seed: str, count: int) -> list[int]:
    """Return an order of `count` steps in which no two neighbours are right, the same for the same seed."""
    order = list(range(count))
    shuffle = random.Random(seed)  # noqa: S311
    while neighbouring_pairs(order):
        shuffle.shuffle(order)
    return order
