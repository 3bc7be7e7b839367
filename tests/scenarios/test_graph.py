"""Graphs of scenarios, drawn at random: each fault that is put into one is found, and none is made up."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, product

from hypothesis import assume, given, strategies as st

from course.scenarios.graph import Graph


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Return a graph with nothing wrong: each choice leads to a later step or an ending, and all can be reached."""
    count = draw(st.integers(1, 8))
    endings = [f"end-{number}" for number in range(draw(st.integers(1, 4)))]
    nodes = [f"step-{number}" for number in range(count)] + endings
    targets: list[list[str]] = []
    for number in range(count):
        targets.append(draw(st.lists(st.sampled_from(nodes[number + 1 :]), min_size=2, max_size=4)))
    # What nothing leads to gets a choice in an earlier step; then all of them can be reached from the first.
    led_to = {target for each in targets for target in each}
    for number, node in enumerate(nodes[1:], 1):
        if node not in led_to:
            targets[draw(st.integers(0, min(number, count) - 1))].append(node)
    steps = {f"step-{number}": tuple(each) for number, each in enumerate(targets)}
    shuffled = draw(st.permutations(list(steps)))
    return Graph("step-0", {name: steps[name] for name in shuffled}, frozenset(endings))


def changed(graph: Graph, step: str, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Graph:
    return replace(graph, steps={name: change(each) if name == step else each for name, each in graph.steps.items()})


def ways(graph: Graph, node: str) -> list[list[str]]:
    """Return every way from a node to an ending, by walking them all."""
    if node in graph.endings:
        return [[node]]
    return [[node, *rest] for target in graph.steps[node] for rest in ways(graph, target)]


@given(graphs())
def test_nothing_is_found_where_nothing_is_wrong(graph: Graph) -> None:
    assert (graph.unknown, graph.circle, graph.lost) == ([], [], [])
    assert graph.reachable == graph.steps.keys() | graph.endings


@given(graphs())
def test_an_ending_can_be_reached_from_every_step(graph: Graph) -> None:
    """The promise that the checks need not make by themselves: it follows from the others."""
    for step in graph.steps:
        assert replace(graph, start=step).reachable & graph.endings


@given(graphs())
def test_ways_are_counted_and_measured_as_by_walking_them(graph: Graph) -> None:
    walked = ways(graph, graph.start)
    assert graph.paths == len(walked)
    assert graph.shortest in walked
    assert graph.longest in walked
    assert len(graph.shortest) == min(map(len, walked))
    assert len(graph.longest) == max(map(len, walked))


@given(graphs(), st.data())
def test_a_target_that_is_not_there_is_found(graph: Graph, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(sorted(graph.steps)))
    broken = changed(graph, step, lambda targets: (*targets, "nowhere"))
    assert broken.unknown == [(step, len(graph.steps[step]))]


@given(graphs(), st.data())
def test_a_circle_is_found_and_named_along_its_arrows(graph: Graph, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(sorted(graph.steps)))
    before = [name for name in graph.steps if step in replace(graph, start=name).reachable]
    back = data.draw(st.sampled_from(before))
    broken = changed(graph, step, lambda targets: (*targets, back))
    circle = broken.circle
    assert circle[0] == circle[-1]
    assert len(set(circle)) == len(circle) - 1
    assert all(after in broken.steps[name] for name, after in pairwise(circle))
    assert (step, back) in pairwise(circle)


@given(graphs(), st.data())
def test_what_no_way_leads_to_is_found_once(graph: Graph, data: st.DataObject) -> None:
    # Two steps, the second behind the first: only the first is for the author to mend.
    target = data.draw(st.sampled_from(sorted([*graph.steps, *graph.endings])))
    more = {"lost": (target, "lost-too"), "lost-too": (target, target)}
    broken = replace(graph, steps={**graph.steps, **more})
    assert broken.circle == []
    assert broken.lost == ["lost"]


@given(graphs(), st.data())
def test_a_cut_off_part_is_what_cannot_be_walked_to(graph: Graph, data: st.DataObject) -> None:
    cut = data.draw(st.sampled_from(sorted([*graph.steps, *graph.endings])))
    assume(cut != graph.start)
    others = [node for node in sorted(graph.endings) if node != cut]
    assume(others)
    steps = {
        name: tuple(others[0] if target == cut else target for target in each) for name, each in graph.steps.items()
    }
    broken = replace(graph, steps=steps)
    walked = {node for way in ways(broken, broken.start) for node in way}
    assert broken.reachable == walked
    assert cut in broken.lost
    assert not set(broken.lost) & walked


def test_two_choices_with_one_target_are_two_ways() -> None:
    graph = Graph("a", {"a": ("b", "b"), "b": ("x", "x", "y")}, frozenset("xy"))
    assert graph.paths == 6
    assert graph.edges == 5
    assert len({tuple(way) for way in ways(graph, "a")}) == 2


def test_rejoining_ways_are_counted_without_walking_them() -> None:
    graph = Graph("s0", {f"s{number}": (f"s{number + 1}",) * 4 for number in range(200)}, frozenset({"s200"}))
    assert graph.paths == 4**200


def test_a_way_follows_the_given_places() -> None:
    graph = Graph("a", {"a": ("b", "x"), "b": ("x", "y")}, frozenset("xy"))
    found = [graph.follow({"a": first, "b": second}) for first, second in product((0, 1), repeat=2)]
    assert found == [["a", "b", "x"], ["a", "b", "y"], ["a", "x"], ["a", "x"]]
