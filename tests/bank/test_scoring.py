"""How points are given: the table of question types, worked out by hand and by hypothesis."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from course.bank.scoring import Scoring, all_or_nothing, neighbouring_pairs, right_minus_wrong, share_right
from course.bank.types import TYPES

KEYS = st.sets(st.integers(0, 7), min_size=1)
PICKS = st.sets(st.integers(0, 7))
ORDERS = st.integers(2, 9).flatmap(lambda count: st.permutations(range(count)))


def test_the_table_of_types() -> None:
    assert {name: row.scoring for name, row in TYPES.items()} == {
        "single-choice": Scoring.ALL_OR_NOTHING,
        "multiple-response": Scoring.RIGHT_MINUS_WRONG,
        "ordering": Scoring.NEIGHBOURING_PAIRS,
        "matching": Scoring.SHARE_RIGHT,
        "gap-select": Scoring.SHARE_RIGHT,
        "reflection": None,
    }


def test_a_type_is_scored_where_the_table_says_how() -> None:
    assert all(row.model.scored == (row.scoring is not None) for row in TYPES.values())


@pytest.mark.parametrize(
    ("picked", "points"),
    [
        (set(), Fraction(0)),
        ({0}, Fraction(1, 2)),
        ({0, 1}, Fraction(1)),
        ({0, 2}, Fraction(0)),
        ({0, 1, 2}, Fraction(1, 2)),
        ({0, 1, 2, 3}, Fraction(0)),
        ({2, 3}, Fraction(0)),
    ],
)
def test_a_wrong_pick_costs_what_a_right_one_gives(picked: set[int], points: Fraction) -> None:
    assert right_minus_wrong({0, 1}, picked) == points


@pytest.mark.parametrize(
    ("order", "points"),
    [
        ([0, 1, 2, 3], Fraction(1)),
        ([3, 2, 1, 0], Fraction(0)),
        ([1, 2, 3, 0], Fraction(2, 3)),
        ([0, 2, 1, 3], Fraction(0)),
        ([2, 3, 0, 1], Fraction(2, 3)),
        ([0, 1], Fraction(1)),
        ([1, 0], Fraction(0)),
    ],
)
def test_neighbours_that_follow_each_other_count(order: list[int], points: Fraction) -> None:
    assert neighbouring_pairs(order) == points


@pytest.mark.parametrize(
    ("given_", "points"), [([0, 1, 1], Fraction(1)), ([0, None, 0], Fraction(1, 3)), ([None, None, None], Fraction(0))]
)
def test_each_item_or_gap_counts_alone(given_: list[int | None], points: Fraction) -> None:
    assert share_right([0, 1, 1], given_) == points


def test_an_answer_too_few_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="shorter"):
        share_right([0, 1], [0])


@given(KEYS, PICKS)
def test_points_for_picks_lie_between_none_and_all(key: set[int], picked: set[int]) -> None:
    assert 0 <= right_minus_wrong(key, picked) <= 1
    assert all_or_nothing(key, picked) in {0, 1}
    assert (right_minus_wrong(key, picked) == 1) == (all_or_nothing(key, picked) == 1) == (picked == key)


@given(KEYS, PICKS, st.integers(0, 7))
def test_one_more_right_pick_never_costs(key: set[int], picked: set[int], more: int) -> None:
    before, after = right_minus_wrong(key, picked), right_minus_wrong(key, picked | {more})
    assert after >= before if more in key else after <= before


@given(ORDERS)
def test_only_the_right_order_gets_all_points(order: list[int]) -> None:
    assert 0 <= neighbouring_pairs(order) <= 1
    assert (neighbouring_pairs(order) == 1) == (order == sorted(order))


@given(ORDERS, st.integers(1, 8))
def test_a_block_moved_as_a_whole_keeps_most_points(order: list[int], start: int) -> None:
    right = sorted(order)
    moved = right[start:] + right[:start]
    cut = 1 if 0 < start < len(right) else 0
    assert neighbouring_pairs(moved) == Fraction(len(right) - 1 - cut, len(right) - 1)


@given(st.lists(st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3)), min_size=1, max_size=8))
def test_points_for_items_are_the_share_that_is_right(pairs: list[tuple[int, int | None]]) -> None:
    key, answers = [right for right, _ in pairs], [answer for _, answer in pairs]
    assert share_right(key, key) == 1
    assert share_right(key, answers) == Fraction(sum(right == answer for right, answer in pairs), len(pairs))
