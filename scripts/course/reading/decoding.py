"""The bytes of authors' files as text: UTF-8, one kind of newline, no sign that hides what a file says."""

from __future__ import annotations

import re

from course.reading.findings import Finding, Position, ReadingError, unreadable
from course.reading.syntax import place

MAX_BYTES = 1_000_000

# What YAML itself refuses, and the marks that turn the direction of text round and can hide what a file says.
CONTROL = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

# Those of them that part words, such as a line separator.
_BETWEEN_WORDS = re.compile("(?<=\\S)[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+(?=\\S)")


def decode(path: str, data: bytes) -> str:
    """Return a file's text with newlines of one kind and no byte-order mark.

    Raises:
        ReadingError: the file is too large, is not UTF-8, or holds a control character.
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
    if found := CONTROL.search(text):
        raise unreadable(
            place(path, text, found.start()),
            "control-character",
            f"an invisible control character (U+{ord(found.group()):04X}) stands here",
            "Delete it; it often comes along when text is pasted.",
        )
    return text


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
        return CONTROL.sub("", _BETWEEN_WORDS.sub(" ", text)), [error.finding]
