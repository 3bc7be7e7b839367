from datetime import date

import pytest

from course.reading.english import day, did_you_mean, listed, part_of, plural


@pytest.mark.parametrize(
    ("names", "english"),
    [([], ""), (["a"], "“a”"), (["a", "b"], "“a” and “b”"), (["a", "b", "c"], "“a”, “b” and “c”")],
)
def test_names_are_listed_as_people_list_them(names: list[str], english: str) -> None:
    assert listed(names) == english


@pytest.mark.parametrize(
    ("whole", "english"), [("Small signs", "Small signs: your time"), ("Who decides?", "Who decides? Your time")]
)
def test_no_colon_follows_a_question(whole: str, english: str) -> None:
    assert part_of(whole, "your time") == english


def test_a_choice_is_listed_with_or() -> None:
    assert listed(["a", "b", "c"], "or") == "“a”, “b” or “c”"


def test_the_nearest_name_is_guessed() -> None:
    assert did_you_mean("feedbak", ["feedback", "text"]) == "; did you mean “feedback”?"


def test_nothing_is_guessed_where_nothing_is_near() -> None:
    assert did_you_mean("zzz", ["feedback", "text"]) == ""


@pytest.mark.parametrize(("month", "name"), [(1, "January"), (5, "May"), (12, "December")])
def test_a_day_is_written_as_in_the_uk(month: int, name: str) -> None:
    assert day(date(2026, month, 3)) == f"3 {name} 2026"


@pytest.mark.parametrize(("count", "said"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (1200, "1,200 files")])
def test_counts_have_their_nouns(count: int, said: str) -> None:
    assert plural(count, "file") == said
