"""A table with one question a row, as the template has it."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from course.imports.rows import Row
from course.imports.taken import EXAMPLE, GAP, POINTS, Import, Left, Made, Taken, UnfitError, options_of
from course.imports.words import blocks_markdown, read_plain
from course.reading.english import listed
from course.refusal import RefusedError

MOST = 8
OF_QUESTION = ("type", "situation", "question")
OF_ANSWER = ("answer", "right", "reason")
OF_EVIDENCE = ("outcome", "section", "quote")
COLUMNS = (*OF_QUESTION, *(f"{name} {number}" for number in range(1, MOST + 1) for name in OF_ANSWER), *OF_EVIDENCE)

# What people write for a type; what is left empty is a choice.
TYPES = ("single choice", "multiple response", "ordering", "matching", "reflection")
_ALIKE = {
    **dict.fromkeys(("", "choice", "single choice", "multiple choice", "multiple response"), "choice"),
    **{name: name for name in ("ordering", "matching", "reflection")},
}
YES = "yes"
_YES = {YES, "y", "true", "right", "correct", "x", "1", "✓", "✔"}
_NO = {"", "no", "n", "false", "wrong", "0", "-", "–"}

Cells = Mapping[str, str]
Answers = Sequence[tuple[int, str, str, str]]


def read_table(shown: str, rows: Sequence[Row], outcomes: Collection[str]) -> Import:
    """Return the questions of a table.

    Args:
        shown: The file's name in messages.
        rows: Its rows, the names of its columns first.
        outcomes: The outcomes of the module.

    Raises:
        RefusedError: it has not the columns of the template.
    """
    names = [_column(name) for name in rows[0][1]] if rows else []
    if missing := [name for name in ("question", "answer 1") if name not in names]:
        raise RefusedError(
            f"{shown}, row {rows[0][0] if rows else 1}: there is no column {listed(missing)}. Write a template with "
            "`course import --template NAME.xlsx`, and copy the questions into it."
        )
    found = Import()
    if unknown := [name for name in names if name and name not in COLUMNS]:
        found.notes.append(f"not read: the columns {listed(unknown)}, which are not in the template")
    for number, cells in rows[1:]:
        row = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
        place, name = f"row {number}", " ".join(row.get("question", "without a question").split())[:80]
        try:
            found.taken.append(_taken(row, place, name, outcomes))
        except UnfitError as error:
            found.left.append(Left(place, name, str(error)))
    return found


def _column(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"(?<=[a-z])(?=\d)", " ", name.casefold().strip(" *:")))


def _taken(row: Cells, place: str, name: str, outcomes: Collection[str]) -> Taken:
    if "question" not in row:
        raise UnfitError("its cell “question” is empty")
    said = " ".join(re.split(r"[\s_-]+", row.get("type", "").casefold()))
    kind = _ALIKE.get(said)
    if kind is None:
        raise UnfitError(f"“{row['type']}” is not a type of a table: write {listed(TYPES, 'or')}")
    made = _READERS[kind](row, _answers(row))
    notes = []
    outcome = row.get("outcome", "")
    if outcome and outcome not in outcomes:
        notes.append(f"“{outcome}” is no outcome of this module")
        outcome = ""
    evidence = {key: _words(row[key]) for key in ("section", "quote") if key in row}
    return Taken(
        place,
        name,
        made.kind,
        made.stem,
        made.parts,
        made.vignette,
        outcome=outcome,
        evidence=evidence,
        notes=tuple(notes),
    )


def _answers(row: Cells) -> Answers:
    """Return each answer with its number, what stands under “right”, and its reason."""
    return [
        (
            number,
            _words(row[f"answer {number}"]),
            row.get(f"right {number}", ""),
            _words(row.get(f"reason {number}", "")),
        )
        for number in range(1, MOST + 1)
        if f"answer {number}" in row
    ]


def _words(cell: str) -> str:
    return read_plain(cell).text


def _asked(row: Cells) -> tuple[str, str]:
    return blocks_markdown(read_plain(row.get("situation", "")).blocks), _words(row["question"])


def _choice(row: Cells, answers: Answers) -> Made:
    if len(answers) < 2:
        raise UnfitError("it has fewer than two answers")
    for number, _, right, _ in answers:
        if right.casefold() not in _YES | _NO:
            raise UnfitError(f"“right {number}” says “{right[:40]}”: write {YES}, or leave it empty")
    keys = [right.casefold() in _YES for _, _, right, _ in answers]
    made = options_of((text, is_right, why) for (_, text, _, why), is_right in zip(answers, keys, strict=True))
    return Made("multiple-response" if sum(keys) > 1 else "single-choice", *_asked(row), {"options": made})


def _ordering(row: Cells, answers: Answers) -> Made:
    steps = [{"text": text, "feedback": why or f"{GAP} why it has this place"} for _, text, _, why in answers]
    return Made("ordering", *_asked(row), {"steps": steps})


def _matching(row: Cells, answers: Answers) -> Made:
    items = []
    for number, text, to, why in answers:
        if not to:
            raise UnfitError(f"“right {number}” is empty: write where the answer belongs")
        items.append({"text": text, "category": _words(to), "feedback": why or f"{GAP} why it belongs there"})
    names = list(dict.fromkeys(item["category"] for item in items))
    if len(names) < 2:
        raise UnfitError("all of it belongs to one and the same")
    return Made("matching", *_asked(row), {"categories": names, "items": items})


def _reflection(row: Cells, answers: Answers) -> Made:
    texts = [text for _, text, _, _ in answers]
    checklist = [*texts[1:], *POINTS][: max(len(texts) - 1, len(POINTS))]
    parts = {"model_answer": texts[0] if texts else EXAMPLE, "checklist": checklist}
    return Made("reflection", *_asked(row), parts)


_READERS: dict[str, Callable[[Cells, Answers], Made]] = {
    "choice": _choice,
    "ordering": _ordering,
    "matching": _matching,
    "reflection": _reflection,
}
