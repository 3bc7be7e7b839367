"""What the shell knows of a package: its questions with their keys, its scenarios, its pages, and the rule."""

import hashlib
import json
from typing import Any

from course.bank.fingerprint import fingerprint
from course.bank.types import TYPES
from course.guidance.published import address_of
from course.packages.edition import Edition, Item
from course.packages.formats.scorm.contents import Contents
from course.packages.names import titles

# Where a course has no final check of its own.
PASS_MARK = 80


def table_of(edition: Edition, contents: Contents, version: str) -> dict[str, Any]:
    """Return the table of a package.

    Args:
        edition: The course, or one of its modules.
        contents: The files of the package, its pages and the questions that decide.
        version: The version of the run-time: `1.2` or `2004`.
    """
    items = [item for item in (*edition.items(), *edition.kept) if item.question.scored]
    called = titles(items)
    questions = [_question(item, called[item.question.id]) for item in items]
    place = {question["id"]: index for index, question in enumerate(questions)}
    scenarios = [[story.name, list(story.endings)] for story in edition.stories]
    modules = [[address_of(module.page), module.title] for module in edition.modules]
    rules = edition.final_check
    decide = [place[name] for name in contents.scored if name in place]
    by_check = contents.has_check and rules is not None
    return {
        "version": version,
        "print": _digest([[[question["id"], question["print"]] for question in questions], scenarios, modules, decide]),
        "start": contents.start,
        "pages": contents.titles,
        "modules": modules,
        "rule": {
            "kind": "check" if by_check else "questions" if decide else "open",
            "questions": [] if by_check else decide,
            "pass": rules.pass_mark if rules else PASS_MARK,
        },
        "scenarios": scenarios,
        "questions": questions,
    }


def _question(item: Item, title: str) -> dict[str, Any]:
    question = item.question
    row: dict[str, Any] = {
        "id": question.id,
        "print": fingerprint(question, item.situation),
        "type": TYPES[question.type].scorm,
        "key": question.key,
        "stem": title,
    }
    if question.critical:
        row["critical"] = 1
    return row


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:8]
