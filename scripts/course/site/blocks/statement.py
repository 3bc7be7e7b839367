"""`/// statement`: what the course is, in one table for whoever inspects a service: counted and measured, not typed."""

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from datetime import date

from course.guidance.history import worded_anew
from course.reading.english import between, day, plural
from course.site.blocks.base import CourseBlock
from course.site.blocks.learning import check_minutes
from course.site.elements import add
from course.site.minutes import SECONDS_A_QUESTION, WORDS_A_MINUTE, minutes
from course.site.parts import version
from course.site.project import load_project
from course.site.shelf import Shelf


class StatementBlock(CourseBlock):
    """A table: name, version, modules, time and test; when modules, sources and rules were last read; new words."""

    NAME = "statement"

    def build(self, element: etree.Element) -> None:
        element.tag = "table"
        # Its page fits on one side of A4, whatever letters a machine has.
        element.set("data-one-sheet", "")
        body = add(element, "tbody")
        for label, said in _facts(self.config.shelf):
            row = add(body, "tr")
            add(row, "th", label, scope="row")
            add(row, "td", said)


def _facts(shelf: Shelf) -> Iterator[tuple[str, str]]:
    course, project = shelf.course(), load_project(shelf.root)
    yield "Training", f"{project.name}. {project.description}".strip()
    released = f" of {day(project.released)}" if project.released else ""
    yield "Version", f"{version(shelf.root, '')}{released}"
    modules = course.modules()
    if modules:
        yield f"Modules: {len(modules)}", "; ".join(module.name for _, module in modules) + "."
        yield "Time", _time([minutes(page, course.bank, course.rules) for page, _ in modules])
    if course.final_check is not None:
        yield "Test", _test(shelf)
    if modules:
        read = [module.reviewed.date for _, module in modules]
        due = min(module.next_review for _, module in modules)
        anew = _anew(shelf, [page.path for page, _ in modules])
        again = f"The first is due again by {day(due)}."
        yield "Last read through", f"The modules, each as a whole, {_span(read)}.{anew} {again}"
    if course.sources:
        checked = [source.checked for source in course.sources.values()]
        yield "Sources", f"{len(checked)}, each last read {_span(checked)}."
    if course.rules:
        checked = [rule.checked for rule in course.rules.values()]
        held = f"each last checked against its sources, or what our list says of them, {_span(checked)}"
        yield "Safety rules", f"{len(checked)}, {held}.{_anew(shelf, course.rules)}"


def _anew(shelf: Shelf, names: Iterable[str]) -> str:
    """Say how many rules or modules have new words: a day on which one was read says nothing of words put in since."""
    history = shelf.history()
    if not history:
        return ""
    count = sum(bool(worded_anew(history, shelf.texts_now(), name)[1]) for name in names)
    verb = "has" if count == 1 else "have"
    return f" {count or 'None'} of them {verb} new words since version {next(iter(history))}."


def _time(each: list[int]) -> str:
    hours = round(sum(each) / 30) / 2
    said = f"{hours:g} hours for all modules" if hours >= 1 else f"{sum(each)} minutes for all modules"
    return (
        f"About {said}: {between(min(each), max(each))} minutes each. We count words and questions: "
        f"{WORDS_A_MINUTE} words a minute and {SECONDS_A_QUESTION} seconds a question. We have not timed it."
    )


def _test(shelf: Shelf) -> str:
    rules = shelf.course().final_check
    assert rules is not None  # noqa: S101
    safety = ""
    if rules.critical:
        safety = f" {between(*rules.critical)} are safety questions and must all be right."
        safety += " If one is wrong, there is one more safety question. To pass, that one must be right."
        safety += " The record says so."
    return (
        f"{plural(rules.questions, 'question')}, chosen again each time. About "
        f"{check_minutes(shelf.root, '')} minutes. {rules.pass_mark}% to pass.{safety}"
    )


def _span(days: list[date]) -> str:
    first, last = min(days), max(days)
    return f"on {day(first)}" if first == last else f"between {day(first)} and {day(last)}"
