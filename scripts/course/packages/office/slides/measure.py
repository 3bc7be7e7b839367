"""How much room text takes, reckoned from the widths of letters: the same on every machine, whatever fonts it has."""

from functools import lru_cache

from course.packages.office.slides.widths import BOLD, REGULAR, UNITS, WIDEST
from course.packages.rich import Runs

# Programs differ a little in how they set text. What is reckoned here is rather too wide than too narrow.
SPARE = 1.03
LINE = 1.2


def width(text: str, size: float, strong: bool = False) -> float:
    """Return the width of a text in points."""
    widths = BOLD if strong else REGULAR
    return sum(widths.get(letter, WIDEST) for letter in text) * size / UNITS * SPARE


@lru_cache(maxsize=8192)  # a story stands in several decks
def lines(runs: Runs, size: float, room: float) -> int:
    """Return how many lines runs take where a line is `room` points wide."""
    strong = any(run.strong for run in runs)
    space = width(" ", size, strong)
    count, filled = 1, 0.0
    for word in "".join(run.text for run in runs).split():
        wide = width(word, size, strong)
        if filled and filled + space + wide > room:
            count += 1
            filled = wide
        else:
            filled += wide + (space if filled else 0)
        while filled > room:  # a word that is longer than a line goes on in the next
            count += 1
            filled -= room
    return count
