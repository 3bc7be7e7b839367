"""`single-choice` and `multiple-response`: radios or checkboxes, one an option."""

import xml.etree.ElementTree as etree
from typing import cast

from course.bank.types.common import OptionsQuestion
from course.bank.types.multiple_response import MultipleResponse
from course.site.builders.frame import Frame, answer_details
from course.site.elements import add, add_inline


def build_choices(frame: Frame, fieldset: etree.Element) -> etree.Element:
    """Add the options; return their key and reasons."""
    question = cast(OptionsQuestion, frame.question)
    several = isinstance(question, MultipleResponse)
    add(fieldset, "p", question.how, class_="how")
    options = add(fieldset, "ol", class_="options", type="A")
    for index, option in enumerate(question.options):
        entry = add(options, "li")
        correct = {"data_correct": ""} if option.correct else {}
        add(
            entry,
            "input",
            type="checkbox" if several else "radio",
            name=frame.prefix,
            id=frame.part(index),
            value=str(index),
            **correct,
        )
        add_inline(entry, "label", option.text, for_=frame.part(index))
    details = answer_details(f"Right: {question.key_in_words}.")
    reasons = add(details, "ol", class_="reasons", type="A")
    for index, option in enumerate(question.options):
        add_inline(reasons, "li", option.feedback, data_for=str(index))
    return details
