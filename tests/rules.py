"""The rules that findings can name, read from the source: no list of them can be out of date."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import course

SOURCE = Path(course.__file__).parent

# The functions that make a finding, and which of their arguments is its rule.
_MAKERS = {
    "Finding": 1,
    "unreadable": 1,
    "_fault": 0,
    "fault": 0,
    "_warning": 1,
    "warning": 1,
    "PydanticCustomError": 0,
}

# The parts whose findings are about what authors write. Those about a built site are shown in site/test_finish.py.
_ABOUT_AUTHORS_FILES = ("reading/*.py", "bank/*.py", "bank/types/*.py", "guidance/*.py", "checks/*.py", "ignored.py")

# What scenarios and sessions have in common: texts, quotes, and outcomes of modules.
_SHARED = ("checks/evidence.py", "checks/paged.py", "checks/practised.py", "checks/texts.py")
_ABOUT_SCENARIOS = ("scenarios/*.py", "checks/scenarios/*.py", *_SHARED)
_ABOUT_SAFETY = ("guidance/rules.py", "checks/rules.py")
_ABOUT_SESSIONS = ("sessions/*.py", "checks/sessions/*.py", *_SHARED)

# Rules that no quiz file can show, and the test that shows each.
WITHOUT_FIXTURE = {
    "ending": "the fault is in the file's name: bank/test_quiz.py",
    "bad-name": "the fault is in the file's name: scenarios/test_load.py",
    "folder": "the fault is a folder: bank/test_quiz.py",
    "too-large": "the file would weigh a megabyte: bank/test_quiz.py",
    **dict.fromkeys(("broken-link", "no-file"), "the fault is in the file system: refusals/test_no_file.py"),
    "unreadable": "the fault is in the file system: bank/test_quiz.py",
    "not-a-number": "only a page's front matter holds a number: guidance/test_page.py",
    "long-list": "only a page's front matter has a longest list: guidance/test_page.py",
    **dict.fromkeys(
        ("no-help", "unknown-line", "unknown-group", "open-bracket", "no-everyday-words"),
        "of the lists of what people ask: site/test_search_lists.py",
    ),
    "shape": "the last resort for faults that pydantic knows and no model here can have",
    **dict.fromkeys(
        ("future-date", "missing-list", "out-of-range", "review-date"), "of a page or a list: checks/test_lists.py"
    ),
    "undecided": "of what git left in a text: checks/test_checks.py",
    "danger-or-not": "of what people ask: site/test_search_lists.py",
    "bad-address": "of a source, a link or a setting: reading/test_addresses.py, checks/test_targets.py",
    **dict.fromkeys(("bad-phone", "logo", "release"), "of an organisation: test_bad_organisation.py"),
    "history": "of what each version said: guidance/test_history.py",
    **dict.fromkeys(
        ("kept-question", "long-check", "safety-range", "short-check"), "of the final check: bank/test_final_check.py"
    ),
    **dict.fromkeys(("key-for-trainers", "key-link", "missing-key"), "of a page: checks/test_keys.py"),
    **dict.fromkeys(
        ("idiom", "long-text", "reading-level", "unknown-module"),
        "of a scenario or a session: test_bad_scenarios.py, test_bad_sessions.py",
    ),
    **dict.fromkeys(
        ("evidence-place", "overdue-rule", "rule-link", "rule-part", "unknown-rule", "unprinted-rule"),
        "of a rule of safety: test_bad_rules.py",
    ),
    **dict.fromkeys(
        ("file-name", "ignored-file", "large-file"), "of files that are published or ignored: checks/test_files.py"
    ),
    "long-name": "of a page's front matter: guidance/test_page.py",
    **dict.fromkeys(("bad-colour", "contrast"), "of course.yml: guidance/test_colours.py"),
    **dict.fromkeys(("left-out-page", "missing-file", "open-link"), "of pages: checks/test_targets.py"),
    **dict.fromkeys(("invisible-sign", "no-space"), "of the bytes of any file: reading/test_tree.py"),
    **dict.fromkeys(
        ("link-in-data", "picture-in-data", "picture-without-words"), "of links and pictures: checks/test_pictures.py"
    ),
    "copied-file": "of two files: checks/test_causes.py",
    "second-title": "of a page: checks/test_checks.py",
    "raw-mark": "of signs in Markdown: checks/test_raw_marks.py",
    "open-front": "of a page's front matter: guidance/test_page.py",
    "no-template": "of a page's front matter: site/test_published.py",
    **dict.fromkeys(
        ("emergency", "short-waiver", "unused-waiver"), "of words of an emergency: checks/test_emergencies.py"
    ),
    "bad-version": "of a course's settings: guidance/test_settings.py",
    **dict.fromkeys(
        (
            *("no-check", "no-id", "no-label", "no-number", "no-outcomes"),
            *("unknown-drawing", "unknown-entry", "unknown-session"),
        ),
        "of blocks of a page: checks/test_shown.py",
    ),
    "unknown-icon": "of a course's settings: test_bad_settings.py",
    "released-id": "of what a release wrote down: checks/test_kept_names.py",
    "stale-news": "of a page: checks/test_currency.py",
    "unknown-criterion": "of a page's front matter: checks/test_checks.py",
    **dict.fromkeys(
        ("empty-quiz", "passage", "quiz-block", "unknown-question", "unknown-quiz"),
        "of a block on a page: checks/test_references.py",
    ),
    **dict.fromkeys(
        (
            *("block-argument", "block-closing", "block-opening", "block-option", "block-text", "option-value"),
            "block-within",
            *("unclosed-block", "unclosed-code", "unknown-block", "unknown-option"),
        ),
        "of how a block is written: checks/test_block_slips.py",
    ),
    **dict.fromkeys(
        ("law-nation", "law-parts", "law-source", "law-title", "unknown-source"),
        "of a block on a page: checks/test_law.py",
    ),
    **dict.fromkeys(
        ("long-sentence", "page-reading-level", "course-reading-level"), "of a page: checks/test_reading_level.py"
    ),
    **dict.fromkeys(("figure-source", "legal-source"), "of a page: checks/test_law.py"),
    **dict.fromkeys(("outcome-coverage", "vignette-coverage"), "of a page: checks/test_references.py"),
    **dict.fromkeys(("overdue-review", "overdue-source"), "of a page or a source: checks/test_checks.py"),
}


def rules() -> set[str]:
    """Return every rule that a finding about quizzes and pages can name."""
    return _rules_of(_ABOUT_AUTHORS_FILES)


def scenario_rules() -> set[str]:
    """Return every rule that a finding about scenarios can name, those of all data files' form aside."""
    return _rules_of(_ABOUT_SCENARIOS, "scenario")


def safety_rules() -> set[str]:
    """Return every rule that a finding about rules of safety can name, those of all data files' form aside."""
    return _rules_of(_ABOUT_SAFETY)


def session_rules() -> set[str]:
    """Return every rule that a finding about sessions can name, those of all data files' form aside."""
    return _rules_of(_ABOUT_SESSIONS, "session")


def _rules_of(patterns: Iterable[str], kind: str = "") -> set[str]:
    files = [file for pattern in patterns for file in SOURCE.glob(pattern)]
    return {rule for file in files for rule in _rules_in(ast.parse(file.read_text(encoding="utf-8")), kind)}


def _rules_in(tree: ast.Module, kind: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            place = _MAKERS.get(getattr(node.func, "attr", getattr(node.func, "id", "")), -1)
            if 0 <= place < len(node.args):
                yield from _texts(node.args[place], kind)
        # A table of rules, or the triple of rule, message and mend that a function returns.
        if isinstance(node, ast.For) and isinstance(node.target, ast.Tuple) and _hands_on(node.target.elts[0]):
            for row in getattr(node.iter, "elts", ()):
                yield from _texts(row.elts[0], kind)
        if isinstance(node, ast.FunctionDef) and "rule, message and mend" in (ast.get_docstring(node) or ""):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and isinstance(inner.value, ast.Tuple):
                    yield from _texts(inner.value.elts[0], kind)


def _texts(node: ast.expr, kind: str) -> Iterator[str]:
    """Yield the text of a literal, or of both sides of a choice between two.

    Scenarios and sessions share rules in whose names the kind of file stands. A variable named `rule`, or pydantic's
    `kind`, only hands on what was a literal elsewhere; any other would hide a rule from the tests.
    """
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.JoinedStr):
        if kind:
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else kind for part in node.values)
    elif not isinstance(node, ast.IfExp):
        assert _hands_on(node), f"write the rule as a literal, or call the variable `rule`: {ast.unparse(node)}"
    else:
        yield from _texts(node.body, kind)
        yield from _texts(node.orelse, kind)


def _hands_on(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"rule", "kind"}
