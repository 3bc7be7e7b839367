"""`course import`, as a person with a question bank of their own meets it."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings, strategies as st
from openpyxl import load_workbook

from course.imports.file import read_import
from course.imports.table import COLUMNS
from course.imports.words import blocks_markdown, read_html, read_plain
from course.packages.rich import blocks_html, inline_html
from tests.command import ended, run

BANK = """\
<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/Ours</text></category></question>
<question type="multichoice">
  <name><text>Q1</text></name>
  <questiontext format="html"><text><![CDATA[<p>A son rings.<br>He is <b>worried</b>.</p><p>What do you ask?</p>
    <p><img src="@@PLUGINFILE@@/a.png" alt=""></p>]]></text>
    <file name="a.png" encoding="base64">AAAA</file></questiontext>
  <generalfeedback format="html"><text>Facts come first.</text></generalfeedback>
  <single>true</single>
  <answer fraction="100"><text>What is new?</text><feedback><text></text></feedback></answer>
  <answer fraction="50"><text>Are you well?</text><feedback><text>Kind, and no help.</text></feedback></answer>
  <answer fraction="0"><text>5 &lt; 6 &amp; *so* on</text></answer>
</question>
<question type="multichoice">
  <name><text>Q2</text></name>
  <questiontext><text>Which of these help?</text></questiontext>
  <single>false</single>
  <answer fraction="50"><text>This</text></answer>
  <answer fraction="50"><text>That</text></answer>
  <answer fraction="-50"><text>Neither</text></answer>
</question>
<question type="shortanswer"><name><text>Name the act</text></name><answer><text>x</text></answer></question>
<question type="truefalse">
  <questiontext><text>Carers can say no.</text></questiontext>
  <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
</question>
<question type="gapselect">
  <name><text>Note</text></name>
  <questiontext><text>Write a note. [[2]] said so.</text></questiontext>
  <selectoption><text>I</text><group>1</group></selectoption>
  <selectoption><text>She</text><group>1</group></selectoption>
</question>
<question type="multichoice"><questiontext><text>One?</text></questiontext><answer><text>a</text></answer></question>
<question type="strange"/>
</quiz>
"""
REPORT = """\
Taken from Our bank.xml into quizzes/small-our-bank.yml: 4 of 7 questions.
  2 single-choice
  1 multiple-response
  1 gap-select
Left: 3
  line 23, “Name the act”: shortanswer: its answer is typed, and here it is chosen. Ask it as a choice.
  line 34, “One?”: multichoice: it has fewer than two answers.
  line 35, “without a name”: strange: no type of question here is like it.
To know: 3
  line 4, “Q1”: an answer that gave some of the points gives none: an option is right or not
  line 4, “Q1”: a picture is left: say in words what a learner needs of it
  line 24, “Carers can say no.”: true or false became a choice of two. Offer more: half of all guesses are right
To write: 23 places, each marked “…”
  9 × the reason for an answer (feedback)
  4 × which outcome of the module it is about (outcome)
  4 × which section of the guidance the right answer rests on (section)
  4 × the words of that section (quote)
  1 × what a picture shows (vignette)
  1 × the question (stem)
To fix: 1
  quizzes/small-our-bank.yml:37: the stem does not say that two answers are right. Ask, for example, “Which two …?”.
`course check` names each place by its line. No site is built until all of it is written and fixed.
"""


def test_a_bank_becomes_a_quiz_file_whose_gaps_the_checks_name(good: Path) -> None:
    (good / "Our bank.xml").write_text(BANK, encoding="utf-8")
    assert ended(good, "import", str(good / "Our bank.xml"), "--module", "small") == (0, REPORT)
    first, several, asked, note = yaml.safe_load((good / "quizzes/small-our-bank.yml").read_bytes())["questions"]
    assert first["id"] == "what-do-you-ask"
    assert first["vignette"] == "A son rings.\n\nHe is **worried**.\n\n… say in words what the picture shows\n"
    assert [inline_html(each["text"]) for each in first["options"]] == [
        "What is new?",
        "Are you well?",
        "5 &lt; 6 &amp; *so* on",
    ]
    assert [each.get("correct", False) for each in first["options"]] == [True, False, False]
    assert first["options"][0]["feedback"].startswith("… why this is right. The file says of the whole question: Facts")
    assert [each.get("correct", False) for each in several["options"]] == [True, True, False]
    assert asked["options"][0] == {"text": "True", "correct": True, "feedback": "… why this is right"}
    assert note["text"] == "Write a note. [[gap-1]] said so."
    assert [each.get("correct", False) for each in note["gaps"][0]["choices"]] == [False, True]
    checked = run(good, "check")
    assert checked.exit_code == 1
    assert checked.output.count("error[unfinished]") == 23
    assert "Nothing was built: fix the errors above." in run(good, "site", "--out", str(good / "out")).output
    assert not (good / "out").exists()
    again = run(good, "import", str(good / "Our bank.xml"), "--module", "small")
    assert again.output == "Error: quizzes/small-our-bank.yml is there already; nothing was written.\n"


def test_a_filled_in_template_is_taken_whole_and_needs_nothing_more(good: Path) -> None:
    path = good / "mine.xlsx"
    said = run(good, "import", "--template", str(path), "--module", "small")
    assert said.output == f"Wrote {path}. Fill in one row a question, then run `course import {path} --module M`.\n"
    book = load_workbook(path)
    sheet, helping = book["Questions"], book["Help"]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    (outcomes,) = [place for area, place in lists.items() if area.startswith("AB2")]
    cells = helping[outcomes.partition("!")[2].replace("$", "")]
    assert [row[0].value for row in cells] == ["notice-change", "pass-it-on"]
    row = {
        "situation": "Ada rings.\nShe is worried.",
        "question": "What should you do first?",
        "outcome": "notice-change",
    }
    row |= {"section": "what-to-ask", "quote": "Ask what is different, and since when."}
    row |= {"answer 1": "Ask what is new.", "right 1": "Yes", "reason 1": "Facts come first."}
    row |= {"answer 2": "Wait 3 days.", "reason 2": "A change can be the first sign."}
    sheet.append([row.get(name) for name in COLUMNS])
    book.save(path)
    result = run(good, "import", str(path), "--module", "small")
    assert result.output == (
        "Taken from mine.xlsx into quizzes/small-mine.yml: 1 of 1 question.\n  1 single-choice\n"
        "Nothing is missing. Now run `course check`: it looks at how each question is written.\n"
    )
    (taken,) = yaml.safe_load((good / "quizzes/small-mine.yml").read_bytes())["questions"]
    assert taken["vignette"] == "Ada rings.\n\nShe is worried.\n"
    assert [each["text"] for each in taken["options"]] == ["Ask what is new.", "Wait 3 days."]
    checked = run(good, "check").output
    assert "unfinished" not in checked
    assert "6 files, 7 questions" in checked
    taken_again = run(good, "import", "--template", str(path))
    assert taken_again.output == f"Error: {path} is there already; nothing was written.\n"


def table(*rows: Mapping[str, str], columns: tuple[str, ...] = COLUMNS, sign: str = ",") -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, delimiter=sign)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_of_each_type(tmp_path: Path, sign: str) -> None:
    answers = {"answer 1": "A", "answer 2": "B", "answer 3": "C"}
    rows = [
        {"question": "Which two?", **answers, "right 1": "x", "right 3": "TRUE"},
        {"type": "Ordering", "question": "In which order?", **answers},
        {"type": "matching", "question": "Where?", **answers, "right 1": "In", "right 2": "Out", "right 3": "In"},
        {"type": "reflection", "question": "What did you see?", **answers},
        {"type": "crossword", "question": "Six letters?"},
        {"question": "Who?", "answer 1": "A", "answer 2": "B", "right 1": "perhaps"},
    ]
    path = tmp_path / "bank.csv"
    path.write_bytes(table(*rows, sign=sign))
    found = read_import(path, [])
    assert [each.kind for each in found.taken] == ["multiple-response", "ordering", "matching", "reflection"]
    assert [step["text"] for step in found.taken[1].parts["steps"]] == ["A", "B", "C"]
    assert [item["category"] for item in found.taken[2].parts["items"]] == ["In", "Out", "In"]
    assert found.taken[3].parts == {"model_answer": "A", "checklist": ["B", "C"]}
    assert [(each.place, each.why) for each in found.left] == [
        (
            "row 6",
            "“crossword” is not a type of a table: write “single choice”, “multiple response”, “ordering”, "
            "“matching” or “reflection”",
        ),
        ("row 7", "“right 1” says “perhaps”: write yes, or leave it empty"),
    ]


@settings(max_examples=30)
@given(st.lists(st.sampled_from("ab*_`[](){}<>&;#-+.!~\\1 \n\"'"), max_size=12).map("".join))
@example("1. a")
@example("- a")
@example("](javascript:x)")
@example("<b>&lt;")
@example("null")
def test_plain_words_stay_the_words_that_they_are(text: str) -> None:
    found = read_plain(text).text
    assert "".join(read_html(inline_html(found)).text.split()) == "".join(found.split())
    assert "".join(read_html(f"<p>{inline_html(found)}</p>").text.split()) == "".join(found.split())
    assert "<b" not in found
    assert "](j" not in found


def test_a_situation_keeps_its_paragraphs_and_lists() -> None:
    markup = "<p>He says:</p><ul><li>I <strong>eat</strong>.</li><li>1. No</li></ul><p># Why?</p>"
    assert blocks_html(blocks_markdown(read_html(markup).blocks)) == markup
    loose = "<div>He says:<table><tr><td>a</td><td>b</td></tr></table><script>x</script><!-- c --></div>"
    assert blocks_html(blocks_markdown(read_html(loose).blocks)) == "<p>He says:</p><p>a b</p>"
    assert read_html(loose).lost == ("table",)
