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


def head(cell: Cell, words: str, turned: bool = False) -> None:
    """Write the heading of a column; turned, where columns are narrow."""
    cell.value = words
    cell.font, cell.fill, cell.border = Font(FONT, 10, bold=True, color="FFFFFF"), HEAD, EDGE
    cell.alignment = Alignment("left", "bottom", wrap_text=not turned, text_rotation=90 if turned else 0)


def coloured(formula: str, colours: tuple[str, str]) -> FormulaRule:
    """Return the rule that gives a cell its colours; of several that fit, the first one counts."""
    light, dark = colours
    fill = PatternFill("solid", bgColor=light)
    return FormulaRule([formula], stopIfTrue=True, fill=fill, font=Font(color=dark, bold=True))


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
