"""`single-choice` and `multiple-response`: radios or checkboxes, one an option."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import cast

from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.single_choice import SingleChoice
from course.site.builders.frame import Frame, answer_details, letter
from course.site.elements import add, add_inline


def build_choices(frame: Frame, fieldset: etree.Element) -> etree.Element:
    """Add the options; return their key and reasons."""
    question = cast(SingleChoice | MultipleResponse, frame.question)
    several = isinstance(question, MultipleResponse)
    how = (
        f"Choose {question.right_in_words} answers." if isinstance(question, MultipleResponse) else "Choose one answer."
    )
    add(fieldset, "p", how, class_="how")
    options = add(fieldset, "ol", class_="options", type="A")
    for index, option in enumerate(question.options):
        entry = add(options, "li", data_index=str(index))
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
    right = [letter(index) for index, option in enumerate(question.options) if option.correct]
    details = answer_details(frame, f"Right: {' and '.join([', '.join(right[:-1]), right[-1]] if several else right)}.")
    reasons = add(details, "ol", class_="reasons", type="A")
    for index, option in enumerate(question.options):
        add_inline(reasons, "li", option.feedback, data_for=str(index))
    return details
