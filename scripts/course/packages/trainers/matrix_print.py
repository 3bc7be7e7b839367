"""The sheet of the training matrix that is printed, to hand to somebody: one page at a time, in words that can be read.

The sheet that people fill in is too wide for paper, and its empty lines would be printed with it.
"""

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from course.packages.trainers.matrix import DONE
from course.packages.trainers.matrix_look import FONT, coloured_by_state, head, lined, protect

PRINT_SHEET = "To print"
# The name that formulas ask for: which page is shown.
PAGE = "PrintPage"
# So many workers stand on a page; more would be small.
LINES = 20
_WIDTHS: dict[str, float] = {
    "Name": 20,
    "Status": 25,
    "Renew by": 10.5,
    "Check passed on": 10.5,
    "Result (%)": 7.5,
    "Course version": 8.5,
    "Modules done": 9,
    "Seen at work on": 10.5,
    "Seen by": 16,
    "Safety rules to read again": 11,
}
_DAYS = {"Renew by", "Check passed on", "Seen at work on"}
_MODULES = "Modules done"


def write_print(sheet: Worksheet, lines: Worksheet, modules: int, rows: int, day: str) -> None:
    """Write the sheet.

    Args:
        sheet: The sheet.
        lines: The sheet that people fill in, with its headings.
        modules: How many modules there are.
        rows: How many workers it has room for.
        day: How a day is shown.
    """
    at = {str(cell.value): cell.column_letter for cell in lines[1]}
    places = {name: f"'{lines.title}'!${letter}$2:${letter}${rows + 1}" for name, letter in at.items()}
    first = lines[1][[*at].index("Study minutes") + 1].column_letter
    last = lines[1][[*at].index("Study minutes") + modules].column_letter
    done = f"'{lines.title}'!${first}$2:${last}${rows + 1}"
    heads = [name for name in _WIDTHS if modules or name != _MODULES]
    for place, name in enumerate(heads, 1):
        head(sheet.cell(1, place), name)
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[name]
    sheet.row_dimensions[1].height = 45
    for number in range(2, LINES + 2):
        row = f"({PAGE}-1)*{LINES}+{number - 1}"
        sheet.row_dimensions[number].height = 25
        for place, name in enumerate(heads, 1):
            counted = f'COUNTIF(INDEX({done},{row},0),"{DONE}")&" of {modules}"'
            value = counted if name == _MODULES else f"INDEX({places.get(name)},{row})"
            empty = f'INDEX({places["Name"]},{row})=""' + ("" if name == _MODULES else f',{value}=""')
            cell = sheet.cell(number, place, f'=IF(OR({row}>{rows},{empty}),"",{value})')
            cell.font, cell.alignment = Font(FONT, 10, bold=place == 1), Alignment("left", "top", wrap_text=True)
            cell.number_format = day if name in _DAYS else "General"
    pages = f'MAX(1,ROUNDUP(SUMPRODUCT(MAX(({places["Name"]}<>"")*(ROW({places["Name"]})-1)))/{LINES},0))'
    told = f'"Page "&{PAGE}&" of "&{pages}&". "&COUNTIF({places["Name"]},"?*")&" workers. "&TEXT(TODAY(),"{day}")'
    other = f'IF({pages}>1," Choose the page on “Start here”.","")'
    sheet.cell(LINES + 2, 1, f"={told}&{other}").font = Font(FONT, 10)
    letter = get_column_letter(len(heads))
    coloured_by_state(sheet, f"B2:C{LINES + 1}", "$B2")
    sheet.conditional_formatting.add(f"A2:{letter}{LINES + 1}", lined('$A2<>""'))
    sheet.print_area = f"A1:{letter}{LINES + 2}"
    sheet.freeze_panes = "B2"
    protect(sheet)
