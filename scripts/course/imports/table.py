"""A table with one question a row, as the template has it."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from course.imports.rows import Row, Sheet
from course.imports.taken import EXAMPLE, GAP, POINTS, Import, Left, Made, Taken, UnfitError, one_spelling, options_of
from course.imports.words import blocks_markdown, read_plain
from course.reading.english import listed
from course.refusal import RefusedError

MOST = 8
OF_QUESTION = ("type", "situation", "question")
OF_ANSWER = ("answer", "right", "reason")
OF_EVIDENCE = ("outcome", "section", "quote")
NEEDED = ("question", "answer 1")
# The name of the template's second sheet: nobody writes questions there.
HELP = "Help"
# So many rows may stand above the names of the columns.
_MOST_ABOVE = 10
COLUMNS = (*OF_QUESTION, *(f"{name} {number}" for number in range(1, MOST + 1) for name in OF_ANSWER), *OF_EVIDENCE)

# What people write for a type; what is left empty is a choice.
TYPES = ("single choice", "multiple response", "ordering", "matching", "reflection")
_ALIKE = {
    **dict.fromkeys(("", "choice", "single choice", "multiple choice", "multiple response"), "choice"),
    **{name: name for name in ("ordering", "matching", "reflection")},
}
YES = "yes"
_TICKS = {"✓", "✔"}
_YES = {YES, "y", "true", "right", "correct", "x", "1", *_TICKS}
_NO = {"", "no", "n", "false", "wrong", "incorrect", "0", "-", "–", "✗", "✘"}
_PLACE = re.compile(r"(\d+)(?:st|nd|rd|th|[.)])?")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a row: its number, its words, what stands under “right”, and its reason."""

    number: int
    text: str
    right: str
    why: str


@dataclass(slots=True)
class Asked:
    """One row: its cells by the names of their columns, its answers, and what is noted of it on the way."""

    cells: Mapping[str, str]
    notes: list[str] = field(default_factory=list)

    @property
    def answers(self) -> list[Answer]:
        """The answers that have words."""
        numbers = (number for number in range(1, MOST + 1) if f"answer {number}" in self.cells)
        return [Answer(number, *(self.words(f"{name} {number}") for name in OF_ANSWER)) for number in numbers]

    def words(self, name: str) -> str:
        """Return the words of a cell as inline Markdown; nothing where it is empty."""
        return read_plain(self.cells.get(name, "")).text

    def made(self, kind: str, parts: dict[str, Any]) -> Made:
        """Return the question of a type, with what stands above its answers."""
        vignette = blocks_markdown(read_plain(self.cells.get("situation", "")).blocks)
        return Made(kind, vignette, self.words("question"), parts)


def read_table(shown: str, sheets: Sequence[Sheet], outcomes: Collection[str], sections: Collection[str]) -> Import:
    """Return the questions of a table.

    Args:
        shown: The file's name in messages.
        sheets: Its sheets that hold anything: those that have the template's columns are read.
        outcomes: The outcomes of the module.
        sections: The headings of its page.

    Raises:
        RefusedError: it has not the columns of the template.
    """
    sheets = [_from_head(sheet) for sheet in sheets]
    tables = [sheet for sheet in sheets if not _missing(sheet)]
    if not tables:
        first = sheets[0] if sheets and sheets[0].rows else Sheet("", [Row(1, [])])
        nowhere = ", and no other sheet has them" if len(sheets) > 1 else ""
        raise RefusedError(
            f"{shown}, row {first.rows[0].number}: there is no column {listed(_missing(first))}{nowhere}. Write a "
            "template with `course import --template NAME.xlsx`, and copy the questions into it."
        )
    found = Import()
    for sheet in sheets:
        if sheet in tables:
            _read_sheet(
                shown, sheet, f"sheet “{sheet.title}”, " if len(tables) > 1 else "", (outcomes, sections), found
            )
        elif sheet.title != HELP:
            found.notes.append(f"not read: the sheet “{sheet.title}”, which has not the columns {listed(NEEDED)}")
    return found


def _from_head(sheet: Sheet) -> Sheet:
    """Return a sheet from the names of its columns on: a title may stand above them."""
    starts = (
        at for at in range(min(_MOST_ABOVE, len(sheet.rows))) if not _missing(replace(sheet, rows=sheet.rows[at:]))
    )
    return replace(sheet, rows=sheet.rows[next(starts, 0) :])


def _missing(sheet: Sheet) -> list[str]:
    names = [_column(name) for name in sheet.rows[0].cells] if sheet.rows else []
    return [name for name in NEEDED if name not in names]


def _read_sheet(shown: str, sheet: Sheet, within: str, known: tuple[Collection[str], ...], found: Import) -> None:
    """Read one sheet into what was found before."""
    head, *rows = sheet.rows
    names = [_column(name) for name in head.cells]
    if twice := [name for name, count in Counter(names).items() if count > 1 and name in COLUMNS]:
        raise RefusedError(
            f"{shown}, {within}row {head.number}: two columns are called {listed(twice)}. Keep one, or give "
            "the other a name of its own: it is not read then."
        )
    if unknown := [name for name in names if name and name not in COLUMNS]:
        found.notes.append(f"{within}not read: the columns {listed(unknown)}, which are not in the template")
    for row in rows:
        named = {name: cell for name, cell in zip(names, row.cells, strict=False) if name in COLUMNS and cell}
        asked = Asked(named, [*_doubts(row, names)])
        place, name = f"{within}row {row.number}", " ".join(named.get("question", "without a question").split())[:80]
        try:
            if beside := [cell for at, cell in enumerate(row.cells) if cell and not "".join(names[at : at + 1])]:
                raise UnfitError(
                    f"“{beside[0][:40]}” stands in a column without a name. In CSV, words with a comma stand between "
                    "quotation marks"
                )
            found.taken.append(_taken(asked, place, name, *known))
        except UnfitError as error:
            found.left.append(Left(place, name, str(error)))


def _doubts(row: Row, names: Sequence[str]) -> Iterator[str]:
    """Yield a note on each cell that a program may have made of other words."""
    for at, what in row.doubts.items():
        if at < len(names) and names[at] in COLUMNS:
            yield f"“{names[at]}” is {what} in the workbook, and became “{row.cells[at]}”: look what was meant"


def _column(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", re.sub(r"(?<=[a-z])(?=\d)", " ", name.casefold().strip(" *:")))


def _taken(asked: Asked, place: str, name: str, outcomes: Collection[str], sections: Collection[str]) -> Taken:
    row = asked.cells
    if "question" not in row:
        raise UnfitError("its cell “question” is empty")
    said = " ".join(re.split(r"[\s_-]+", row.get("type", "").casefold()))
    kind = _ALIKE.get(said)
    if kind is None:
        raise UnfitError(f"“{row['type']}” is not a type of a table: write {listed(TYPES, 'or')}")
    for number in range(1, MOST + 1):
        if f"answer {number}" not in row and row.get(f"right {number}", "").casefold() not in _NO:
            raise UnfitError(f"“right {number}” says “{row[f'right {number}'][:40]}”, and “answer {number}” is empty")
        if f"answer {number}" not in row and f"reason {number}" in row:
            asked.notes.append(f"“reason {number}” is left, as “answer {number}” is empty")
    made = _READERS[kind](asked)
    if said in TYPES and made.kind != said.replace(" ", "-"):
        asked.notes.append(f"its type says “{said}”; by its answers marked “{YES}” it became {made.kind}")
    evidence = {key: asked.words(key) for key in ("section", "quote") if key in row}
    for key, known, whole in (("outcome", outcomes, "module"), ("section", sections, "module’s page")):
        if key in row and row[key] not in known:
            asked.notes.append(f"“{row[key]}” is no {key} of this {whole}")
            evidence.pop(key, None)
    return Taken(
        place,
        name,
        made.kind,
        made.stem,
        made.parts,
        made.vignette,
        outcome=row["outcome"] if row.get("outcome") in outcomes else "",
        evidence=evidence,
        notes=tuple(asked.notes),
    )


def _choice(asked: Asked) -> Made:
    answers = asked.answers
    if len(answers) < 2:
        raise UnfitError("it has fewer than two answers")
    marks = [answer.right.casefold() for answer in answers]
    for answer, mark in zip(answers, marks, strict=True):
        if mark not in _YES | _NO:
            raise UnfitError(f"“right {answer.number}” says “{answer.right[:40]}”: write {YES}, or leave it empty")
    # Beside a tick, a cross says that an answer is wrong.
    meant = _YES - {"x"} if _TICKS.intersection(marks) else _YES
    keys = [mark in meant for mark in marks]
    options = options_of([(each.text, is_right, each.why) for each, is_right in zip(answers, keys, strict=True)])
    return asked.made("multiple-response" if sum(keys) > 1 else "single-choice", {"options": options})


def _ordering(asked: Asked) -> Made:
    answers = asked.answers
    if any(answer.right for answer in answers):
        places = [_PLACE.fullmatch(answer.right.casefold()) for answer in answers]
        numbers = [int(place[1]) if place else 0 for place in places]
        if sorted(numbers) != [*range(1, len(answers) + 1)]:
            raise UnfitError(
                f"its order is not sure: under “right”, write each number from 1 to {len(answers)} once, or nothing"
            )
        answers = [answer for _, answer in sorted(zip(numbers, answers, strict=True), key=lambda pair: pair[0])]
    steps = [{"text": each.text, "feedback": each.why or f"{GAP} why it has this place"} for each in answers]
    return asked.made("ordering", {"steps": steps})


def _matching(asked: Asked) -> Made:
    answers = asked.answers
    for answer in answers:
        if not answer.right:
            raise UnfitError(f"“right {answer.number}” is empty: write where the answer belongs")
    spelt = one_spelling([answer.right for answer in answers], asked.notes)
    names = [*dict.fromkeys(spelt.values())]
    if len(names) < 2:
        raise UnfitError("all of it belongs to one and the same")
    items = [
        {"text": each.text, "category": spelt[each.right], "feedback": each.why or f"{GAP} why it belongs there"}
        for each in answers
    ]
    return asked.made("matching", {"categories": names, "items": items})


def _reflection(asked: Asked) -> Made:
    texts = [answer.text for answer in asked.answers]
    for answer in asked.answers:
        for column, words in (("right", answer.right), ("reason", answer.why)):
            if words:
                asked.notes.append(f"“{column} {answer.number}” is left: a reflection has no such part")
    checklist = [*texts[1:], *POINTS][: max(len(texts) - 1, len(POINTS))]
    return asked.made("reflection", {"model_answer": texts[0] if texts else EXAMPLE, "checklist": checklist})


_READERS: dict[str, Callable[[Asked], Made]] = {
    "choice": _choice,
    "ordering": _ordering,
    "matching": _matching,
    "reflection": _reflection,
}
