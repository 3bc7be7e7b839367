"""How a scenario is written: the item-writing rules for its choices, plain English and bounds for all its texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from course.bank.scenarios.scenario import Scenario, Step
from course.checks.items import english
from course.checks.items.catalogue import ITEM_RULES
from course.checks.items.item import Item
from course.checks.items.language import HARDEST_GRADE, idioms_in
from course.checks.items.readability import LONGEST_SENTENCE, Measure, Terms, measure
from course.checks.items.registry import Level
from course.reading.findings import Finding, Severity

# What `course new scenario` writes where an author must.
GAP = "…"

# The rules of the bank that make sense for choices: of those about stems, and of those about a key that can be right
# or wrong, none does.
_OF_CHOICES = (
    "duplicate-options",
    "overlapping-options",
    "longest-key",
    "length-spread",
    "absolute-terms",
    "vague-frequency",
    "parallel-form",
    "reading-level",
    "idiom",
    "feedback",
)
_RULES = tuple(rule for rule in ITEM_RULES if rule.name in _OF_CHOICES)

# The most words of each text, by its key; what stands in a list of choices is read on a small screen.
_MOST_WORDS = {
    "title": 8,
    "ask": 12,
    "setting": 10,
    "close_to_home": 50,
    "person": 40,
    "carer": 40,
    "worker": 40,
    "consequence": 60,
}
_MOST_WORDS_OF_A_CHOICE = 25
_MOST_WORDS_OF_GUIDANCE = 60
_MOST_WORDS_OF_A_TEXT = 90
# On a handful of words one long name decides the grade.
_FEWEST_WORDS = 12

_Path = tuple[str | int, ...]


def check_gaps(scenario: Scenario) -> Iterator[Finding]:
    """Yield each text that still says what to write there."""
    for text, path in scenario.texts():
        if text.startswith(GAP):
            yield scenario.fault("unfinished", "this still says what to write here", "Write it.", *path)


def check_texts(scenario: Scenario, glossary: Iterable[str] = ()) -> Iterator[Finding]:
    """Yield what makes the texts of a scenario hard to read, or its best choices easy to guess.

    Args:
        scenario: The scenario.
        glossary: Every form of every word that its readers have explained to them.
    """
    terms = Terms(glossary)
    for index, step in enumerate(scenario.steps):
        if not any(text.startswith(GAP) for choice in step.choices for text in (choice.text, choice.feedback)):
            yield from _choices(scenario, index, step, terms)
    seen_by_rules = {"text", "feedback", "ask"}
    for text, path in scenario.texts():
        if text.startswith(GAP):
            continue
        yield from _long(scenario, text, path)
        if path[0] != "steps" or path[-1] not in seen_by_rules:
            for phrase, instead in idioms_in(text):
                yield _warning(
                    scenario, "idiom", f"“{phrase}” is an idiom: say “{instead}”", "Say it in plain words.", path
                )
    yield from _hard(scenario, terms)


def _warning(scenario: Scenario, rule: str, message: str, mend: str, path: _Path) -> Finding:
    found = scenario.fault(rule, message, mend, *path)
    return Finding(found.position, rule, found.message, mend, Severity.WARNING)


def _choices(scenario: Scenario, index: int, step: Step, terms: Terms) -> Iterator[Finding]:
    """Yield what the item-writing rules have to say about the choices of a step, and about its text."""
    item = Item(
        stem=step.ask,
        options=tuple(choice.text for choice in step.choices),
        keys=frozenset(step.best),
        vignette=step.text,
        feedback=tuple(choice.feedback for choice in step.choices),
        at=("choices",),
        terms=terms,
    )
    names = {"stem": "ask", "vignette": "text"}
    for each in _RULES:
        for fault in each.faults(item):
            rule = fault.rule
            severity = Severity.ERROR if fault.level is Level.ERROR else Severity.WARNING
            path = tuple(names.get(str(part), part) for part in fault.where)
            found = scenario.fault(rule, _said(fault.message), _said(each.mend), "steps", index, *path)
            yield Finding(found.position, rule, found.message, found.mend, severity)


# What the rules call the parts of a question, and what they are here. Words of the author's own stay as they are.
_PARTS = {
    "the vignette": "its text",
    "stem and options": "question and choices",
    "options": "choices",
    "option": "choice",
    "the key": "the best choice",
    "key": "best choice",
    "the longest distractor": "the longest of the others",
    "distractors": "other choices",
}
_PART = re.compile(rf"“[^”]*”|\b(?:{'|'.join(_PARTS)})\b")


def _said(words: str) -> str:
    return _PART.sub(lambda found: _PARTS.get(found[0], found[0]), words)


def _long(scenario: Scenario, text: str, path: _Path) -> Iterator[Finding]:
    count, most = english.word_count(text), _most(path)
    if most and count > most:
        yield _warning(
            scenario,
            "long-text",
            f"“{path[-1]}” has {count} words; the most is {most}",
            "A learner reads this on a phone. Cut it to what the next choice needs.",
            path,
        )
    for sentence in english.sentences(text):
        if (words := english.word_count(sentence)) > LONGEST_SENTENCE:
            yield _warning(
                scenario,
                "long-sentence",
                f"a sentence has {words} words; the most is {LONGEST_SENTENCE}: “{sentence}”",
                "Make two of it.",
                path,
            )


def _most(path: _Path) -> int:
    """Return the most words of the text under a path; 0 where another rule has an eye on it."""
    if path[-1] == "feedback":
        return 0
    if path[-1] != "text":
        return _MOST_WORDS[str(path[-1])]
    if "choices" in path:
        return _MOST_WORDS_OF_A_CHOICE
    return _MOST_WORDS_OF_GUIDANCE if "guidance" in path else _MOST_WORDS_OF_A_TEXT


def _hard(scenario: Scenario, terms: Terms) -> Iterator[Finding]:
    """Yield a finding for what reads as hard as secondary school, where no rule for items has measured it."""
    for index, step in enumerate(scenario.steps):
        told = [text for choice in step.choices for text in (choice.consequence, choice.feedback)]
        yield from _graded(scenario, "consequences and feedback", told, terms, ("steps", index, "choices"))
    for index, ending in enumerate(scenario.endings):
        voices = ending.voices
        told = [ending.text, voices.person, voices.carer, voices.worker, ending.guidance.text]
        yield from _graded(scenario, "its texts", told, terms, ("endings", index, "text"))


def _graded(scenario: Scenario, what: str, texts: list[str], terms: Terms, path: _Path) -> Iterator[Finding]:
    written = [text for text in texts if not text.startswith(GAP)]
    total = sum((measure(text, terms) for text in written), Measure())
    grade = round(total.eased_grade, 1)
    if total.words >= _FEWEST_WORDS and grade > HARDEST_GRADE:
        sentences = [sentence for text in written for sentence in english.sentences(text)]
        hardest = max(sentences, key=lambda sentence: measure(sentence, terms).eased_grade)
        yield _warning(
            scenario,
            "reading-level",
            f"{what} read at grade {grade:.1f}; the most is {HARDEST_GRADE:g}. The hardest: “{hardest}”",
            "Use shorter sentences and shorter words; put long terms into the glossary.",
            path,
        )
