"""The player draws what paper draws. Its own script runs in Node, without a browser."""

from dataclasses import asdict
from typing import Any

import pytest

from course.bank.draw import Drawable, draw
from course.course import Course
from course.site.bank_table import drawables, draws
from tests.packages.node import Node

# Twelve questions in three modules: enough for every branch, and quick.
SMALL = tuple(
    tuple(Drawable(f"{m}-{q}", f"o{q % 2}", f"f{m}" if q in (1, 2) else "", q in (0, 2), q in (0, 3)) for q in range(4))
    for m in range(3)
)


def test_draws_the_same_over_10_000_seeds(node: Node) -> None:
    told = [[asdict(question) for question in module] for module in SMALL]
    for critical in ((2, 3), None):
        seeds = [seed * 429_497 % 2**32 for seed in range(5_000)]
        drawn_by_script = node.ask("draw", [told, 6, seeds, critical])
        assert drawn_by_script == [draw(SMALL, 6, seed, critical) for seed in seeds]


def test_draws_the_same_from_the_whole_bank(node: Node, course: Course) -> None:
    assert course.final_check is not None
    modules = drawables(course.pages.values(), course.bank)
    told = [[asdict(question) for question in module] for module in modules]
    seeds = [0, 1, 2026, 2**32 - 1, *range(3, 300)]
    rules = course.final_check
    drawn_by_script = node.ask("draw", [told, rules.questions, seeds, rules.critical])
    assert drawn_by_script == [draw(modules, rules.questions, seed, rules.critical) for seed in seeds]


@pytest.mark.parametrize(
    ("left", "comes"),
    [
        (("kin", "same", "topic", "kept", "safe", "calm", "far", "away"), "kin"),  # its family, with another answer
        (("same", "topic", "kept", "safe", "calm", "far", "away"), "kept"),  # its topic, and kept for the check
        (("same", "topic", "safe", "calm", "far", "away"), "topic"),
        (("same", "safe", "calm", "far", "away"), "safe"),  # of its module
        (("same", "calm", "far", "away"), "far"),  # of another one, and kept for the check
        (("same", "calm", "away"), "away"),
        (("same", "calm"), "same"),
        (("calm", "plain"), "missed"),  # the same: there is no other about safety
    ],
)
def test_asks_once_more_what_is_nearest_of_those_about_safety(node: Node, left: tuple[str, ...], comes: str) -> None:
    every = {
        "missed": Drawable("missed", "o", "f", critical=True),
        "asked": Drawable("asked", "o", "f", critical=True),
        "kin": Drawable("kin", "other", "f", critical=True),
        "same": Drawable("same", "o", "f", kept=True, critical=True),  # the same wrong choice would get it right
        "calm": Drawable("calm", "o", "f", kept=True),
        "topic": Drawable("topic", "o", critical=True),
        "kept": Drawable("kept", "o", kept=True, critical=True),
        "safe": Drawable("safe", "other", "g", kept=True, critical=True),
        "plain": Drawable("plain", "o", kept=True),
        "far": Drawable("far", "o", kept=True, critical=True),
        "away": Drawable("away", "o", critical=True),
    }
    modules: list[list[dict[str, Any]]] = [[], []]
    for name in ("missed", "asked", *left):
        modules[name in ("far", "away")].append(asdict(every[name]))
    asks = [["missed", ["asked", "missed"], seed, ["same"]] for seed in range(20)]
    assert node.ask("instead", [modules, asks]) == [comes] * 20


def test_who_misses_a_question_about_safety_is_asked_about_safety_and_does_not_pass_with_the_same_choice(
    node: Node, course: Course
) -> None:
    assert course.final_check is not None
    pages, of = course.pages.values(), {question.id: question for _, question in course.bank.questions()}
    asks: list[tuple[str, list[str], int, list[str]]] = []
    for seed, names in enumerate(draws(pages, course.bank, course.final_check, 100)):
        for missed in (of[name] for name in names if of[name].critical):
            kin = [other for other in of.values() if missed.family and other.family == missed.family]
            wrong = {index for other in kin for index in other.key} - {*missed.key} or {-1}
            for choice in wrong:
                asks.append((missed.id, names, seed, [other.id for other in kin if other.key == [choice]]))
    # Each that only the check shows is among them.
    assert {name for name, question in of.items() if question.critical and question.is_kept} <= {ask[0] for ask in asks}
    modules = [[asdict(question) for question in module] for module in drawables(pages, course.bank)]
    for (missed_id, names, _, same), comes in zip(asks, node.ask("instead", [modules, asks]), strict=True):
        assert of[comes].critical, (missed_id, comes)
        assert comes not in {*names, *same}, (missed_id, comes)
        fitting = {
            other.id
            for other in of.values()
            if other.family == of[missed_id].family != "" and other.critical and other.id not in {*names, *same}
        }
        assert not fitting or comes in fitting, (missed_id, comes)
