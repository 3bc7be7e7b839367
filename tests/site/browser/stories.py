"""What the scenario files say: every way through each, and what a learner must meet on it."""

from functools import cache
from pathlib import Path
from typing import Any

from course.scenarios.graph import Graph, graph_of
from course.scenarios.scenario import Ending, Scenario
from course.site.scenarios.book import OUTCOME_WORDS, RATING_ICONS
from tests.site.browser import data

PLAY = (Path(__file__).parent / "story.js").read_text(encoding="utf-8")
# Above this, every choice is taken once instead of every way walked.
MOST_WAYS = 500

# Places of choices, from the start to an ending.
Way = tuple[int, ...]


def names() -> list[str]:
    return sorted(data.course().scenarios.files)


def scenario(name: str) -> Scenario:
    return data.course().scenarios.files[name]


def path(name: str) -> str:
    return data.html_path(scenario(name).page)


@cache
def ways(name: str) -> tuple[Way, ...]:
    """Every way through a scenario; or, where they are too many, ways that take every choice."""
    graph = graph_of(scenario(name))
    if graph.paths <= MOST_WAYS:
        return tuple(_all(graph, graph.start))
    found = (
        (*way_to(name, step), place, *_shortest(graph, target))
        for step, targets in graph.steps.items()
        for place, target in enumerate(targets)
    )
    return tuple(dict.fromkeys(found))


@cache
def covering(name: str) -> tuple[Way, ...]:
    """Few ways, which together meet all that a screen could depend on (see `_met`), in their order."""
    left = {way: _met(name, way) for way in ways(name)}
    chosen: list[Way] = []
    while any(left.values()):
        best = max(left, key=lambda way: len(left[way]))
        found = left.pop(best)
        chosen.append(best)
        left = {way: met - found for way, met in left.items()}
    return tuple(sorted(chosen))


def _met(name: str, way: Way) -> set[tuple[object, ...]]:
    """Return what a way meets: each choice after each choice that can come before it, each step and ending as each
    number in the row, and each ending with the ratings of the choices on the way to it."""
    story, graph, decisions = scenario(name), graph_of(scenario(name)), taken(name, way)
    nodes = [node for node, _ in decisions]
    ending = graph.steps[nodes[-1]][decisions[-1][1]]
    ratings = frozenset(story.step[node].choices[place].rating for node, place in decisions)
    return {
        *zip([None, *decisions], decisions, strict=False),
        *((node, number) for number, node in enumerate([*nodes, ending])),
        (ending, ratings),
    }


def _all(graph: Graph, node: str) -> list[Way]:
    if node in graph.endings:
        return [()]
    return [(place, *rest) for place, target in enumerate(graph.steps[node]) for rest in _all(graph, target)]


def _shortest(graph: Graph, node: str) -> Way:
    return min(_all_first(graph, node), key=len)


def _all_first(graph: Graph, node: str) -> list[Way]:
    if node in graph.endings:
        return [()]
    return [(0, *way) for way in _all_first(graph, graph.steps[node][0])]


@cache
def way_to(name: str, node: str) -> Way:
    """The shortest way to a step or an ending."""
    graph = graph_of(scenario(name))
    found: dict[str, Way] = {graph.start: ()}
    waiting = [graph.start]
    for step in waiting:
        for place, target in enumerate(graph.steps.get(step, ())):
            if target not in found:
                found[target] = (*found[step], place)
                waiting.append(target)
    return found[node]


def taken(name: str, way: Way) -> list[tuple[str, int]]:
    """The decisions of a way: step and place."""
    graph = graph_of(scenario(name))
    node, found = graph.start, []
    for place in way:
        found.append((node, place))
        node = graph.steps[node][place]
    return found


def expected(name: str, way: Way) -> list[dict[str, Any]]:
    """What a learner must meet at each stop of a way."""
    story = scenario(name)
    decisions = taken(name, way)
    stops: list[dict[str, Any]] = []
    node, status = story.start, ""
    for number in range(len(way) + 1):
        stop: dict[str, Any] = {"status": status, "focused": number > 0}
        if node in story.step:
            step = story.step[node]
            chosen = [data.plain(story.step[each].choices[place].text) for each, place in decisions[:number]]
            stop |= {
                "kind": "step",
                "heading": f"Decision {number + 1} {step.title}",
                "told": data.plain(step.text),
                "ask": data.plain(step.ask),
                "choices": [data.plain(choice.text) for choice in step.choices],
                "trail": chosen,
            }
        else:
            ending = story.ending[node]
            stop |= {
                "kind": "ending",
                "heading": f"The end {ending.title}",
                "told": data.plain(ending.text),
                "outcome": outcome(story, decisions, ending),
                "voices": [data.plain(each) for each in ending.voices.values()],
                "guidance": data.plain(ending.guidance.text),
                "choices": [],
                "trail": [],
            }
        stops.append(stop)
        if number < len(way):
            choice = story.step[node].choices[way[number]]
            node, status = choice.next, data.plain(choice.consequence)
    return stops


def outcome(story: Scenario, decisions: list[tuple[str, int]], ending: Ending) -> str:
    """How it went; and where it went well, whether a choice on the way was harmful all the same."""
    harmful = any(story.step[node].choices[place].rating == "harmful" for node, place in decisions)
    but = " But one choice on the way could have done harm." if harmful and ending.outcome == "good" else ""
    return f"{OUTCOME_WORDS[ending.outcome]}.{but}"


def review(name: str, way: Way) -> list[tuple[str, str]]:
    """What the look back must say of each decision: its rating, and words that start its entry."""
    story = scenario(name)
    found: list[tuple[str, str]] = []
    for node, place in taken(name, way):
        choice = story.step[node].choices[place]
        icon = RATING_ICONS[choice.rating]
        said = f"{data.plain(choice.text)} {icon} {choice.rating.title()}. {data.plain(choice.feedback)}"
        found.append((choice.rating, f"{story.step[node].title} {said}"))
    return found
