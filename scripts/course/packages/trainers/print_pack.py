"""Everything to print of one length of a session: one PDF in order of use, the answers last.

It is printed until the pages that it names are the pages where its parts stand: a first page with other numbers may be
longer, and move all that follows. The last print gives what is left of a page to notes.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from course.packages.office.pages import Place, places
from course.packages.office.pdf import PrintError, printed, sheet_of
from course.packages.office.pieces import Paper, room
from course.packages.trainers.cards import cards
from course.packages.trainers.cover import For, Part, Span, cover
from course.packages.trainers.facilitator import place, plan, run_sheet
from course.packages.trainers.forms import before_and_after
from course.packages.trainers.handout import handout
from course.packages.trainers.look import FOOT, HEAD, HIGH, LOOK, NOTE_HEAD, NOTE_LINE
from course.packages.trainers.marking import marking
from course.packages.trainers.numbers import numbers
from course.packages.trainers.pack import Pack
from course.packages.trainers.story import story
from course.reading.english import part_of

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
# Two or three prints settle each session of the course.
_MOST_PRINTS = 8
# A story is read aloud, and its lines are close already.
_FREE = {"story"}
# How much of a page closer lines may save for each page, and of how much of a last page it is worth it; and where type
# is large at first.
_SAVED, _WORTH, _SAVED_OF_TESTS = 0.2, 0.34, 0.9
_TEST = "test-"
_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)
# A line of a form that is for one person.
_NUMBERED = re.compile(r"<tr>\s*<td[^>]*>\d+</td>")
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

    def draft(
        self,
        told: Mapping[str, Place] | None = None,
        tight: Collection[str] = (),
        notes: Mapping[str, str] | None = None,
    ) -> str:
        """Return a page that ends with a list of all places that are asked for.

        Args:
            told: Where parts and activities are said to be. Without it, anywhere.
            tight: The parts that are set closer.
            notes: What stands at the end of parts.
        """
        spans = self._spans(told) if told else self._guessed()
        ends = {
            span.part.key: f'{(notes or {}).get(span.part.key, "")}<div id="{_END}{span.part.key}"></div>'
            for span in spans
        }
        asked = [f"{end}{key}" for key in ends for end in (_START, _END)]
        asked += map(place, self.pack.activities)
        index = "".join(f'<a href="#{name}">{name}</a> ' for name in asked)
        return self._page(spans, ends, tight, Paper("Places", f"<p>{index}</p>"))

    def data(self) -> bytes:
        """Return the PDF.

        Raises:
            PrintError: its pages do not stay where it says they are.
        """
        return self._made[0]

    def numbers(self) -> dict[str, str]:
        """Return the numbers of its pages and of its slides, for the session's page."""
        return self._made[1]

    @cached_property
    def _made(self) -> tuple[bytes, dict[str, str]]:
        told, tight = self._settled()
        spans = self._spans(told)
        fewer = dict.fromkeys((span.part.key for span in spans), 0)
        for _ in range(_MOST_PRINTS):
            notes = {key: _notes(key, told[f"{_END}{key}"], less) for key, less in fewer.items()}
            found = self._print(self.draft(told, tight, notes))
            if _pages(found) == _pages(told):
                data = printed(self._page(spans, notes, tight), self.pack.library.imprint)
                return data, numbers(self.pack, spans, _named(found))
            # Lines to write on that do not fit push what stands above them to another page.
            for span, now in zip(spans, self._spans(found), strict=True):
                fewer[span.part.key] += now.last - now.first > span.last - span.first
        raise PrintError(f"“{self.title}” has no room for lines to write on.")

    def _settled(self) -> tuple[dict[str, Place], set[str]]:
        """Return where everything stands once it is also said to stand there, and the parts that are set closer."""
        told: dict[str, Place] = {}
        tight: set[str] = set()
        # The pages of each part before it was set closer: what takes as many then goes back to its usual size.
        tried: dict[str, int] = {}
        for _ in range(_MOST_PRINTS):
            found = self._print(self.draft(told, tight))
            pages = {span.part.key: span.last - span.first for span in self._spans(found)}
            ends = ((span, found[f"{_END}{span.part.key}"]) for span in self._spans(found))
            spilling = {span.part.key for span, end in ends if _spills(span, end)} - tried.keys()
            useless = {key for key in tight if pages[key] >= tried[key]}
            if not spilling and not useless and _pages(found) == _pages(told):
                return found, tight
            tried |= {key: pages[key] for key in spilling}
            told, tight = found, (tight | spilling) - useless
        raise PrintError(f"The pages of “{self.title}” do not stay where its first page says that they are.")

    def _print(self, page: str) -> dict[str, Place]:
        return places(printed(page, self.pack.library.imprint))

    def _guessed(self) -> list[Span]:
        keys = ("cards", "story", *map(place, self.pack.activities))
        return [Span(part, _GUESS, _GUESS) for part in self._parts(dict.fromkeys(keys, _GUESS))]

    def _spans(self, found: Mapping[str, Place]) -> list[Span]:
        pages = _named(found)
        return [
            Span(part, found[f"{_START}{part.key}"].page, found[f"{_END}{part.key}"].page)
            for part in self._parts(pages)
        ]

    def _parts(self, pages: Mapping[str, int]) -> Iterator[Part]:
        pack = self.pack
        yield Part("cover", "This page", For.YOU, Paper("", ""))
        yield Part("run-sheet", "Run sheet", For.YOU, run_sheet(pack, pages))
        yield Part("plan", "Plan, step by step", For.YOU, plan(pack, pages))
        yield Part("handout", "Handout, with help to take home", For.EACH, handout(pack, is_beside=True))
        if found := cards(pack):
            yield Part("cards", "Role-play cards", For.GROUP, found)
        if found := story(pack):
            yield Part("story", "The story, to read aloud", For.YOU, found)
        _, *sheets = _HEADING.split(before_and_after(pack).body)
        for number, (title, body) in enumerate(zip(sheets[::2], sheets[1::2], strict=True), 1):
            asked = f'<div class="sheet-of-questions">{body}</div>'
            yield Part(f"{_TEST}{number}", title, For.EACH, Paper(part_of(pack.session.title, title.lower()), asked))
        for path in pack.forms:
            whom = For.EACH if path in pack.forms_for_each else For.YOU
            title = pack.library.title(path)
            body = pack.library.body(path)
            name, numbered = path.rpartition("/")[2].removesuffix(".md"), len(_NUMBERED.findall(body))
            yield Part(name, title, whom, Paper(title, body), None if whom is For.EACH else numbered or None)
        yield Part("marking", "Keep separate: the answers", For.APART, marking(pack))

    def _page(self, spans: Sequence[Span], ends: Mapping[str, str], tight: Collection[str], *more: Paper) -> str:
        papers = []
        for span in spans:
            key = span.part.key
            paper = cover(self.pack, spans) if key == "cover" else span.part.paper
            names = f"part-{key}{' tight' if key in tight else ''}"
            body = f'<div id="{_START}{key}"></div><div class="{names}">{paper.body}</div>{ends[key]}'
            papers.append(replace(paper, body=body))
        return sheet_of(self.pack.library.imprint, self.title, [*papers, *more], self.styles, LOOK)


def _named(found: Mapping[str, Place]) -> dict[str, int]:
    """Return the page on which each part and each activity begins."""
    return {name.removeprefix(_START): at.page for name, at in found.items() if not name.startswith(_END)}


def _pages(found: Mapping[str, Place]) -> dict[str, int]:
    return {name: at.page for name, at in found.items()}


def _notes(key: str, end: Place, fewer: int) -> str:
    """Return lines to write on for what is left of the last page of a part, or some lines fewer."""
    lines = int((end.below - FOOT - NOTE_HEAD) / NOTE_LINE) - fewer
    return f'<div class="notes">{room(_NOTES[key], lines)}</div>' if lines >= _FEWEST_LINES and key in _NOTES else ""


def _spills(span: Span, end: Place) -> bool:
    """Return whether a part has only a little on its last page, which closer lines might save."""
    used, more = 1 - (end.below - FOOT) / (HIGH - HEAD - FOOT), span.last - span.first
    saved = _SAVED_OF_TESTS * more if span.part.key.startswith(_TEST) else min(_SAVED * more, _WORTH)
    return span.part.key not in _FREE and used < saved
