"""The rows of a table: of an .xlsx file, or of CSV."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from course.packages.package import MissingToolError
from course.reading.decoding import visible
from course.refusal import RefusedError

Row = tuple[int, list[str]]

_MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_MOST_UNPACKED = 200_000_000
_DELIMITERS = (",", ";", "\t")
WORKBOOK = b"PK"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_AS_XLSX = (
    "In your spreadsheet program, choose “Save as”, “Excel workbook (.xlsx)”, without a password, and try that file."
)


def rows_of_workbook(shown: str, data: bytes) -> list[Row]:
    """Return the rows of a workbook's first sheet, each with its number.

    Raises:
        RefusedError: it cannot be read.
        MissingToolError: openpyxl is not installed.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingToolError("openpyxl") from None
    _refuse_others(shown, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what is of no use here, such as its styles
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            found = _cut(
                shown,
                (
                    (number, [_cell(each) for each in row])
                    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS), 1)
                ),
            )
            book.close()
    except RefusedError:
        raise
    except Exception:  # whatever a broken workbook makes the library raise
        raise RefusedError(f"{shown}: this workbook is broken, or not all of it is there. {_AS_XLSX}") from None
    return found


def _refuse_others(shown: str, data: bytes) -> None:
    """Refuse what is no workbook, or would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            inside = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise RefusedError(f"{shown}: this workbook is broken, or not all of it is there. {_AS_XLSX}") from None
    if not any(each.filename == "xl/workbook.xml" for each in inside):
        raise RefusedError(f"{shown}: this is no .xlsx workbook, but another kind of file. {_AS_XLSX}")
    if sum(each.file_size for each in inside) > _MOST_UNPACKED:
        raise RefusedError(f"{shown}: unpacked, this workbook has more than 200 MB. Copy the questions into a new one.")


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
        return _cut(shown, ((reader.line_num, row[:_MOST_COLUMNS]) for row in reader))
    except csv.Error as error:
        raise RefusedError(
            f"{shown}, line {reader.line_num}: the table is broken here ({error}). Look for a quotation mark that is "
            "never closed, or save it as .xlsx."
        ) from None


def _cut(shown: str, rows: Iterator[Row]) -> list[Row]:
    """Return the rows that hold anything."""
    found = []
    for number, row in rows:
        cells = [visible(each).strip() for each in row]
        if any(cells):
            found.append((number, cells))
        if len(found) > _MOST_ROWS:
            raise RefusedError(f"{shown}, row {number}: more than {_MOST_ROWS:,} rows. Split the table into several.")
    return found


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
