"""A page of the guidance as an author writes it: front matter, Markdown, blocks, paragraphs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field

from course.guidance.block_lines import in_code, read_blocks
from course.guidance.blocks import BlockUse, Kinds
from course.guidance.published import address_of
from course.reading.findings import Finding, Position
from course.reading.gaps import gaps
from course.reading.shapes import Day, Number, Placed, Review, Shape, Slug, Text, at_most, distinct, within
from course.reading.tree import Node

MODULES = "modules"

# Signs of Markdown that nobody reads as words: marks of headings, entries, blocks and table cells, addresses, ids.
_NOT_READ = re.compile(
    r"^\s*(?:#+|[-*+]|\d+[.)]|>)(?=\s)|^/{3,}[ \t]*[\w-]*[ \t]*\|?|^\s*\*{3}\s*$"
    r"|\]\([^)]*\)|\{[^}]*\}|(?<!\S)[|:–—-]+(?!\S)"
)
# A heading, how deep it stands, and the id that it has of its own.
_HEADING = re.compile(r"(#{1,6}) .+?(?:\{[^}]*#([\w-]+)[^}]*\} *)?$")


class Outcome(Shape):
    """What a learner can do after a module."""

    id: Slug
    text: Text = Field(description="One sentence that starts with a verb.")


class ModuleHead(Placed):
    """The front matter of a module's page."""

    title: Text
    short: Annotated[Text, at_most(40)] | None = None
    description: Text
    number: Annotated[Number, within(1, 999)]
    criteria: Annotated[list[Text], distinct()] = Field(default=[])
    outcomes: Annotated[list[Outcome], distinct("id")] = Field(min_length=1, max_length=4)
    reviewed: Review
    law_checked: Day | None = None
    next_review: Day

    @property
    def name(self) -> str:
        """What menus, lists and headers call it: its number, and its short name where it has one."""
        return f"{self.number}. {self.short or self.title}"

    @property
    def last_read(self) -> date:
        """The later of the days on which it was read through and its law was checked."""
        return max(self.reviewed.date, self.law_checked or self.reviewed.date)


@dataclass(frozen=True)
class Page:
    """One Markdown page. `path` is below `docs`, `shown` is its path in messages.

    `unread` marks one whose front matter has a fault: what it says of the page is not known.
    """

    path: str
    shown: str
    front: Node
    body: str
    first_line: int
    module: ModuleHead | None = None
    unread: bool = False
    kinds: Kinds = field(default_factory=dict, repr=False)

    @property
    def address(self) -> str:
        """Where the page is published, below the site's root."""
        return address_of(self.path)

    @property
    def title(self) -> str:
        """The title of the front matter, or the first heading."""
        title = self.front.value.get("title") if isinstance(self.front.value, dict) else None
        if title is not None and isinstance(title.value, str):
            return title.value
        heading = re.search(r"^# (.+?)(?: \{.*)?$", self.body, re.MULTILINE)
        return heading[1] if heading else self.path

    @property
    def name(self) -> str:
        """What menus and lists call the page."""
        return self.module.name if self.module else self.title

    @property
    def is_found(self) -> bool:
        """Whether the search finds the page: its front matter may say `search: {exclude: true}`."""
        said = self.front.value.get("search") if isinstance(self.front.value, dict) else None
        told = said.value.get("exclude") if said is not None and isinstance(said.value, dict) else None
        return told is None or told.value not in ("true", "True")

    @property
    def is_stepped(self) -> bool:
        """Whether it is read in steps: a module is, and any page whose front matter says `steps: true`."""
        said = self.front.value.get("steps") if isinstance(self.front.value, dict) else None
        return self.module is not None or (said is not None and said.value in ("true", "True"))

    @property
    def is_way(self) -> bool:
        """Whether it leads through several pages: it prints passages of others."""
        return any(block.name == "passage" for block in self.blocks)

    def unwritten(self) -> Iterator[Position]:
        """Yield where the front matter still says what to write there."""
        return gaps(self.front)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the body."""
        return self.body.split("\n")

    @cached_property
    def headings(self) -> dict[str, str]:
        """The words of each heading that has an id of its own."""
        return headings_of(self.body)

    def section(self, name: str) -> str | None:
        """Return the Markdown below the heading with this id, up to the next heading that is no deeper."""
        code = in_code(self.lines)
        level, found = 0, list[str]()
        for number, line in enumerate(self.lines):
            heading = _HEADING.match(line) if number not in code else None
            if heading and level and len(heading[1]) <= level:
                break
            if level:
                found.append(line)
            elif heading and heading[2] == name:
                level = len(heading[1])
        return "\n".join(found).strip() if level else None

    @cached_property
    def words(self) -> int:
        """How many words a reader reads, questions aside."""
        return self.words_between(self.first_line, self.last_line)

    def words_between(self, first: int, last: int) -> int:
        """Return how many words a reader reads in what begins on some lines, questions aside."""
        texts = [text for place, text in self.paragraphs() if first <= place.line <= last]
        laws = [block for block in self.blocks if block.name == "law" and first <= block.position.line <= last]
        texts += [line for block in laws for line in block.body]
        return words_in(texts)

    @property
    def last_line(self) -> int:
        """The number of the body's last line."""
        return self.first_line + len(self.lines) - 1

    @cached_property
    def heading_lines(self) -> dict[str, int]:
        """The line of each heading that has an id of its own."""
        found = ((_HEADING.match(line), number) for number, line in enumerate(self.lines, self.first_line))
        return {heading[2]: number for heading, number in found if heading is not None and heading[2]}

    @property
    def blocks(self) -> list[BlockUse]:
        """The blocks that stand on the page, in order."""
        return self._read_blocks[0]

    @property
    def block_faults(self) -> list[Finding]:
        """What is wrong with how they are written."""
        return self._read_blocks[1]

    @cached_property
    def _read_blocks(self) -> tuple[list[BlockUse], list[Finding]]:
        return read_blocks(self.shown, self.lines, self.first_line, self.kinds)

    @property
    def prose(self) -> str:
        """The body without its quiz blocks: a quiz is no evidence for itself."""
        return self.without({"quiz"})

    def without(self, names: Set[str]) -> str:
        """Return the body without the blocks of these names."""
        left_out = self._lines_of(names)
        return "\n".join(line for number, line in enumerate(self.lines) if number not in left_out)

    def blanked(self, names: Set[str]) -> str:
        """Return the body with empty lines for the blocks of these names, so that places in it stay the same."""
        left_out = self._lines_of(names)
        return "\n".join("" if number in left_out else line for number, line in enumerate(self.lines))

    def _lines_of(self, names: Set[str]) -> set[int]:
        """Return the numbers of the lines that the blocks of these names take, from 0."""
        taken: set[int] = set()
        for block in self.blocks:
            if block.name in names:
                start = block.position.line - self.first_line
                taken.update(range(start, start + block.height))
        return taken

    def paragraphs(self) -> Iterator[tuple[Position, str]]:
        """Yield each paragraph, list item and table row of the prose, leaving out blocks of law and of questions."""
        yield from self._paragraphs

    @cached_property
    def _paragraphs(self) -> list[tuple[Position, str]]:
        found: list[tuple[Position, str]] = []
        skipped = self._lines_of({"law", "quiz"})
        chunk: list[str] = []
        start = 0
        for number, line in [*enumerate(self.lines), (len(self.lines), "")]:
            is_new = not line.strip() or re.match(r"\s*(?:[-*+] |\d+[.)] |\||#|/{3,})", line) is not None
            if (is_new or number in skipped) and chunk:
                found.append((Position(self.shown, self.first_line + start), " ".join(chunk)))
                chunk = []
            if line.strip() and number not in skipped:
                if not chunk:
                    start = number
                chunk.append(line.strip())
        return found


def words_in(texts: Iterable[str]) -> int:
    """Return how many words a reader reads in Markdown texts."""
    return sum(len(_NOT_READ.sub(" ", text).split()) for text in texts)


def pages_with(pages: Mapping[str, Page], block: str) -> list[Page]:
    """Return the pages that show a block by their paths: first those of their own, then ways through other pages."""
    found = (page for page in pages.values() if any(use.name == block for use in page.blocks))
    return sorted(found, key=lambda page: (page.is_way, page.path))


def modules_among(pages: Iterable[Page]) -> list[tuple[Page, ModuleHead]]:
    """Return the modules' pages, each with its front matter, in the order of their numbers."""
    found = [(page, page.module) for page in pages if page.module is not None]
    return sorted(found, key=lambda pair: (pair[1].number, pair[0].path))


def headings_of(text: str) -> dict[str, str]:
    """Return the words of each heading in a Markdown text that has an id of its own."""
    found = re.findall(r"^#{1,6} (.+?) *\{[^}]*#([\w-]+)[^}]*\} *$", text, re.MULTILINE)
    return {name: re.sub(r"[*`]", "", title) for title, name in found}
