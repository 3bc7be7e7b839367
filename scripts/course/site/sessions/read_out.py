"""A question as a trainer reads it out: the situation, what is asked, what may be answered. No key."""

import xml.etree.ElementTree as etree

from course.bank.types.common import Question
from course.site.elements import add, add_inline, add_list, add_paragraphs
from course.site.sessions.place import Place


def add_asked(place: Place, parent: etree.Element, question: Question, vignette: str | None) -> None:
    """Add a question without its answer."""
    if vignette:
        add_paragraphs(place.md, add(parent, "div", class_="situation"), vignette)
    add_inline(parent, "p", question.stem, class_="stem")
    asked = question.asked()
    add_inline(parent, "p", f"{asked.how} {' · '.join(asked.labels)}".strip())
    if asked.text:
        add_inline(parent, "p", asked.text)
    if asked.entries:
        add_list(parent, map(" / ".join, asked.entries), "ol", type="A" if asked.is_lettered else "1")
