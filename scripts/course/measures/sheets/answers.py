"""Answers that came back: one line an item, however a person writes that."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from course.bank.types.asked import letter
from course.measures.sheets.result import READERS, Answers, Key, KeyItem, Reader
from course.reading.english import did_you_mean, listed, number_word, plural
from course.reading.findings import Finding, Position

_SAYS = re.compile(r"^[\s>*_-]*(sheet|reader)\s*[:=]\s*(.*?)[\s*_]*$", re.IGNORECASE)
_ANSWER = re.compile(
    r"""^[\s>|*_"'{,-]*(?:item|question|answer|number|no\.?|q)?\s*(\d{1,6})(?![\d/])[\s.()[:=|>*_"'–—→-]*(.*)$""",
    re.IGNORECASE,
)
# What a reader writes behind a letter: a reason in brackets, or after a dash.
_REASON = re.compile(r"[([].*$|(?<=[A-Za-z])[\s.)*_]*[-–—:;,.]+\s+(?!and\b|or\b)(?=[^\W\d_]{2}).*$|#.*$")
_WORDS_BETWEEN = {"and", "or"}
_NO_ANSWER = {"", "?", "-", "–", "—"}


@dataclass
class _Reading:
    """What was read of one file so far."""

    sheet: str = ""
    reader: Reader = "unknown"
    given: dict[int, tuple[int, ...]] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)


def read_answers(shown: str, text: str, key: Key) -> tuple[Answers | None, list[Finding]]:
    """Read one file of answers.

    Args:
        shown: Its path in messages.
        text: What stands in it.
        key: The key of the sheets.

    Returns:
        The answers, or None where it cannot be told to which sheet they belong, and what is wrong with them. A form
        that nobody filled in has neither answers nor faults.
    """
    lines = list(enumerate(text.splitlines(), 1))
    sheet, findings = _sheet(shown, lines, key)
    if sheet is None:
        return None, findings
    found = _Reading(sheet)
    for number, line in lines:
        findings += _line(found, Position(shown, number), line, key.sheets[sheet])
    return Answers(found.sheet, found.reader, found.given), findings


def _sheet(shown: str, lines: list[tuple[int, str]], key: Key) -> tuple[str | None, list[Finding]]:
    """Return the sheet that answers are for: the one that a line names, else the one in the file's name."""
    for number, line in lines:
        if (said := _SAYS.match(line)) and said[1].lower() == "sheet":
            name = "-".join(said[2].lower().removesuffix(".md").split())
            if name in key.sheets:
                return name, []
            message = f"there is no sheet “{said[2]}”{did_you_mean(name, key.sheets)}"
            return None, [Finding(Position(shown, number), "sheet", message, f"Write {listed(key.sheets, 'or')}.")]
    name = shown.rpartition("/")[2]
    if own := next((sheet for sheet in key.sheets if name.startswith(sheet)), None):
        return own, []
    message = "no line says to which sheet these answers belong"
    mend = f"Add a line `sheet:` with {listed(key.sheets, 'or')}."
    return None, [Finding(Position(shown), "sheet", message, mend)]


def _line(found: _Reading, place: Position, line: str, items: Mapping[int, KeyItem]) -> Iterator[Finding]:
    if said := _SAYS.match(line):
        yield from _reader(found, place, said[2]) if said[1].lower() == "reader" else ()
        return
    if line.lstrip().startswith("#") or not re.search(r"\w", line):
        return
    matched = _ANSWER.match(line)
    if matched is None:
        yield Finding(place, "answer", f"no number of an item stands in this line: “{line.strip()}”", _HOW)
        return
    number = int(matched[1])
    if number not in items:
        message = f"the sheet has no item {number}; its last is {max(items)}"
        yield Finding(place, "answer", message, "Look which number stands beside these options.")
        return
    said_there = _REASON.sub("", matched[2]).strip(" .,;:|*_\"'})]\t")
    if said_there in _NO_ANSWER:
        return
    given = _letters(said_there, len(items[number].order), len(items[number].right))
    if isinstance(given, str):
        yield Finding(place, "answer", f"item {number}: {given}", _mend(items[number]))
    elif number in found.given and found.given[number] != given:
        earlier = found.lines[number]
        message = f"item {number} is answered twice, and not alike; the first answer is on line {earlier}"
        yield Finding(place, "answer", message, "Keep the line that is meant.")
    else:
        found.given[number], found.lines[number] = given, place.line


_HOW = "Write the number and the letter, for example `12 B`; what is no answer starts with “#”."


def _letters(said: str, options: int, right: int) -> tuple[int, ...] | str:
    """Return the options that letters stand for, as places; or what is wrong with them."""
    words = [word for word in re.findall(r"[^\W\d_]+|\d+", said) if word.lower() not in _WORDS_BETWEEN]
    known = {letter(place): place for place in range(options)}
    if right > 1 and len(words) == 1 and len(words[0]) == right and set(words[0].upper()) <= known.keys():
        words = list(words[0])
    unknown = [word for word in words if word.upper() not in known]
    if unknown or not words:
        return f"“{unknown[0] if unknown else said}” is not one of its letters"
    given = tuple(sorted({known[word.upper()] for word in words}))
    if len(given) != right:
        return f"{plural(len(given), 'letter')} given, and it asks for {number_word(right)}"
    return given


def _mend(item: KeyItem) -> str:
    letters = [letter(place) for place in range(len(item.order))]
    how_many = "one" if len(item.right) == 1 else number_word(len(item.right))
    named = f"{', '.join(letters[:-1])} and {letters[-1]}"
    return f"Write {how_many} of {named}, or the number alone where it was not answered."


def _reader(found: _Reading, place: Position, said: str) -> Iterator[Finding]:
    word = said.strip().lower()
    if not word or word in _NO_ANSWER:
        return
    found.reader = next((reader for reader in READERS if reader == word), "unknown")
    if found.reader == "unknown":
        yield Finding(place, "reader", f"“{said}” is not a kind of reader", f"Write {listed(READERS, 'or')}.")
