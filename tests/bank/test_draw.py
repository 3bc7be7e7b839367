"""A draw is fair, and the same number draws the same questions."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from course.bank.draw import draw, generator, shuffled

SEEDS = st.integers(0, 2**32 - 1)
MODULES = st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=4), min_size=1, max_size=12).map(
    lambda sizes: [
        {f"outcome-{o}": [f"m{m}-o{o}-q{q}" for q in range(size)] for o, size in enumerate(module)}
        for m, module in enumerate(sizes)
    ]
)


def size(module: dict[str, list[str]]) -> int:
    return sum(map(len, module.values()))


@given(MODULES, st.integers(1, 40), SEEDS)
def test_draws_as_many_as_wanted_or_there_are_and_none_twice(
    modules: list[dict[str, list[str]]], count: int, seed: int
) -> None:
    drawn = draw(modules, count, seed)
    assert len(drawn) == min(count, sum(map(size, modules)))
    assert len(set(drawn)) == len(drawn)
    assert drawn == draw(modules, count, seed)


@given(MODULES, st.integers(1, 40), SEEDS)
def test_takes_from_each_module_alike(modules: list[dict[str, list[str]]], count: int, seed: int) -> None:
    taken = Counter(name.split("-")[0] for name in draw(modules, count, seed))
    least = (
        min(taken[f"m{m}"] for m, module in enumerate(modules) if taken[f"m{m}"] < size(module))
        if any(taken[f"m{m}"] < size(module) for m, module in enumerate(modules))
        else max(taken.values(), default=0)
    )
    assert max(taken.values(), default=0) <= least + 1


@given(MODULES, st.integers(1, 40), SEEDS)
def test_lets_the_outcomes_of_a_module_take_turns(modules: list[dict[str, list[str]]], count: int, seed: int) -> None:
    taken = Counter(name.rsplit("-", 1)[0] for name in draw(modules, count, seed))
    for m, module in enumerate(modules):
        counts = {o: taken[f"m{m}-o{o}"] for o in range(len(module))}
        for o, names in enumerate(module.values()):
            if counts[o] < len(names):  # it could have given more, so no other may be two ahead
                assert max(counts.values()) <= counts[o] + 1


def test_draws_differ() -> None:
    modules = [{"a": [f"{m}-a{q}" for q in range(6)], "b": [f"{m}-b{q}" for q in range(6)]} for m in range(12)]
    assert len({tuple(draw(modules, 24, seed)) for seed in range(200)}) == 200


def test_every_question_has_its_chance() -> None:
    modules = [{"a": [f"{m}-a{q}" for q in range(5)], "b": [f"{m}-b{q}" for q in range(4)]} for m in range(3)]
    counted = Counter(name for seed in range(900) for name in draw(modules, 6, seed))
    # Six of 27, 900 times: an outcome of four gives each of its questions the same share as one of five, near enough.
    assert len(counted) == 27
    assert 150 < min(counted.values()) <= max(counted.values()) < 260


@given(SEEDS, st.integers(1, 1000))
def test_numbers_stay_below_what_is_asked_for(seed: int, below: int) -> None:
    pick = generator(seed)
    assert all(0 <= pick(below) < below for _ in range(20))


@given(st.lists(st.integers()), SEEDS)
def test_shuffling_keeps_every_value(values: list[int], seed: int) -> None:
    assert sorted(shuffled(values, generator(seed))) == sorted(values)
