"""The shape of a scenario: every way leads on, none runs in a circle, each is long enough, and the best one shows."""

from collections.abc import Iterator

from course.reading.english import did_you_mean, listed, plural
from course.reading.findings import Finding
from course.scenarios.graph import Graph, best_way, graph_of
from course.scenarios.scenario import OUTCOMES, RATINGS, Scenario

FEWEST, MOST = 3, 6
_PLACES = ("first", "second", "third", "fourth")


def check_structure(scenario: Scenario) -> Iterator[Finding]:
    """Yield what is wrong with the graph of a scenario.

    Where ids or targets are at fault, nothing is said of ways; where there is a circle, nothing of their length. An
    ending can be reached from every step of what is left: each step leads on, and no way can go on for ever.
    """
    yield from _outcomes(scenario)
    yield from _voices(scenario)
    yield from _best(scenario)
    wrong = [*_ids(scenario), *_targets(scenario)]
    yield from wrong
    if wrong:
        return
    graph = graph_of(scenario)
    if graph.circle:
        yield _circle(scenario, graph)
        return
    yield from _lost(scenario, graph)
    yield from _length(scenario, graph)
    if all(len(step.best) == 1 for step in scenario.steps):
        yield from _best_way(scenario)


def _voices(scenario: Scenario) -> Iterator[Finding]:
    """Yield endings in which other people speak than those of the story."""
    speaking = {frozenset(ending.voices) for ending in scenario.endings}
    if len(scenario.endings) > 1 and len(speaking) == 1 and frozenset(scenario.people) not in speaking:
        message = (
            f"the people of the story are {listed(scenario.people)}; in each ending speak "
            f"{listed(scenario.endings[0].voices)}"
        )
        yield scenario.fault("voices", message, "Name the same roles here as in the endings.", "people")
        return
    for index, ending in enumerate(scenario.endings):
        if ending.voices.keys() != scenario.people.keys():
            yield scenario.fault(
                "voices",
                f"in its voices speak {listed(ending.voices)}; the people of the story are {listed(scenario.people)}",
                "Give each of the people one voice, by the same role.",
                *("endings", index, "voices"),
            )


def is_playable(scenario: Scenario) -> bool:
    """Return whether every choice of a scenario leads on to an ending."""
    return not [*_ids(scenario), *_targets(scenario)] and not graph_of(scenario).circle


def _ids(scenario: Scenario) -> Iterator[Finding]:
    first: dict[str, tuple[str, int]] = {}
    places = [(node.id, ("steps", index)) for index, node in enumerate(scenario.steps)]
    places += [(node.id, ("endings", index)) for index, node in enumerate(scenario.endings)]
    for name, place in places:
        earlier = first.setdefault(name, place)
        if earlier != place:
            yield scenario.fault(
                "duplicate-id",
                f"the id “{name}” stands twice; it was first on line {scenario.at(*earlier, 'id').line}",
                "Give each step and each ending an id of its own, and look which one each `next` means.",
                *place,
                "id",
            )


def _targets(scenario: Scenario) -> Iterator[Finding]:
    steps, endings = scenario.step, scenario.ending
    if scenario.start not in steps:
        is_ending = "; that is an ending" if scenario.start in endings else did_you_mean(scenario.start, steps)
        yield scenario.fault(
            "unknown-step",
            f"the scenario starts at “{scenario.start}”, but there is no such step{is_ending}",
            f"Write the id of a step: {listed(steps, 'or')}.",
            "start",
        )
    known = [*steps, *endings]
    for index, step in enumerate(scenario.steps):
        for place, choice in enumerate(step.choices):
            if choice.next not in known:
                yield scenario.fault(
                    "unknown-step",
                    f"there is no step or ending “{choice.next}”{did_you_mean(choice.next, known)}",
                    "Write the id of a step or an ending of this file.",
                    *("steps", index, "choices", place, "next"),
                )


def _circle(scenario: Scenario, graph: Graph) -> Finding:
    circle = graph.circle
    last, first = circle[-2], circle[-1]
    index = list(scenario.step).index(last)
    place = [choice.next for choice in scenario.steps[index].choices].index(first)
    return scenario.fault(
        "circle",
        f"the steps run in a circle: {' → '.join(circle)}",
        "Let one of these choices lead on to something new. Going back is what the player offers.",
        *("steps", index, "choices", place, "next"),
    )


def _lost(scenario: Scenario, graph: Graph) -> Iterator[Finding]:
    for name in graph.lost:
        is_step = name in scenario.step
        index = list(scenario.step if is_step else scenario.ending).index(name)
        yield scenario.fault(
            "unreachable",
            "no way leads here from the start",
            "Name it in the `next` of a choice, or take it away.",
            *("steps" if is_step else "endings", index, "id"),
        )


def _outcomes(scenario: Scenario) -> Iterator[Finding]:
    present = {ending.outcome for ending in scenario.endings}
    for outcome in OUTCOMES:
        if outcome not in present:
            yield scenario.fault(
                "outcomes",
                f"no ending is {outcome}",
                f"A scenario needs at least one ending each that is {', '.join(OUTCOMES[:-1])} and {OUTCOMES[-1]}.",
                "endings",
            )


def _length(scenario: Scenario, graph: Graph) -> Iterator[Finding]:
    for way, is_wrong, mend in (
        (graph.shortest, len(graph.shortest) - 1 < FEWEST, "Let it lead to one more step before it ends."),
        (graph.longest, len(graph.longest) - 1 > MOST, "Let it end sooner, or join another way."),
    ):
        if is_wrong:
            yield scenario.fault(
                "decisions",
                f"one way has {plural(len(way) - 1, 'decision')}, and {FEWEST} to {MOST} are needed: {' → '.join(way)}",
                mend,
                "start",
            )


def _best(scenario: Scenario) -> Iterator[Finding]:
    for index, step in enumerate(scenario.steps):
        rating = step.choices[step.best[0]].rating
        at = ("steps", index, "choices")
        if len(step.best) > 1:
            yield scenario.fault(
                "best-choice",
                f"{len(step.best)} choices are rated “{rating}”, and none is better; one must be the best",
                "Look at them again as each of the people in the story: which of them serves all best?",
                *(*at, step.best[1], "rating"),
            )
        elif RATINGS.index(rating) > 1:
            yield scenario.fault(
                "best-choice",
                f"the best choice is rated “{rating}”: a learner has no way to do well here",
                "Offer one choice that is helpful, or at least acceptable.",
                *(*at, step.best[0], "rating"),
            )


def _best_way(scenario: Scenario) -> Iterator[Finding]:
    way = best_way(scenario)
    index = list(scenario.ending).index(way[-1])
    if scenario.endings[index].outcome != "good":
        yield scenario.fault(
            "best-way",
            f"the best choices lead here, and this ending is {scenario.endings[index].outcome}: {' → '.join(way)}",
            "Who makes each choice well should see it go well: look at ratings and at `next`.",
            *("endings", index, "outcome"),
        )
    places = {scenario.step[name].best[0] for name in way[:-1]}
    if len(places) == 1:
        yield scenario.fault(
            "best-place",
            f"on the best way, each best choice is the {_PLACES[places.pop()]} of its list",
            "Move some of them to other places: nobody should find the way by counting.",
            *("steps", list(scenario.step).index(way[0]), "choices"),
        )
