"""What a plan needs in the room."""

from pathlib import Path

import pytest

from course.sessions.kit import Kit, kit_of
from tests.sessions.test_load import read


@pytest.mark.parametrize(
    ("index", "kit"),
    [
        (0, Kit(True, ("notice-change-1", "pass-it-on-2"), (), False, ("small",), ("pens",))),
        (1, Kit(True, (), ("plate",), False, ("small",), ())),
        (2, Kit(True, ("notice-change-1", "pass-it-on-2"), (), True, ("small",), ("pens", "paper"))),
    ],
)
def test_is_gathered_from_its_activities_each_thing_once(tmp_path: Path, index: int, kit: Kit) -> None:
    session = read(tmp_path)
    assert kit_of(session, session.plans[index]) == kit


def test_a_plan_with_nothing_to_read_needs_no_handout(tmp_path: Path) -> None:
    session = read(tmp_path)
    plan = session.plans[0].model_copy(update={"activities": session.plans[0].activities[::3]})
    assert kit_of(session, plan) == Kit(False, (), (), False, ("small",), ())
