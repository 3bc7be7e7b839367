"""`matching`: one select an item, with the categories as its options."""

import xml.etree.ElementTree as etree
from typing import cast

from course.bank.types.matching import Matching
from course.site.builders.frame import Frame, answer_details
from course.site.elements import add, add_inline, after


def build_matching(frame: Frame, fieldset: etree.Element) -> etree.Element:
    """Add the items; return the category of each, with the reasons."""
    question = cast(Matching, frame.question)
    add(fieldset, "p", "Choose one answer for each.", class_="how")
    add(fieldset, "p", f"Choose from: {' · '.join(question.categories)}", class_="on-paper")
    items = add(fieldset, "ol", class_="items")
    for index, (item, key) in enumerate(zip(question.items, question.key, strict=True)):
        entry = add(items, "li")
        add_inline(entry, "label", item.text, for_=frame.part(index))
        select = add(entry, "select", id=frame.part(index), data_key=str(key))
        add(select, "option", "Choose…", value="")
        for number, category in enumerate(question.categories):
            add(select, "option", category, value=str(number))
    details = answer_details("")
    reasons = add(details, "ol", class_="reasons")
    for index, item in enumerate(question.items):
        reason = add(reasons, "li", data_for=str(index))
        after(add(reason, "strong", f"{item.category}."), " ")
        add_inline(reason, "span", item.feedback)
    return details
