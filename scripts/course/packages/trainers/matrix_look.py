"""How the sheets of the training matrix look, what is locked in them, and how they are printed."""

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Arial"
HEAD = PatternFill("solid", fgColor="1F4E5A")
INPUT = PatternFill("solid", fgColor="FFFFFF")
LOCKED = PatternFill("solid", fgColor="EEEAE2")
EDGE = Border(*(Side("thin", color="B8B0A2"),) * 4)
# Light and dark, for a ground and the words on it.
RED, AMBER, GREEN = ("F8D7DA", "7A0010"), ("FFF0C2", "5C4300"), ("DDF0DF", "134A1B")
# What stands as a worker’s state, what of it is overdue first.
OVERDUE, SOON, FINE, NONE, ODD, LOW = (
    *("Overdue", "Renew soon", "In date", "No check yet", "Check the date", "Check the result"),
)
UNSEEN = "not seen at work"
# A check alone is no reason for green: the first that fits a cell is its looks.
_STATES = {OVERDUE: RED, SOON: AMBER, ODD: AMBER, LOW: AMBER, f"{FINE}; {UNSEEN}": AMBER, FINE: GREEN}


def head(cell: Cell, words: str, turned: bool = False) -> None:
    """Write the heading of a column; turned, where columns are narrow."""
    cell.value = words
    cell.font, cell.fill, cell.border = Font(FONT, 10, bold=True, color="FFFFFF"), HEAD, EDGE
    cell.alignment = Alignment("left", "bottom", wrap_text=not turned, text_rotation=90 if turned else 0)


def coloured(formula: str, colours: tuple[str, str]) -> FormulaRule:
    """Return the rule that gives a cell its colours; of several that fit, the first one counts."""
    light, dark = colours
    fill = PatternFill("solid", bgColor=light)
    return FormulaRule([formula], stopIfTrue=True, fill=fill, font=Font(color=dark, bold=True), border=EDGE)


def coloured_by_state(sheet: Worksheet, cells: str, state: str) -> None:
    """Give cells the colours of the state that stands in one of their row."""
    for word, colours in _STATES.items():
        sheet.conditional_formatting.add(cells, coloured(f'LEFT({state},{len(word)})="{word}"', colours))


def lined(formula: str) -> FormulaRule:
    """Return the rule that draws lines round the cells that a formula fits."""
    return FormulaRule([formula], border=EDGE)


def protect(sheet: Worksheet) -> None:
    """Lock what is not for people to fill in."""
    sheet.protection.sheet = True
    # False lets people do it: the names say what is locked.
    sheet.protection.autoFilter = sheet.protection.formatColumns = sheet.protection.formatRows = False


def prepare_paper(sheet: Worksheet, footer: str, pages: int = 0) -> None:
    """Say how a sheet is printed: on A4, as wide as the paper, on so many pages (0 for as many as it takes)."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.3, right=0.3, top=0.4, bottom=0.6, header=0.2, footer=0.3)
    for part, text in ((sheet.oddFooter.left, footer.replace("&", "&&")), (sheet.oddFooter.right, "&P / &N")):
        part.text, part.size, part.font = text, 8, f"{FONT},Regular"


def add_print_head(sheet: Worksheet, title: str) -> None:
    """Say what a sheet is above it on paper, where the other sheets are not."""
    part = sheet.oddHeader.left
    part.text, part.size, part.font = title.replace("&", "&&"), 10, f"{FONT},Bold"
