"""A slide before it is a file, and slides that are too long as several that are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from course.packages.office.slides.measure import LINE, lines
from course.packages.rich import Run, Runs, inline, joined, words

# In points. A slide is as wide as those of projectors now: 16 to 9.
WIDE, HIGH = 960.0, 540.0
LEFT, TOP, FOOT = 64.0, 30.0, 48.0
ROOM = WIDE - 2 * LEFT
TITLE = 40.0
BELOW_TITLE = 16.0
# The largest that fits is taken; what does not fit in the smallest goes on to another slide.
SIZES = (40.0, 36.0, 32.0, 28.0)
HANG = 48.0
GAP = 0.4


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on a slide. `label` stands before it: a bullet, a letter."""

    runs: Runs
    label: str = ""

    @property
    def room(self) -> float:
        """How wide it may be."""
        return ROOM - (HANG if self.label else 0)


@dataclass(frozen=True, slots=True)
class Slide:
    """A title, what stands below it, and what the speaker needs. `is_first` opens the deck."""

    title: str
    lines: tuple[Line, ...]
    notes: str
    is_first: bool = False

    @property
    def title_height(self) -> float:
        """How high the title is."""
        return lines((Run(self.title, strong=True),), TITLE, ROOM) * TITLE * LINE

    @property
    def body_top(self) -> float:
        """Where the text begins."""
        return TOP + self.title_height + BELOW_TITLE

    @property
    def body_height(self) -> float:
        """How high the text may be."""
        return HIGH - FOOT - self.body_top

    @property
    def size(self) -> float:
        """The size of its type."""
        return next((size for size in SIZES if height(self.lines, size) <= self.body_height), SIZES[-1])


def line(text: str, label: str = "", strong: bool = False) -> Line:
    """Return inline Markdown as a paragraph."""
    runs = inline(text)
    return Line(tuple(replace(run, strong=True) for run in runs) if strong else runs, label)


def height(texts: Iterable[Line], size: float) -> float:
    """Return how high paragraphs are, one below the other."""
    return sum((lines(text.runs, size, text.room) * LINE + GAP) * size for text in texts)


def fitted(slides: Iterable[Slide]) -> list[Slide]:
    """Return slides of which each holds its text; titles that would stand twice are counted."""
    found = [part for slide in slides for part in _parts(slide)]
    times = Counter(slide.title for slide in found)
    seen: Counter[str] = Counter()
    told = []
    for slide in found:
        seen[slide.title] += 1
        many = times[slide.title]
        told.append(replace(slide, title=f"{slide.title} ({seen[slide.title]} of {many})") if many > 1 else slide)
    # The count may have made a title longer by a line.
    return [part for slide in told for part in _parts(slide)]


def _parts(slide: Slide) -> Iterator[Slide]:
    """Yield a slide as often as its text needs."""
    # Room for “ (1 of 2)” after the title, which may take a line more.
    least = replace(slide, title=f"{slide.title} (9 of 9)").body_height if len(slide.lines) > 1 else slide.body_height
    if height(slide.lines, SIZES[-1]) <= slide.body_height:
        yield slide
        return
    waiting, taken = list(slide.lines), list[Line]()
    while waiting:
        first = waiting.pop(0)
        if height([*taken, first], SIZES[-1]) <= least:
            taken.append(first)
        elif taken:
            yield replace(slide, lines=tuple(taken))
            taken = []
            waiting.insert(0, first)
        else:
            waiting[:0] = _halves(first)
    yield replace(slide, lines=tuple(taken))


def _halves(text: Line) -> tuple[Line, Line]:
    """Return a paragraph that is too long for a slide as two: after a sentence, where there is one near the middle."""
    whole = words(text.runs)
    middle = len(whole) / 2
    ends = [found.end() for found in re.finditer(r"[.!?]”?\s", whole)] or [
        found.end() for found in re.finditer(r"\s", whole)
    ]
    cut = min(ends, key=lambda end: abs(end - middle), default=int(middle))
    before, after, done = list[Run](), list[Run](), 0
    for run in text.runs:
        split = min(max(cut - done, 0), len(run.text))
        before.append(replace(run, text=run.text[:split]))
        after.append(replace(run, text=run.text[split:]))
        done += len(run.text)
    return Line(joined(before), text.label), Line(joined(after))
