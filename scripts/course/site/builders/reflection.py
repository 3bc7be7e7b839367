"""`reflection`: a place to write, and one way to answer to compare with."""

import xml.etree.ElementTree as etree
from typing import cast

from course.bank.types.reflection import CARE, LINES, Reflection
from course.site.builders.frame import Frame, answer_details
from course.site.elements import add, add_list, add_paragraphs


def build_reflection(frame: Frame, fieldset: etree.Element) -> etree.Element:
    """Add the place to write; return the model answer and the checklist."""
    question = cast(Reflection, frame.question)
    add(fieldset, "p", CARE, class_="care", id=frame.part("care"))
    add(
        fieldset,
        "textarea",
        rows=str(LINES),
        id=frame.part("text"),
        aria_label="Your answer",
        aria_describedby=frame.part("care"),
        autocomplete="off",
    )
    details = answer_details("", "See an example answer")
    details.set("class", "model")
    add_paragraphs(frame.md, details, question.model_answer)
    add(details, "p", "Look at your answer again. Does it have these?", class_="key")
    add_list(details, question.checklist, class_="checklist")
    return details
