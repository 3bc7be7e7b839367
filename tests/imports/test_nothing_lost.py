"""`course import` changes no key and loses no word without saying so."""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook

from course.imports.file import read_import
from course.imports.table import COLUMNS
from course.imports.taken import Import, Taken
from course.refusal import RefusedError

PICTURE = "… say in words what the picture shows"


def of_rows(folder: Path, *rows: Mapping[str, object], columns: tuple[str, ...] = COLUMNS) -> Import:
    """Return what is read of a workbook with these rows."""
    book = Workbook()
    book.active.append(columns)
    for row in rows:
        book.active.append([row.get(name) for name in columns])
    book.save(folder / "mine.xlsx")
    return read_import(folder / "mine.xlsx", ["ask"], ["how-to-ask"])


def of_moodle(folder: Path, asked: str, inside: str = "", kind: str = "multichoice") -> tuple[Taken, Import]:
    """Return what is read of a file of Moodle XML with one question."""
    answers = '<answer fraction="100"><text>Her</text><feedback><text>She decides.</text></feedback></answer>'
    answers += '<answer fraction="0"><text>Him</text><feedback><text>He does not.</text></feedback></answer>'
    text = f"<questiontext><text><![CDATA[{asked}]]></text></questiontext>"
    (folder / "bank.xml").write_text(
        f'<quiz><question type="{kind}">{text}{answers if kind == "multichoice" else ""}{inside}</question></quiz>',
        encoding="utf-8",
    )
    found = read_import(folder / "bank.xml", ["ask"])
    assert found.left == []
    return found.taken[0], found


ORDER = {"type": "ordering", "question": "In which order?", "answer 1": "C", "answer 2": "A", "answer 3": "B"}


@pytest.mark.parametrize(
    ("numbers", "steps"),
    [((3, 1, 2), "A B C"), (("3.", "1st", "2)"), "A B C"), (("", "", ""), "C A B"), ((1, 2, 3), "C A B")],
)
def test_numbers_under_right_are_the_order(tmp_path: Path, numbers: tuple[object, ...], steps: str) -> None:
    (taken,) = of_rows(tmp_path, ORDER | {f"right {at}": number for at, number in enumerate(numbers, 1)}).taken
    assert " ".join(step["text"] for step in taken.parts["steps"]) == steps


@pytest.mark.parametrize("numbers", [(1, 1, 2), (1, 2, ""), (2, 3, 4), ("yes", "yes", "yes")])
def test_an_order_that_is_not_sure_is_left(tmp_path: Path, numbers: tuple[object, ...]) -> None:
    found = of_rows(tmp_path, ORDER | {f"right {at}": number for at, number in enumerate(numbers, 1)})
    assert [each.why for each in found.left] == [
        "its order is not sure: under “right”, write each number from 1 to 3 once, or nothing"
    ]


def test_moodle_steps_of_one_place_are_left(tmp_path: Path) -> None:
    answers = "".join(
        f'<answer fraction="{at}"><text>{text}</text></answer>' for at, text in ((1, "A"), (1, "B"), (2, "C"))
    )
    (tmp_path / "bank.xml").write_text(
        f'<quiz><question type="ordering"><questiontext><text>Order?</text></questiontext>{answers}</question></quiz>'
    )
    (left,) = read_import(tmp_path / "bank.xml", []).left
    assert left.why == "ordering: its order is not sure: two of its answers have the same place (“fraction”)"


CHOICE: dict[str, object] = {"question": "Who?", "answer 1": "A", "answer 2": "B", "right 1": "yes"}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"right 3": "yes"}, "“right 3” says “yes”, and “answer 3” is empty"),
        ({"right 2": "2"}, "“right 2” says “2”: write yes, or leave it empty"),
    ],
)
def test_a_row_with_a_key_that_is_not_sure_is_left(tmp_path: Path, more: dict[str, object], why: str) -> None:
    assert [each.why for each in of_rows(tmp_path, CHOICE | more).left] == [why]


def test_a_cross_beside_a_tick_is_not_right(tmp_path: Path) -> None:
    ticked, crossed = of_rows(tmp_path, CHOICE | {"right 1": "✓", "right 2": "x"}, CHOICE | {"right 1": "x"}).taken
    for taken in (ticked, crossed):
        assert [each.get("correct", False) for each in taken.parts["options"]] == [True, False]


PLACES = {"type": "matching", "question": "Where?", "answer 1": "A", "answer 2": "B", "answer 3": "C"}


@pytest.mark.parametrize(
    ("row", "notes"),
    [
        (
            CHOICE | {"answer 2": datetime.datetime(2026, 2, 1), "answer 3": datetime.time(9, 30)},
            [
                "“answer 2” is a date in the workbook, and became “2026-02-01”: look what was meant",
                "“answer 3” is a time in the workbook, and became “09:30:00”: look what was meant",
            ],
        ),
        (
            CHOICE | {"type": "single choice", "right 2": "yes"},
            ["its type says “single choice”; by its answers marked “yes” it became multiple-response"],
        ),
        (
            PLACES | {"right 1": "Yes", "right 2": "No", "right 3": "yes"},
            ["“yes” became “Yes”"],
        ),
        (
            CHOICE | {"outcome": "nonsense", "section": "nowhere"},
            ["“nonsense” is no outcome of this module", "“nowhere” is no section of this module’s page"],
        ),
        (CHOICE | {"outcome": "ask", "section": "how-to-ask"}, []),
        (CHOICE | {"reason 3": "So it is."}, ["“reason 3” is left, as “answer 3” is empty"]),
        (
            {"type": "reflection", "question": "What?", "answer 1": "A", "reason 1": "So it is."},
            ["“reason 1” is left: a reflection has no such part"],
        ),
    ],
)
def test_what_a_row_loses_is_told(tmp_path: Path, row: dict[str, object], notes: list[str]) -> None:
    (taken,) = of_rows(tmp_path, row).taken
    assert list(taken.notes) == notes


def test_a_number_keeps_the_look_that_it_was_typed_with(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["question", "answer 1", "right 1", "answer 2"])
    book.active.append(["How many?", 0.07, "yes", 20])
    book.active["A2"].number_format, book.active["B2"].number_format = "General", "0%"
    book.active["D2"].number_format = '"£"0.00'
    book.save(tmp_path / "mine.xlsx")
    (taken,) = read_import(tmp_path / "mine.xlsx", []).taken
    assert [each["text"] for each in taken.parts["options"]] == ["7%", "20"]
    assert taken.notes == (
        "“answer 2” is a number with a look of its own in the workbook, and became “20”: look what was meant",
    )


def test_every_sheet_with_questions_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Cover"
    book.active.append(["Our questions"])
    for title, above in (("One", []), ("Two", [["Spring"]])):
        sheet = book.create_sheet(title)
        for row in (*above, ["Question", "Answer 1", "Right 1", "Answer 2"], [f"{title}?", "A", "yes", "B"]):
            sheet.append(row)
    book.create_sheet("Help").append(["type", "Leave it empty."])
    book.save(tmp_path / "mine.xlsx")
    found = read_import(tmp_path / "mine.xlsx", [])
    assert [(each.place, each.stem) for each in found.taken] == [
        ("sheet “One”, row 2", "One?"),
        ("sheet “Two”, row 3", "Two?"),
    ]
    assert found.notes == ["not read: the sheet “Cover”, which has not the columns “question” and “answer 1”"]


def test_pictures_of_a_workbook_are_named(tmp_path: Path) -> None:
    of_rows(tmp_path, CHOICE)
    with zipfile.ZipFile(tmp_path / "mine.xlsx", "a") as packed:
        packed.writestr("xl/media/image1.png", b"")
    found = read_import(tmp_path / "mine.xlsx", [])
    assert found.notes == ["not read: the pictures of the workbook. Say in words what a learner needs of them"]


def of_csv(folder: Path, *rows: list[str]) -> Path:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    (folder / "mine.csv").write_text(stream.getvalue(), encoding="utf-8")
    return folder / "mine.csv"


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = of_csv(tmp_path, ["question", "answer 1", "Question"], ["Who?", "A", "When?"])
    with pytest.raises(RefusedError, match="row 1: two columns are called “question”"):
        read_import(path, [])


def test_words_that_slipped_out_of_their_column_leave_the_row(tmp_path: Path) -> None:
    path = of_csv(tmp_path, ["question", "answer 1", "right 1", "answer 2"], ["Well", "then?", "A", "yes", "B"])
    (left,) = read_import(path, []).left
    assert left.why.startswith("“B” stands in a column without a name. In CSV, words with a comma")


def test_more_columns_than_are_read_are_refused(tmp_path: Path) -> None:
    path = of_csv(tmp_path, ["question", "answer 1", *(f"more {number}" for number in range(60))], ["Who?"])
    with pytest.raises(RefusedError, match="row 1: more than 60 columns"):
        read_import(path, [])


FEEDBACK = """
<generalfeedback><text>See the Act.</text></generalfeedback>
<correctfeedback><text>Your answer is correct.</text></correctfeedback>
<partiallycorrectfeedback><text></text></partiallycorrectfeedback>
<incorrectfeedback><text>Think of 999 first</text></incorrectfeedback>
<hint><text>Whose life is it?</text></hint>
"""
PAIRS = "".join(
    f"<subquestion><text>{text}</text><answer><text>{to}</text></answer></subquestion>"
    for text, to in (("Otto", "None"), ("Bea", "Money"))
)


@pytest.mark.parametrize(("kind", "inside"), [("multichoice", ""), ("matching", PAIRS)])
def test_feedback_without_a_place_here_is_told_in_one_note(tmp_path: Path, kind: str, inside: str) -> None:
    taken, _ = of_moodle(tmp_path, "Who is asked first?", inside + FEEDBACK, kind)
    assert taken.notes == (
        "left, as there is no place for it here: general feedback “See the Act.”; feedback for a wrong answer “Think "
        "of 999 first”; hint “Whose life is it?”",
    )


@pytest.mark.parametrize(
    ("asked", "situation", "stem"),
    [
        (
            '<p>Who is asked first?</p><p><img alt="A woman at a door"></p>',
            f"{PICTURE}. The file says of it: A woman at a door",
            "Who is asked first?",
        ),
        ('Who is asked first? <img alt="Door">', f"{PICTURE}. The file says of it: Door", "Who is asked first?"),
        ("Who? <svg><title>Door</title><text>12</text></svg>", f"{PICTURE}. The file says of it: Door", "Who?"),
        (
            'Who? <video src="https://x.example/a">No film</video>',
            f"{PICTURE}. The file says of it: https://x.example/a",
            "Who?",
        ),
        ("<p>Ada rings.</p><p>Who is asked first?</p><p>Select one:</p>", "Ada rings.", "Who is asked first?"),
        (
            '<p>Who is asked first?</p><p><a href="https://x.example">See here</a></p>',
            "See here (https://x.example)",
            "Who is asked first?",
        ),
        ("<p>Ada rings.</p><p>Choose the best answer.</p>", "Ada rings.", "Choose the best answer."),
        ("<p>Is she well?</p><p>Choose what to say to her.</p>", "Is she well?", "Choose what to say to her."),
        (
            "<p>He says: “Where is she?”</p><p>One of these is kind.</p>",
            "He says: “Where is she?”",
            "One of these is kind.",
        ),
    ],
)
def test_the_question_is_what_asks(tmp_path: Path, asked: str, situation: str, stem: str) -> None:
    taken, _ = of_moodle(tmp_path, asked)
    assert (taken.vignette, taken.stem) == (situation, stem)
    if re.search("Select|href|<img|<svg|<video", asked):
        assert taken.notes != ()


def test_what_else_moodle_has_is_named(tmp_path: Path) -> None:
    more = (
        "<defaultgrade>3.0000000</defaultgrade><tags><tag><text>spring</text></tag><tag><text>ask</text></tag></tags>"
    )
    taken, found = of_moodle(tmp_path, 'Is it 10<sup>2</sup>? <a href="@@PLUGINFILE@@/a.pdf">Read</a>', more)
    assert taken.outcome == "ask"
    assert taken.notes == (
        "raised, lowered or struck words became plain ones: look what they say now",
        "a link to a file or a page of the other system is left",
    )
    assert found.notes == [
        "not read: the tags “spring”",
        "not read: how many points a question gives. Here each counts the same",
    ]
