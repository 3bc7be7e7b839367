"""`gap-select`: a text in which each gap is a select."""

import xml.etree.ElementTree as etree
from typing import cast

from course.bank.types.gap_select import MARK, GapSelect
from course.site.builders.frame import Frame, answer_details
from course.site.elements import add, add_inline


def build_gap_select(frame: Frame, fieldset: etree.Element) -> etree.Element:
    """Add the text with its gaps; return the words for each gap, with the reasons."""
    question = cast(GapSelect, frame.question)
    add(fieldset, "p", question.asked().how, class_="how")
    paragraph = add(fieldset, "p", class_="gapped")
    # What stands between the marks, in turn with the marks' ids.
    texts = MARK.split(question.text)[::2]
    _inline(paragraph, texts[0])
    for index, (gap, key, text) in enumerate(zip(question.gaps, question.key, texts[1:], strict=True)):
        select = add(paragraph, "select", id=frame.part(index), aria_label=f"Gap {index + 1}", data_key=str(key))
        add(select, "option", "Choose…", value="")
        for number, choice in enumerate(gap.choices):
            add(select, "option", choice.text, value=str(number))
        add(paragraph, "span", f"({' / '.join(choice.text for choice in gap.choices)})", class_="on-paper")
        _inline(paragraph, text)
    details = answer_details("")
    gaps = add(details, "ol", class_="gap-feedback")
    for index, (gap, key) in enumerate(zip(question.gaps, question.key, strict=True)):
        entry = add(gaps, "li", data_for=str(index))
        add(entry, "strong", gap.choices[key].text)
        reasons = add(entry, "ul", class_="reasons")
        for number, choice in enumerate(gap.choices):
            reason = add(reasons, "li", data_for=str(number))
            add(reason, "em", f"{choice.text}: ")
            add_inline(reason, "span", choice.feedback)
    return details


def _inline(paragraph: etree.Element, text: str) -> None:
    if text:
        add_inline(paragraph, "span", text)
