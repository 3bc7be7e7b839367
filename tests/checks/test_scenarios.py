"""Scenarios and pages together: each scenario has its page, each page of a scenario its file."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given, strategies as st

from course.checks.scenarios.structure import check_structure, is_playable
from course.scenarios.graph import Graph
from course.scenarios.scenario import OUTCOMES, Scenario, Step
from tests.conftest import MakeCourse, findings_of, said
from tests.scenarios.test_graph import graphs, ways
from tests.small_story import STORY, parsed_scenario, scenario, scenario_page

PAGE = "docs/scenarios/other.md"


def test_a_good_course(make_course: MakeCourse) -> None:
    assert said(make_course(STORY)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "# Other\n\n/// scenario | plat\n///\n",
            f"{PAGE}:3:1: [unknown-scenario] there is no scenario “plat”; did you mean “plate”? Write the name of a "
            "file in quizzes/scenarios/ without its ending, or write that file.",
        ),
        (
            "# Other\n\n/// scenario\n///\n",
            f"{PAGE}:3:1: [scenario-block] this scenario block names no scenario. Write `/// scenario | NAME` with a "
            "file in quizzes/scenarios/.",
        ),
        (
            "---\ntitle: Other\n---\n# Other\n",
            f"{PAGE}:4:1: [scenario-page] this page stands among the scenarios, but shows none. Add `/// scenario | "
            "other` and a line `///` below it.",
        ),
    ],
)
def test_a_page_at_fault(make_course: MakeCourse, text: str, words: str) -> None:
    assert said(make_course({**STORY, PAGE: text})) == [words]


def test_a_list_of_scenarios_shows_none_itself(make_course: MakeCourse) -> None:
    assert said(make_course({**STORY, "docs/scenarios/index.md": "# All\n\n/// scenarios\n///\n"})) == []


def test_a_module_may_show_a_scenario_too(make_course: MakeCourse) -> None:
    more = str(STORY["docs/modules/small.md"]) + "\n## Try it\n\n/// scenario | plate\n///\n"
    assert said(make_course({**STORY, "docs/modules/small.md": more})) == []


def test_a_file_that_cannot_be_read_is_not_called_missing(make_course: MakeCourse) -> None:
    bad = {"quizzes/scenarios/bad.yml": "title: 'x", "docs/scenarios/bad.md": scenario_page("bad")}
    assert [finding.rule for finding in findings_of(make_course({**STORY, **bad}))] == ["yaml"]


@cache
def base_scenario() -> Scenario:
    """Return a scenario whose parts stand for those of any shape."""
    base, _ = parsed_scenario("x.yml", scenario().encode())
    assert base is not None
    return base


def as_scenario(graph: Graph, data: st.DataObject) -> Scenario:
    """Return a scenario of the shape of a graph, with the best choice of each step and each outcome drawn at random."""
    base = base_scenario()
    steps: list[Step] = []
    for name, targets in graph.steps.items():
        best = data.draw(st.integers(0, len(targets) - 1))
        ratings = ["helpful" if place == best else "harmful" for place in range(len(targets))]
        choices = [
            base.steps[0].choices[0].model_copy(update={"next": target, "rating": rating})
            for target, rating in zip(targets, ratings, strict=True)
        ]
        steps.append(base.steps[0].model_copy(update={"id": name, "choices": choices}))
    outcomes = st.sampled_from(OUTCOMES)
    endings = [
        base.endings[0].model_copy(update={"id": name, "outcome": data.draw(outcomes)})
        for name in sorted(graph.endings)
    ]
    return base.model_copy(update={"start": graph.start, "steps": steps, "endings": endings})


@given(graphs(), st.data())
def test_what_is_said_of_a_shape_is_what_a_walk_of_it_shows(graph: Graph, data: st.DataObject) -> None:
    drawn = as_scenario(graph, data)
    found = [finding.rule for finding in check_structure(drawn)]
    lengths = {len(way) - 1 for way in ways(graph, graph.start)}
    way = graph.follow({step.id: step.best[0] for step in drawn.steps})
    places = {step.best[0] for step in drawn.steps if step.id in way}
    expected = {
        "decisions": (min(lengths) < 3) + (max(lengths) > 6),
        "outcomes": 3 - len({ending.outcome for ending in drawn.endings}),
        "best-way": int(drawn.ending[way[-1]].outcome != "good"),
        "best-place": int(len(places) == 1),
    }
    assert Counter(found) == Counter(expected)
    assert is_playable(drawn)


@given(graphs(), st.data())
def test_a_shape_with_a_fault_is_not_played(graph: Graph, data: st.DataObject) -> None:
    drawn = as_scenario(graph, data)
    index = data.draw(st.integers(0, len(drawn.steps) - 1))
    step = drawn.steps[index]
    target, rule = data.draw(st.sampled_from([("nowhere", "unknown-step"), (step.id, "circle")]))
    choices = [step.choices[0].model_copy(update={"next": target}), *step.choices[1:]]
    steps = [*drawn.steps[:index], step.model_copy(update={"choices": choices}), *drawn.steps[index + 1 :]]
    broken = drawn.model_copy(update={"steps": steps})
    found = [finding.rule for finding in check_structure(broken)]
    assert found.count(rule) == 1
    # Nothing is said of what the fault itself may have caused.
    assert {"unreachable", "decisions", "best-way", "best-place"}.isdisjoint(found)
    assert not is_playable(broken)


@given(graphs(), st.data())
def test_an_id_that_stands_twice_is_found(graph: Graph, data: st.DataObject) -> None:
    drawn = as_scenario(graph, data)
    twin = data.draw(st.sampled_from([*drawn.steps, *drawn.endings])).id
    broken = drawn.model_copy(update={"endings": [*drawn.endings, drawn.endings[0].model_copy(update={"id": twin})]})
    assert [finding.rule for finding in check_structure(broken)].count("duplicate-id") == 1
    assert not is_playable(broken)
