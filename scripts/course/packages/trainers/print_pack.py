"""Everything to print of one length of a session: one PDF in order of use, the answers last.

It is printed twice. The first print tells where each part begins and ends; the second one names those pages, and
gives what is left of a page to notes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from course.packages.office.pages import Place, places
from course.packages.office.pdf import printed, sheet_of
from course.packages.office.pieces import Paper, room
from course.packages.trainers.cards import cards
from course.packages.trainers.cover import For, Part, Span, cover
from course.packages.trainers.facilitator import place, plan, run_sheet
from course.packages.trainers.forms import before_and_after
from course.packages.trainers.handout import handout
from course.packages.trainers.look import FOOT, HEAD, HIGH, LOOK, NOTE_HEAD, NOTE_LINE
from course.packages.trainers.marking import marking
from course.packages.trainers.pack import Pack
from course.packages.trainers.story import story

# Before it is known: as wide as most.
_GUESS = 20
# Parts whose last page may be filled up with lines to write on, and what stands above the lines.
_NOTES = {
    "cover": "Notes",
    "run-sheet": "Notes",
    "plan": "Notes",
    "handout": "My notes",
    "story": "Notes",
    "marking": "Notes",
}
_FEWEST_LINES = 2
# What a trainer alone reads may be as long as it is.
_FREE = {"plan", "story", "marking"}
# How much of a page closer lines save for each page.
_SAVED = 0.12
_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)
_START, _END = "start-", "end-"


@dataclass(frozen=True)
class PrintPack:
    """A pack, ready to be printed.

    Args:
        pack: The pack.
        styles: Addresses of the site's styles.
    """

    pack: Pack
    styles: Sequence[str]

    @property
    def title(self) -> str:
        """The title of the whole."""
        return self.pack.titled("print pack")

    def draft(self, tight: Collection[str] = ()) -> str:
        """Return the page of a first print, which ends with a list of all places that are asked for.

        Args:
            tight: The parts that are set closer.
        """
        spans = [Span(part, _GUESS, _GUESS) for part in self._parts(dict.fromkeys(self._keys(), _GUESS))]
        ends = {span.part.key: f'<div id="{_END}{span.part.key}"></div>' for span in spans}
        asked = [f"{end}{key}" for key in ends for end in (_START, _END)]
        asked += map(place, self.pack.activities)
        index = "".join(f'<a href="#{name}">{name}</a> ' for name in asked)
        return self._page(spans, ends, tight, Paper("Places", f"<p>{index}</p>"))

    def data(self) -> bytes:
        """Return the PDF."""
        imprint = self.pack.library.imprint
        found = places(printed(self.draft(), imprint))
        tight = [span.part.key for span in self._spans(found) if _spills(span, found[f"{_END}{span.part.key}"])]
        if tight:
            found = places(printed(self.draft(tight), imprint))
        spans = self._spans(found)
        ends = {span.part.key: _notes(span.part.key, found[f"{_END}{span.part.key}"]) for span in spans}
        return printed(self._page(spans, ends, tight), imprint)

    def _spans(self, found: Mapping[str, Place]) -> list[Span]:
        pages = {name.removeprefix(_START): at.page for name, at in found.items()}
        return [
            Span(part, found[f"{_START}{part.key}"].page, found[f"{_END}{part.key}"].page)
            for part in self._parts(pages)
        ]

    def _keys(self) -> Iterator[str]:
        yield from ("cards", "story", *map(place, self.pack.activities))

    def _parts(self, pages: Mapping[str, int]) -> Iterator[Part]:
        pack = self.pack
        yield Part("cover", "This page", For.YOU, Paper("", ""))
        yield Part("run-sheet", "Run sheet", For.YOU, run_sheet(pack, pages))
        yield Part("plan", "Plan, step by step", For.YOU, plan(pack, pages))
        yield Part("handout", "Handout, with help to take home", For.EACH, handout(pack))
        if found := cards(pack):
            yield Part("cards", "Role-play cards", For.GROUP, found)
        if found := story(pack):
            yield Part("story", "The story, to read aloud", For.YOU, found)
        _, *sheets = _HEADING.split(before_and_after(pack).body)
        for number, (title, body) in enumerate(zip(sheets[::2], sheets[1::2], strict=True), 1):
            asked = f'<div class="sheet-of-questions">{body}</div>'
            yield Part(f"test-{number}", title, For.EACH, Paper(f"{pack.session.title}: {title.lower()}", asked))
        for path in pack.forms:
            whom = For.EACH if path in pack.forms_for_each else For.YOU
            title = pack.library.title(path)
            yield Part(path.rpartition("/")[2].removesuffix(".md"), title, whom, Paper(title, pack.library.body(path)))
        yield Part("marking", "Keep apart: the answers", For.APART, marking(pack))

    def _page(self, spans: Sequence[Span], ends: Mapping[str, str], tight: Collection[str], *more: Paper) -> str:
        papers = []
        for span in spans:
            key = span.part.key
            paper = cover(self.pack, spans) if key == "cover" else span.part.paper
            names = f"part-{key}{' tight' if key in tight else ''}"
            body = f'<div id="{_START}{key}"></div><div class="{names}">{paper.body}</div>{ends[key]}'
            papers.append(replace(paper, body=body))
        return sheet_of(self.pack.library.imprint, self.title, [*papers, *more], self.styles, LOOK)


def _notes(key: str, end: Place) -> str:
    """Return lines to write on for what is left of the last page of a part."""
    lines = int((end.below - FOOT - NOTE_HEAD) / NOTE_LINE)
    return f'<div class="notes">{room(_NOTES[key], lines)}</div>' if lines >= _FEWEST_LINES and key in _NOTES else ""


def _spills(span: Span, end: Place) -> bool:
    """Return whether a part that many copy has only a little on its last page, which closer lines would save."""
    used = 1 - (end.below - FOOT) / (HIGH - HEAD - FOOT)
    return span.part.key not in _FREE and used < _SAVED * (span.last - span.first)
