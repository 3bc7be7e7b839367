"""Every rule over a whole bank: findings out, waivers taken into account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from course.bank.quiz import Bank
from course.bank.types.common import Question
from course.checks.items.catalogue import BANK_RULES, ITEM_RULES, RULES
from course.checks.items.registry import BankRule, Fault, Level
from course.measures import grammar
from course.measures.item import Item, items_in
from course.measures.readability import Terms
from course.reading.english import did_you_mean, listed
from course.reading.findings import Finding, Severity
from course.reading.kept import Keep, anew

# By question id: the rules that do not hold for it, each with a written reason.
Waivers = Mapping[str, Mapping[str, str]]

_REASON_WORDS = 10


def check_items(
    bank: Bank, waivers: Waivers | None = None, glossary: Iterable[str] = (), keep: Keep = anew
) -> list[Finding]:
    """Return what every rule has to say about a bank, in the order of files and lines.

    Args:
        bank: The questions.
        waivers: The rules that are waived, by question; a waived fault is no finding.
        glossary: Every form of every word that the course explains; `reading-level` counts them as two syllables.
        keep: Keeps the faults of each file.
    """
    explained = list(glossary)
    seen = items_in(bank, Terms(explained))
    questions = {question.id: question for question, _ in seen}
    items = [item for _, group in seen for item in group]
    files = {item.source: [each for each in items if each.source == item.source] for item in items}
    of_items = [fault for group in files.values() for fault in _kept_faults(group, explained, keep)]
    faults = [*of_items, *bank_faults(items)]
    waived = waivers or {}
    found = _each_once(_finding(fault, questions) for fault in faults if fault.rule not in waived.get(_id(fault), {}))
    found += _about_waivers(waived, questions, {(_id(fault), fault.rule) for fault in faults})
    return sorted(set(found), key=lambda finding: (finding.position, finding.rule, finding.message))


def _each_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without those that say the same of the same place: members of a family share their options."""
    told: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        told.setdefault((finding.position, finding.rule, finding.message), finding)
    return list(told.values())


def _kept_faults(items: Sequence[Item], explained: Sequence[str], keep: Keep) -> Iterator[Fault]:
    """Yield the faults of the items of one file: those that were found before, where neither file nor words differ."""

    def told() -> list[object]:
        return [
            (index, fault.rule, fault.level, fault.words, fault.message, fault.where)
            for index, item in enumerate(items)
            for fault in faults_of([item])
        ]

    for index, rule, level, words, message, where in keep("items", items[0].source, f"{items}\n{explained}", told):
        yield Fault(rule, Level(level), tuple(words), message, tuple(where), items[index])


def faults_of(items: Iterable[Item]) -> Iterator[Fault]:
    """Yield the faults of single items."""
    for item in items:
        for rule in ITEM_RULES:
            yield from rule.faults(item)


def bank_faults(items: Iterable[Item]) -> Iterator[Fault]:
    """Yield the faults of the bank as a whole."""
    together = list(items)
    for rule in BANK_RULES:
        yield from rule.faults(together)


_BY_NAME = {rule.name: rule for rule in RULES}


def _id(fault: Fault) -> str:
    return fault.item.id if fault.item is not None else ""


def _finding(fault: Fault, questions: Mapping[str, Question]) -> Finding:
    rule, question = _BY_NAME[fault.rule], questions[_id(fault)]
    stops = rule.stops if isinstance(rule, BankRule) else fault.level is Level.ERROR
    severity = Severity.ERROR if stops else Severity.WARNING
    return Finding(question.at(*fault.where), fault.rule, fault.message, rule.mend, severity, question.id)


def _about_waivers(
    waivers: Waivers, questions: Mapping[str, Question], faults: set[tuple[str, str]]
) -> Iterator[Finding]:
    for name, rules in waivers.items():
        question = questions.get(name)
        if question is None:
            continue  # the question could not be read: that is reported where it is read
        for rule, reason in rules.items():
            if rule not in _BY_NAME:
                yield question.fault(
                    "unknown-rule",
                    f"there is no rule “{rule}” to be waived{did_you_mean(rule, _BY_NAME)}",
                    f"The rules are {listed(_BY_NAME)}.",
                    "waivers",
                    rule,
                )
                continue
            if (name, rule) not in faults:
                yield question.fault(
                    "unused-waiver",
                    f"the waiver of “{rule}” no longer applies: the rule has nothing to say about this question",
                    "Take the waiver away.",
                    "waivers",
                    rule,
                )
            if grammar.word_count(reason) < _REASON_WORDS:
                yield question.fault(
                    "short-waiver",
                    f"the reason for waiving “{rule}” has fewer than {_REASON_WORDS} words: “{reason}”",
                    "Say why the rule should not hold here, so that a colleague could agree or not.",
                    "waivers",
                    rule,
                )
