"""Lists that pages rest on: what a page prints or names of a list is in it, and the list is there."""

from collections.abc import Collection, Iterator, Mapping

from course.course import Course
from course.guidance.lists import CRITERIA, GLOSSARY, SOURCES
from course.guidance.page import ModuleHead
from course.guidance.rules import RULES
from course.reading.english import did_you_mean
from course.reading.findings import Finding


def check_lists(course: Course) -> Iterator[Finding]:
    """Yield each block that prints a list with nothing in it, and each criterion that is in none."""
    printed: Mapping[str, tuple[str, Collection[object]]] = {
        "sources": (SOURCES, course.sources),
        "glossary": (GLOSSARY, course.glossary),
        "rules": (RULES, course.rules),
        "criteria-map": (CRITERIA, course.criteria),
    }
    for page in course.pages.values():
        for block in page.blocks:
            name, entries = printed.get(block.name, ("", (block,)))
            if not entries and course.is_read(name):
                yield Finding(
                    block.position,
                    "missing-list",
                    f"this block prints {course.docs}/{name}, and there is no such list, or nothing in it",
                    "Write the list, or take the block away.",
                )
    for page, module in course.modules():
        if module.law_checked is None and any(block.name == "law" for block in page.blocks):
            yield _missing(module, "law_checked")
        if course.is_read(CRITERIA):
            yield from _criteria(course, module)


def _criteria(course: Course, module: ModuleHead) -> Iterator[Finding]:
    if not course.criteria:
        if module.criteria:
            yield Finding(
                module.at("criteria"),
                "missing-list",
                f"criteria are named here, and there is no list {course.docs}/{CRITERIA} that says what they ask for",
                "Write that list, with an entry for each.",
            )
        return
    if not module.criteria:
        yield _missing(module, "criteria")
    for index, name in enumerate(module.criteria):
        if name not in course.criteria:
            yield Finding(
                module.at("criteria", index),
                "unknown-criterion",
                f"“{name}” is not in {course.docs}/{CRITERIA}{did_you_mean(name, course.criteria)}",
                "Add it to that list, with what it asks for.",
            )


def _missing(module: ModuleHead, name: str) -> Finding:
    """Return the finding about a key that a page needs because of what else the course holds."""
    return Finding(module.at(), "missing", f"“{name}” is missing", f"Add a line `{name}:`.")
