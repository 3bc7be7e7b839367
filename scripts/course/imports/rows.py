"""The rows of a table: of an .xlsx file, or of CSV."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from course.packages.package import MissingToolError
from course.reading.decoding import visible
from course.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds anything.

    Attributes:
        number: Where it stands.
        cells: Its words.
        doubts: What may be something else than what was typed: the place of a cell, and what it is.
    """

    number: int
    cells: list[str]
    doubts: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet, and what is known of it."""

    title: str
    rows: list[Row]


_MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_MOST_UNPACKED = 200_000_000
# How a number looks that is shown as it was typed.
_BARE = {"General", "@", "0", "#,##0"}
_DELIMITERS = (",", ";", "\t")
WORKBOOK = b"PK"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_AS_XLSX = (
    "In your spreadsheet program, choose “Save as”, “Excel workbook (.xlsx)”, without a password, and try that file."
)


def sheets_of_workbook(shown: str, data: bytes) -> tuple[list[Sheet], bool]:
    """Return the sheets of a workbook that hold anything, and whether it holds pictures.

    Raises:
        RefusedError: it cannot be read.
        MissingToolError: openpyxl is not installed.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingToolError("openpyxl") from None
    has_pictures = _looked_into(shown, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what is of no use here, such as its styles
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [
                Sheet(
                    sheet.title,
                    _cut(shown, enumerate((map(_cell, row) for row in sheet.iter_rows(max_col=_MOST_COLUMNS + 1)), 1)),
                )
                for sheet in book.worksheets
            ]
            book.close()
    except RefusedError:
        raise
    except Exception:  # whatever a broken workbook makes the library raise
        raise RefusedError(f"{shown}: this workbook is broken, or not all of it is there. {_AS_XLSX}") from None
    return [sheet for sheet in sheets if sheet.rows], has_pictures


def _looked_into(shown: str, data: bytes) -> bool:
    """Refuse what is no workbook, or would fill the memory; return whether there are pictures."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            inside = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise RefusedError(f"{shown}: this workbook is broken, or not all of it is there. {_AS_XLSX}") from None
    if not any(each.filename == "xl/workbook.xml" for each in inside):
        raise RefusedError(f"{shown}: this is no .xlsx workbook, but another kind of file. {_AS_XLSX}")
    if sum(each.file_size for each in inside) > _MOST_UNPACKED:
        raise RefusedError(f"{shown}: unpacked, this workbook has more than 200 MB. Copy the questions into a new one.")
    return any(each.filename.startswith("xl/media/") for each in inside)


def rows_of_csv(shown: str, data: bytes) -> list[Row]:
    """Return the rows of a CSV file, each with the number of its last line.

    Raises:
        RefusedError: it cannot be read.
    """
    is_wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedError(
            f"{shown}, line {line}: a sign here is not UTF-8. In your spreadsheet program, save it as “CSV UTF-8”, or "
            "as .xlsx."
        ) from None
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    try:
        return _cut(shown, ((reader.line_num, ((cell, "") for cell in row)) for row in reader))
    except csv.Error as error:
        raise RefusedError(
            f"{shown}, line {reader.line_num}: the table is broken here ({error}). Look for a quotation mark that is "
            "never closed, or save it as .xlsx."
        ) from None


def _cut(shown: str, rows: Iterable[tuple[int, Iterable[tuple[str, str]]]]) -> list[Row]:
    """Return the rows that hold anything."""
    found = []
    for number, row in rows:
        read = [(visible(text).strip(), doubt) for text, doubt in row]
        while read and not read[-1][0]:
            read.pop()
        if len(read) > _MOST_COLUMNS:
            raise RefusedError(
                f"{shown}, row {number}: more than {_MOST_COLUMNS} columns. Take away what is not needed."
            )
        if read:
            doubts = {place: doubt for place, (_, doubt) in enumerate(read) if doubt}
            found.append(Row(number, [text for text, _ in read], doubts))
        if len(found) > _MOST_ROWS:
            raise RefusedError(f"{shown}, row {number}: more than {_MOST_ROWS:,} rows. Split the table into several.")
    return found


def _cell(cell: Any) -> tuple[str, str]:
    """Return the words of a cell, and what it is where a program may have made it of other words."""
    value = cell.value
    look = "" if value is None else str(cell.number_format)
    match value:
        case None:
            return "", ""
        case str():
            return value, "an error" if cell.data_type == "e" else ""
        case bool():
            return str(value), ""
        case datetime() if value.time() == time():
            return str(value.date()), "a date"
        case datetime() | date():
            return str(value), "a date"
        case int() | float() if look.endswith("%"):
            return f"{value * 100:.12g}%", ""
        case int() | float():
            return f"{value:.15g}", "" if look in _BARE else "a number with a look of its own"
    return str(value), "a time"
