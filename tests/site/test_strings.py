"""What the scripts say: each sentence stands once and is used, and whoever is tired or new to English can read it."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from course.measures.grammar import words
from course.measures.readability import Measure, measure
from course.packages.formats.scorm import shell
from course.site import joined
from course.site.search import write
from course.site.strings import PLACE, Said, strings, with_strings
from course.site.usual import THEME
from tests.conftest import ROOT

BESIDE = {joined: "", write: "script", shell: "shell"}
FOLDERS = (THEME / "assets", *(Path(module.__file__ or "").parent / folder for module, folder in BESIDE.items()))
SCRIPTS = {path.stem: path.read_text(encoding="utf-8") for folder in FOLDERS for path in folder.glob("*.js")}
SCRIPTS["progress"] = joined.joined("assets/progress.js")  # in parts that share their words
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
# The same on pages, and in what Python writes on pages and papers: there these words have other uses.
DEAD_THERE = re.compile(
    r"\bRead again:|Words used here:|\b(?:Bring|Clear my) progress\b|\bis kept on this device|\bof the points\b"
    r"|\bcounts? points\b|\b(?:another|this) draw\b|\bnot right yet\b|\bthe offline copy” here|\b[Kk]eep a copy for\b"
    r"|\bRemove the offline|\bneed give no\b|\bleave this out\)|\bWhat followed\b|\btells of harm\b"
    r"|\bBy the end (?:you|people) can\b"
    r"|\bScripts are off\b|\bname is not kept\b|\bone way to answer\b|\bNot passed yet\b|\bName nobody\b"
)
# What was written at a time stays as it was; and what a panel is asked stands in the words that it was asked with.
AS_WRITTEN = ("changelog.md", "corrections.md", "news.md", "carers-panel.md", "carers-panel-questions.md")
MADE_HERE = ("site/blocks", "site/builders", "site/scenarios", "site/sessions", "bank/types", "packages")


def forms(said: Said) -> list[str]:
    """Return what may be said: one sentence, or one for one and one for many."""
    return [said] if isinstance(said, str) else list(said.values())


def test_each_script_says_what_stands_in_its_section_and_no_more() -> None:
    said = {name: set(USED.findall(script)) for name, script in SCRIPTS.items() if PLACE.search(script)}
    assert said == {name: set(told) for name, told in strings().items()}


@pytest.mark.parametrize("name", strings())
def test_a_script_gets_its_own_words_and_fills_in_what_they_leave_open(name: str) -> None:
    assert "of the course: WORDS" not in with_strings(SCRIPTS[name], f"assets/{name}.js")
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


def test_pages_and_papers_have_one_word_for_one_thing() -> None:
    pages = [path for path in (ROOT / "docs").rglob("*.md") if path.name not in AS_WRITTEN]
    plans = (ROOT / "quizzes" / "sessions").glob("*.yml")
    told = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in chain(pages, plans)}
    for folder in MADE_HERE:
        for path in (ROOT / "scripts" / "course" / folder).rglob("*.py"):
            told[str(path.relative_to(ROOT))] = "\n".join(written(path))
    assert {name: DEAD_THERE.findall(text) for name, text in told.items() if DEAD_THERE.search(text)} == {}


def written(path: Path) -> Iterator[str]:
    """Yield the texts of a module of ours, without what it says of its own code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Constant) and isinstance(child.value, str) and not isinstance(node, ast.Expr):
                yield child.value
