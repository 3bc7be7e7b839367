"""The training matrix as a workbook that people fill in: rules in formulas that nobody overwrites by mistake.

One sheet says how to use it and sums up; one has a line for each worker; one has a row for each rule of safety. The
first row names the columns, no cells are merged, and what is overdue is said in a word, with a colour beside it.
"""

import io
import re
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from course.packages.imprint import Imprint
from course.packages.package import unzipped, zipped
from course.packages.trainers.matrix import DONE, NAME, PASSED, READ, RESULT, SEEN, SOONER, VERSION, Column, Kind
from course.packages.trainers.matrix_look import (
    AMBER,
    EDGE,
    FINE,
    FONT,
    INPUT,
    LOCKED,
    LOW,
    NONE,
    ODD,
    OVERDUE,
    SOON,
    UNSEEN,
    add_print_head,
    coloured,
    coloured_by_state,
    head,
    prepare_paper,
    protect,
)
from course.packages.trainers.matrix_print import LINES, PAGE, PRINT_SHEET, write_print
from course.packages.trainers.matrix_rules import CHOSEN, RULES_SHEET, VERSIONS, RuleTable, to_read_again, write_rules

ROWS = 100
MONTHS, WARN = 12, 60
_ABOUT, _LINES = "Start here", "Matrix"
# What fills in by itself, before the columns for people.
_BY_ITSELF = {"Status": 25, "Renew by": 10.5, "Safety rules to read again": 15}
_DAY, _TEXT = "yyyy-mm-dd", "@"
# What the library writes as it saves: the moment.
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def matrix_sheet(
    imprint: Imprint,
    columns: Sequence[Column],
    rules: RuleTable,
    rows: Sequence[Sequence[object]] = (),
    pass_mark: int = 0,
) -> bytes:
    """Return the matrix as `.xlsx`: the same bytes for the same words.

    Args:
        imprint: Whose it is.
        columns: What people fill in, in order.
        rules: The rules of safety, with the versions in which they have new words. There is one at least.
        rows: What is filled in already.
        pass_mark: The result, in per cent, that passes; 0 where any does.
    """
    book = Workbook()
    title = f"Training matrix: {imprint.title}"
    book.properties.title, book.properties.creator = title, imprint.title
    book.properties.lastModifiedBy, book.properties.language = imprint.title, imprint.language
    about, (lines, paper, safety) = book.active, map(book.create_sheet, (_LINES, PRINT_SHEET, RULES_SHEET))
    assert about is not None  # noqa: S101
    about.title = _ABOUT
    _write_about(book, about, title, imprint, rules)
    _write_lines(lines, columns, rows, pass_mark)
    write_print(paper, lines, sum(column.kind is Kind.DONE for column in columns), ROWS, _DAY)
    write_rules(book, safety, rules)
    for sheet, pages in ((about, 1), (lines, 0), (paper, 1), (safety, 0)):
        prepare_paper(sheet, imprint.footer, pages)
    # On one sheet of paper its letters were too small to read.
    lines.page_setup.fitToWidth = 2
    add_print_head(paper, title)
    buffer = io.BytesIO()
    book.save(buffer)
    stamp = imprint.stamp.strftime(r"\g<1>%Y-%m-%dT%H:%M:%SZ").encode()
    files = unzipped(buffer.getvalue())
    files["docProps/core.xml"] = _MOMENT.sub(stamp, files["docProps/core.xml"])
    return zipped(files)


_HOW = (
    f"1. Open the sheet “{_LINES}”. Fill in one line for each worker. White cells are yours to fill in.",
    "2. Or paste: a record of learning offers “Copy as one line for the training matrix”. Click the first empty cell "
    "below “Name”, and paste.",
    "3. The first three columns work by themselves. They say when to renew, what is overdue, and what to read again.",
    "4. No check yet? Leave “Check passed on” empty. Write only what was really done.",
    "5. A passed check shows knowledge only. Somebody who saw the worker fills in “Seen at work on”.",
    "6. After a refresher, fill in its day. Fill in its version too, once you have read the changed rules together. "
    "Neither moves “Renew by”: only a new check does.",
    f"7. The sheet “{RULES_SHEET}” has a row for each safety rule. It shows what has new words since a version.",
    "8. “Version not listed”? If it is an old version, read all rules. If it is a newer one, download this file again, "
    "and copy your lines into it.",
    f"9. “{LOW}”? The result is below the pass mark, or is not a whole number. Look at the record.",
    f"10. Print the sheet “{PRINT_SHEET}”: it fits one page. “{_LINES}” prints two pages wide.",
    "11. This file has private facts about staff. Keep it where your service keeps such records.",
    "12. Grey cells are locked, without a password, so that no rule is lost by mistake.",
)
_LETTERS_IN_A_LINE = 96


def _write_about(book: Workbook, sheet: Worksheet, title: str, imprint: Imprint, rules: RuleTable) -> None:
    places = _About(sheet)
    places.text(title, 16, bold=True)
    places.text("How to use it", bold=True)
    for text in _HOW:
        places.text(text)
    places.gap()
    places.text("Your rules", bold=True)
    months = places.rule("Renew after this many months. We know of no law that sets this. Your policy decides.", MONTHS)
    days = places.rule("Show “Renew soon” this many days before.", WARN)
    chosen = places.rule(f"In “{RULES_SHEET}”, show what has new words since this version.", rules.versions[0])
    page = places.rule(f"In “{PRINT_SHEET}”, show this page. Each has {LINES} lines of the matrix.", 1)
    for name, place in (("RenewAfterMonths", months), ("WarnBeforeDays", days), (CHOSEN, chosen), (PAGE, page)):
        book.defined_names[name] = DefinedName(name, attr_text=f"'{_ABOUT}'!$B${place}")
    whole = DataValidation("whole", operator="between", formula1="1", formula2="400", showErrorMessage=True)
    whole.errorTitle, whole.error = "A whole number", "Write a whole number from 1 to 400."
    whole.add(f"B{months}:B{days}")
    version = DataValidation("list", formula1=VERSIONS, showErrorMessage=True)
    version.errorTitle, version.error = "A version on the list", f"Choose a version that “{RULES_SHEET}” has."
    version.add(f"B{chosen}")
    one_of = DataValidation("whole", operator="between", formula1="1", formula2=str(-(-ROWS // LINES)))
    one_of.showErrorMessage, one_of.errorTitle, one_of.error = True, "A page", "Write the number of a page."
    one_of.add(f"B{page}")
    for each in (whole, version, one_of):
        sheet.add_data_validation(each)
    places.gap()
    places.text("Where you are today", bold=True)
    state, again, name = (f"'{_LINES}'!${letter}$2:${letter}${ROWS + 1}" for letter in ("A", "C", "D"))
    places.count("Workers in the matrix", f'=COUNTIF({name},"?*")')
    for word in (OVERDUE, SOON, FINE, NONE, ODD, LOW):
        places.count(word, f'=COUNTIF({state},"{word}*")')
    places.count("Passed, but not yet seen at work", f'=COUNTIF({state},"*{UNSEEN}")')
    places.count("With safety rules to read again", f'=COUNTIF({again},"?*")-COUNTIF({again},"None")')
    places.gap()
    for text in imprint.attribution:
        places.text(text, 9)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 88, 10
    protect(sheet)


class _About:
    """The first sheet, as it is written from top to bottom."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 0

    def text(self, words: str, size: int = 11, bold: bool = False) -> None:
        """Write a line; not all programs find the height of one that wraps."""
        self._row += 1
        cell = self._sheet.cell(self._row, 1, words)
        cell.font, cell.alignment = Font(FONT, size, bold=bold), Alignment(wrap_text=True, vertical="top")
        lines = 1 + len(words) * size // (_LETTERS_IN_A_LINE * 11)
        self._sheet.row_dimensions[self._row].height = (size + 5) * lines

    def gap(self) -> None:
        """Leave a line empty."""
        self._row += 1

    def rule(self, label: str, value: object) -> int:
        """Write a line whose value people may change, and return its row."""
        self._valued(label, value, is_input=True)
        return self._row

    def count(self, label: str, formula: str) -> None:
        """Write a line that counts."""
        self._valued(label, formula, is_input=False)

    def _valued(self, label: str, value: object, is_input: bool) -> None:
        self.text(label)
        cell = self._sheet.cell(self._row, 2, value)
        cell.font, cell.border = Font(FONT, 11, bold=not is_input), EDGE
        cell.fill = INPUT if is_input else LOCKED
        cell.protection = Protection(locked=not is_input)
        if isinstance(value, str) and is_input:
            cell.number_format = _TEXT


def _write_lines(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[object]], pass_mark: int) -> None:
    at = {column: get_column_letter(place) for place, column in enumerate(columns, 1 + len(_BY_ITSELF))}
    heads = [*_BY_ITSELF, *(column.title for column in columns)]
    widths = [*_BY_ITSELF.values(), *(column.width for column in columns)]
    kinds = [*(None for _ in _BY_ITSELF), *(column.kind for column in columns)]
    for place, (words, width, kind) in enumerate(zip(heads, widths, kinds, strict=True), 1):
        head(sheet.cell(1, place), words, turned=kind is Kind.DONE)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.row_dimensions[1].height = 135
    name, passed, sooner = at[NAME], at[PASSED], at[SOONER]
    for number in range(2, ROWS + 2):
        told = rows[number - 2] if number - 2 < len(rows) else ()
        values = [
            _state(number, at, pass_mark),
            _renew_by(number, name, passed, sooner),
            to_read_again(number, name, at[VERSION], at[READ]),
            *told,
        ]
        values += [None] * (len(heads) - len(values))
        for place, (value, kind) in enumerate(zip(values, kinds, strict=True), 1):
            cell = sheet.cell(number, place, value)
            cell.font, cell.border = Font(FONT, 10, bold=place == 1), EDGE
            cell.alignment = Alignment("center" if kind is Kind.DONE else "left", "top")
            cell.fill = INPUT if kind else LOCKED
            cell.number_format = _format(kind, place)
            cell.protection = Protection(locked=kind is None)
    for column, letter in at.items():
        rule = _validation(column)
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{ROWS + 1}")
    coloured_by_state(sheet, f"A2:B{ROWS + 1}", "$A2")
    sheet.conditional_formatting.add(f"C2:C{ROWS + 1}", coloured('AND($C2<>"",$C2<>"None")', AMBER))
    sheet.freeze_panes = f"{get_column_letter(len(_BY_ITSELF) + 2)}2"
    sheet.print_title_rows, sheet.print_title_cols = "1:1", f"A:{name}"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{ROWS + 1}"
    protect(sheet)


def _state(row: int, at: Mapping[Column, str], pass_mark: int) -> str:
    day, result = f"{at[PASSED]}{row}", f"{at[RESULT]}{row}"
    late = f'IF($B{row}<TODAY(),"{OVERDUE}",IF($B{row}<=TODAY()+WarnBeforeDays,"{SOON}","{FINE}"))'
    unseen = f'IF({at[SEEN]}{row}="","; {UNSEEN}","")'
    is_odd = f"OR(NOT(ISNUMBER({day})),{day}>TODAY())"
    is_low = f'AND({result}<>"",OR(NOT(ISNUMBER({result})),{result}<{pass_mark},{result}>100))'
    known = f'IF({is_odd},"{ODD}",IF({is_low},"{LOW}",{late}&{unseen}))'
    return f'=IF({at[NAME]}{row}="","",IF({day}="","{NONE}",{known}))'


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
            rule.error = "Write a day, such as 2026-11-30." + (
                "" if column is SOONER else " It cannot be in the future."
            )
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
