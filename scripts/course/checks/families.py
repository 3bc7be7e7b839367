"""Families: only the facts of a situation may say which of its acts is right."""

from collections import Counter
from collections.abc import Iterator

from course.bank.family import Family, Situation
from course.bank.quiz import Bank
from course.bank.types.common import same
from course.checks.evidence import missing_words
from course.course import Course
from course.measures import grammar
from course.reading.english import plural
from course.reading.findings import Finding
from course.reading.gaps import is_gap

_MOST_WORDS = 60
# A learner must not know a situation by its length.
_LONGEST_TO_SHORTEST = 4 / 3


def check_families(course: Course) -> Iterator[Finding]:
    """Yield what is wrong with the families of a course, and with what their principles rest on."""
    yield from check_families_of(course.bank)
    for family in course.bank.families():
        for index, evidence in enumerate(family.principle.evidence):
            if is_gap(evidence.quote):
                continue  # that is told with the other gaps
            yield from missing_words(course, family.fault, evidence, "principle", "evidence", index)


def check_families_of(bank: Bank) -> Iterator[Finding]:
    """Yield what is wrong with the families of a bank, before any page is looked at."""
    for family in bank.families():
        yield from _keys_of_a_use(family)
        yield from _crossing_off(family)
        yield from _met_again(family)
        yield from _reasons(family)
        yield from _lengths(family)
        for index, member in enumerate(family.members):
            yield from _deciding_words(family, index, member)


def _keys_of_a_use(family: Family) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for index, member in enumerate(family.members):
        earlier = first.setdefault((member.use, member.key), member.id)
        if earlier != member.id:
            yield family.fault(
                "family-use",
                f"“{member.id}” and “{earlier}” have `use: {member.use}`, and both have the key “{member.key}”",
                "Give one of the two another use, or write it so that another option is right.",
                *("members", index, "key"),
            )


def _crossing_off(family: Family) -> Iterator[Finding]:
    keys = Counter(member.key for member in family.members)
    if all(keys[name] == 1 for name in family.options):
        yield family.fault(
            "family-crossing-off",
            "each option is the key once, so who has met the others knows the last without reading it",
            "Make one option the key of two members, or of none.",
            "options",
        )


def _met_again(family: Family) -> Iterator[Finding]:
    again = {member.key for member in family.members if member.use == "pool"}
    for index, member in enumerate(family.members):
        if member.use == "module" and member.key not in again:
            yield family.fault(
                "family-again",
                f"“{member.key}” is the key of “{member.id}” on the page, and of no member with `use: pool`",
                "Write a situation for the pool in which it is right again: else a key that was met is a key to rule "
                "out.",
                *("members", index, "key"),
            )


def _reasons(family: Family) -> Iterator[Finding]:
    first: dict[str, tuple[str, str]] = {}
    for index, member in enumerate(family.members):
        for name, text in member.feedback.items():
            here = (member.id, name)
            earlier = here if is_gap(text) else first.setdefault(same(text), here)
            if earlier != here:
                yield family.fault(
                    "family-reasons",
                    f"the feedback of “{name}” in “{member.id}” says the same as that of “{earlier[1]}” in "
                    f"“{earlier[0]}”",
                    "Name the fact of this situation that makes it right, or wrong.",
                    *("members", index, "feedback", name),
                )


def _lengths(family: Family) -> Iterator[Finding]:
    written = [(index, each) for index, each in enumerate(family.members) if not is_gap(each.situation)]
    words = {index: grammar.word_count(member.situation) for index, member in written}
    for index, count in words.items():
        if count > _MOST_WORDS:
            yield family.fault(
                "family-length",
                f"the situation of “{family.members[index].id}” has {count} words; the most is {_MOST_WORDS}",
                "Cut what the answer does not need, and leave what makes each option possible.",
                *("members", index, "situation"),
            )
    if not words:
        return
    shortest, longest = min(words, key=words.__getitem__), max(words, key=words.__getitem__)
    if words[longest] > words[shortest] * _LONGEST_TO_SHORTEST:
        yield family.fault(
            "family-length",
            f"the situation of “{family.members[shortest].id}” has {plural(words[shortest], 'word')}, that of "
            f"“{family.members[longest].id}” {words[longest]}",
            "Write them alike in length: the longest may be longer than the shortest by a third.",
            *("members", shortest, "situation"),
        )


def _deciding_words(family: Family, index: int, member: Situation) -> Iterator[Finding]:
    if is_gap(member.situation) or any(map(is_gap, member.deciding.words)):
        return  # they are still to be written
    situation = grammar.plain(member.situation)
    last = grammar.sentences(member.situation)[-1:]
    last_starts = situation.rfind(last[0]) if last else 0
    starts = [situation.find(grammar.plain(words)) for words in member.deciding.words]
    for place, start in enumerate(starts):
        if start < 0:
            yield family.fault(
                "deciding-words",
                f"the situation of “{member.id}” does not say “{member.deciding.words[place]}”",
                "Copy the words that decide from the situation, word for word.",
                *("members", index, "deciding", "words", place),
            )
    if last_starts > 0 and all(start >= last_starts for start in starts):
        yield family.fault(
            "deciding-words",
            f"what decides stands only in the last sentence of “{member.id}”",
            "Put it further up, so that nobody finds the answer by the last line alone.",
            *("members", index, "deciding", "words"),
        )
