"""Blocks of the learner's way through: progress, final check, review, and room to write.

`/// progress`, `/// final-check`, `/// review`, `/// marking-by-number`, `/// entry | LABEL` and `/// workbook-tools`
leave places for scripts, which fill them; each says what there is without one.
"""

import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any, ClassVar

from pymdownx.blocks.block import type_string

from course.bank.final_check import FinalCheck
from course.bank.quiz import QuizFile
from course.bank.types.common import Question
from course.guidance.blocks import ENTRY, WORKBOOK
from course.guidance.page import pages_with
from course.reading.english import between
from course.site.bank_table import WITH_OUTCOMES, as_script, bank_print, bank_table, drawn_for, draws, modules_table
from course.site.blocks.base import Checker, CourseBlock, error_box
from course.site.blocks.quiz import add_questions
from course.site.builders import BUILDERS
from course.site.builders.frame import Frame
from course.site.builders.lesson import add_beside_key
from course.site.changed import add_changed, data_changed
from course.site.elements import add, add_inline, after, become
from course.site.kept import part_of_course
from course.site.minutes import minutes_to_answer
from course.site.parts import named, version
from course.site.shelf import shelf_of

# So many checks are drawn to see how long one takes; and no more is promised than this many minutes allow.
_DRAWS, _ROUND = 10, 5
REVIEW_QUESTIONS = 6  # five minutes


class _Place(CourseBlock):
    """An element that a script fills."""

    TAG: ClassVar[str]
    WITHOUT_SCRIPT: ClassVar[str] = ""

    def build(self, element: etree.Element) -> None:
        become(element, self.TAG, data_search_exclude="")
        if self.WITHOUT_SCRIPT:
            add(element, "p", self.WITHOUT_SCRIPT)
        self.fill(element)

    def fill(self, element: etree.Element) -> None:
        """Add what the script needs."""


class _OfBank(_Place):
    """A place for questions of the whole bank."""

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Say first whether the bank was changed: the script takes the place of all that is within the element."""
        if not self.config.prose_only:
            add_changed(parent, data_changed(self.config.shelf))
        return super().on_create(parent)


class ProgressBlock(_Place):
    """The panel that saves, clears, brings and takes progress."""

    NAME = "progress"
    TAG = "course-progress"
    WITHOUT_SCRIPT = "Saving needs JavaScript, which is off in this browser. You can read and answer everything."

    def fill(self, element: etree.Element) -> None:
        element.set("data-print", bank_print(self.config.shelf.root))
        _table(self, element, "course-modules", modules_table(self.config.shelf.root))


class FinalCheckBlock(_OfBank):
    """A draw from the whole bank."""

    NAME = "final-check"
    TAG = "course-check"
    WITHOUT_SCRIPT = "This check needs JavaScript, which is off in this browser. You can use the paper version instead."

    def fill(self, element: etree.Element) -> None:
        rules = _with_rules(self, element)
        if rules is None:
            return
        element.set("data-pass", str(rules.pass_mark))
        if rules.critical is not None:
            element.set("data-safety", between(*rules.critical))
        become(
            element,
            data_minutes=str(check_minutes(self.config.shelf.root)),
            data_version=version(self.config.shelf.root),
        )


class MarkingByNumberBlock(_OfBank):
    """The marking sheet of any draw, for whoever marks one on paper."""

    NAME = "marking-by-number"
    TAG = "course-marking"
    WITHOUT_SCRIPT = "To open another check by its number, this page needs JavaScript."

    def fill(self, element: etree.Element) -> None:
        element.set("class", "quiz")
        _with_rules(self, element)


class ReviewBlock(_OfBank):
    """What is due today."""

    NAME = "review"
    TAG = "course-review"
    WITHOUT_SCRIPT = "This review needs JavaScript, which is off in this browser. You can use the plan below instead."

    def fill(self, element: etree.Element) -> None:
        element.set("data-count", str(REVIEW_QUESTIONS))
        _table(self, element, "course-bank", bank_table(self.config.shelf.root, WITH_OUTCOMES))


def _with_rules(block: CourseBlock, element: etree.Element) -> FinalCheck | None:
    """Say in a place for a draw how the final check draws, and from what; return its rules."""
    rules = block.config.shelf.final_check()
    if rules is None:
        error_box(element, "There is no final check", "Write quizzes/checks/final-check.yml; see `course check`.")
        return None
    element.set("data-count", str(rules.questions))
    if rules.critical is not None:
        element.set("data-critical", " ".join(map(str, rules.critical)))
    _table(block, element, "course-bank", bank_table(block.config.shelf.root))
    return rules


@part_of_course
def check_minutes(root: Path, _: str) -> int:
    """Return about how many minutes it takes to answer the final check; 0 without one."""
    shelf = shelf_of(root)
    bank, rules = shelf.bank(), shelf.final_check()
    if rules is None:
        return 0
    by_id = {question.id: (file, question) for file, question in bank.questions()}
    names = draws(shelf.pages().values(), bank, rules, _DRAWS)
    times = [minutes_to_answer(by_id[name] for name in each) for each in names]
    return max(_ROUND, round(sum(times) / _DRAWS / _ROUND) * _ROUND)


def _table(block: CourseBlock, element: etree.Element, name: str, table: Any) -> None:
    # Kept out of the tree until the page is written, or a later pass would read it as text.
    script = f'<script type="application/json" id="{name}">{as_script(table)}</script>'
    add(element, "div", block.md.htmlStash.store(script))


class EntryBlock(CourseBlock):
    """A label and a field to write in; on paper, lines. Its id is what saved text is kept under.

    Fields of one id hold one text, on whichever page. Without a label, the workbook's own stands there.
    """

    NAME = ENTRY
    ARGUMENT = None
    OPTIONS: ClassVar[dict[str, tuple[Any, Checker]]] = {"id": ("", type_string)}

    def build(self, element: etree.Element) -> None:
        name = self.options["id"]
        label = self.argument or _label_of(self.config.shelf.root, name)
        if not label or not name:
            error_box(
                element, "This field has no label or no id", "Write `/// entry | LABEL`, and `id: NAME` below it."
            )
            return
        become(element, class_="entry", data_search_exclude="")
        before: list[str] = self.tracker.setdefault("entries", [])
        before.append(name)
        place = f"entry-{name}" if before.count(name) == 1 else f"entry-{name}-{before.count(name)}"
        add_inline(element, "label", label, for_=place)
        add(element, "textarea", id=place, data_text=name, rows="6")


@part_of_course
def _label_of(root: Path, entry: str) -> str:
    """Return what the workbook calls a field."""
    books = pages_with(shelf_of(root).pages(), WorkbookBlock.NAME)
    entries = (use for book in books for use in book.blocks if use.name == ENTRY and use.option("id") == entry)
    return next((use.argument for use in entries if use.argument), "")


class WorkbookBlock(_Place):
    """Save, copy and print what was written."""

    NAME = WORKBOOK
    TAG = "course-workbook"
    WITHOUT_SCRIPT = "Saving needs JavaScript, which is off in this browser. Print this page and write on paper."


class _PaperBlock(CourseBlock):
    """A draw that stands on a page: its argument is the number of the draw."""

    ARGUMENT = None

    def build(self, element: etree.Element) -> None:
        rules, number = self.config.shelf.final_check(), self.argument or ""
        if rules is None or not number.isdigit():
            error_box(element, "This draw has no number", f"Write `/// {self.NAME} | NUMBER`.")
            return
        element.set("data-search-exclude", "")
        questions = list(named(self.config.shelf, drawn_for(self.config.shelf.root, number)))
        add_changed(element, data_changed(self.config.shelf, *{file.name for file, _ in questions}))
        self.show(element, questions, rules)

    def show(self, element: etree.Element, questions: list[tuple[QuizFile, Question]], rules: FinalCheck) -> None:
        """Put the draw on the page."""
        raise NotImplementedError


class PaperCheckBlock(_PaperBlock):
    """`/// paper-check | NUMBER`: the questions of a draw, for a room without devices.

    Some of them are kept for the check, so the page holds no answer, and no player: it is to be printed.
    """

    NAME = "paper-check"

    def show(self, element: etree.Element, questions: list[tuple[QuizFile, Question]], rules: FinalCheck) -> None:
        become(element, "course-paper", class_="quiz")
        add_questions(self, element, questions, is_told=False)


class MarkingSheetBlock(_PaperBlock):
    """`/// marking-sheet | NUMBER`: the answers of a draw, to be kept apart from its questions."""

    NAME = "marking-sheet"

    def show(self, element: etree.Element, questions: list[tuple[QuizFile, Question]], rules: FinalCheck) -> None:
        listing = add(element, "ol", class_="marking-sheet")
        for file, question in questions:
            entry = add(listing, "li")
            line = add_inline(entry, "p", question.stem, class_="stem")
            if question.critical:
                after(add(line, "strong", " Safety: must be right.", class_="critical"), "")
            frame = Frame(
                question, file.vignette(question), 1, "key", self.md, self.config.shelf, self.config.shelf.words()
            )
            answer = BUILDERS[question.type](frame, etree.Element("fieldset"))
            parts = [part for part in answer if part.tag != "summary"]
            # Where no line says the key, the reasons do: they begin with it.
            entry.extend([part for part in parts if part.get("class") == "key"] or parts)
            if question.lesson:
                add_beside_key(entry, question.lesson)
        add(
            element,
            "p",
            f"The highest score is {len(questions)}. To pass, a learner needs {rules.pass_mark}% of it, and every "
            "safety question right.",
        )
