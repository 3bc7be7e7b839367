"""Whether words have room on a slide: measured with a real font where the writer reckoned with a table."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

import pytest
from PIL import ImageFont

from course.packages.office.slides.look import (
    LOOKS,
    OPTION,
    QUESTION,
    WORDS,
)
from course.packages.office.slides.measure import LINE, lines, width
from course.packages.office.slides.slide import (
    CARD_EDGE,
    CARD_GAP,
    GAP,
    HANG,
    LABEL,
    Line,
    Slide,
    fitted,
    height,
    label_width,
    line,
)
from course.packages.office.slides.widths import BOLD, REGULAR, UNITS
from course.packages.rich import Run, words
from course.packages.trainers.pack import Pack
from course.packages.trainers.slides import slides

MakePack = Callable[..., Pack]

FONTS = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}


@cache
def font(strong: bool, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS[strong], size)


def wrapped(text: str, strong: bool, size: float, room: float) -> int:
    """Return how many lines a text takes, measured by a real font."""
    count, filled = 1, ""
    for word in text.split():
        tried = f"{filled} {word}".strip()
        if filled and font(strong, 200).getlength(tried) * size / 200 > room:
            count, filled = count + 1, word
        else:
            filled = tried
    return count


def test_the_table_of_widths_is_that_of_the_font() -> None:
    for strong, widths in ((False, REGULAR), (True, BOLD)):
        measured = {letter: font(strong, UNITS).getlength(letter) for letter in widths}
        assert {letter: round(found) for letter, found in measured.items()} == widths


def test_every_letter_of_every_pack_has_a_width(packs: Sequence[Pack]) -> None:
    used = {letter for pack in packs for slide in slides(pack) for each in slide.lines for letter in words(each.runs)}
    assert used - REGULAR.keys() == set()


def room_taken(texts: Iterable[Line], size: float, room: float) -> float:
    """Return how high paragraphs are, measured by a real font."""
    count = [
        wrapped(words(each.runs), any(run.strong for run in each.runs), size, room - (HANG if each.label else 0))
        for each in texts
    ]
    return sum(count) * size * LINE + len(count) * size * GAP


def test_every_slide_of_every_pack_fits_and_has_a_title_of_its_own_and_notes(packs: Sequence[Pack]) -> None:
    seen: set[Slide] = set()
    for pack in packs:
        shown = slides(pack)
        titles = [slide.title for slide in shown]
        assert len(set(titles)) == len(titles), pack.name
        for slide in set(shown) - seen:
            where, look = f"{pack.name}: {slide.title}", LOOKS[slide.look]
            title = wrapped(slide.title, strong=True, size=look.title.size, room=look.title.wide)
            assert title * look.title.size * LINE <= look.title.high + 1, where
            cards = sum(
                room_taken([Line(each.runs)], OPTION, look.body.wide - HANG - 4 * CARD_EDGE) - OPTION * GAP
                for each in slide.options
            )
            edges = len(slide.options) * (2 * CARD_EDGE + CARD_GAP)
            if slide.labels:
                room = label_width(slide.labels, look.body) - 2 * CARD_EDGE
                cards += max(room_taken([label], LABEL, room) for label in slide.labels) - LABEL * GAP
                edges += 2 * CARD_EDGE + CARD_GAP
            assert room_taken(slide.lines, look.body.size, look.body.wide) + cards + edges <= look.body.high, where
            assert slide.notes.strip(), where
            assert slide.title, where
        seen |= set(shown)


def test_what_is_too_long_goes_on_to_another_slide() -> None:
    sentence = "A carer who knows the person well can often say what has changed since the last visit. "
    long = Slide("Much to say", (line((sentence * 12).strip()), *[line(sentence, "•")] * 6), "Notes", WORDS, key="here")
    parts = fitted([long])
    assert [part.title for part in parts] == [
        f"Much to say ({count} of {len(parts)})" for count in range(1, len(parts) + 1)
    ]
    assert len(parts) > 2
    assert [part.key for part in parts] == ["here", *[""] * (len(parts) - 1)]
    assert all(height(part.lines, LOOKS[part.look].body) <= LOOKS[part.look].body.high for part in parts)
    assert " ".join(words(each.runs) for part in parts for each in part.lines).split() == (sentence * 18).split()


def test_what_is_asked_and_what_to_choose_from_part_where_both_are_long() -> None:
    text = "Ring your lead, and write down what you saw and heard. " * 2
    options = tuple(line(text, f"{letter}.") for letter in "ABCD")
    asked = (line("What do you do? " * 12, strong=True),)
    first, second = fitted([Slide("Question 1", asked, "Notes", QUESTION, options=options)])
    assert (first.lines, first.options) == (asked, ())
    assert (second.lines, second.options) == ((), options)


@pytest.mark.parametrize(("text", "count"), [("one", 1), ("one two", 1), ("word " * 60, 4), ("x" * 200, 3)])
def test_lines_are_counted(text: str, count: int) -> None:
    assert lines((Run(text),), 20, 1000) == count


def test_bold_is_wider() -> None:
    assert width("Ask first", 28, strong=True) > width("Ask first", 28)
