"""Rules about a file as a whole: a robot that understands nothing must not be right there more often than guessing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from course.checks.items.registry import Level, Sign, bank_rule
from course.measures.item import Item
from course.measures.robots import echo, learned
from course.measures.robots.picks import Pick, score

# Fewer items than this say nothing about a file; and from fewer than that nobody learns what answers look like.
FEWEST = 10
FEWEST_LEARNED = 20

_LEAST_P = 0.05


@bank_rule(
    "learned-looks",
    what="a file in which a robot is above chance that sees options alone, and has learned from the other files what "
    "right answers look like (one-sided exact test, p < .05 when multiplied by the number of files)",
    why="Where words and tone show the right answer, a pass says nothing about what people would do.",
    source="Millman, Bishop & Ebel 1965; Case & Swanson 2002 (extended matching); Maron 1961 (the method)",
    mend="Give questions the same acts to choose from, each right in one of their situations, and let facts decide.",
    stops=False,
)
def learned_looks(items: Sequence[Item]) -> Iterator[Sign]:
    """Yield a sign for each file that gives its answers away by words that right answers elsewhere have too."""
    made = learned.picks(items)
    of_file = _by_file(made)
    others = {name: len(made) - len(own) for name, own in of_file.items()}
    judged = {name: own for name, own in of_file.items() if others[name] >= FEWEST_LEARNED}
    yield from _above_chance(
        judged, "a robot that has learned the looks of right answers elsewhere, and sees options alone,"
    )


@bank_rule(
    "echo",
    what="a file in which a robot is above chance that takes the option with most words of the situation "
    "(one-sided exact test, p < .05 when multiplied by the number of files)",
    why="Who looks for the same words need not understand them.",
    source="Millman, Bishop & Ebel 1965; Haladyna, Downing & Rodriguez 2002, guideline 28b",
    mend="Let the other options name things of the situation as often as the right one does.",
    stops=False,
)
def echoes(items: Sequence[Item]) -> Iterator[Sign]:
    """Yield a sign for each file whose right answers repeat their situation."""
    yield from _above_chance(
        _by_file(echo.picks(items)), "a robot that takes the option with most words of the situation"
    )


def _by_file(picks: Sequence[Pick]) -> dict[str, list[Pick]]:
    found: defaultdict[str, list[Pick]] = defaultdict(list)
    for pick in picks:
        found[pick.item.source].append(pick)
    return found


def _above_chance(picks: dict[str, list[Pick]], robot: str) -> Iterator[Sign]:
    """Yield a sign for each file in which a robot is above chance.

    p is multiplied by the number of files (Bonferroni), because each is a chance to find something. What one file
    teaches about another changes with every question: so that a waiver need not come and go with that, it may stay
    where p is below the limit as it is.
    """
    judged = {name: score(own) for name, own in picks.items() if len(own) >= FEWEST}
    for name, found in judged.items():
        if found.p < _LEAST_P:
            is_sure = found.p * len(judged) < _LEAST_P
            message = f"{robot} gets {found.in_words()}, {found.p_in_words}"
            yield Sign(message, where=("module",), level=None if is_sure else Level.NOTE, file=name)
