"""The sheet of the training matrix with a row for each rule of safety: in which versions it has new words.

The other sheets ask it what a worker should read again.
"""

from dataclasses import dataclass
from pathlib import Path

from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from course.course import Course
from course.guidance.history import short_version, texts_now, worded_anew
from course.packages.trainers.matrix_look import AMBER, EDGE, FONT, LOCKED, coloured, head, protect

RULES_SHEET = "Safety rules"
# The names that formulas ask for: the version that is chosen, the versions, and of each rule the last with new words.
CHOSEN, VERSIONS, LAST = "ChosenVersion", "RuleVersions", "RuleLastNew"
UNKNOWN = "Version not listed"
NEW = "New words: read again"
_HEADS = ("Safety rule", "Nation", "Since the version on “Start here”", "Last new words in")
_WIDTHS = (48, 17, 21, 10)
_VERSION_WIDTH = 11


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule: its title, where it holds, and of each version in order what it says of the rule's words."""

    title: str
    nation: str
    told: tuple[str, ...]

    def last_new(self) -> int:
        """Return the place of the last version in which its words are not those of the version before."""
        return max((place for place, words in enumerate(self.told) if words in {_FIRST, _NEW}), default=0)


@dataclass(frozen=True, slots=True)
class RuleTable:
    """The versions on the list, and each rule of safety."""

    versions: tuple[str, ...]
    rows: tuple[RuleRow, ...]


_FIRST, _NEW, _SAME, _NOT_YET = "first listed", "new words", "same words", "not listed"


def rule_table(course: Course) -> RuleTable:
    """Return in which versions each rule of safety of a course has new words."""
    now = texts_now(Path(), course.rules.values(), ())  # rules are read already: no file is looked for
    worded = {name: worded_anew(course.history, now, name) for name in course.rules}
    versions = list(course.history)
    if not versions or any("" in (first, *anew) for first, anew in worded.values()):
        versions.append("")
    rows = []
    for name, rule in course.rules.items():
        first, anew = worded[name]
        at = versions.index(first)
        told = [
            _FIRST if place == at else _NOT_YET if place < at else _NEW if version in anew else _SAME
            for place, version in enumerate(versions)
        ]
        rows.append(RuleRow(rule.title, rule.nation, tuple(told)))
    current = course.settings.version
    # Until it is released, what comes after the last version has no other name.
    after = f"after {current}" if current in course.history else current
    if not rows:
        rows.append(RuleRow("No safety rules are on the list", "", ("",) * len(versions)))
    return RuleTable(tuple(short_version(version or after) for version in versions), tuple(rows))


def write_rules(book: Workbook, sheet: Worksheet, table: RuleTable) -> None:
    """Write the sheet, and give its parts the names that formulas ask for."""
    widths = (*_WIDTHS, *(_VERSION_WIDTH for _ in table.versions))
    for place, (words, width) in enumerate(zip((*_HEADS, *table.versions), widths, strict=True), 1):
        head(sheet.cell(1, place), words)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.row_dimensions[1].height = 32
    for number, row in enumerate(table.rows, 2):
        values = (row.title, row.nation, _since(number), table.versions[row.last_new()], *row.told)
        for place, value in enumerate(values, 1):
            cell = sheet.cell(number, place, value)
            cell.font, cell.border, cell.fill = Font(FONT, 10, bold=place in {1, 3}), EDGE, LOCKED
            cell.alignment, cell.protection = Alignment("left", "top", wrap_text=True), Protection(locked=True)
    last, first_version = len(table.rows) + 1, len(_HEADS) + 1
    last_version = get_column_letter(len(_HEADS) + len(table.versions))
    places = {
        VERSIONS: f"${get_column_letter(first_version)}$1:${last_version}$1",
        LAST: f"$D$2:$D${last}",
    }
    for name, cells in places.items():
        book.defined_names[name] = DefinedName(name, attr_text=f"'{RULES_SHEET}'!{cells}")
    sheet.conditional_formatting.add(f"C2:C{last}", coloured(f'$C2="{NEW}"', AMBER))
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{last_version}{last}"
    protect(sheet)


def _since(row: int) -> str:
    is_later = f"MATCH($D{row},{VERSIONS},0)>MATCH({CHOSEN},{VERSIONS},0)"
    return f'=IFERROR(IF({is_later},"{NEW}","Same words"),"{UNKNOWN}")'


def to_read_again(row: int, name: str, version: str, read: str) -> str:
    """Return the formula that counts the rules with new words since the version that a worker knows.

    Args:
        row: The worker's row.
        name: The column with the worker's name.
        version: The column with the version on the record.
        read: The column with the version whose rules the worker has read since.
    """
    since = f'IF({read}{row}="",{version}{row},{read}{row})'
    place = f"MATCH({_bare(since)},{_bare(VERSIONS)},0)"
    count = f"SUMPRODUCT(--(MATCH({LAST},{VERSIONS},0)>{place}))"
    told = f'IFERROR(IF({count}=0,"None",{count}&" of "&ROWS({LAST})),"{UNKNOWN}")'
    return f'=IF(OR({name}{row}="",{since}=""),"",{told})'


def _bare(version: str) -> str:
    """Return the formula of a version as nobody writes it and everybody means it: 0.7, “v0.7 ” and 0.7.0 are alike."""
    version = f"LOWER({version})"
    for without in (" ", "\u00a0", "version", "v"):
        version = f'SUBSTITUTE({version},"{without}","")'
    # Twice: 1.0.0 is 1.0, which is 1 where a program made a number of it.
    return f'SUBSTITUTE(SUBSTITUTE({version}&"|",".0|","|"),".0|","|")'
