"""The rules that findings can name, read from the source: no list of them can be out of date."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import course

SOURCE = Path(course.__file__).parent

# The functions that make a finding, and which of their arguments is its rule.
_MAKERS = {"Finding": 1, "_unreadable": 1, "_fault": 0, "fault": 0, "PydanticCustomError": 0}

# Where rules are given about a quiz file itself; the rest are about pages, lists and built sites.
_ABOUT_QUIZZES = ("reading/*.py", "bank/*.py", "bank/types/*.py", "checks/evidence.py")

# Rules of these folders that never concern a quiz file, or that no file can show; each has a test elsewhere.
WITHOUT_FIXTURE = {
    "ending": "the fault is in the file's name: bank/test_quiz.py",
    "folder": "the fault is a folder: bank/test_quiz.py",
    "too-large": "the file would weigh a megabyte: bank/test_quiz.py",
    "unreadable": "the fault is in the file system: bank/test_quiz.py",
    "not-a-number": "only a page's front matter holds a number: guidance/test_page.py",
    "long-list": "only a page's front matter has a longest list: guidance/test_page.py",
    "shape": "the last resort for faults that pydantic knows and no model here can have",
}

# Of the references, those that are told where the quiz file stands, not where a page's block does.
_REFERENCES_OF_QUIZZES = {
    "duplicate-id",
    "unknown-outcome",
    "unknown-page",
    "unknown-vignette",
    "unplaced-question",
    "unused-vignette",
}


def rules(*patterns: str) -> set[str]:
    """Return every rule that the source files of these patterns can give."""
    files = [file for pattern in patterns for file in SOURCE.glob(pattern)]
    return {rule for file in files for rule in _rules_in(ast.parse(file.read_text(encoding="utf-8")))}


def _rules_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = _MAKERS.get(name, -1)
            if 0 <= place < len(node.args):
                yield from _texts(node.args[place])
        # A table of rules, or the triple of rule, message and mend that a function returns.
        if isinstance(node, ast.For) and isinstance(node.target, ast.Tuple) and _is_named_rule(node.target.elts[0]):
            for row in getattr(node.iter, "elts", ()):
                yield from _texts(row.elts[0])
        if isinstance(node, ast.FunctionDef) and "rule, message and mend" in (ast.get_docstring(node) or ""):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and isinstance(inner.value, ast.Tuple):
                    yield from _texts(inner.value.elts[0])


def _texts(node: ast.expr) -> Iterator[str]:
    """Yield the text of a literal, or of both sides of a choice between two; a variable has none."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _is_named_rule(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "rule"


RULES_ABOUT_QUIZZES = rules(*_ABOUT_QUIZZES) | (rules("checks/references.py") & _REFERENCES_OF_QUIZZES)
