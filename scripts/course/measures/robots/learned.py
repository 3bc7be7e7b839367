"""The learned robot: it learns the looks of right answers from other files, and sees options alone.

Naive Bayes on an option's words, its pairs of words and a few signs (Maron 1961). Each file is judged by what the
others taught, and choices, gaps and decisions each by their own kind, so that it knows nothing of what it is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import fsum, log

from course.measures import grammar
from course.measures.item import Item
from course.measures.robots.picks import Pick, best, guessed


@dataclass
class _Lesson:
    """How many right and how many wrong options had each look."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    rights: int = 0
    wrongs: int = 0

    def learn(self, item: Item, looks: Sequence[frozenset[str]]) -> None:
        for index, found in enumerate(looks):
            if index == item.key:
                self.right.update(found)
                self.rights += 1
            else:
                self.wrong.update(found)
                self.wrongs += 1

    def weight(self, look: str, without: "_Lesson") -> float:
        """Return how much a look speaks for an option, as the log of its odds; what `without` taught is left out."""
        right, wrong = self.right[look] - without.right[look], self.wrong[look] - without.wrong[look]
        if not right and not wrong:
            return 0.0
        rights, wrongs = self.rights - without.rights, self.wrongs - without.wrongs
        return log((right + 1) / (rights + 2)) - log((wrong + 1) / (wrongs + 2))


def picks(items: Iterable[Item]) -> list[Pick]:
    """Let the robot sit every item that can be guessed, and for which some other file teaches anything."""
    sat = [(item, looks_of(item)) for item in guessed(items)]
    lessons: defaultdict[str, _Lesson] = defaultdict(_Lesson)
    of_file: defaultdict[tuple[str, str], _Lesson] = defaultdict(_Lesson)
    for item, looks in sat:
        lessons[item.kind].learn(item, looks)
        of_file[item.kind, item.source].learn(item, looks)
    return list(_picks(sat, lessons, of_file))


def _picks(
    sat: Sequence[tuple[Item, Sequence[frozenset[str]]]],
    lessons: dict[str, _Lesson],
    of_file: dict[tuple[str, str], _Lesson],
) -> Iterator[Pick]:
    for item, looks in sat:
        lesson, own = lessons[item.kind], of_file[item.kind, item.source]
        if lesson.rights > own.rights:
            # An exact sum: the order of a set differs from run to run.
            yield Pick(item, best(item, [fsum(lesson.weight(look, own) for look in found) for found in looks]))


def looks_of(item: Item) -> list[frozenset[str]]:
    """Return what each option of an item looks like."""
    lengths = [len(option) for option in item.plain_options]
    return [frozenset(_looks(option, lengths)) for option in item.plain_options]


def _looks(option: str, lengths: Sequence[int]) -> Iterator[str]:
    words = grammar.words(option)
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))
    # No word begins with these signs.
    yield from (f"^{word}" for word in words[:1])
    yield from (f"#{sign}" for sign in ("?", '"') if sign in option)
    if any(sign.isdigit() for sign in option):
        yield "#digit"
    if min(lengths) < max(lengths):
        yield from (
            f"#{name}"
            for name, length in (("longest", max(lengths)), ("shortest", min(lengths)))
            if len(option) == length
        )


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that stands in right options much more often than in wrong ones, or much less."""

    word: str
    right: int
    wrong: int


def most_telling(items: Iterable[Item], count: int) -> list[Telling]:
    """Return the words that give most away: those whose number in right and in wrong options is least like chance.

    The measure is the log-likelihood ratio, which is sound for rare words too (Dunning 1993).
    """
    lesson = _Lesson()
    for item in guessed(items):
        lesson.learn(item, [frozenset(grammar.words(option)) for option in item.options])
    told = (Telling(word, lesson.right[word], lesson.wrong[word]) for word in {*lesson.right, *lesson.wrong})
    return sorted(told, key=lambda each: (-round(_unlikely(each, lesson), 9), each.word))[:count]


def _unlikely(told: Telling, lesson: _Lesson) -> float:
    """Return half the log-likelihood ratio of a word that is told apart by right and wrong against one that is not."""
    rows = ((told.right, lesson.rights), (told.wrong, lesson.wrongs))
    share = (told.right + told.wrong) / (lesson.rights + lesson.wrongs)
    return sum(_part(has, of * share) + _part(of - has, of * (1 - share)) for has, of in rows)


def _part(seen: int, expected: float) -> float:
    return seen * log(seen / expected) if seen else 0.0
