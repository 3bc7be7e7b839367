"""The graph of a scenario: where each choice leads. Knows nothing of texts, and so can be tried on any graph."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from course.scenarios.scenario import Scenario


@dataclass(frozen=True)
class Graph:
    """Steps with the target of each choice, in order, and endings.

    All but `unknown` and `circle` may only be asked of a graph without unknown targets and without a circle.
    """

    start: str
    steps: Mapping[str, tuple[str, ...]]
    endings: frozenset[str]

    @cached_property
    def unknown(self) -> list[tuple[str, int]]:
        """Each choice, by step and place, whose target is not there."""
        known = self.steps.keys() | self.endings
        return [
            (step, place)
            for step, targets in self.steps.items()
            for place, target in enumerate(targets)
            if target not in known
        ]

    @cached_property
    def circle(self) -> list[str]:
        """The steps of one circle, the first repeated at the end; empty where there is none."""
        try:
            TopologicalSorter(self.steps).prepare()
        except CycleError as error:
            # The sorter follows its graph against the arrows.
            found: list[str] = list(reversed(error.args[1]))
            return _turned(found, self.steps)
        return []

    @cached_property
    def reachable(self) -> frozenset[str]:
        """Every step and ending to which some way leads from the start."""
        seen: set[str] = set()
        waiting = [self.start]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += self.steps.get(node, ())
        return frozenset(seen)

    @cached_property
    def lost(self) -> list[str]:
        """What no way leads to, leaving out what would be reached if these were."""
        missed = [node for node in (*self.steps, *sorted(self.endings)) if node not in self.reachable]
        led_to = {target for node in missed for target in self.steps.get(node, ())}
        return [node for node in missed if node not in led_to]

    @cached_property
    def paths(self) -> int:
        """How many ways lead from the start to an ending; two choices with one target are two ways."""
        counted: dict[str, int] = {}
        for node in self._backwards:
            targets = self.steps.get(node)
            counted[node] = sum(counted[target] for target in targets) if targets else 1
        return counted[self.start]

    @cached_property
    def shortest(self) -> list[str]:
        """The steps and the ending of a way with the fewest decisions."""
        return self._way(longest=False)

    @cached_property
    def longest(self) -> list[str]:
        """The steps and the ending of a way with the most decisions."""
        return self._way(longest=True)

    @cached_property
    def edges(self) -> int:
        """How many choices there are."""
        return sum(map(len, self.steps.values()))

    def follow(self, places: Mapping[str, int]) -> list[str]:
        """Return the steps and the ending of the way on which each step's choice is the given one."""
        way = [self.start]
        while way[-1] in self.steps:
            way.append(self.steps[way[-1]][places[way[-1]]])
        return way

    @cached_property
    def _backwards(self) -> list[str]:
        """Every step and ending after all that it leads to."""
        return list(TopologicalSorter(self.steps).static_order())

    def _way(self, *, longest: bool) -> list[str]:
        ways: dict[str, list[str]] = {}
        choose = max if longest else min
        for node in self._backwards:
            targets = self.steps.get(node)
            ways[node] = [node, *choose((ways[target] for target in targets), key=len)] if targets else [node]
        return ways[self.start]


def _turned(circle: list[str], steps: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return a circle that follows the arrows, whichever way round it was found, from its first step in the file."""
    ring = circle[:-1]
    if any(after not in steps[step] for step, after in zip(ring, circle[1:], strict=True)):
        ring.reverse()
    first = min(range(len(ring)), key=lambda place: list(steps).index(ring[place]))
    return [*ring[first:], *ring[:first], ring[first]]


def graph_of(scenario: Scenario) -> Graph:
    """Return the graph of a scenario."""
    return Graph(
        scenario.start,
        {step.id: tuple(choice.next for choice in step.choices) for step in scenario.steps},
        frozenset(ending.id for ending in scenario.endings),
    )


def best_way(scenario: Scenario) -> list[str]:
    """Return the steps and the ending of the way on which every choice is the best of its step."""
    return graph_of(scenario).follow({step.id: step.best[0] for step in scenario.steps})
