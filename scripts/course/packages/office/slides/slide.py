"""A slide before it is a file, and slides that are too long as several that are not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from course.packages.office.slides.look import LOOKS, OPTION, SCENE, TEXT, WORDS, Look, Looks, Place
from course.packages.office.slides.measure import LINE, lines
from course.packages.rich import Run, Runs, inline, joined, words

HANG = 44.0
# Below a paragraph, as a share of its size.
GAP = 0.4
# Round the words on a card, and between two cards.
CARD_EDGE, CARD_GAP = 7.0, 8.0
# Of the labels in a row, which people only have to find again.
LABEL = 22.0


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on a slide. `label` stands before it: a bullet, say; it leads to the slide whose key is `to`."""

    runs: Runs
    label: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """A title, what stands below it, and what the speaker needs.

    Attributes:
        title: Its title, which no other slide of the deck has.
        lines: Its words.
        notes: What the speaker says and does.
        look: Which of the looks it has.
        options: What the room chooses from, each on a card.
        labels: What may be given to each option, in a row: on every slide of the question.
        symbol: The theme's icon that is its picture, for the eye alone.
        key: What other slides call it that lead here.
        onward: The key of the slide that comes next where that is not the one behind it.
        minutes: How long the bar of a timer takes.
        at: What it belongs to, and at which step that shows it: papers name its number there.
    """

    title: str
    lines: tuple[Line, ...]
    notes: str
    look: str = TEXT
    options: tuple[Line, ...] = ()
    labels: tuple[Line, ...] = ()
    symbol: str = ""
    key: str = ""
    onward: str = ""
    minutes: float = 0
    at: tuple[str, int] = ("", 0)


def line(text: str, label: str = "", strong: bool = False, to: str = "") -> Line:
    """Return inline Markdown as a paragraph."""
    runs = inline(text)
    return Line(tuple(replace(run, strong=True) for run in runs) if strong else runs, label, to)


def height(texts: Iterable[Line], place: Place) -> float:
    """Return how high paragraphs are in a place, one below the other."""
    size = place.size
    return sum((lines(each.runs, size, place.wide - _hang(each)) * LINE + GAP) * size for each in texts)


def card_height(option: Line, place: Place) -> float:
    """Return how high a card with one option is."""
    return lines(option.runs, OPTION, place.wide - HANG - 4 * CARD_EDGE) * OPTION * LINE + 2 * CARD_EDGE


def label_width(labels: Sequence[Line], place: Place) -> float:
    """Return how wide each label of a row is."""
    return (place.wide - CARD_GAP * (len(labels) - 1)) / len(labels)


def labels_height(labels: Sequence[Line], place: Place) -> float:
    """Return how high a row of labels is: as high as the highest of them."""
    if not labels:
        return 0
    room = label_width(labels, place) - 2 * CARD_EDGE
    return max(lines(label.runs, LABEL, room) for label in labels) * LABEL * LINE + 2 * CARD_EDGE


def whole_height(slide: Slide, look: Look) -> float:
    """Return how high all is that stands below the title of a slide."""
    cards = sum(card_height(option, look.body) + CARD_GAP for option in slide.options)
    labels = labels_height(slide.labels, look.body)
    return height(slide.lines, look.body) + cards + labels + (CARD_GAP if labels else 0)


def fitted(slides: Iterable[Slide], looks: Looks = LOOKS) -> list[Slide]:
    """Return slides of which each holds its text; titles that would stand twice are counted."""
    found = [part for slide in slides for part in _parts(slide, looks)]
    times = Counter(slide.title for slide in found)
    seen: Counter[str] = Counter()
    told = []
    for slide in found:
        seen[slide.title] += 1
        many = times[slide.title]
        told.append(replace(slide, title=f"{slide.title} ({seen[slide.title]} of {many})") if many > 1 else slide)
    return told


def _hang(text: Line) -> float:
    return HANG if text.label else 0


def _parts(slide: Slide, looks: Looks) -> Iterator[Slide]:
    """Yield a slide as often as its text needs."""
    room = looks[slide.look].body.high
    if whole_height(slide, looks[slide.look]) <= room:
        yield slide
    elif slide.options and slide.lines:
        # What is asked, and then what there is to choose from.
        look = slide.look if slide.labels else SCENE
        yield from _parts(replace(slide, look=look, options=(), onward=""), looks)
        yield from _parts(replace(slide, lines=(), key=""), looks)
    elif slide.look == WORDS:
        yield from _parts(replace(slide, look=TEXT), looks)
    else:
        yield from _in_turn(slide, looks)


def _in_turn(slide: Slide, looks: Looks) -> Iterator[Slide]:
    """Yield a slide's words, or its options, on as many slides as they need."""
    groups = _groups(slide.options or slide.lines, slide, looks[slide.look])
    for number, group in enumerate(groups):
        key, onward = ("" if number else slide.key), (slide.onward if number + 1 == len(groups) else "")
        shown = replace(slide, options=tuple(group)) if slide.options else replace(slide, lines=tuple(group))
        yield replace(shown, key=key, onward=onward)


def _groups(texts: Sequence[Line], slide: Slide, look: Look) -> list[list[Line]]:
    def is_held(group: list[Line]) -> bool:
        held = replace(slide, lines=(), options=tuple(group)) if slide.options else replace(slide, lines=tuple(group))
        return whole_height(held, look) <= look.body.high

    waiting, groups = list(texts), list[list[Line]]([[]])
    while waiting:
        first = waiting.pop(0)
        if is_held([*groups[-1], first]):
            groups[-1].append(first)
        elif groups[-1]:
            groups.append([])
            waiting.insert(0, first)
        else:
            waiting[:0] = _halves(first)
    # Two and two are easier to take in than three and one, where there is room for them.
    shared = list(_evenly([text for group in groups for text in group], len(groups)))
    return shared if all(map(is_held, shared)) else groups


def _evenly(texts: Sequence[Line], count: int) -> Iterator[list[Line]]:
    """Yield paragraphs in so many groups, none of which has two more than another."""
    for number in range(count):
        yield list(texts[len(texts) * number // count : len(texts) * (number + 1) // count])


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
