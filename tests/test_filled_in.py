"""A sheet that somebody filled in: read however a person writes it, or said to be unclear."""

from math import comb
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from course.measures.sheets.answers import read_answers
from course.measures.sheets.result import Key, KeyItem, result_of
from course.report import as_text as findings_as_text
from tests.conftest import sound
from tests.sheets import DAY, KEY


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("12 B", {12: (1,)}),
        ("12. b", {12: (1,)}),
        ("12) B.", {12: (1,)}),
        ("12B", {12: (1,)}),
        ("12 - B", {12: (1,)}),
        ("- 12: **B**", {12: (1,)}),
        ("**12** – B – she asks him", {12: (1,)}),
        ("Item 12: (B)", {12: (1,)}),
        ("12 [b]", {12: (1,)}),
        ("12 B (it asks a question)", {12: (1,)}),
        ("12 B. It asks a question", {12: (1,)}),
        ("| 12 | B |", {12: (1,)}),
        ('"12": "B",', {12: (1,)}),
        ("12\tB\r", {12: (1,)}),
        ("Q12 = B", {12: (1,)}),
        ("2 B D", {2: (1, 3)}),
        ("2 D, B", {2: (1, 3)}),
        ("2: BD", {2: (1, 3)}),
        ("2. b and d", {2: (1, 3)}),
        ("2) B & D, as both help", {2: (1, 3)}),
        ("12", {}),
        ("12 ?", {}),
        ("12 -", {}),
        ("", {}),
        ("# 12 B", {}),
        ("---", {}),
        ("12 B\n12 b", {12: (1,)}),
    ],
)
def test_an_answer_is_read_however_a_person_writes_it(line: str, given: dict[int, tuple[int, ...]]) -> None:
    answers = sound(read_answers("a.txt", f"Sheet: options-alone\n{line}", KEY))
    assert answers.given == given


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "12 F",
            "a.txt:2:1: error[answer]: item 12: “F” is not one of its letters\n       1 | sheet: options-alone\n"
            "  >    2 | 12 F\n    Write one of A and B, or the number alone where it was not answered.",
        ),
        ("12 A B", "item 12: 2 letters given, and it asks for one"),
        ("2 B", "item 2: 1 letter given, and it asks for two\n"),
        ("12 A good one", "item 12: “good” is not one of its letters"),
        ("13 A", "the sheet has no item 13; its last is 12\n"),
        ("12 A\n12 B", "item 12 is answered twice, and not alike; the first answer is on line 2\n"),
        ("I think B", "no number of an item stands in this line: “I think B”\n"),
        ("reader: a robot", "“a robot” is not a kind of reader\n"),
    ],
)
def test_says_what_cannot_be_read_and_what_would_mend_it(text: str, said: str, tmp_path: Path) -> None:
    whole = f"sheet: options-alone\n{text}\n"
    (tmp_path / "a.txt").write_text(whole, encoding="utf-8")
    _, findings = read_answers("a.txt", whole, KEY)
    assert said in findings_as_text(findings, tmp_path)


@pytest.mark.parametrize(
    ("shown", "text", "said"),
    [
        ("a.txt", "1 A", "a.txt:1:1: error[sheet]: no line says to which sheet these answers belong"),
        (
            "a.txt",
            "sheet: option alone",
            "a.txt:1:1: error[sheet]: there is no sheet “option alone”; did you mean “options-alone”?",
        ),
    ],
)
def test_says_where_it_is_not_clear_which_sheet_was_answered(shown: str, text: str, said: str, tmp_path: Path) -> None:
    answers, findings = read_answers(shown, text, KEY)
    assert answers is None
    assert findings_as_text(findings, tmp_path).startswith(said)


def test_a_file_may_say_its_sheet_by_its_name() -> None:
    answers, findings = read_answers("answers/options-alone-2.txt", "1 C", KEY)
    assert (answers and answers.sheet, answers and answers.given, findings) == ("options-alone", {1: (2,)}, [])


@settings(max_examples=25)
@given(st.lists(st.sets(st.integers(0, 4), min_size=2, max_size=2), min_size=1, max_size=12), st.integers(0, 99))
def test_a_score_counts_the_options_that_were_right_in_the_bank(chosen: list[set[int]], seed: int) -> None:
    order = tuple(sorted(range(5), key=lambda place: (place * 7 + seed) % 5))
    item = KeyItem(name="x", kind="multiple-response", fingerprint="f", order=order, right=(1, 3))
    key = Key(day=DAY, seed=seed, bank="b", sheets={"options-alone": dict.fromkeys(range(1, len(chosen) + 1), item)})
    lines = "\n".join(f"{n} {' '.join('ABCDE'[place] for place in places)}" for n, places in enumerate(chosen, 1))
    answers = sound(read_answers("options-alone.txt", lines, key))
    ((_, (score,)),) = result_of(key, [answers], DAY).scores("options-alone")
    assert score.hits == sum({order[place] for place in places} == {1, 3} for places in chosen)
    assert score.by_chance == pytest.approx(1 / comb(5, 2))
