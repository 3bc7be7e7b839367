"""The map of a scenario: everything is on it, nothing over anything else, and a list says the same."""

import re
import xml.etree.ElementTree as etree
from itertools import combinations, pairwise
from pathlib import Path

from hypothesis import given, strategies as st

from course.course import Course
from course.scenarios.graph import Graph
from course.scenarios.scenario import Scenario
from course.site.scenarios.drawing import as_svg, draw, spread
from tests.checks.test_scenarios import as_scenario
from tests.conftest import write_course
from tests.scenarios.test_graph import graphs
from tests.site.rendering import page, words
from tests.small_story import STORY, parsed_scenario, scenario

MAP = "# Map\n\n/// scenario-map | plate\n///\n"


def boxes(drawing: etree.Element) -> list[tuple[float, float, float, float]]:
    return [
        (float(box.get("x", "")), float(box.get("y", "")), float(box.get("width", "")), float(box.get("height", "")))
        for box in drawing.iter("rect")
    ]


def lines(drawing: etree.Element) -> list[str]:
    return [" ".join(line.text or "" for line in text) for text in drawing.iter("text")]


def small() -> Scenario:
    found, _ = parsed_scenario("quizzes/scenarios/plate.yml", scenario().encode())
    assert found is not None
    return found


@given(graphs(), st.data())
def test_nothing_lies_over_anything_else_or_outside(graph: Graph, data: st.DataObject) -> None:
    drawing = draw(as_scenario(graph, data))
    found = boxes(drawing)
    assert len(found) == len(graph.steps) + graph.edges + len(graph.endings)
    for (x, y, width, height), (a, b, wide, high) in combinations(found, 2):
        assert x + width <= a or a + wide <= x or y + height <= b or b + high <= y
    assert all(
        x >= 0
        and y >= 0
        and x + width <= float(drawing.get("width", ""))
        and y + height <= float(drawing.get("height", ""))
        for x, y, width, height in found
    )


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=12), st.data())
def test_neighbours_make_room_and_keep_their_order(wanted: list[float], data: st.DataObject) -> None:
    wanted = sorted(wanted)
    widths = data.draw(st.lists(st.integers(16, 124), min_size=len(wanted), max_size=len(wanted)))
    placed = spread(wanted, widths)
    for (x, width), (y, wide) in pairwise(zip(placed, widths, strict=True)):
        assert y - x >= (width + wide) / 2 + 8 - 1e-6


def test_what_has_room_stays_where_it_wants_to_be() -> None:
    assert spread([0.0, 500.0], [100, 100]) == [0.0, 500.0]


def test_it_names_every_step_choice_and_ending() -> None:
    story = small()
    shown = " | ".join(lines(draw(story)))
    for step in story.steps:
        assert step.title in shown
    for ending in story.endings:
        assert f"{ending.title} ({ending.outcome})" in shown
    ratings = [choice.rating for step in story.steps for choice in step.choices]
    assert sorted(re.findall(r"helpful|acceptable|unhelpful|harmful", shown)) == sorted(
        found for rating in ratings for found in re.findall(r"helpful|acceptable|unhelpful|harmful", rating)
    )


def test_its_words_fit_into_their_boxes(course: Course) -> None:
    for story in (small(), *course.scenarios.files.values()):
        drawing = draw(story)
        for text, (_, _, width, _) in zip(drawing.iter("text"), boxes(drawing), strict=True):
            for line in text:
                # At 13 units a letter is 7 wide in the mean.
                assert len(line.text or "") * 7 <= width + 4, line.text


def test_it_takes_the_colour_of_the_text_around_it() -> None:
    colours = {part.get(name) for part in draw(small()).iter() for name in ("fill", "stroke")}
    assert colours == {None, "none", "currentColor"}


def test_it_is_an_image_with_a_name_and_a_description() -> None:
    drawing = draw(small(), "map-1")
    assert drawing.get("role") == "img"
    assert drawing.get("aria-labelledby") == "map-1-title map-1-desc"
    assert drawing.findtext("title") == "Map of “The full plate”"
    assert drawing.findtext("desc") == (
        "3 steps, 9 choices, 27 ways through, 3 endings: In time (this went well), Half told (some of this went well), "
        "Too late (this went badly). "
        "The best way, drawn thick: At the door → At the table → Before you leave → In time."
    )


def test_as_a_file_it_is_one_drawing() -> None:
    assert etree.fromstring(as_svg(small())).tag == "{http://www.w3.org/2000/svg}svg"


def test_the_list_beside_it_says_the_same_and_the_words_of_each_choice(tmp_path: Path) -> None:
    tree = page(write_course(tmp_path, STORY), MAP)
    (listing,) = tree.find_class("map-list")
    said = words(listing)
    assert said.startswith("27 ways through, with 3 decisions. The numbers are those of the passages.")
    for step in small().steps:
        for choice in step.choices:
            assert f"{choice.rating.title()}. {choice.text} Then " in said
    for ending in small().endings:
        assert ending.title in said
    assert tree.xpath("//svg[@role='img']")
    assert tree.xpath("//div[@class='scenario-map']/@data-search-exclude") == [""]
