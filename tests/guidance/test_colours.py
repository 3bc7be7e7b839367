"""`colours:` of `course.yml`: what a course may choose, and what nobody could read."""

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from course.guidance import colours
from course.guidance.colours import Colours, contrast
from course.guidance.settings import CourseSettings, load_settings
from course.reading.tree import read_tree
from course.report import as_text, headline
from course.site.joined import joined
from course.site.personal import coloured
from tests.conftest import write_files

STYLE = joined("assets/course.css")
CHOOSE = "Choose a darker one, or a lighter one, so that all can read it."


def read(root: Path, *lines: str) -> tuple[CourseSettings, list[str]]:
    text = "colours:\n" + "".join(f"  {line}\n" for line in lines)
    settings, findings = load_settings(write_files(root, {"course.yml": text}))
    return settings, [f"{found.position}: [{found.rule}] {headline(found)}" for found in findings]


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#17605a", "#17605a", 1)]
)
def test_contrast_is_what_wcag_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_what_a_course_did_not_choose_is_as_the_theme_has_it() -> None:
    assert coloured(STYLE, CourseSettings()) == STYLE
    assert Colours(brand=colours.BRAND, brand_dark=colours.BRAND_DARK.upper()) == Colours()


def test_the_colours_here_are_those_of_the_theme() -> None:
    """Each declaration that a setting replaces stands there once; each ground is what the theme has."""
    light, dark, _ = re.split(r"^@media (?:screen|print) \{", STYLE, maxsplit=2, flags=re.MULTILINE)
    for before, _ in Colours(brand="#000000", brand_dark="#ffffff", paper="#ffffff").chosen():
        assert STYLE.count(before) == 1
    names = ("--card", "--tint", "--honey", "--good-tint", "--bad-tint")
    assert [_value(light, name) for name in names] == list(colours.GROUNDS.values())
    assert [_value(dark, name) for name in ("--paper", *names)] == list(colours.GROUNDS_DARK.values())
    texts = ("--ink", "--soft", "--warm", "--good", "--bad", "--edge")
    assert [_value(light, name) for name in texts] == [*colours.TEXTS.values(), *colours.EDGES.values()]
    assert (_value(light, "--on-brand"), _value(dark, "--on-brand")) == (colours.ON_BRAND, colours.ON_BRAND_DARK)


def _value(style: str, name: str) -> str:
    found = re.search(rf"{name}: (#\w+);", style)
    assert found is not None, name
    return "#" + "".join(2 * sign for sign in found[1][1:]) if len(found[1]) == 4 else found[1]


def test_what_the_theme_has_can_be_read() -> None:
    every = Colours(brand=colours.BRAND, brand_dark=colours.BRAND_DARK, paper=colours.PAPER)
    settings, _ = CourseSettings.read(read_tree("course.yml", "id: one\n")[0])
    assert settings is not None
    assert list(colours.colour_faults(every, settings)) == []


def test_chosen_colours_reach_the_styles(tmp_path: Path) -> None:
    settings, said = read(tmp_path, 'brand: "#1F3A93"', 'brand_dark: "#a9c1ff"', 'paper: "#ffffff"')
    assert said == []
    style = coloured(STYLE, settings)
    assert "--paper: #ffffff; --card" in style
    assert "--brand: #1f3a93; --deep: #162967; --on-brand: #fff;" in style
    assert "--brand: #a9c1ff; --deep: #c3d4ff; --on-brand: #0e2321;" in style
    assert "--brand: #000; --deep: #000;" in style  # on paper


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            'brand: "#2e9e94"',
            "[contrast] #2e9e94 and the colour of what is wrong, #fbe8e2, have a contrast of 2.75; the least is 4.5. "
            + CHOOSE,
        ),
        (
            'brand_dark: "#17605a"',
            "[contrast] #17605a and the colour of marked words, #40361e, have a contrast of 1.61; the least is 4.5. "
            + CHOOSE,
        ),
        (
            'paper: "#c0b090"',
            "[contrast] #c0b090 and the colour of warm words, #a34522, have a contrast of 2.87; the least is 4.5. "
            + CHOOSE,
        ),
        (
            "brand: teal",
            "[bad-colour] “brand”: “teal” is not a colour. Write six digits after “#”, in quotes, for example "
            '`"#17605a"`.',
        ),
    ],
)
def test_what_cannot_be_read_is_told(line: str, words: str, tmp_path: Path) -> None:
    assert read(tmp_path, line)[1] == [f"course.yml:2:3: {words}"]


def test_a_colour_without_quotes_is_a_remark_to_yaml(tmp_path: Path) -> None:
    (finding,) = load_settings(write_files(tmp_path, {"course.yml": "colours:\n  brand: #17605a\n"}))[1]
    assert finding.position.line == 2
    assert as_text([finding], tmp_path)


@given(st.integers(0, 0xFFFFFF))
def test_a_brand_that_nothing_is_said_of_can_be_read_also_where_it_is_pointed_at(number: int) -> None:
    chosen = Colours(brand=f"#{number:06x}", brand_dark=f"#{number:06x}")
    light, dark = {*colours.GROUNDS.values(), colours.PAPER}, {*colours.GROUNDS_DARK.values(), colours.ON_BRAND_DARK}
    for brand, deep, grounds in ((chosen.brand, chosen.deep, light), (chosen.brand_dark, chosen.deep_dark, dark)):
        if all(contrast(brand, ground) >= colours.OF_TEXT for ground in grounds):
            assert all(contrast(deep, ground) >= colours.OF_TEXT for ground in grounds)
