"""Faults of shape are told in our own words, whatever pydantic calls them."""

from typing import Annotated, Literal

from pydantic import Field

from course.reading.shapes import Placed, Shape
from course.reading.tree import read_tree
from course.report import headline


class Inner(Shape):
    colour: Literal["red", "blue"] | None = None
    shades: list[Literal["light", "dark"]] = Field(default=[])


class Odd(Placed):
    code: Annotated[str, Field(pattern="^x+$")] = "x"
    inner: list[Inner] = Field(default=[])


def told(text: str) -> tuple[int, str]:
    _, (finding,) = Odd.read(read_tree("odd.yml", text)[0])
    return finding.position.line, headline(finding)


def test_a_fault_that_no_shape_of_ours_had_before() -> None:
    assert told("inner: []\ncode: y\n") == (2, "“code” cannot be read here. Compare it with a file that works.")


def test_the_values_that_may_stand_there_come_from_our_own_shape() -> None:
    assert told("inner:\n  - colour: green\n") == (
        2,
        "“green” is not a value of “colour”. Write “red” or “blue”.",
    )
    assert told("inner:\n  - colour: red\n    shades: [light, pale]\n") == (
        3,
        "“pale” is not a value of “shades”. Write “light” or “dark”.",
    )


def test_the_keys_that_are_known_come_from_our_own_shape() -> None:
    assert told("inner:\n  - color: red\n") == (
        2,
        "unknown key “color”; did you mean “colour”? The keys here are “colour” and “shades”.",
    )
