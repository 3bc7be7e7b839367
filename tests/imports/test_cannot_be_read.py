"""Files that `course import` cannot take: each is told with what to do."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from course.imports.file import read_import
from course.refusal import RefusedError
from tests.command import ended, run


def workbook(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name.replace("_", "/") + ".xml", text)
    return stream.getvalue()


BOMB = '<!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
HEAD = '<?xml version="1.0"?>\n'


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("cut.xml", f"{HEAD}<quiz>\n<question".encode(), "cut.xml, line 3: the XML is broken here, or breaks off"),
        ("empty.xml", b"", "empty.xml, line 1: the file is empty. In Moodle, open the question bank"),
        ("amp.xml", f"{HEAD}<quiz>a & b</quiz>".encode(), "amp.xml, line 2: “&” begins a word that the file"),
        ("old.xml", b"<quiz>caf\xe9</quiz>", "old.xml, line 1: a sign here is not in the encoding that the file says"),
        ("bomb.xml", f'{BOMB}]><quiz a="&i;"/>'.encode(), "bomb.xml, line 1: “&” begins a word that the file"),
        (
            "bomb.xml",
            f"{BOMB}]><quiz>&i;</quiz>".encode(),
            "bomb.xml, line 1: “&” begins a word that the file",
        ),
        (
            "type.xml",
            b"<!DOCTYPE quiz [<!ENTITY a 'b'>]><quiz/>",
            "type.xml, line 1: the file declares a type",
        ),
        ("deep.xml", b"<quiz>" * 9999, "deep.xml, line 1: one text is larger than 10 MB, or elements stand more than"),
        (
            "page.xml",
            b"<html/>",
            "page.xml, line 1: this is XML, but not of Moodle’s question bank: it begins",
        ),
        ("x.txt", b"::a:: b {=c}", "x.txt: this is GIFT. Import it into Moodle, export it there as Moodle XML"),
        (
            "x.docx",
            b"words",
            "x.docx: this is no kind of file that can be read here. Use Moodle XML (.xml)",
        ),
        ("x.xls", b"\xd0\xcf\x11\xe0", "x.xls: this is an old workbook, or one with a password. Save it as .xlsx"),
        (
            "x.xlsx",
            b"PK\3\4",
            "x.xlsx: this workbook is broken, or not all of it is there.",
        ),
        ("x.xlsx", workbook(word_document="a"), "x.xlsx: this is no .xlsx workbook, but another kind of file."),
        ("x.xlsx", workbook(xl_workbook="<a/>"), "x.xlsx: this workbook is broken, or not all of it is there."),
        ("x.csv", b"question,answer 1\ncaf\xe9,a", "x.csv, line 2: a sign here is not UTF-8."),
        ("x.csv", b'question,answer 1\n"a,b\n', "x.csv, line 2: the table is broken here (unexpected end of data)."),
        ("x.csv", b"Frage,Antwort\n", "x.csv, row 1: there is no column “question” and “answer 1”. Write a template"),
        ("x.csv", b"", "x.csv, row 1: there is no column “question” and “answer 1”."),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(good: Path, name: str, data: bytes, words: str) -> None:
    (good / name).write_bytes(data)
    with pytest.raises(RefusedError) as refused:
        read_import(good / name, [])
    assert str(refused.value).startswith(words)
    assert str(refused.value).endswith(".")


def test_a_command_ends_with_one_line_where_it_cannot_work(good: Path) -> None:
    (good / "none.xml").write_text("<quiz><question type='essay'/></quiz>")
    for arguments, words in (
        ([], "Error: Name a file and a module, such as"),
        (["gone.xml", "--module", "small"], "Error: gone.xml: no such file or directory."),
        ([str(good), "--module", "small"], f"Error: {good} is a folder. Name one file: Moodle XML"),
        (["gone.xml", "--module", "big"], "Error: There is no module page docs/modules/big.md"),
        (["--template", "a.ods"], "Error: A template ends in .xlsx or .csv, and not in “.ods”."),
    ):
        result = run(good, "import", *arguments)
        assert (result.exit_code, result.output[: len(words)]) == (2, words)
    assert ended(good, "import", str(good / "none.xml"), "--module", "small") == (
        1,
        "Left: 1\n  line 1, “without a name”: essay: it has no words.\n"
        "Nothing was written: no question could be taken.\n",
    )


def test_a_large_workbook_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.imports.rows._MOST_UNPACKED", 10_000)
    book = Workbook()
    book.active["A1"] = "question"
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(RefusedError, match="unpacked, this workbook has more than"):
        read_import(tmp_path / "x.xlsx", [])
