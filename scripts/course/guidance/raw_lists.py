"""Lists that Markdown takes for text, or for flat: a page would show their entries in a row, or beside each other."""

import re
from collections.abc import Iterator, Sequence

from course.guidance.prose import Converter
from course.guidance.tables import Slip

_QUOTED = re.compile(r"((?: {0,3}> ?)*)(.*)", re.DOTALL)
_START = re.compile(r"[ >]*(?:[-*•▪◦‣●]|\d+[.)])")
_ENTRY = re.compile(r"( *)(?:[-*+]|\d+\.)[ \t]+\S")
# What may stand below a line of text by chance, at the start of a line that an editor broke, is no such sign.
_FIRST = re.compile(r" {0,3}(?:[-*]|1\.) +\S")
_STUCK = re.compile(r" {0,3}(?:-|1\.(?=[^\W\d_]))(?=[^\W\d_])")
_BULLET = re.compile(r" {0,3}([•▪◦‣●])")
_BRACKET = re.compile(r" {0,3}1\) ")
# A heading, a table, a line across, HTML, ids, what a name or a note stands for, a block: no text for a list to go on.
_NO_TEXT = re.compile(r" {0,3}(?:#{1,6}|\||<|\{|\*?\[[^\]]*\]:|: |/{3,}|[-*_=|: ]+$)| {4}|\t")
_NESTED = 4


def list_slips(lines: Sequence[str], convert: Converter) -> Iterator[Slip]:
    """Yield the first line of each list that Markdown would not take as it was meant.

    Args:
        lines: Those of a text in Markdown, without code and options of blocks.
        convert: What makes a page of it: with other extensions, a list may be right.
    """
    was_told = False
    for number, line in enumerate(lines):
        was_told = was_told and bool(line.strip(" >"))
        if was_told or not _START.match(line):
            continue
        here = _parts(line)[1]
        following = _parts(lines[number + 1])[1] if number + 1 < len(lines) else ""
        told = _slip(_text_above(lines, number), here, following, _entry_above(lines, number))
        if told is not None and not _is_list(convert, *told[2]):
            was_told = True
            yield Slip(number, "raw-list", *told[:2])


def _text_above(lines: Sequence[str], number: int) -> str:
    """Return the line above, where it is text and belongs to no list and no table."""
    depth = _parts(lines[number])[0].count(">")
    run: list[str] = []
    for marks, line in map(_parts, reversed(lines[:number])):
        if not line.strip() or marks.count(">") != depth:
            break
        run.append(line)
        if _ENTRY.match(line) and len(run) == 1:
            return ""
    is_text = is_other = False
    for line in reversed(run):
        if _NO_TEXT.match(line):
            is_text, is_other = False, is_other or "|" in line
        else:  # what goes on below an entry of a list belongs to it
            is_other = is_other or (_ENTRY.match(line) is not None and not is_text)
            is_text = not is_other
    return run[0] if is_text else ""


def _entry_above(lines: Sequence[str], number: int) -> str:
    """Return the last entry above of the list that a line stands in, if it stands in one."""
    for above in range(number - 1, -1, -1):
        line = _parts(lines[above])[1]
        if _ENTRY.match(line):
            return line
        if line.strip() and not line.startswith(" ") and (above == 0 or not lines[above - 1].strip(" >")):
            break
    return ""


def _parts(line: str) -> tuple[str, str]:
    found = _QUOTED.fullmatch(line)
    return (found[1], found[2]) if found else ("", line)


def _slip(text: str, line: str, following: str, entry: str) -> tuple[str, str, tuple[str, str]] | None:
    """Return what would be wrong with a line, what would mend it, and the two lines that show whether it is.

    Args:
        text: The line above, where that is text and no list.
        line: The line.
        following: The next one.
        entry: The last entry of the list in which the line stands, if it stands in one.
    """
    if text and _FIRST.match(line):
        message = "this entry of a list stands right below a line of text, so the page shows it as more of that text"
        return message, "Put an empty line above it.", (text, line)
    if found := _STUCK.match(line):
        mark = found[0].strip()
        message = f"the space behind “{mark}” is missing, so this is no entry of a list"
        return message, f"Write “{mark} ” before its words, and an empty line above the first.", (line, following)
    if found := _BULLET.match(line):
        message = f"“{found[1]}” makes no list, so the page shows such lines in a row"
        return message, "Write “- ” in its place, and an empty line above the first.", (line, following)
    if _BRACKET.match(line) and following.lstrip().startswith("2)"):
        message = "“1)” makes no list, so the page shows such lines in a row"
        return message, "Write “1.”, “2.” and so on, and an empty line above the first.", (line, following)
    return _flat(line, entry)


def _flat(line: str, entry: str) -> tuple[str, str, tuple[str, str]] | None:
    here, above = _ENTRY.match(line), _ENTRY.match(entry)
    if here and above and len(above[1]) % _NESTED == 0 and len(here[1]) - len(above[1]) in (2, 3):
        message = "this entry of a list is indented too little, so it stands beside the one above it, not below"
        return message, f"Indent it by {len(above[1]) + _NESTED} spaces.", (entry, line)
    return None


def _is_list(convert: Converter, first: str, second: str) -> bool:
    """Return whether the second of two lines stands where it was meant to: in a list, or in one below an entry."""
    lists = 2 if _ENTRY.match(first) else 1
    html = convert(f"{first}\n{second}")
    return html.count("<ul") + html.count("<ol") >= lists
