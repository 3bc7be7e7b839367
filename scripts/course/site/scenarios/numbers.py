"""The numbers of a gamebook's passages: mixed, so that what lies next to a choice gives nothing away."""

import random
from dataclasses import dataclass
from functools import cached_property

from course.scenarios.scenario import Scenario

# With a handful of passages no order may be free of neighbours; the best of these is taken.
_TRIES = 200

# A step or an ending by its id, or what follows a choice, by its step's id and its place.
Key = str | tuple[str, int]


@dataclass(frozen=True)
class Numbers:
    """The number of each passage of a scenario, from 1, which is the start."""

    scenario: Scenario

    @cached_property
    def order(self) -> list[Key]:
        """The passages in the order of their numbers, the same on each build."""
        scenario = self.scenario
        rest: list[Key] = [step.id for step in scenario.steps if step.id != scenario.start]
        rest += [(step.id, place) for step in scenario.steps for place in range(len(step.choices))]
        rest += [ending.id for ending in scenario.endings]
        shuffle = random.Random(scenario.name)  # noqa: S311
        best, fewest = [scenario.start, *rest], len(rest) + 1
        for _ in range(_TRIES):
            shuffle.shuffle(rest)
            order: list[Key] = [scenario.start, *rest]
            count = sum(self._leads(first, second) for first, second in zip(order, rest, strict=False))
            if count < fewest:
                best, fewest = order, count
            if not fewest:
                break
        return best

    @cached_property
    def of(self) -> dict[Key, int]:
        """The number of each passage."""
        return {key: number for number, key in enumerate(self.order, 1)}

    def _leads(self, first: Key, second: Key) -> bool:
        """Return whether one passage sends its reader straight to another, either way round."""
        return self._next(first, second) or self._next(second, first)

    def _next(self, first: Key, second: Key) -> bool:
        if isinstance(first, tuple):
            return self.scenario.step[first[0]].choices[first[1]].next == second
        return isinstance(second, tuple) and second[0] == first
