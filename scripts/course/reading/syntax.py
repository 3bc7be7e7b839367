"""What keeps a text from being YAML, told from the place where the parser stopped and the signs that stand there.

The parser's own words are not looked at: they differ between its versions, and between the one in C and the one in
Python. What it says besides does not: whether it failed to read a word or to fit words together (a scanner's or a
parser's error), where it stopped (`problem_mark`), and where that began (`context_mark`).
"""

import re
from collections.abc import Iterator

from yaml.parser import ParserError
from yaml.scanner import ScannerError

from course.reading.findings import Finding, Position

_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""", re.DOTALL)
_QUOTED_VALUE = re.compile(r"""\s*(?:- )?[\w-]+:\s+["']""")
_QUOTED_START = re.compile(r"""\s*(?:- )?(?:[\w-]+:\s+)?["']""")
_DASH = re.compile(r"^[ ]*([–—−‐‑•])[ ]", re.MULTILINE)

_CURLY = re.compile(r": +[“”‘’]")
_UNDECIDED = re.compile(r"^<{7} ", re.MULTILINE)

_Told = tuple[int, str, str]
_Text = tuple[str, str]

_NEEDS_QUOTES = "Put quotes round the whole text, or start it on the next line after “>”."
_NO_START: _Text = ("this sign cannot start a text", "Put quotes round the whole text.")
_NO_FIT: _Text = (
    "this line does not fit the lines above it",
    "Check its indentation, and that quotes inside a quoted text are doubled.",
)
# What cannot be read at all, by the sign that it starts with.
_STARTS: dict[str, _Text] = {
    "*": ("a text that starts with “*” needs quotes", _NEEDS_QUOTES),
    "&": ("a text that starts with “&” needs quotes", _NEEDS_QUOTES),
    "!": ("a text that starts with “!” needs quotes", _NEEDS_QUOTES),
    "%": _NO_START,
    "@": _NO_START,
    "`": _NO_START,
    "?": _NO_START,
}


def place(path: str, text: str, offset: int, first_line: int = 1) -> Position:
    """Return the position of a sign of a text that begins on the given line of its file."""
    return Position(path, text.count("\n", 0, offset) + first_line, offset - _line_start(text, offset) + 1)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def syntax_fault(path: str, text: str, first_line: int, error: Exception) -> Finding:
    """Return what is wrong with a text that the YAML parser gave up on.

    Args:
        path: The file's path for messages.
        text: What the parser was given.
        first_line: The line of the file on which `text` begins.
        error: What the parser raised.
    """
    if undecided := _UNDECIDED.search(text):
        message = "git left two texts here, yours and that of an update, and nobody has chosen"
        mend = "Keep what is right, and delete the lines that git added."
        return Finding(place(path, text, undecided.start(), first_line), "undecided", message, mend)
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    stop = problem.index if problem else 0
    start = context.index if context else stop
    if (tab := _tab(text, stop)) is not None:
        mend = "Indent with spaces; set your editor to insert them for the Tab key."
        return Finding(place(path, text, tab, first_line), "tab", "a tab stands where YAML allows only spaces", mend)
    told: Iterator[_Told] = iter(())
    if (dash := _dash(text, start, stop)) is not None:
        message = f"“{text[dash]}” begins no entry of a list"
        return Finding(place(path, text, dash, first_line), "yaml", message, "Write a hyphen and a space, “- ”, there.")
    if isinstance(error, ScannerError):
        told = _unread(text, start, stop)
    elif isinstance(error, ParserError):
        told = _unfitting(text, start, stop)
    # A fault that no parser of today reports has a place all the same.
    unknown = (stop, "this is not YAML as this project reads it", "Compare the lines above with a file that works.")
    where, message, mend = next(told, unknown)
    return Finding(place(path, text, where, first_line), "yaml", message, mend)


def _tab(text: str, stop: int) -> int | None:
    """Return where a tab stands: in the indentation of the line where the parser stopped, or right there."""
    line_start = _line_start(text, stop)
    indentation = re.compile(r"[ \t]*").match(text, line_start)
    tab = text.find("\t", line_start, indentation.end() if indentation else stop)
    return tab if tab >= 0 else stop if text.startswith("\t", stop) else None


def _dash(text: str, start: int, stop: int) -> int | None:
    """Return where a line begins with another sign than the hyphen that it needs, near where the parser stopped."""
    first, last = _line_start(text, min(start, max(_line_start(text, stop) - 1, 0))), text.find("\n", stop)
    found = _DASH.search(text[first : last if last >= 0 else len(text)])
    return first + found.start(1) if found else None


def _unread(text: str, start: int, stop: int) -> Iterator[_Told]:
    """Explain what could not be read as a word, the best explanation first."""
    sign, rest = text[start : start + 1], text[start + 1 : start + 2]
    if sign in {'"', "'"} and start != stop:
        yield from _quoted(text, start, stop)
    if sign in {">", "|"}:
        mend = "Start it there, indented, or put quotes round a text that begins with this sign."
        yield stop, "a text after “>” or “|” must start on the next line", mend
    if sign in _STARTS:
        yield start, *_STARTS[sign]
    if sign == "-" and not rest.strip() and start == stop:
        mend = "Start it on the next line, or put quotes round a text that begins with “- ”."
        yield stop, "a list cannot start on the line of its key", mend
    if sign == ":" and start == stop:
        yield stop, *_second_colon(text, stop)
    if "\n" in text[start:stop]:
        mend = "Write `key: text`, or indent the line if it continues the text above."
        yield start, "a key on this line has no “:” after it", mend


def _second_colon(text: str, stop: int) -> _Text:
    if ": " in text[_line_start(text, stop) : stop]:
        message = "a second “: ” on this line makes YAML see a key where none is meant"
        if _CURLY.search(text, _line_start(text, stop), stop):
            return message, "Curly quotation marks do not hold a text together: put straight ones round the whole."
        return message, _NEEDS_QUOTES
    message = "this line is indented, so YAML reads it as part of the text above"
    return message, "Start it in the same column as the other keys."


def _quoted(text: str, start: int, stop: int) -> Iterator[_Told]:
    """Explain what is wrong with a text between quotation marks; one that is whole before the stop is a key."""
    if _QUOTED.match(text, start, stop):
        return
    # Only an escape stops it within a line; without a closing mark it stops at the end, or at a line of “---”.
    backslash = text.rfind("\\", max(start, _line_start(text, stop)), stop + 1)
    if text[start] == '"' and stop < len(text) and backslash >= 0:
        message = "a backslash between double quotation marks has a meaning of its own"
        yield backslash, message, "Take the quotation marks away, or use single ones."
    mend = "Close it at the end of the text, or take it away: most text needs no quotes."
    yield start, "the quotation mark that opens here is never closed", mend


def _unfitting(text: str, start: int, stop: int) -> Iterator[_Told]:
    """Explain what could be read as words, but does not fit together."""
    sign, rest = text[start : start + 1], text[start + 1 : start + 2]
    if text.startswith(",", stop) and _QUOTED_START.match(text, _line_start(text, stop)):
        mend = "Put square brackets round a list, `[…]`. Where it is one text, take its quotation marks away."
        yield stop, "a comma stands after a closing quotation mark", mend
    if start == stop and sign in {",", "]", "}", "", ".", "-"}:
        mend = "Close the bracket, or put quotes round a text that holds brackets or commas."
        yield stop, "a text is missing here, or a bracket above is never closed", mend
    if sign in _STARTS:
        yield start, *_STARTS[sign]
    if sign in {"[", "{"} and start != stop:
        mend = "Close it, or put quotes round text that starts with a bracket."
        yield start, "a bracket that opens here is never closed", mend
    if sign == "-" and not rest.strip():
        mend = "Start it with “- ” in the same column as the other entries."
        yield stop, "this line does not fit the list above it", mend
    if _QUOTED_VALUE.match(text, _line_start(text, stop)):
        mend = "Take the outer quotation marks away, or write “…” inside them."
        yield stop, "the text goes on after its closing quotation mark", mend
    yield stop, *_NO_FIT
