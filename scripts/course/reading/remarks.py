"""Text without quotes that YAML cuts at “ #”: what follows would be lost without a word.

A remark may stand on a line of its own, or behind one word or a number: `use: pool # kept for practice`. Behind more
words, or with no space after its sign, it may be text: `Note that room #4 was restless`. So it is refused there.
"""

import re
from collections.abc import Iterator

from course.reading.findings import Finding, Position

# One word, or a number as people write it.
_NO_SENTENCE = re.compile(r"\S+|[\d ()+.,:/-]+")
_BEHIND = re.compile(r"[ \t]+(#[^\n]*)")
# Between a key, or the sign of a list's entry, and the line on which its text begins.
_BEFORE = re.compile(r"(?:\A[ \t]*:|^[ \t]*-)[ \t]+(#[^\s#][^\n]*)", re.MULTILINE)

Found = tuple[int, str]


def behind(text: str, start: int, end: int) -> Iterator[Found]:
    """Yield what may belong to the text that ends at a place: where it stands, and all of it."""
    found = _BEHIND.match(text, end)
    if found and not (found[1].startswith(("# ", "##")) and _NO_SENTENCE.fullmatch(text, start, end)):
        yield found.start(1), found[1].rstrip()


def before(text: str, start: int, end: int) -> Iterator[Found]:
    """Yield what may belong to the text that begins at `end`, where what stands before that ends at `start`."""
    if found := _BEFORE.search(text[start:end]):
        yield start + found.start(1), found[1].rstrip()


def cut(where: Position, lost: str) -> Finding:
    """Return what is wrong with a text that is cut."""
    message = f"YAML takes “{lost}” for a remark and leaves it out of the text"
    mend = "Put quotes round the whole text, or start it on the next line after “>”. A remark has a line of its own."
    return Finding(where, "cut-text", message, mend)
