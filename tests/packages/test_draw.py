"""The player draws what paper draws. Its own script runs in Node, without a browser."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from course.bank.draw import Drawable, draw
from course.course import Course
from course.site.bank_table import drawables
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
        (("kin", "topic", "kept", "safe", "plain"), "kin"),  # its family, about safety or not
        (("topic", "kept", "safe", "plain"), "kept"),  # its topic, and kept for the check
        (("topic", "safe", "plain"), "topic"),
        (("safe", "plain"), "safe"),  # of its module
        (("plain",), "missed"),  # the same: there is no other about safety
    ],
)
def test_asks_once_more_what_is_nearest(node: Node, left: tuple[str, ...], comes: str) -> None:
    every = {
        "missed": Drawable("missed", "o", "f", critical=True),
        "asked": Drawable("asked", "o", "f", critical=True),
        "kin": Drawable("kin", "other", "f"),
        "topic": Drawable("topic", "o", critical=True),
        "kept": Drawable("kept", "o", kept=True, critical=True),
        "safe": Drawable("safe", "other", "g", kept=True, critical=True),
        "plain": Drawable("plain", "o", kept=True),
    }
    told = [asdict(every[name]) for name in ("missed", "asked", *left)]
    for seed in range(20):
        assert node.ask("instead", [told, "missed", ["asked", "missed"], seed]) == comes
