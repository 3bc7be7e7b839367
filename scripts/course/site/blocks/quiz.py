"""`/// quiz | NAME`: questions of one quiz file.

Argument: the name of a file in `quizzes/`, without its ending.

Options:
    questions: ids to show, in this order. Without it, all with the `use` below.
    use: `module` (the default) or `pool`.
    scored: `false` where points would be unkind, as before a module.
    skip: the id of the heading at which one reads on who does not want to answer.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any, ClassVar

from markdown.util import AtomicString
from pymdownx.blocks.block import type_boolean, type_string

from course.bank.fingerprint import fingerprints_in
from course.bank.quiz import QuizFile
from course.bank.types.common import SHOWN, Question
from course.site.blocks.base import Checker, CourseBlock, OneOf, error_box, type_names
from course.site.builders import BUILDERS
from course.site.builders.frame import Frame, build_question
from course.site.changed import add_changed, data_changed
from course.site.elements import add, become, settle
from course.site.strings import strings


class QuizBlock(CourseBlock):
    """Questions of one quiz file, each as a form."""

    NAME = "quiz"
    ARGUMENT = None
    OPTIONS: ClassVar[dict[str, tuple[Any, Checker]]] = {
        "questions": ([], type_names),
        "use": ("module", OneOf(*SHOWN)),
        "scored": (True, type_boolean),
        "skip": ("", type_string),
    }

    def build(self, element: etree.Element) -> None:
        name = self.argument or ""
        file = self.config.shelf.quiz(name)
        if file is None:
            error_box(
                element,
                "This quiz cannot be shown",
                f"quizzes/{name}.yml is missing or has a fault; see `course check`.",
            )
            return
        named: list[str] = self.options["questions"]
        questions = file.chosen(named, self.options["use"])
        unknown = [name for name in named if name not in {question.id for question in questions}]
        if unknown:
            error_box(
                element,
                "This quiz cannot be shown",
                f"quizzes/{name}.yml has no readable question {', '.join(unknown)}; see `course check`.",
            )
            return
        become(
            element,
            "course-quiz",
            class_="quiz",
            data_search_exclude="",
            data_scored="true" if self.options["scored"] else "false",
            data_quiz=name,
        )
        if self.config.report_url:
            element.set("data-report", self.config.report_url)
        add_changed(element, data_changed(self.config.shelf, name))
        if self.options["skip"]:
            line = add(element, "p", class_="skip")
            add(line, "a", "Skip this and read on", href=f"#{self.options['skip']}")
        add_questions(self, element, [(file, question) for question in questions])


# What tells the answer of a question, or leads to it; and where the key stands for the player.
_TOLD = {"answer", "evidence", "lesson", "family", "same-acts"}
_KEYS = {"data-correct", "data-key"}


def add_questions(
    block: CourseBlock, element: etree.Element, questions: Iterable[tuple[QuizFile, Question]], *, is_told: bool = True
) -> None:
    """Add questions to a quiz's element, each as a form; without what tells their answers, if so wanted."""
    number = block.tracker["quizzes"] = block.tracker.get("quizzes", 0) + 1
    shelf = block.config.shelf
    words = shelf.words()
    families: dict[str, Question] = block.tracker.setdefault("families", {})
    for count, (file, question) in enumerate(questions, 1):
        met = families.get(question.family)
        if question.family:
            families[question.family] = question
        frame = Frame(
            question=question,
            vignette=file.vignette(question),
            number=count,
            prefix=f"quiz-{number}-{question.id}",
            md=block.md,
            shelf=shelf,
            words=words,
            # The same question may stand twice on a page.
            met=met if met and met.id != question.id else None,
            fingerprint=fingerprints_in(file).get(question.id, ""),
        )
        build_question(frame, element, BUILDERS[question.type])
        if not is_told:
            _untold(element[-1])
            if question.critical:
                mark = etree.Element("p", {"class": "safety-mark"})
                mark.text = AtomicString(str(strings()["check"]["safetyMark"]))
                element[-1].insert(0, mark)
        settle(block.md, element)


def _untold(form: etree.Element) -> None:
    for part in [part for part in form if part.get("class") in _TOLD]:
        form.remove(part)
    for part in form.iter():
        for name in _KEYS.intersection(part.attrib):
            del part.attrib[name]
