"""The table of question types: every table that goes by type is held against it, in Python when it is imported."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest

import course
from course.bank.types import TYPES, by_type, held_by
from course.bank.types.common import ScoredQuestion

SOURCE = Path(course.__file__).parent
# Where scripts have something for each type, what that is called there, and who it is.
TABLES = [
    ("site/theme/assets/kinds.js", "kinds", held_by("player")),
    ("site/theme/assets/given.js", "answers", held_by("player")),
    ("site/theme/assets/room-questions.js", "readers", held_by("room")),
    ("packages/formats/scorm/shell/record.js", "TOLD", {row.scorm for row in TYPES.values() if row.scorm}),
]


def keys_of(script: str, name: str) -> set[str]:
    """Return the names in an object that a script holds as a constant: those of its own, not of what is in them."""
    found = re.search(rf"^(?P<in> *)const {name} = {{(?P<all>.*?)(?:^(?P=in))?}};$", script, re.DOTALL | re.MULTILINE)
    assert found is not None, f"there is no “{name}”"
    own = rf"^{found['in']}  " if "\n" in found["all"] else r"(?:^|,) *"
    return {quoted or plain for quoted, plain in re.findall(own + r'(?:"([\w-]+)"|(\w+))(?=[:,(])', found["all"], re.M)}


@pytest.mark.parametrize(("path", "name", "types"), TABLES)
def test_scripts_have_something_for_each_type(path: str, name: str, types: set[str]) -> None:
    assert keys_of((SOURCE / path).read_text(encoding="utf-8"), name) == types


@pytest.mark.parametrize(
    ("script", "keys"),
    [
        (
            "  const a = {\n    one,\n    two(form) {\n      const four = { five: 5 };\n    },\n    'x': 3,\n  };",
            {"one", "two"},
        ),
        ('const a = { one: 1, "two-three": 2 };', {"one", "two-three"}),
    ],
)
def test_the_names_in_a_script_are_found(script: str, keys: set[str]) -> None:
    assert keys_of(script, "a") == keys


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({name: 1 for name in TYPES if name != "matching"}, "matching"),
        ({**dict.fromkeys(TYPES, 1), "no-such-type": 1}, "no-such-type"),
    ],
)
def test_a_table_without_a_type_or_with_one_too_many_cannot_be_made(table: Mapping[str, int], named: str) -> None:
    with pytest.raises(NotImplementedError) as caught:
        by_type("page", dict(table))
    assert str(caught.value) == (
        f"“page” and the table of types disagree about {named}: "
        "write it, or say in `left_out` of its row why it cannot be held"
    )


def test_who_leaves_a_type_out_must_not_have_it() -> None:
    assert "ordering" not in held_by("gift")
    with pytest.raises(NotImplementedError, match=r"disagree about .*ordering"):
        by_type("gift", dict.fromkeys(TYPES, 1))


def test_a_model_that_says_too_little_is_noticed() -> None:
    class Silent(ScoredQuestion):
        type: Literal["silent"]

    assert Silent.__abstractmethods__ == {"asked", "key", "key_in_words", "reasons"}
