"""Every rule over a whole bank: findings out, waivers taken into account."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from course.bank.quiz import Bank, QuizHead
from course.bank.types.common import Question
from course.checks.items.catalogue import BANK_RULES, ITEM_RULES, RULES
from course.checks.items.registry import BankRule, Fault, Level
from course.measures import grammar
from course.measures.item import Item, items_in
from course.measures.readability import Terms
from course.reading.english import did_you_mean, listed
from course.reading.findings import Finding, Severity
from course.reading.kept import Keep, anew

# By the id of a question, or by `name_of` a file: the rules that do not hold for it, each with a written reason.
Waivers = Mapping[str, Mapping[str, str]]
# By the same names: what an author wrote there.
_Owners = Mapping[str, Question | QuizHead]

_REASON_WORDS = 10
# What the bank as a whole is called among files.
_WHOLE = "*"


def name_of(file: str) -> str:
    """Return what a quiz file is called where questions go by their ids; no id has a full stop."""
    return f"{file}.yml"


def check_items(
    bank: Bank, waivers: Waivers | None = None, glossary: Iterable[str] = (), keep: Keep = anew
) -> list[Finding]:
    """Return what every rule has to say about a bank, in the order of files and lines.

    Args:
        bank: The questions.
        waivers: The rules that are waived, by question and by file; a waived fault is no finding.
        glossary: Every form of every word that the course explains; `reading-level` counts them as two syllables.
        keep: Keeps the faults of each file.
    """
    explained = list(glossary)
    seen = items_in(bank, Terms(explained))
    owners: dict[str, Question | QuizHead] = {question.id: question for question, _ in seen}
    owners |= {name_of(name): file.head for name, file in bank.files.items()}
    items = [item for _, group in seen for item in group]
    files = {item.source: [each for each in items if each.source == item.source] for item in items}
    of_items = [
        fault for name, group in files.items() for fault in _kept_faults(name, group, explained, keep, faults_of)
    ]
    faults = [*of_items, *_kept_faults(_WHOLE, items, explained, keep, bank_faults)]
    waived = waivers or {}
    told = (fault for fault in faults if fault.level is not Level.NOTE)
    found = _each_once(_finding(fault, owners) for fault in told if fault.rule not in waived.get(_owner(fault), {}))
    found += _about_waivers(waived, owners, {(_owner(fault), fault.rule) for fault in faults})
    return sorted(set(found), key=lambda finding: (finding.position, finding.rule, finding.message))


def _each_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without those that say the same of the same place: members of a family share their options."""
    told: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        told.setdefault((finding.position, finding.rule, finding.message), finding)
    return list(told.values())


def _kept_faults(
    name: str,
    items: Sequence[Item],
    explained: Sequence[str],
    keep: Keep,
    look: Callable[[Sequence[Item]], Iterable[Fault]],
) -> Iterator[Fault]:
    """Yield the faults of some items: those that were found before, where neither items nor words differ."""
    place = {id(item): index for index, item in enumerate(items)}

    def told() -> list[object]:
        return [
            (place.get(id(each.item)), each.rule, each.level, each.words, each.message, each.where, each.file)
            for each in look(items)
        ]

    for index, rule, level, words, message, where, file in keep("items", name, f"{items}\n{explained}", told):
        item = None if index is None else items[index]
        yield Fault(rule, Level(level), tuple(words), message, tuple(where), item, file)


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


def _owner(fault: Fault) -> str:
    return name_of(fault.file) if fault.file else fault.item.id if fault.item is not None else ""


def _finding(fault: Fault, owners: _Owners) -> Finding:
    rule, owner = _BY_NAME[fault.rule], owners[_owner(fault)]
    stops = rule.stops if isinstance(rule, BankRule) else fault.level is Level.ERROR
    severity = Severity.ERROR if stops else Severity.WARNING
    return Finding(owner.at(*fault.where), fault.rule, fault.message, rule.mend, severity, _question(owner))


def _question(owner: Question | QuizHead) -> str | None:
    return owner.id if isinstance(owner, Question) else None


def _about_waivers(waivers: Waivers, owners: _Owners, faults: set[tuple[str, str]]) -> Iterator[Finding]:
    for name, rules in waivers.items():
        owner = owners.get(name)
        if owner is None:
            continue  # the question could not be read: that is reported where it is read
        this = "this question" if isinstance(owner, Question) else "this file as a whole"
        for waived, reason in rules.items():
            place, question = owner.at("waivers", waived), _question(owner)
            if waived not in _BY_NAME:
                message = f"there is no rule “{waived}” to be waived{did_you_mean(waived, _BY_NAME)}"
                yield Finding(place, "unknown-rule", message, f"The rules are {listed(_BY_NAME)}.", question=question)
                continue
            if (name, waived) not in faults:
                message = f"the waiver of “{waived}” no longer applies: the rule has nothing to say about {this}"
                yield Finding(place, "unused-waiver", message, "Take the waiver away.", question=question)
            if grammar.word_count(reason) < _REASON_WORDS:
                message = f"the reason for waiving “{waived}” has fewer than {_REASON_WORDS} words: “{reason}”"
                mend = "Say why the rule should not hold here, so that a colleague could agree or not."
                yield Finding(place, "short-waiver", message, mend, question=question)
