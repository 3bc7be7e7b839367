"""The page that a learning system opens: it holds the session, and the course in a frame."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from course.site.bank_table import as_script
from course.site.strings import with_strings

PAGE = "index_scorm.html"
FOLDER = "assets/scorm"
# What the shell's own page asks for, and what each page of the course does.
PARTS = ("record.js", "lms.js", "shell.js", "shell.css", "page.js")

_SOURCE = Path(__file__).parent / "shell"
_PLACE = re.compile(r"\{(title|language|rule|start|table)\}")


def shell_files(title: str, language: str, table: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the shell's page, its scripts and its styles, by their paths in the package."""
    words: dict[str, str] = {
        "title": escape(title),
        "language": escape(language),
        "rule": escape(rule_in_words(table["rule"])),
        "start": table["start"],
        "table": as_script(table),
    }
    page = (_SOURCE / PAGE).read_text(encoding="utf-8")
    page = _PLACE.sub(lambda found: words[found[1]], page)
    parts = {f"{FOLDER}/{name}": with_strings((_SOURCE / name).read_text(encoding="utf-8"), name) for name in PARTS}
    return {name: text.encode() for name, text in {PAGE: page, **parts}.items()}


def rule_in_words(rule: Mapping[str, Any]) -> str:
    """Return the one rule by which the learning system is told that somebody has finished."""
    passing = f"a score of {rule['pass']}% or more, and every safety question right"
    if rule["kind"] == "check":
        return (
            f"You finish this course when you pass its final check. To pass you need {passing}. If one is "
            "wrong, there is one more safety question. To pass, that one must be right. You can take the check as "
            "often as you like."
        )
    if rule["kind"] == "open":
        return "You finish this when you open it. It has no scored questions."
    count = len(rule["questions"])
    questions = "the scored question" if count == 1 else f"all {count} scored questions"
    return (
        f"You finish this when you have answered {questions}, with {passing}. "
        "You can try each question again. Your latest answer counts."
    )
