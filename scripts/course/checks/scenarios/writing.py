"""How a scenario is written: the item-writing rules for its choices, plain English and bounds for all its texts."""

import re
from collections.abc import Iterable, Iterator

from course.checks.items.catalogue import ITEM_RULES
from course.checks.items.registry import Level
from course.checks.texts import Path, check_grade, check_idioms, check_length
from course.measures.item import Item
from course.measures.readability import Terms
from course.reading.findings import Finding, Severity
from course.reading.gaps import is_gap
from course.scenarios.scenario import Scenario, Step

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
    "people": 40,
    "voices": 40,
    "consequence": 60,
}
_MOST_WORDS_OF_A_CHOICE = 25
_MOST_WORDS_OF_GUIDANCE = 60
_MOST_WORDS_OF_A_TEXT = 90
_TOO_LONG = "A learner reads this on a phone. Cut it to what the next choice needs."


def check_texts(scenario: Scenario, glossary: Iterable[str] = ()) -> Iterator[Finding]:
    """Yield what makes the texts of a scenario hard to read, or its best choices easy to guess.

    Args:
        scenario: The scenario.
        glossary: Every form of every word that its readers have explained to them.
    """
    terms = Terms(glossary)
    for index, step in enumerate(scenario.steps):
        if not any(is_gap(text) for choice in step.choices for text in (choice.text, choice.feedback)):
            yield from _choices(scenario, index, step, terms)
    seen_by_rules = {"text", "feedback", "ask"}
    for text, path in scenario.texts():
        if is_gap(text):
            continue
        yield from check_length(scenario, text, path, _most(path), _TOO_LONG)
        if path[0] != "steps" or path[-1] not in seen_by_rules:
            yield from check_idioms(scenario, text, path)
    yield from _hard(scenario, terms)


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


def _most(path: Path) -> int:
    """Return the most words of the text under a path; 0 where another rule has an eye on it."""
    if path[-1] == "feedback":
        return 0
    if path[-1] != "text":
        of_roles = {"people", "voices"}.intersection(path)
        return _MOST_WORDS[of_roles.pop() if of_roles else str(path[-1])]
    if "choices" in path:
        return _MOST_WORDS_OF_A_CHOICE
    return _MOST_WORDS_OF_GUIDANCE if "guidance" in path else _MOST_WORDS_OF_A_TEXT


def _hard(scenario: Scenario, terms: Terms) -> Iterator[Finding]:
    """Yield a finding for what reads as hard as secondary school, where no rule for items has measured it."""
    for index, step in enumerate(scenario.steps):
        told = [text for choice in step.choices for text in (choice.consequence, choice.feedback)]
        yield from check_grade(scenario, "consequences and feedback", told, terms, ("steps", index, "choices"))
    for index, ending in enumerate(scenario.endings):
        told = [ending.text, *ending.voices.values(), ending.guidance.text]
        yield from check_grade(scenario, "its texts", told, terms, ("endings", index, "text"))
