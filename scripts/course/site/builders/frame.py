"""What every question has on a page: form, situation, legend, words, answer, evidence."""

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markdown import Markdown

from course.bank.family import SAME_ACTS
from course.bank.types import TYPES
from course.bank.types.common import Evidence, Question
from course.guidance.rules import RULES_PAGE
from course.site.builders.lesson import add_lesson
from course.site.elements import add, add_inline, add_paragraphs, after
from course.site.links import link
from course.site.parts import heading_of
from course.site.shelf import Shelf
from course.site.words import Words


@dataclass(frozen=True, slots=True)
class Frame:
    """One question at one place on a page.

    `prefix` makes its ids unique, `number` counts within its quiz, `met` is the member of its family that stands before
    it on the page. A question that gives points has a `fingerprint`.
    """

    question: Question
    vignette: str | None
    number: int
    prefix: str
    md: Markdown
    shelf: Shelf
    words: Words
    met: Question | None = None
    fingerprint: str = ""

    def part(self, name: str | int) -> str:
        """Return the id of a part of this question."""
        return f"{self.prefix}-{name}"

    def legend(self, parent: etree.Element, tag: str = "legend", **attributes: str) -> None:
        """Add the number and the stem."""
        legend = add(parent, tag, **attributes)
        after(add(legend, "span", f"Question {self.number}", class_="number"), " ")
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
        **({"data_family": question.family} if question.family else {}),
        **({"data_print": frame.fingerprint} if frame.fingerprint else {}),
        novalidate="novalidate",
        # Outside a dialog this submits nothing: without a script, Enter would otherwise reload the page.
        method="dialog",
    )
    if frame.met:
        add(form, "p", SAME_ACTS, class_="same-acts")
    described = {}
    if frame.vignette:
        described = {"aria_describedby": frame.part("vignette")}
        add_paragraphs(frame.md, add(form, "div", class_="vignette", id=frame.part("vignette")), frame.vignette)
    fieldset = add(form, "fieldset", **described)
    frame.legend(fieldset)
    answer = build(frame, fieldset)
    words_line(frame.words, frame.md, form, " ".join([frame.vignette or "", question.stem, *question.asked().texts()]))
    form.append(answer)
    evidence_line(frame.shelf, frame.md, form, question.evidence, question.rule)
    if question.lesson:
        add_lesson(form, question.lesson, frame.met.lesson if frame.met else None)


def answer_details(said: str, summary: str = "Answer and reasons") -> etree.Element:
    """Return the closed details that say the answer where there is no script."""
    details = etree.Element("details", {"class": "answer"})
    add(details, "summary", summary)
    if said:
        add(details, "p", said, class_="key")
    return details


def words_line(words: Words, md: Markdown, parent: etree.Element, text: str) -> None:
    """Add a line that explains the glossary's words in a text; links inside options would be in the way."""
    terms = words.used_in(text)
    if not terms:
        return
    line = add(parent, "p", "Word help: ", class_="words")
    for index, term in enumerate(terms):
        after(words.anchor(md, line, term, term.term), "." if index == len(terms) - 1 else ", ")


def evidence_line(
    shelf: Shelf, md: Markdown, parent: etree.Element, evidence: Iterable[Evidence], rule: str | None = None
) -> None:
    """Add a line of links to the rules of safety and the sections that an answer rests on.

    Args:
        shelf: The course's files.
        md: The Markdown instance of the page.
        parent: What the line is added to.
        evidence: What the answer rests on.
        rule: The id of the rule that covers what is asked, if one does.
    """
    places = dict.fromkeys((RULES_PAGE, part.rule) if part.rule else (part.page, part.section) for part in evidence)
    if rule is not None:
        places = {(RULES_PAGE, rule): None, **places}
    if not places:
        return
    line = add(parent, "p", "Read about this: ", class_="evidence")
    for index, (page, section) in enumerate(places):
        if index:
            after(line[-1], ", ")
        title = _rule_title(shelf, section) if page == RULES_PAGE else heading_of(shelf.root, f"{page}#{section}")
        add(line, "a", title or section, href=link(md, page, section))


def _rule_title(shelf: Shelf, name: str) -> str:
    rule = shelf.rules().get(name)
    return rule.title if rule else name
