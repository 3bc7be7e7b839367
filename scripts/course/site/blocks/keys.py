"""`/// answer-key | NAME` and `/// answer-keys`: the answers of a quiz file, and the pages that hold such keys.

Argument of the first: the name of a file in `quizzes/`, without its ending. They stand in `docs/trainers/keys/`, which
is left out of menu, search and copies.
"""

import xml.etree.ElementTree as etree

from course.bank.quiz import QuizFile
from course.bank.types.asked import Reason
from course.bank.types.common import Question
from course.bank.types.reflection import Reflection
from course.checks.keys import KEY_BLOCK, LIST_BLOCK
from course.guidance.published import KEYS
from course.site.blocks.base import CourseBlock, error_box
from course.site.builders.frame import evidence_line
from course.site.builders.lesson import add_beside_key
from course.site.elements import add, add_inline, add_list, add_paragraphs, after
from course.site.links import current_page, page_link


class AnswerKeyBlock(CourseBlock):
    """Every question of a quiz file with its key and the reasons."""

    NAME = KEY_BLOCK
    ARGUMENT = None

    def build(self, element: etree.Element) -> None:
        name = self.argument or ""
        file = self.config.shelf.quiz(name)
        if file is None:
            error_box(
                element,
                "This key cannot be shown",
                f"quizzes/{name}.yml is missing or has a fault; see `course check`.",
            )
            return
        element.set("data-search-exclude", "")
        listing = add(element, "ol", class_="answer-key")
        for question in file.questions:
            self._entry(add(listing, "li", id=question.id), file, question)

    def _entry(self, entry: etree.Element, file: QuizFile, question: Question) -> None:
        vignette = file.vignette(question)
        if vignette:
            add_paragraphs(self.md, add(entry, "div", class_="situation"), vignette)
        add_inline(entry, "p", question.stem, class_="stem")
        if question.is_kept:
            add(entry, "p", "Only for the final check. Do not show it anywhere else.")
        if question.critical:
            add(entry, "p", "Safety question: must be right.", class_="critical")
        if isinstance(question, Reflection):
            self._reflection(entry, question)
        if text := question.asked().text:
            add_inline(entry, "p", text)
        rows = question.reasons()
        if rows:
            table = add(entry, "ul", class_="key-rows")
            for row in rows:
                _row(add(table, "li"), row)
        if question.lesson:
            add_beside_key(entry, question.lesson)
        evidence_line(self.config.shelf, self.md, entry, question.evidence, question.rule)

    def _reflection(self, entry: etree.Element, question: Reflection) -> None:
        add(entry, "p", "Not scored. An example answer:", class_="part-label")
        add_paragraphs(self.md, add(entry, "div", class_="situation"), question.model_answer)
        add(entry, "p", "Does the answer have these?", class_="part-label")
        add_list(entry, question.checklist)


def _row(entry: etree.Element, row: Reason) -> None:
    """Add an option, step, item or choice, what is right of it, and why."""
    entry.set("data-right", "true" if row.is_choice and row.is_right else "false")
    line = add(entry, "p", f"{row.label} " if row.is_choice else "")
    add_inline(line, "span", row.part)
    after(line[-1], " ")
    add_inline(add(line, "strong", class_="verdict"), "span", f"{row.answer[0].upper()}{row.answer[1:]}.")
    add_inline(entry, "p", row.why, class_="why")


class AnswerKeysBlock(CourseBlock):
    """Every other page beside this one: the keys that there are."""

    NAME = LIST_BLOCK

    def build(self, element: etree.Element) -> None:
        here = current_page(self.md)
        pages = [page for path, page in self.config.shelf.pages().items() if path.startswith(KEYS) and path != here]
        listing = add(element, "ul")
        for page in sorted(pages, key=lambda page: page.title.casefold()):
            add(add(listing, "li"), "a", page.title, href=page_link(self.md, page.path))
