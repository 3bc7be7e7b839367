"""A draw is fair, and the same number draws the same questions; packages/test_draw.py holds the player against it."""

from collections import Counter

from hypothesis import given, strategies as st

from course.bank.draw import Drawable, draw, generator, shuffled
from course.course import Course
from course.site.bank_table import drawn

SEEDS = st.integers(0, 2**32 - 1)
Modules = list[list[Drawable]]


def named(module: int, outcome: int, number: int) -> Drawable:
    return Drawable(f"m{module}-o{outcome}-q{number}", f"m{module}-o{outcome}")


PLAIN = st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=4), min_size=1, max_size=12).map(
    lambda sizes: [
        [named(m, o, q) for o, size in enumerate(module) for q in range(size)] for m, module in enumerate(sizes)
    ]
)


@st.composite
def mixed(pick: st.DrawFn) -> Modules:
    """Modules in which some questions are about safety, some kept for the check, some of one family."""
    flag = st.booleans()
    return [
        [
            Drawable(
                f"m{m}-q{q}",
                f"m{m}-o{pick(st.integers(0, 2))}",
                pick(st.sampled_from(["", f"m{m}-f0", f"m{m}-f1"])),
                pick(flag),
                pick(flag),
            )
            for q in range(pick(st.integers(0, 7)))
        ]
        for m in range(pick(st.integers(1, 6)))
    ]


@given(st.one_of(PLAIN, mixed()), st.integers(1, 40), SEEDS)
def test_draws_as_many_as_wanted_or_there_are_and_none_twice(modules: Modules, count: int, seed: int) -> None:
    names = draw(modules, count, seed)
    assert len(names) == min(count, sum(map(len, modules)))
    assert len(set(names)) == len(names)
    assert names == draw(modules, count, seed)


@given(st.one_of(PLAIN, mixed()), st.integers(1, 40), SEEDS)
def test_takes_from_each_module_alike(modules: Modules, count: int, seed: int) -> None:
    taken = Counter(name.split("-")[0] for name in draw(modules, count, seed, (2, 3)))
    least = (
        min(taken[f"m{m}"] for m, module in enumerate(modules) if taken[f"m{m}"] < len(module))
        if any(taken[f"m{m}"] < len(module) for m, module in enumerate(modules))
        else max(taken.values(), default=0)
    )
    assert max(taken.values(), default=0) <= least + 1


@given(PLAIN, st.integers(1, 40), SEEDS)
def test_lets_the_outcomes_of_a_module_take_turns(modules: Modules, count: int, seed: int) -> None:
    names = set(draw(modules, count, seed))
    for module in modules:
        there = Counter(question.outcome for question in module)
        counts = Counter(question.outcome for question in module if question.id in names)
        for outcome, size in there.items():
            if counts[outcome] < size:  # it could have given more, so no other may be two ahead
                assert max(counts.values(), default=0) <= counts[outcome] + 1


@given(mixed(), st.integers(1, 24), SEEDS, st.integers(0, 8), st.integers(0, 3))
def test_has_as_many_about_safety_as_the_rules_say_as_far_as_it_can(
    modules: Modules, count: int, seed: int, least: int, more: int
) -> None:
    critical = {question.id for module in modules for question in module if question.critical}
    names = draw(modules, count, seed, (least, least + more))
    found = len(critical.intersection(names))
    per_module = Counter(name.split("-")[0] for name in names)
    can = must = 0
    for m, module in enumerate(modules):
        safe = sum(question.critical for question in module)
        can += min(per_module[f"m{m}"], safe)
        must += max(0, per_module[f"m{m}"] - (len(module) - safe))
    assert max(must, min(can, least)) <= found <= max(must, least + more)


@given(mixed(), st.integers(1, 24), SEEDS)
def test_takes_what_is_kept_for_it_first_and_no_family_twice_until_all_are_used(
    modules: Modules, count: int, seed: int
) -> None:
    names = set(draw(modules, count, seed))
    for module in modules:
        taken = [question for question in module if question.id in names]
        left = [question for question in module if question.id not in names]
        families = Counter(question.family for question in taken if question.family)
        unmet = [question for question in left if not question.family or not families[question.family]]
        if unmet:
            assert max(families.values(), default=0) <= 1
        if any(question.kept for question in unmet):
            # Only in the place of one of its own kind: another one that is kept.
            assert all(question.kept for question in taken)


def test_what_is_kept_about_safety_is_not_left_out_for_want_of_turns() -> None:
    """One module keeps a safety question, and it is the one that gives the only one of the draw."""
    ordinary = [[Drawable(f"{m}-{q}", "o", critical=q < 2) for q in range(6)] for m in range(5)]
    keeps = [Drawable("kept", "o", kept=True, critical=True), *(Drawable(f"k{q}", "o") for q in range(4))]
    for seed in range(50):
        assert "kept" in draw([*ordinary, keeps], 12, seed, (1, 1))


def test_draws_differ() -> None:
    modules = [[named(m, o, q) for o in range(2) for q in range(6)] for m in range(12)]
    assert len({tuple(draw(modules, 24, seed)) for seed in range(200)}) == 200


def test_every_question_has_its_chance() -> None:
    modules = [[named(m, o, q) for o, size in ((0, 5), (1, 4)) for q in range(size)] for m in range(3)]
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


class TestOfTheCourse:
    def test_has_six_or_seven_about_safety_two_a_module_and_all_that_is_kept_as_far_as_there_is_room(
        self, course: Course
    ) -> None:
        assert course.final_check is not None
        of = {question.id: (file.name, question) for file, question in course.bank.questions()}
        kept = Counter(name for name, question in of.values() if question.is_kept)
        safe = set()
        for seed in range(100):
            names = [of[name] for name in drawn(course.pages.values(), course.bank, course.final_check, seed)]
            safe.add(sum(question.critical for _, question in names))
            assert set(Counter(name for name, _ in names).values()) == {2}
            # What is kept comes first. Where a module keeps nothing about safety, such a question may take a place.
            asked = sum(question.is_kept for _, question in names)
            assert asked >= sum(min(2, count) for count in kept.values()) - 2
            families = Counter(question.family for _, question in names if question.family)
            assert max(families.values(), default=0) <= 1
        assert safe == {6, 7}
