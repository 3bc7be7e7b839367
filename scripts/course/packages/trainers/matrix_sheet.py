"""The training matrix as a workbook that people fill in: rules in formulas that nobody overwrites by mistake.

One sheet says how to use it and sums up; the other has a line for each worker. Its first row names the columns, no
cells are merged, and what is overdue is said in a word, with a colour beside it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from course.packages.imprint import Imprint
from course.packages.package import unzipped, zipped
from course.packages.trainers.matrix import DONE, PASSED, SEEN, SOONER, Column, Kind

ROWS = 100
MONTHS, WARN = 12, 60
# What stands in the first column, what of it is overdue first; and its colours, dark on light.
OVERDUE, SOON, FINE, NONE, ODD = "Overdue", "Renew soon", "In date", "No check yet", "Check the date"
UNSEEN = "not seen at work"
# A check alone is no reason for green: the first that fits a cell is its looks.
_STATES = {
    OVERDUE: ("F8D7DA", "7A0010"),
    SOON: ("FFF0C2", "5C4300"),
    ODD: ("FFF0C2", "5C4300"),
    f"{FINE}; {UNSEEN}": ("FFF0C2", "5C4300"),
    FINE: ("DDF0DF", "134A1B"),
}
_ABOUT, _LINES = "Start here", "Matrix"
_HEAD = PatternFill("solid", fgColor="1F4E5A")
_INPUT = PatternFill("solid", fgColor="FFFFFF")
_RULE = PatternFill("solid", fgColor="EEEAE2")
_EDGE = Border(*(Side("thin", color="B8B0A2"),) * 4)
_DAY, _TEXT = "yyyy-mm-dd", "@"
_FONT = "Arial"
# What the library writes as it saves: the moment.
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def matrix_sheet(imprint: Imprint, columns: Sequence[Column], rows: Sequence[Sequence[object]] = ()) -> bytes:
    """Return the matrix as `.xlsx`: the same bytes for the same words.

    Args:
        imprint: Whose it is.
        columns: What people fill in, in order.
        rows: What is filled in already.
    """
    book = Workbook()
    title = f"Training matrix: {imprint.title}"
    book.properties.title, book.properties.creator = title, imprint.title
    book.properties.lastModifiedBy, book.properties.language = imprint.title, imprint.language
    about, lines = book.active, book.create_sheet(_LINES)
    assert about is not None  # noqa: S101
    about.title = _ABOUT
    _write_about(about, title, imprint)
    _write_lines(lines, columns, rows)
    for sheet in (about, lines):
        _prepare_paper(sheet, imprint.footer)
    names = {"RenewAfterMonths": "$B$12", "WarnBeforeDays": "$B$13"}
    for name, place in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=f"'{_ABOUT}'!{place}")
    buffer = io.BytesIO()
    book.save(buffer)
    stamp = imprint.stamp.strftime(r"\g<1>%Y-%m-%dT%H:%M:%SZ").encode()
    files = unzipped(buffer.getvalue())
    files["docProps/core.xml"] = _MOMENT.sub(stamp, files["docProps/core.xml"])
    return zipped(files)


_HOW = (
    "How to use it",
    f"1. Open the sheet “{_LINES}”. Fill in one line for each worker. White cells are yours to fill in.",
    "2. Or paste: a record of learning offers “Copy as one line for the training matrix”. Click the first empty cell "
    "below “Name”, and paste.",
    "3. The first two columns work by themselves. They say when to renew, and what is overdue.",
    "4. No check yet? Leave “Check passed on” empty. Write only what was really done.",
    "5. A passed check shows knowledge only. Somebody who saw the worker fills in “Seen at work on”.",
    "6. This file has private facts about staff. Keep it where your service keeps such records.",
    "7. Grey cells are locked, without a password, so that no rule is lost by mistake.",
)


def _write_about(sheet: Worksheet, title: str, imprint: Imprint) -> None:
    sheet["A1"] = title
    sheet["A1"].font = Font(_FONT, 16, bold=True)
    for number, text in enumerate(_HOW, 2):
        sheet.cell(number, 1, text)
        sheet.cell(number, 1).font = Font(_FONT, 11, bold=number == 2)
    _line(sheet, 11, "Your rules", None, bold=True)
    _line(
        sheet, 12, "Renew after so many months. No law that we know sets this: your policy does.", MONTHS, is_input=True
    )
    _line(sheet, 13, "Say “Renew soon” so many days before.", WARN, is_input=True)
    whole = DataValidation("whole", operator="between", formula1="1", formula2="400", showErrorMessage=True)
    whole.errorTitle, whole.error = "A whole number", "Write a whole number from 1 to 400."
    sheet.add_data_validation(whole)
    whole.add("B12:B13")
    _line(sheet, 15, "Where you stand today", None, bold=True)
    state, name = (f"'{_LINES}'!${letter}$2:${letter}${ROWS + 1}" for letter in ("A", "C"))
    counted = {
        "Workers in the matrix": f'=COUNTIF({name},"?*")',
        **{each: f'=COUNTIF({state},"{each}*")' for each in (OVERDUE, SOON, FINE, NONE, ODD)},
        "Passed, but not yet seen at work": f'=COUNTIF({state},"*{UNSEEN}")',
    }
    for number, (label, formula) in enumerate(counted.items(), 16):
        _line(sheet, number, label, formula)
    for number, text in enumerate(imprint.attribution, 24):
        sheet.cell(number, 1, text).font = Font(_FONT, 9)
    for row in sheet.iter_rows(1, 26, 1, 1):
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row[0].row].height = 16
    # Not all programs find the height of a line that wraps.
    sheet.row_dimensions[1].height, sheet.row_dimensions[4].height, sheet.row_dimensions[25].height = 26, 32, 26
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 88, 10
    _protect(sheet)


def _line(
    sheet: Worksheet, number: int, label: str, value: object, *, bold: bool = False, is_input: bool = False
) -> None:
    sheet.cell(number, 1, label).font = Font(_FONT, 11, bold=bold)
    if value is not None:
        cell = sheet.cell(number, 2, value)
        cell.font, cell.border = Font(_FONT, 11, bold=not is_input), _EDGE
        cell.fill = _INPUT if is_input else _RULE
        cell.protection = Protection(locked=not is_input)


def _write_lines(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> None:
    at = {column: get_column_letter(place) for place, column in enumerate(columns, 3)}
    heads = ["State", "Renew by", *(column.title for column in columns)]
    widths = [30, 11, *(column.width for column in columns)]
    kinds = [None, None, *(column.kind for column in columns)]
    for place, (head, width, kind) in enumerate(zip(heads, widths, kinds, strict=True), 1):
        cell = sheet.cell(1, place, head)
        turned = 90 if kind is Kind.DONE else 0
        cell.font, cell.fill, cell.border = Font(_FONT, 10, bold=True, color="FFFFFF"), _HEAD, _EDGE
        cell.alignment = Alignment("left", "bottom", wrap_text=not turned, text_rotation=turned)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.row_dimensions[1].height = 135
    name, passed, seen, sooner = at[columns[0]], at[PASSED], at[SEEN], at[SOONER]
    for number in range(2, ROWS + 2):
        told = rows[number - 2] if number - 2 < len(rows) else ()
        values = [_state(number, name, passed, seen), _renew_by(number, name, passed, sooner), *told]
        values += [None] * (len(heads) - len(values))
        for place, (value, kind) in enumerate(zip(values, kinds, strict=True), 1):
            cell = sheet.cell(number, place, value)
            cell.font, cell.border = Font(_FONT, 10, bold=place == 1), _EDGE
            cell.alignment = Alignment("center" if kind is Kind.DONE else "left", "top")
            cell.fill = _INPUT if kind else _RULE
            cell.number_format = _format(kind, place)
            cell.protection = Protection(locked=kind is None)
    for column, letter in at.items():
        rule = _validation(column)
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{ROWS + 1}")
    for word, (light, dark) in _STATES.items():
        looks = {"fill": PatternFill("solid", bgColor=light), "font": Font(color=dark, bold=True)}
        sheet.conditional_formatting.add(
            f"A2:B{ROWS + 1}", FormulaRule([f'LEFT($A2,{len(word)})="{word}"'], stopIfTrue=True, **looks)
        )
    sheet.freeze_panes = "D2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{ROWS + 1}"
    _protect(sheet)


def _state(row: int, name: str, passed: str, seen: str) -> str:
    day = f"{passed}{row}"
    late = f'IF($B{row}<TODAY(),"{OVERDUE}",IF($B{row}<=TODAY()+WarnBeforeDays,"{SOON}","{FINE}"))'
    unseen = f'IF({seen}{row}="","; {UNSEEN}","")'
    known = f'IF(OR(NOT(ISNUMBER({day})),{day}>TODAY()),"{ODD}",{late}&{unseen})'
    return f'=IF({name}{row}="","",IF({day}="","{NONE}",{known}))'


def _renew_by(row: int, name: str, passed: str, sooner: str) -> str:
    usual = f"EDATE({passed}{row},RenewAfterMonths)"
    return f'=IF(OR({name}{row}="",NOT(ISNUMBER({passed}{row}))),"",MIN({usual},{sooner}{row}))'


def _format(kind: Kind | None, place: int) -> str:
    if kind is Kind.DAY or place == 2:
        return _DAY
    return "0" if kind in {Kind.PERCENT, Kind.NUMBER} else _TEXT if kind else "General"


def _validation(column: Column) -> DataValidation:
    """Return what may be typed into a column, and what is said of it."""
    shown = {"allow_blank": True, "showErrorMessage": True, "showInputMessage": True}
    match column.kind:
        case Kind.DAY:
            latest = "DATE(2100,1,1)" if column is SOONER else "TODAY()"
            rule = DataValidation("date", operator="between", formula1="DATE(2020,1,1)", formula2=latest, **shown)
            rule.error = "Write a day, such as 2026-11-30." + ("" if column is SOONER else " It cannot lie ahead.")
        case Kind.PERCENT:
            rule = DataValidation("whole", operator="between", formula1="0", formula2="100", **shown)
            rule.error = "Write a whole number from 0 to 100."
        case Kind.NUMBER:
            rule = DataValidation("whole", operator="between", formula1="0", formula2="100000", **shown)
            rule.error = "Write a whole number of minutes."
        case Kind.DONE:
            rule = DataValidation("list", formula1=f'"{DONE}"', **shown)
            rule.error = f"Write “{DONE}”, or leave it empty."
        case Kind.TEXT:
            rule = DataValidation("textLength", operator="lessThanOrEqual", formula1="200", **shown)
            rule.error = "Write 200 letters or fewer."
    rule.errorTitle = rule.promptTitle = column.title[:32]
    rule.prompt = column.help
    return rule


def _protect(sheet: Worksheet) -> None:
    sheet.protection.sheet = True
    # False lets people do it: the names say what is locked.
    sheet.protection.autoFilter = sheet.protection.formatColumns = sheet.protection.formatRows = False


def _prepare_paper(sheet: Worksheet, footer: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.3, right=0.3, top=0.4, bottom=0.6, header=0.2, footer=0.3)
    for part, text in ((sheet.oddFooter.left, footer.replace("&", "&&")), (sheet.oddFooter.right, "&P / &N")):
        part.text, part.size, part.font = text, 8, f"{_FONT},Regular"
