"""`ordering`: the steps in a mixed order; the player adds buttons that move them."""

import xml.etree.ElementTree as etree
from typing import cast

from course.bank.types.ordering import Ordering
from course.site.builders.frame import Frame, answer_details
from course.site.elements import add, add_inline

SCORED = "You score for each step that comes straight after the right one, even if its place is wrong."


def build_ordering(frame: Frame, fieldset: etree.Element) -> etree.Element:
    """Add the mixed steps; return them in order, with the reasons."""
    question = cast(Ordering, frame.question)
    # The marks beside the steps are about places; what counts is which step follows which.
    add(fieldset, "p", SCORED, class_="how")
    steps = add(fieldset, "ol", class_="steps", type="A")
    for index in question.shown:
        entry = add(steps, "li", data_index=str(index))
        add_inline(entry, "span", question.steps[index].text, class_="text", id=frame.part(index))
    details = answer_details(f"In order: {question.key_in_words}.")
    reasons = add(details, "ol", class_="reasons")
    for index, step in enumerate(question.steps):
        add_inline(reasons, "li", step.feedback, data_for=str(index))
    return details
