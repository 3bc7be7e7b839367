"""The numbers of slides and of printed pages, for the site: its pages name them where these files are there."""

from collections.abc import Iterator, Mapping, Sequence

from course.packages.trainers.cover import For, Span, typed
from course.packages.trainers.pack import Pack
from course.packages.trainers.slides import all_of

# What a session's page calls those who get a part of a pack.
_WHO = {For.YOU: "you", For.EACH: "each", For.GROUP: "group", For.APART: "apart"}


def numbers(pack: Pack, spans: Sequence[Span] = (), pages: Mapping[str, int] | None = None) -> dict[str, str]:
    """Return words with numbers, by what a session's page asks for.

    Args:
        pack: The pack.
        spans: The parts of what is printed.
        pages: On which page each of what a plan names stands.
    """
    return dict(_numbers(pack, spans, pages or {}))


def _numbers(pack: Pack, spans: Sequence[Span], pages: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    for activity in pack.activities:
        found = all_of(pack, activity)
        yield f"slides-{activity.id}", f"{'slides' if '–' in found else 'slide'} {found}"
    for name, page in pages.items():
        yield name, f" page {page}"
    for whom, key in _WHO.items():
        if found := typed(spans, whom):
            yield key, f" Pages {found}."
