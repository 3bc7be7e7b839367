"""The table that people fill in: a workbook with help beside it, or the bare columns as CSV."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from course.imports.table import COLUMNS, HELP, MOST, TYPES, YES
from course.packages.package import MissingToolError

_WIDTHS = {"type": 18, "situation": 50, "question": 40, "answer": 34, "right": 14, "reason": 40, "quote": 40}
_ROWS = 500
_HELP = (
    ("type", "One of the words below. Leave it empty for a choice: the answers marked “yes” say which kind it is."),
    ("situation", "Who is there and what has happened, in at most 80 words. A new line starts a new paragraph."),
    ("question", "The question alone, in at most 20 words."),
    ("answer 1 …", "One answer in each: three or four for a choice. Leave the rest empty."),
    (
        "right 1 …",
        "“yes” for each right answer. In matching: where the answer belongs. In ordering: its number, or nothing.",
    ),
    ("reason 1 …", "Why it is right, or why it is not and what helps instead. Learners read it."),
    ("outcome, section", "Ids of the module’s page. Leave them empty if you do not know them."),
    ("quote", "Six words or more of that section: what the right answer rests on."),
    ("", ""),
    ("single choice", "One answer is right."),
    ("multiple response", "Several are. The question says how many: “Which two …?”"),
    ("ordering", "Write the answers in the right order, or number them under “right”: 1, 2, 3."),
    ("matching", "The answers are the things to place; “right” says where each belongs."),
    ("reflection", "Answer 1 is an example answer; the others say what a good answer has."),
    ("", ""),
    ("An example", ""),
    ("situation", "A brother rings on Sunday. He says that his sister has not eaten since Friday."),
    ("question", "What should you do first?"),
    ("answer 1", "Ask him what else is different."),
    ("right 1", YES),
    ("reason 1", "He sees her every day, so he knows what is new."),
    ("answer 2", "Wait until Monday."),
    ("reason 2", "She may be ill, and two days can matter."),
    ("answer 3", "Tell him not to worry."),
    ("reason 3", "It is meant kindly, and nobody has heard what he saw."),
)


def csv_template() -> bytes:
    """Return the names of the columns as CSV that spreadsheet programs read as UTF-8."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(COLUMNS)
    return stream.getvalue().encode("utf-8-sig")


def workbook_template(outcomes: Sequence[str] = (), sections: Sequence[str] = ()) -> bytes:
    """Return a workbook: the table on its first sheet, help on the second.

    Args:
        outcomes: The outcomes to choose from, where a module is known.
        sections: The sections to choose from.

    Raises:
        MissingToolError: openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation
    except ImportError:
        raise MissingToolError("openpyxl") from None
    book = Workbook()
    sheet, help_sheet = book.active, book.create_sheet(HELP)
    sheet.title = "Questions"
    wrapped = Alignment(wrap_text=True, vertical="top")
    sheet.append(COLUMNS)
    sheet.freeze_panes = "A2"
    for number, (name, what) in enumerate(_HELP, 1):
        help_sheet.cell(number, 1, name).font = Font(bold=True)
        help_sheet.cell(number, 2, what).alignment = wrapped
    head = PatternFill("solid", fgColor="E6E6E6")
    lists = {"type": TYPES, "outcome": outcomes, "section": sections}
    for number, name in enumerate(COLUMNS, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name.split()[0], 22)
        cell = sheet.cell(1, number)
        cell.font, cell.fill = Font(bold=True), head
        if choices := lists.get(name):
            place = _listed(help_sheet, name, choices)
            rule = DataValidation(
                "list", formula1=place, allow_blank=True, errorTitle=name, error="Choose one from the list."
            )
            sheet.add_data_validation(rule)
            rule.add(f"{letter}2:{letter}{_ROWS}")
    for row in sheet.iter_rows(min_row=2, max_row=50, max_col=len(COLUMNS)):
        for cell in row:
            cell.alignment = wrapped
    help_sheet.column_dimensions["A"].width, help_sheet.column_dimensions["B"].width = 20, 80
    book.properties.title = f"Questions for a course, {MOST} answers at most"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _listed(sheet: Any, name: str, choices: Sequence[str]) -> str:
    """Write a list beside the help, and return where it stands: a rule of its own holds 255 letters only."""
    column = sheet.max_column + 2
    for row, choice in enumerate((f"{name}: choose from", *choices), 1):
        sheet.cell(row, column, choice)
    letter = sheet.cell(1, column).column_letter
    return f"{HELP}!${letter}$2:${letter}${len(choices) + 1}"
