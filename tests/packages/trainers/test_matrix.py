"""The training matrix: what may be filled in and what is locked, and who listens to it hears what a cell is about."""

import csv
import io
from dataclasses import replace
from itertools import pairwise

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from course.guidance.history import short_version
from course.packages.trainers.library import Library
from course.packages.trainers.matrix import as_csv, columns
from course.packages.trainers.matrix_rules import rule_table
from course.packages.trainers.matrix_sheet import matrix_sheet
from course.packages.trainers.tasks import matrix_tasks
from course.site.downloads import MATRIX_CSV, MATRIX_SHEET
from tests.packages.trainers.conftest import IMPRINT


@pytest.fixture(scope="module")
def data(library: Library) -> bytes:
    return next(matrix_tasks(library)).write()


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def matrix(book: Workbook) -> Worksheet:
    return book["Matrix"]


def test_has_a_column_for_each_module_and_the_same_bytes_again(
    library: Library, data: bytes, matrix: Worksheet
) -> None:
    modules = [head for _, head in library.course.modules()]
    assert len(modules) == 12
    assert [cell.value for cell in matrix[1]] == [
        *("Status", "Renew by", "Safety rules to read again", "Name", "Check passed on", "Result (%)", "Check number"),
        *("Course version", "Study minutes", *(head.name for head in modules), "Seen at work on", "Seen by"),
        *("Renew sooner, on", "Last refresher on", "Refresher: version"),
    ]
    check = library.course.final_check
    assert check is not None
    assert matrix_sheet(IMPRINT, columns(modules), rule_table(library.course), pass_mark=check.pass_mark) == data


def test_has_a_row_for_each_rule_of_safety_and_says_when_its_words_are_new(library: Library, book: Workbook) -> None:
    heads, *rows = book["Safety rules"].iter_rows(values_only=True)
    versions = heads[4:]
    assert heads[:4] == ("Safety rule", "Nation", "Since the version on “Start here”", "Last new words in")
    assert {"0.4", "0.5", "0.6", "0.7", "0.7.1", "0.8", "0.9"} <= {*versions}
    assert versions[: len(library.course.history)] == tuple(map(short_version, library.course.history))
    assert [row[0] for row in rows] == [rule.title for rule in library.course.rules.values()]
    by_title = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    # What stands in the history of the project, read another way.
    for name, rule in library.course.rules.items():
        digests = [texts.get(name) for texts in library.course.history.values()]
        told = by_title[rule.title]
        for version, (before, now) in zip(list(library.course.history)[1:], pairwise(digests), strict=True):
            kept = "same words" if now == before else "new words"
            assert told[short_version(version)] == (kept if now and before else "first listed" if now else "not listed")
        assert told[told["Last new words in"]] in {"new words", "first listed"}


def test_a_course_without_rules_or_earlier_versions_has_a_matrix_too(library: Library) -> None:
    course = replace(library.course, rules={}, history={})
    table = rule_table(course)
    assert (table.versions, [row.title for row in table.rows]) == (
        (short_version(course.settings.version),),
        ["No safety rules are on the list"],
    )
    assert load_workbook(io.BytesIO(matrix_sheet(IMPRINT, columns([]), table))).sheetnames[-1] == "Safety rules"


def test_only_what_people_fill_in_is_unlocked(book: Workbook, matrix: Worksheet) -> None:
    assert all(sheet.protection.sheet for sheet in book)
    for row in matrix.iter_rows(2):
        assert [cell.protection.locked for cell in row] == [True] * 3 + [False] * (len(row) - 3)
        assert [str(cell.value)[:4] for cell in row[:3]] == ["=IF("] * 3
    unlocked = [cell.coordinate for sheet in book for row in sheet for cell in row if not cell.protection.locked]
    places = [book.defined_names[name].value for name in ("RenewAfterMonths", "WarnBeforeDays", "ChosenVersion")]
    places.append(book.defined_names["PrintPage"].value)
    assert [place.replace("$", "") for place in places] == [f"'Start here'!{at}" for at in unlocked[:4]]
    assert all(cell.protection.locked for name in ("To print", "Safety rules") for row in book[name] for cell in row)


def test_each_column_says_what_to_write_and_refuses_the_rest(matrix: Worksheet) -> None:
    said = {str(rule.sqref).rstrip("0123456789"): rule for rule in matrix.data_validations.dataValidation}
    assert len(said) == matrix.max_column - 3
    assert all(rule.prompt and rule.error and rule.showErrorMessage for rule in said.values())
    kinds = {matrix[f"{at.partition(':')[0][:-1]}1"].value: rule.type for at, rule in said.items()}
    assert {kinds[name] for name in ("Check passed on", "Seen at work on", "Last refresher on")} == {"date"}
    assert (kinds["Result (%)"], kinds["1. Who carers are"]) == ("whole", "list")


def test_can_be_listened_to(book: Workbook) -> None:
    assert book.properties.title == "Training matrix: Working with Carers"
    assert book.sheetnames == ["Start here", "Matrix", "To print", "Safety rules"]
    for sheet in book:
        assert (list(sheet.merged_cells.ranges), sheet["A1"].value is not None) == ([], True)
    assert (book["Matrix"].freeze_panes, book["Safety rules"].freeze_panes) == ("E2", "B2")
    assert {book[name].print_title_rows for name in ("Matrix", "Safety rules")} == {"$1:$1"}
    # Nobody must tell colours apart: each goes with a word.
    assert [rule.formula for found in book["Matrix"].conditional_formatting for rule in found.rules] == [
        ['LEFT($A2,7)="Overdue"'],
        ['LEFT($A2,10)="Renew soon"'],
        ['LEFT($A2,14)="Check the date"'],
        ['LEFT($A2,16)="Check the result"'],
        ['LEFT($A2,25)="In date; not seen at work"'],
        ['LEFT($A2,7)="In date"'],
        ['AND($C2<>"",$C2<>"None")'],
    ]


def test_is_printed_large_enough_to_read(book: Workbook, matrix: Worksheet) -> None:
    """Two pages wide with the worker on both; the sheet to hand out is one page, and ends with its last line."""
    assert (matrix.page_setup.fitToWidth, matrix.page_setup.fitToHeight) == (2, 0)
    assert matrix.print_title_cols == "$A:$D"
    paper = book["To print"]
    assert (paper.print_area, paper.max_row) == ("'To print'!$A$1:$J$22", 22)
    assert (paper.page_setup.fitToWidth, paper.page_setup.fitToHeight) == (1, 1)
    assert [cell.value for cell in paper[1]] == [
        *("Name", "Status", "Renew by", "Check passed on", "Result (%)", "Course version", "Modules done"),
        *("Seen at work on", "Seen by", "Safety rules to read again"),
    ]


def test_only_who_was_seen_at_work_is_green(matrix: Worksheet) -> None:
    looks = {rule.formula[0]: rule for found in matrix.conditional_formatting for rule in found.rules}
    fill = {said.split('"')[1]: rule.dxf.fill.bgColor.rgb[2:] for said, rule in looks.items() if "LEFT" in said}
    assert fill["In date"] not in {colour for state, colour in fill.items() if state != "In date"}
    assert fill["In date; not seen at work"] == fill["Renew soon"]
    # Both fit who was not seen: the first one stops the other.
    assert all(rule.stopIfTrue for rule in looks.values())
    assert looks['LEFT($A2,25)="In date; not seen at work"'].priority < looks['LEFT($A2,7)="In date"'].priority


def test_the_headings_stand_alone_as_csv(library: Library) -> None:
    modules = [head for _, head in library.course.modules()]
    (row,) = csv.reader(io.StringIO(as_csv(modules).decode("utf-8-sig")))
    assert row == [column.title for column in columns(modules)]
    assert [task.name for task in matrix_tasks(library)] == [MATRIX_SHEET, MATRIX_CSV]
