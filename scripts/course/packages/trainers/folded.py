"""Booklets that fold: their type grows until no side of their last sheet is empty, or nearly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course.packages.imprint import Imprint
from course.packages.office.numbered import printed_with_numbers
from course.packages.office.pages import places
from course.packages.office.pdf import printed, sheet_of
from course.packages.office.pieces import Paper
from course.packages.trainers.book import Volume
from course.packages.trainers.book_look import look

# Of type, in points.
_SIZES = (10.0, 10.5, 11.1, 11.6, 12.2)
_SIDES_OF_A_SHEET = 4
# How much of a last side may be below the end of a booklet, in millimetres.
_BLANK = 180


@dataclass(frozen=True, slots=True)
class Fit:
    """How large the type of a booklet is, how many pages it has then, and how much of the last is below its end."""

    size: float
    pages: int
    below: float

    @property
    def folds(self) -> bool:
        """Whether it is made of whole sheets."""
        return self.pages % _SIDES_OF_A_SHEET == 0

    @property
    def is_full(self) -> bool:
        """Whether all its sides are worth their paper."""
        return self.folds and self.below < _BLANK


def bound(imprint: Imprint, volume: Volume, styles: Sequence[str]) -> bytes:
    """Return the book as PDF.

    Raises:
        NoBrowserError: there is no Chromium.
        PrintError: it printed nothing.
    """
    return printed_with_numbers(sheet_of(imprint, volume.title, volume.papers, styles, volume.look), imprint)


def folded(imprint: Imprint, volume: Volume, styles: Sequence[str]) -> bytes:
    """Return a booklet as PDF.

    Raises:
        NoBrowserError: there is no Chromium.
        PrintError: it printed nothing.
    """
    fit = fits(imprint, [volume], styles)[volume.title]
    page = sheet_of(imprint, volume.title, volume.papers, styles, look(volume.heads, [fit.size]))
    return printed_with_numbers(page, imprint)


def fits(imprint: Imprint, volumes: Sequence[Volume], styles: Sequence[str]) -> Mapping[str, Fit]:
    """Return the fit of each booklet by its title, from one print for each size of type.

    The first that is full is taken, else the largest that folds, else the smallest.

    Raises:
        NoBrowserError: there is no Chromium.
        PrintError: it printed nothing.
    """
    best: dict[str, Fit] = {}
    left = list(volumes)
    for size in _SIZES:
        found = _tried(imprint, left, styles, size)
        best |= {title: fit for title, fit in found.items() if fit.folds or title not in best}
        # Once it folded and does not any more, larger type would only take one more sheet.
        left = [
            each for each in left if not best[each.title].is_full and best[each.title].folds <= found[each.title].folds
        ]
        if not left:
            break
    return best


def _tried(imprint: Imprint, volumes: Sequence[Volume], styles: Sequence[str], size: float) -> dict[str, Fit]:
    papers, links = [], ""
    for number, volume in enumerate(volumes):
        (paper,) = volume.papers
        papers.append(Paper(paper.title, f'<div id="start-{number}"></div>{paper.body}<div id="end-{number}"></div>'))
        links += f'<a href="#start-{number}">from</a> <a href="#end-{number}">to</a> '
    every = [*papers, Paper("", links)]
    shown = look([""] * len(every), [size] * len(every))
    found = places(printed(sheet_of(imprint, "", every, styles, shown), imprint))
    fits = {}
    for number, volume in enumerate(volumes):
        start, end = found[f"start-{number}"], found[f"end-{number}"]
        fits[volume.title] = Fit(size, end.page - start.page + 1, end.below)
    return fits
