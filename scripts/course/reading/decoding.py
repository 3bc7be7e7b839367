"""The bytes of authors' files as text: UTF-8, one kind of newline, no sign that hides what a file says."""

import re
import unicodedata
from collections.abc import Iterator

from course.reading.findings import Finding, Position, ReadingError, unreadable
from course.reading.syntax import place

MAX_BYTES = 1_000_000

# What YAML itself refuses, and the marks that turn the direction of text round and can hide what a file says.
CONTROL = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

# What a reader does not see, and a search, a quote or an id does not find: joiners, fillers, marks of direction. Behind
# a sign beyond ASCII some of them make another sign of it, as in emoji, or belong to another language.
# The sign comes first: to look behind each letter for it took as long as all the rest of reading.
_NOWHERE = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
_BEHIND_SOME = "\u061c\u200c-\u200f\U000e0000-\U000e01ef\ufe00-\ufe0f"
_INVISIBLE = re.compile(
    rf"[{_NOWHERE}{_BEHIND_SOME}](?:(?<=[{_NOWHERE}])|(?<![^\x00-\x7f].)(?<![0-9#*][\ufe00-\ufe0f]))", re.DOTALL
)

# Spaces that do not count as such to YAML and Markdown, where a line is indented or begins an entry.
_MARK = r"(?:[-*+>]|\d+[.)]|#{1,6})"
_NO_SPACE = re.compile(
    rf"^((?:[ \t]|{_MARK}[ \t])*{_MARK}?)([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)", re.MULTILINE
)

# Those of them that part words, such as a line separator.
_BETWEEN_WORDS = re.compile("(?<=\\S)[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+(?=\\S)")


def decode(path: str, data: bytes) -> str:
    """Return a file's text with newlines of one kind and no byte-order mark.

    Raises:
        ReadingError: the file is too large, is not UTF-8, or holds a sign that nobody sees.
    """
    if len(data) > MAX_BYTES:
        raise unreadable(
            Position(path),
            "too-large",
            f"the file has {len(data):,} bytes; the most is {MAX_BYTES:,}",
            "Split it into several files.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        raise unreadable(
            place(path, before, len(before)),
            "encoding",
            "the file is not UTF-8 text",
            "In your editor, save it with the encoding UTF-8.",
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for fault in _hidden(path, text):
        raise ReadingError(fault)
    return text


def _hidden(path: str, text: str) -> Iterator[Finding]:
    """Yield what is wrong with signs that nobody sees: the first of each kind, since one paste brings many."""
    pasted = "it often comes along when text is pasted."
    if found := CONTROL.search(text):
        message = f"an invisible control character (U+{ord(found[0]):04X}) stands here"
        yield Finding(place(path, text, found.start()), "control-character", message, f"Delete it; {pasted}")
    if found := _INVISIBLE.search(text):
        name = unicodedata.name(found[0], "without a name").lower()
        more = _and_more(len(_INVISIBLE.findall(text)) - 1)
        message = f"an invisible sign (U+{ord(found[0]):04X}, {name}) stands here{more}"
        yield Finding(place(path, text, found.start()), "invisible-sign", message, f"Delete it; {pasted}")
    if found := _NO_SPACE.search(text):
        more = _and_more(len(_NO_SPACE.findall(text)) - 1)
        message = f"the space here is another sign (U+{ord(found[2][0]):04X}), and does not indent or part{more}"
        mend = f"Delete it, and press the space bar; {pasted}"
        yield Finding(place(path, text, found.start(2)), "no-space", message, mend)


def _and_more(count: int) -> str:
    return f", and {count} more in this file" if count else ""


def shown(text: str) -> str:
    """Return a text with a sign that can be seen for each that nobody sees, or that could do things to a terminal."""
    return _INVISIBLE.sub("�", CONTROL.sub("�", text))


def visible(text: str) -> str:
    """Return a text without the signs that nobody sees."""
    return _INVISIBLE.sub("", CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def hides(text: str) -> str:
    """Return the first sign of a text that nobody sees; nothing where there is none."""
    found = CONTROL.search(text) or _INVISIBLE.search(text)
    return found[0] if found else ""


def decode_most(path: str, data: bytes) -> tuple[str, list[Finding]]:
    """Return a file's text without the signs that cannot be read, and what is wrong with it.

    What stands round them is still there, so nobody is told that all of it is missing.
    """
    try:
        return decode(path, data), []
    except ReadingError as error:
        # What is not UTF-8 was mostly saved by an editor for Windows.
        old = error.finding.rule == "encoding"
        text = data.decode("cp1252" if old else "utf-8-sig", errors="replace")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        found = [error.finding] if error.finding.rule in {"encoding", "too-large"} else list(_hidden(path, text))
        text = _INVISIBLE.sub("", CONTROL.sub("", _BETWEEN_WORDS.sub(" ", text)))
        return _NO_SPACE.sub(lambda found: found[1] + " " * len(found[2]), text), found
