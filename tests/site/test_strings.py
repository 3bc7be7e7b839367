"""What the scripts say: each sentence stands once and is used, and whoever is tired or new to English can read it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.measures.grammar import words
from course.measures.readability import Measure, measure
from course.packages.formats.scorm import shell
from course.site.search import write
from course.site.strings import PLACE, Said, strings, with_strings
from course.site.usual import THEME

FOLDERS = (THEME / "assets", Path(write.__file__).parent / "script", Path(shell.__file__).parent / "shell")
SCRIPTS = {path.stem: path.read_text(encoding="utf-8") for folder in FOLDERS for path in folder.glob("*.js")}
USED = re.compile(r"\bWORDS\.(\w+)")
FILLED = re.compile(r"\{(\w+)\}")

GRADE = 5  # of a script, Flesch–Kincaid
HARDEST = 8  # of one sentence that has eight words or more
# Words that said the same thing in many ways, or said it as nobody speaks.
DEAD = re.compile(
    r"\b(?:kept|cleared|clear my|removed?|draws?|points?|fetch\w*|share of|holds?|stands?|to judge|go over|"
    r"bring progress|not right yet|used here|leave this out)\b",
    re.IGNORECASE,
)


def forms(said: Said) -> list[str]:
    """Return what may be said: one sentence, or one for one and one for many."""
    return [said] if isinstance(said, str) else list(said.values())


def test_each_script_says_what_stands_in_its_section_and_no_more() -> None:
    said = {name: set(USED.findall(script)) for name, script in SCRIPTS.items() if PLACE.search(script)}
    assert said == {name: set(told) for name, told in strings().items()}


@pytest.mark.parametrize("name", strings())
def test_a_script_gets_its_own_words_and_fills_in_what_they_leave_open(name: str) -> None:
    script = with_strings(SCRIPTS[name], f"assets/{name}.js")
    assert "of the course: WORDS" not in script
    assert "`" not in "".join(form for said in strings()[name].values() for form in forms(said)), "it would end a text"
    for key, said in strings()[name].items():
        assert isinstance(said, str) or list(said) == ["one", "many"]
        open_in_it = {found for form in forms(said) for found in FILLED.findall(form)}
        unfilled = {found for found in open_in_it if not re.search(rf"[{{,] *{found}\b", SCRIPTS[name])}
        assert not unfilled, f"nothing fills these in where “{key}” is said"
        if open_in_it:
            through = re.findall(rf"\b(?:say|named)\([^()]*WORDS\.{key}\b", SCRIPTS[name])
            assert len(through) == USED.findall(SCRIPTS[name]).count(key), f"“{key}” is told with its marks"


@pytest.mark.parametrize("name", strings())
def test_a_script_speaks_as_care_workers_do(name: str) -> None:
    told = [FILLED.sub("it", form) for said in strings()[name].values() for form in forms(said)]
    assert sum(map(measure, told), Measure()).grade <= GRADE
    hard = [form for form in told if len(words(form)) >= 8 and measure(form).grade > HARDEST]
    assert hard == [], "say it in shorter words, or in two sentences"
    found = [form for form in told if DEAD.search(form)]
    assert found == [], "one word for one thing: saved, deleted, score, questions"
