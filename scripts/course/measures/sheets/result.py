"""What is kept: the key of sheets that were handed out, and what came of them. Both are written by `course sheets`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from typing import Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from course.measures.robots.picks import Score
from course.measures.sheets.entries import KINDS, Entry, by_chance
from course.measures.sheets.kinds import SHEETS
from course.reading.files import read_bytes
from course.reading.findings import Finding, Position, ReadingError, unreadable
from course.reading.unchanged import unchanged

# Who answered. Nobody counts as a person who did not say so.
Reader = Literal["person", "program", "unknown"]
READERS: tuple[Reader, ...] = ("person", "program")
# Results stand in a folder of this name, below the questions.
FOLDER, SUFFIX = "covered", ".json"
_OF_RULE = ", where a rule of safety is named"


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeyItem(_Kept):
    """One item of a sheet: which option stands at each letter, and which are right, by their places in the bank."""

    name: str
    kind: str
    of_rule: bool = False
    fingerprint: str
    order: tuple[int, ...]
    right: tuple[int, ...]


class Key(_Kept):
    """The key of the sheets that were written together."""

    written_by: Literal["course sheets"] = "course sheets"
    what: Literal["key"] = "key"
    day: date
    seed: int
    bank: str
    sheets: dict[str, dict[int, KeyItem]]


class Answered(_Kept):
    """One item, and what each reader gave, by places in the bank; nothing where one did not answer.

    What names a rule of safety is to be right for everybody, so it is counted apart.
    """

    name: str
    kind: str
    of_rule: bool = False
    fingerprint: str
    options: int
    right: tuple[int, ...]
    given: tuple[tuple[int, ...], ...]


class Result(_Kept):
    """What readers answered on sheets that were written together."""

    written_by: Literal["course sheets --score"] = "course sheets --score"
    what: Literal["result"] = "result"
    written: date = Field(description="The day of the sheets.")
    day: date = Field(description="The day on which answers were scored.")
    seed: int
    bank: str
    readers: dict[str, tuple[Reader, ...]]
    sheets: dict[str, tuple[Answered, ...]]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.readers.keys() != self.sheets.keys() or self.sheets.keys() - {sheet.name for sheet in SHEETS}:
            raise ValueError("its sheets and its readers are not the same")
        for name, rows in self.sheets.items():
            if any(len(row.given) != len(self.readers[name]) for row in rows):
                raise ValueError("a reader gave no line")
        return self

    def scores(self, sheet: str) -> Iterator[tuple[str, list[Score]]]:
        """Yield what each reader of a sheet got right, kind by kind; what names a rule of safety behind the rest."""
        for (kind, title), of_rule in product(KINDS.items(), (False, True)):
            rows = [row for row in self.sheets[sheet] if (row.kind, row.of_rule) == (kind, of_rule)]
            chances = tuple(by_chance(row.options, len(row.right)) for row in rows)
            if rows:
                told = title + of_rule * _OF_RULE
                readers = range(len(self.readers[sheet]))
                yield told, [Score(sum(row.given[reader] == row.right for row in rows), chances) for reader in readers]

    def changed(self, entries: Sequence[Entry]) -> tuple[int, int]:
        """Return how many of the items that were answered are not asked like that any more, and of how many."""
        now = {entry.name: entry.fingerprint for entry in entries}
        then = {row.name: row.fingerprint for rows in self.sheets.values() for row in rows}
        return sum(now.get(name) != found for name, found in then.items()), len(then)


@dataclass(frozen=True)
class Answers:
    """What one reader gave: for each number the letters, as places from 0."""

    sheet: str
    reader: Reader
    given: Mapping[int, tuple[int, ...]]


def result_of(key: Key, answers: Sequence[Answers], today: date) -> Result:
    """Put the answers of all readers beside the key."""
    of_sheet = {sheet.name: [each for each in answers if each.sheet == sheet.name] for sheet in SHEETS}
    return Result(
        written=key.day,
        day=today,
        seed=key.seed,
        bank=key.bank,
        readers={name: tuple(each.reader for each in own) for name, own in of_sheet.items() if own},
        sheets={
            name: tuple(_answered(number, item, own) for number, item in key.sheets[name].items())
            for name, own in of_sheet.items()
            if own
        },
    )


def _answered(number: int, item: KeyItem, answers: Sequence[Answers]) -> Answered:
    given = tuple(tuple(sorted(item.order[place] for place in each.given.get(number, ()))) for each in answers)
    return Answered(
        name=item.name,
        kind=item.kind,
        of_rule=item.of_rule,
        fingerprint=item.fingerprint,
        options=len(item.order),
        right=item.right,
        given=given,
    )


_Model = TypeVar("_Model", Key, Result)


def as_text(kept: Key | Result) -> str:
    """Return what the file of a key or of a result holds: one item a line."""
    rest = kept.model_dump(mode="json", exclude={"sheets"})
    head = "".join(f"  {json.dumps(name)}: {json.dumps(value)},\n" for name, value in rest.items())
    told = kept.model_dump(mode="json", include={"sheets"})["sheets"]
    sheets = ",\n".join(f"    {json.dumps(name)}: {_lines(rows)}" for name, rows in told.items())
    return f'{{\n{head}  "sheets": {{\n{sheets}\n  }}\n}}\n'


def _lines(rows: dict[str, dict[str, object]] | list[dict[str, object]]) -> str:
    if isinstance(rows, dict):
        inner = ",\n".join(f"      {json.dumps(str(number))}: {_line(row)}" for number, row in rows.items())
        return f"{{\n{inner}\n    }}"
    inner = ",\n".join(f"      {_line(row)}" for row in rows)
    return f"[\n{inner}\n    ]"


def _line(row: dict[str, object]) -> str:
    if not row.get("of_rule"):
        row.pop("of_rule", None)
    return json.dumps(row, ensure_ascii=False, separators=(", ", ": "))


def read(shape: type[_Model], shown: str, data: bytes) -> _Model:
    """Return what a file holds that `course sheets` wrote.

    Raises:
        ReadingError: somebody changed it, or it is another file.
    """
    try:
        return shape.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _unreadable(shown, f" (at “{place}”)" if place else "") from None


def load_results(root: Path, quizzes: str = "quizzes") -> tuple[dict[str, Result], list[Finding]]:
    """Read every result that a course keeps, by the names of their files, which go by the day."""
    results: dict[str, Result] = {}
    findings: list[Finding] = []
    for path in sorted((root / quizzes / FOLDER).glob(f"*{SUFFIX}")):
        shown = path.relative_to(root).as_posix()
        try:
            data = read_bytes(path, shown, "result")
            results[path.stem] = unchanged((Result, shown), data, partial(read, Result, shown, data))
        except ReadingError as error:
            findings.append(error.finding)
    return results, findings


def _unreadable(shown: str, where: str) -> ReadingError:
    message = f"this file cannot be read as `course sheets` wrote it{where}"
    return unreadable(Position(shown), "kept-result", message, "Take it back as it was, or write it again.")
