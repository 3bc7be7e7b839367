"""What can be guessed by who understands nothing: the robots, and what an author is told of a file that they guess."""

import random
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from course.bank.quiz import load_bank
from course.checks.items import Level
from course.checks.items.guessed import _above_chance, learned_looks
from course.checks.writing import check_bank
from course.measures.item import DECISION, GAP, Item
from course.measures.robots import echo, learned
from course.measures.robots.picks import Pick, Score, score
from course.report import as_text
from tests.checks.items.test_bank import balanced
from tests.conftest import write_files

BAD = Path(__file__).parents[2] / "fixtures" / "bad-guessed"
# What the learned robot learns from.
OTHERS = "others"
NAMES = sorted(path.stem for path in BAD.glob("*.yml") if path.stem != OTHERS)


def told(root: Path, files: Mapping[str, bytes], rule: str) -> str:
    write_files(root, {f"quizzes/{name}.yml": text for name, text in files.items()})
    bank, faults = load_bank(root)
    assert not faults
    return as_text([found for found in check_bank(bank) if found.rule in {rule, "unused-waiver"}], root)


def broken(name: str) -> dict[str, bytes]:
    return {each: (BAD / f"{each}.yml").read_bytes() for each in (OTHERS, name)}


@pytest.mark.parametrize("name", NAMES)
def test_says_which_file_can_be_guessed_and_what_would_mend_it(name: str, tmp_path: Path) -> None:
    assert told(tmp_path, broken(name), name) + "\n" == (BAD / f"{name}.txt").read_text(encoding="utf-8")


def test_each_rule_has_its_broken_file() -> None:
    assert NAMES == ["echo", "learned-looks"]


@pytest.mark.parametrize("name", NAMES)
def test_a_waiver_stands_at_the_head_of_the_file(name: str, tmp_path: Path) -> None:
    reason = "the questions of this module are still to be rewritten, and this is known"
    waived = (
        (BAD / f"{name}.yml").read_bytes().replace(b"questions:", f"waivers:\n  {name}: {reason}\nquestions:".encode())
    )
    assert f"bad/{name}" not in told(tmp_path, {**broken(name), name: waived}, name)
    assert f"quizzes/{name}.yml" not in told(tmp_path, {**broken(name), name: waived}, name)


def test_a_waiver_that_no_file_needs_is_a_fault(tmp_path: Path) -> None:
    reason = b"waivers:\n  echo: the questions of this module are still to be rewritten, and this is known\nquestions:"
    files = {**broken("echo"), OTHERS: (BAD / f"{OTHERS}.yml").read_bytes().replace(b"questions:", reason)}
    assert (
        "quizzes/others.yml:4:3: error[unused-waiver]: the waiver of “echo” no longer applies: the rule has nothing to "
        "say about this file as a whole\n"
    ) in told(tmp_path, files, "none")


def test_a_waiver_may_stay_while_it_is_not_clear_that_the_file_is_mended() -> None:
    """One file in twenty is above the limit by chance: that is no warning, and no reason to take a waiver away."""

    def made(name: str, hits: int) -> list[Pick]:
        items = [Item("", ("a", "b"), frozenset({0}), source=name)] * 20
        return [Pick(item, int(number >= hits)) for number, item in enumerate(items)]

    files = {name: made(name, hits) for name, hits in (("sure", 18), ("unclear", 15), ("mended", 12))}
    assert {(sign.file, sign.level) for sign in _above_chance(files, "a robot")} == {("sure", None), ("unclear", "N")}


def files_of(items: list[Item], count: int) -> list[Item]:
    return [replace(item, source=f"file-{number % count}") for number, item in enumerate(items)]


def test_neither_robot_is_above_chance_where_words_say_nothing() -> None:
    items = files_of(balanced(1000), 10)
    for picks in (learned.picks(items), echo.picks(items)):
        assert len(picks) == 1000
        assert score(picks).p > 0.05
        assert [sign for sign in learned_looks(items) if sign.level is not Level.NOTE] == []


def with_ask(count: int, rate: float = 1.0) -> list[Item]:
    """A bank in which right options say “ask”, as often as it is said."""
    dice = random.Random(3)
    return [
        replace(
            item,
            options=tuple(
                f"ask {o}" if i == item.key and dice.random() < rate else o for i, o in enumerate(item.options)
            ),
        )
        for item in balanced(count)
    ]


def test_the_learned_robot_knows_words_of_right_answers_from_other_files_only() -> None:
    items = with_ask(40)
    assert learned.picks(items) == []  # all in one file: nothing was learned
    assert score(learned.picks(files_of(items, 2))).hits == 40
    # Only the second file says “ask”: nobody taught the robot that, and the first has nothing to be known by.
    apart = [*files_of(balanced(20), 1), *(replace(item, source="b") for item in items[20:])]
    assert score(learned.picks(apart)).share < 0.6


def test_the_learned_robot_learns_each_kind_from_its_own() -> None:
    choices, gaps = files_of(with_ask(40), 2), [replace(item, kind=GAP) for item in files_of(balanced(40), 2)]
    alone = learned.picks(gaps)
    assert [pick for pick in learned.picks([*choices, *gaps]) if pick.item.kind == GAP] == alone


@pytest.mark.parametrize("robot", [learned, echo])
def test_no_robot_looks_at_the_key_of_what_it_is_asked(robot: object) -> None:
    items = files_of(with_ask(40), 2)
    turned = [replace(item, keys=frozenset({0})) if item.source == "file-0" else item for item in items]
    picked = [[pick.option for pick in robot.picks(each) if pick.item.source == "file-0"] for each in (items, turned)]  # type: ignore[attr-defined]
    assert picked[0] == picked[1]


@pytest.mark.parametrize("robot", [learned, echo])
@given(seed=st.integers(0, 10_000))
def test_neither_the_order_of_items_nor_that_of_options_matters(robot: object, seed: int) -> None:
    dice = random.Random(seed)
    items = files_of(with_ask(24, 0.5), 3)
    mixed = []
    for item in dice.sample(items, len(items)):
        order = dice.sample(range(4), 4)
        key = frozenset({order.index(min(item.keys))})
        mixed.append(replace(item, options=tuple(item.options[i] for i in order), keys=key))
    chosen = [{pick.item.id: pick.item.options[pick.option] for pick in robot.picks(each)} for each in (items, mixed)]  # type: ignore[attr-defined]
    assert chosen[0] == chosen[1]


def test_the_echo_robot_takes_the_words_of_the_situation() -> None:
    item = Item(
        "What do you say?", ("Nice hat", "Nice kettle", "Nice lamp"), frozenset({0}), "Ann shows you her kettles."
    )
    assert [pick.option for pick in echo.picks([item, replace(item, kind=DECISION)])] == [1, 1]


def test_the_words_that_tell_most_are_those_of_right_answers_alone_or_of_wrong_ones_alone() -> None:
    told = learned.most_telling(with_ask(40), 10)
    assert (told[0].word, told[0].right, told[0].wrong) == ("ask", 40, 0)
    assert len(told) == 10
    assert all(one != other for one, other in pairwise(told))


def test_a_score_stands_beside_what_guessing_gets() -> None:
    found = Score(9, (0.5,) * 4 + (0.25,) * 8)
    assert found.in_words() == "9 of 12 right, 75% (95%: 47% to 91%); guessing gets 33%"
    assert Score(12, (0.25,) * 12).p_in_words == "p < 0.0001"
    assert found.p_in_words == "p = 0.0029"
