"""A file of somebody else's questions, of whichever kind."""

from collections.abc import Collection
from pathlib import Path

from course.imports.moodle import read_moodle
from course.imports.rows import OLD_WORKBOOK, WORKBOOK, Sheet, rows_of_csv, sheets_of_workbook
from course.imports.table import read_table
from course.imports.taken import Import
from course.reading.disk import contents
from course.refusal import RefusedError

MOST = 50_000_000
_KINDS = "Moodle XML (.xml), or a table (.xlsx or .csv) like the one that `course import --template NAME.xlsx` writes"
_GIFT = (b"::", b"$CATEGORY", b"//")


def read_import(path: Path, outcomes: Collection[str], sections: Collection[str] = ()) -> Import:
    """Return what a file has for a bank.

    Args:
        path: The file.
        outcomes: The outcomes of the module that the questions are for.
        sections: The headings of its page.

    Raises:
        RefusedError: it cannot be read.
    """
    if path.is_dir():
        raise RefusedError(f"{path} is a folder. Name one file: {_KINDS}.")
    data = contents(path, MOST + 1)
    shown = path.name
    if len(data) > MOST:
        raise RefusedError(f"{shown}: the file has more than {MOST // 1_000_000} MB. Export fewer questions at a time.")
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    suffix = path.suffix.lower()
    if start.startswith(OLD_WORKBOOK):
        raise RefusedError(f"{shown}: this is an old workbook, or one with a password. Save it as .xlsx without one.")
    if start.startswith(WORKBOOK):
        sheets, has_pictures = sheets_of_workbook(shown, data)
        found = read_table(shown, sheets, outcomes, sections)
        if has_pictures:
            found.notes.append("not read: the pictures of the workbook. Say in words what a learner needs of them")
        return found
    if suffix == ".xml" or start.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").startswith(
        b"<"
    ):
        return read_moodle(shown, data, outcomes)
    if suffix == ".gift" or start.startswith(_GIFT):
        raise RefusedError(
            f"{shown}: this is GIFT. Import it into Moodle, export it there as Moodle XML, and try that."
        )
    if suffix in {".csv", ".tsv"}:
        return read_table(shown, [Sheet("", rows_of_csv(shown, data))], outcomes, sections)
    raise RefusedError(f"{shown}: this is no kind of file that can be read here. Use {_KINDS}.")
