"""The echo robot: it takes the option that shares most words with the situation."""

from collections.abc import Iterable

from course.measures import grammar
from course.measures.item import Item
from course.measures.robots.picks import Pick, best, guessed


def picks(items: Iterable[Item]) -> list[Pick]:
    """Let the robot sit every item that can be guessed."""
    return [Pick(item, _pick(item)) for item in guessed(items)]


def _pick(item: Item) -> int:
    told = grammar.content(f"{item.vignette} {item.stem}")
    return best(item, [len(told & grammar.content(option)) for option in item.options])
