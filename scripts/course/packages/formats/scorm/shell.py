"""The page that a learning system opens: it holds the session, and the course in a frame."""

from __future__ import annotations

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
    passing = f"{rule['pass']}% of the points, and every question about safety right"
    if rule["kind"] == "check":
        return (
            f"You finish this course when you pass its final check: {passing}. One of these that you miss is asked "
            "once more. You may try as often as you like."
        )
    if rule["kind"] == "open":
        return "You finish this when you open it: it has no questions that count points."
    count = len(rule["questions"])
    questions = "the question that counts points" if count == 1 else f"all {count} questions that count points"
    return (
        f"You finish this when you have answered {questions}, with {passing}. "
        "You may try each again: your latest answer counts."
    )
