"""What every question has on a page: form, situation, legend, words, answer, evidence, report."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from markdown import Markdown

from course.bank.fingerprint import fingerprint
from course.bank.types import TYPES
from course.bank.types.common import Evidence, Question
from course.site.elements import add, add_inline, add_paragraphs, after
from course.site.links import link
from course.site.shelf import Shelf
from course.site.words import Words


@dataclass(frozen=True, slots=True)
class Frame:
    """One question at one place on a page. `prefix` makes its ids unique, `number` counts within its quiz."""

    question: Question
    vignette: str | None
    number: int
    prefix: str
    md: Markdown
    shelf: Shelf
    words: Words
    report_url: str

    def part(self, name: str | int) -> str:
        """Return the id of a part of this question."""
        return f"{self.prefix}-{name}"

    def legend(self, parent: etree.Element, tag: str = "legend", **attributes: str) -> None:
        """Add the number and the stem."""
        legend = add(parent, tag, **attributes)
        number = add(legend, "span", f"Question {self.number}", class_="number")
        after(number, " ")
        add_inline(legend, "span", self.question.stem, class_="stem")


# Adds a type's controls to the fieldset, and returns what says its answer, to stand in the closed details.
Builder = Callable[[Frame, etree.Element], etree.Element]


def build_question(frame: Frame, parent: etree.Element, build: Builder) -> None:
    """Add a question's form to a quiz."""
    question = frame.question
    scoring = TYPES[question.type].scoring
    form = add(
        parent,
        "form",
        class_="question",
        id=frame.prefix,
        data_question=question.id,
        data_type=question.type,
        data_scoring=scoring.value if scoring else "none",
        **({"data_print": fingerprint(question)} if scoring else {}),
        novalidate="novalidate",
        # Outside a dialog this submits nothing: without a script, Enter would otherwise reload the page.
        method="dialog",
    )
    described = {}
    if frame.vignette:
        described = {"aria_describedby": frame.part("vignette")}
        situation = add(form, "div", class_="vignette", id=frame.part("vignette"))
        add_paragraphs(frame.md, situation, frame.vignette)
    fieldset = add(form, "fieldset", **described)
    frame.legend(fieldset)
    answer = build(frame, fieldset)
    _words_used(frame, form)
    form.append(answer)
    _evidence(frame, form)
    if frame.report_url:
        report = add(form, "p", class_="report")
        href = frame.report_url.replace("{id}", quote(question.id))
        add(report, "a", "Report a problem with this question", href=href)


def answer_details(frame: Frame, said: str, summary: str = "Answer and reasons") -> etree.Element:
    """Return the closed details that say the answer where there is no script."""
    details = etree.Element("details", {"class": "answer"})
    add(details, "summary", summary)
    if said:
        add(details, "p", said, class_="key")
    return details


def letter(index: int) -> str:
    """Return the letter that a list of type A gives to an entry."""
    return chr(ord("A") + index)


def _words_used(frame: Frame, form: etree.Element) -> None:
    terms = frame.words.used_in(" ".join([frame.vignette or "", *_texts(frame.question)]))
    if not terms:
        return
    line = add(form, "p", "Words used here: ", class_="words")
    for index, term in enumerate(terms):
        anchor = frame.words.anchor(frame.md, line, term, term.term)
        after(anchor, "." if index == len(terms) - 1 else ", ")


def _texts(question: Question) -> list[str]:
    """Return the stem and every text that a learner reads before answering."""
    shown = [question.stem]
    for name in ("options", "steps", "items"):
        shown += [part.text for part in getattr(question, name, ())]
    shown += [choice.text for gap in getattr(question, "gaps", ()) for choice in gap.choices]
    return [*shown, *getattr(question, "categories", ()), getattr(question, "text", "")]


def _evidence(frame: Frame, form: etree.Element) -> None:
    evidence: list[Evidence] = getattr(frame.question, "evidence", [])
    if not evidence:
        return
    line = add(form, "p", "Read again: ", class_="evidence")
    seen: set[tuple[str, str]] = set()
    for part in evidence:
        if (part.page, part.section) in seen:
            continue
        if seen:
            after(line[-1], ", ")
        seen.add((part.page, part.section))
        title = frame.shelf.headings(part.page).get(part.section, part.section)
        add(line, "a", title, href=link(frame.md, part.page, part.section))
