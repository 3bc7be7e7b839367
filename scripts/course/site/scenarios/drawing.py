"""The map of a scenario as a drawing: laid out in layers by igraph, drawn in the colour of the text around it."""

import textwrap
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from itertools import pairwise
from statistics import fmean
from typing import cast

import igraph

from course.bank.types.asked import letter
from course.reading.english import plural
from course.scenarios.graph import best_way, graph_of
from course.scenarios.scenario import Scenario
from course.site.elements import add
from course.site.scenarios.book import OUTCOME_WORDS, RATING_ICONS
from course.site.scenarios.numbers import Key, Numbers

# In the drawing's own units, of which the text is 13 high.
_COLUMN, _ROW, _GAP, _MARGIN, _SPACE = 132, 18, 44, 12, 8
_BOX, _PILL = 124, 118
_LETTERS_A_LINE = 17
_NAMESPACE = "http://www.w3.org/2000/svg"

# A passage, or a bend of a line that passes other passages by: where it comes from, where it goes, its layer.
_Vertex = Key | tuple[Key, Key, int]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What stands at one place: its words by lines, and its size."""

    lines: tuple[str, ...]
    kind: str

    @property
    def width(self) -> int:
        return _PILL if self.kind == "choice" else _BOX

    @property
    def height(self) -> int:
        return len(self.lines) * _ROW + 8


class _Plan:
    """Where everything stands: layers from top to bottom, choices between the steps that they join."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.numbers = Numbers(scenario)
        self.edges: list[tuple[Key, Key]] = []
        for step in scenario.steps:
            for place, choice in enumerate(step.choices):
                self.edges += [(step.id, (step.id, place)), ((step.id, place), choice.next)]

    @cached_property
    def shapes(self) -> dict[Key, _Shape]:
        """The words of each passage on the map."""
        found: dict[Key, _Shape] = {}
        for step in self.scenario.steps:
            found[step.id] = _Shape(_wrapped(f"{self.numbers.of[step.id]}. {step.title}"), "step")
            for place, choice in enumerate(step.choices):
                words = f"{letter(place)} {RATING_ICONS[choice.rating]} {choice.rating}"
                found[step.id, place] = _Shape((words,), "choice")
        for ending in self.scenario.endings:
            words = f"{self.numbers.of[ending.id]}. {ending.title}"
            found[ending.id] = _Shape((*_wrapped(words), f"({ending.outcome})"), "ending")
        return found

    @cached_property
    def layers(self) -> dict[Key, int]:
        """The layer of each passage: one below the lowest that leads to it."""
        before: dict[Key, set[Key]] = {key: set() for key in self.shapes}
        for source, target in self.edges:
            before[target].add(source)
        found: dict[Key, int] = {}
        for key in TopologicalSorter(before).static_order():
            found[key] = 1 + max((found[each] for each in before[key]), default=-1)
        return found

    @cached_property
    def lines(self) -> dict[tuple[Key, Key], list[_Vertex]]:
        """Every line with the bends at which it passes layers by."""
        return {
            (source, target): [
                source,
                *((source, target, layer) for layer in range(self.layers[source] + 1, self.layers[target])),
                target,
            ]
            for source, target in self.edges
        }

    @cached_property
    def tops(self) -> list[float]:
        """The upper edge of each layer, and of one more below the last."""
        tops = [float(_MARGIN)]
        for layer in range(1 + max(self.layers.values())):
            tallest = max((self.shapes[key].height for key, at in self.layers.items() if at == layer), default=0)
            tops.append(tops[-1] + tallest + _GAP)
        return tops

    @cached_property
    def places(self) -> dict[_Vertex, tuple[float, float]]:
        """The middle of each passage and of each bend."""
        layer_of: dict[_Vertex, int] = {}
        layer_of.update(self.layers.items())
        for line in self.lines.values():
            layer_of.update({bend: int(bend[2]) for bend in line[1:-1] if isinstance(bend, tuple) and len(bend) == 3})
        vertices = list(layer_of)
        index = {vertex: number for number, vertex in enumerate(vertices)}
        pairs = [(index[a], index[b]) for line in self.lines.values() for a, b in pairwise(line)]
        graph = igraph.Graph(n=len(vertices), edges=pairs, directed=True)
        layout = graph.layout_sugiyama(layers=list(layer_of.values()))
        found: dict[_Vertex, tuple[float, float]] = {}
        for layer in range(len(self.tops) - 1):
            row = [vertex for vertex in vertices if layer_of[vertex] == layer]
            # The sort keeps choices that lie at one place in the order of their letters.
            row.sort(key=lambda vertex: layout.coords[index[vertex]][0])
            wanted = [layout.coords[index[vertex]][0] * _COLUMN for vertex in row]
            y = (self.tops[layer] + self.tops[layer + 1] - _GAP) / 2
            for vertex, x in zip(row, spread(wanted, [self._width(vertex) for vertex in row]), strict=True):
                found[vertex] = (x, y)
        left = min(x - self._width(vertex) / 2 for vertex, (x, _) in found.items())
        return {vertex: (x - left + _MARGIN, y) for vertex, (x, y) in found.items()}

    def _width(self, vertex: _Vertex) -> int:
        shape = cast(Mapping[_Vertex, _Shape], self.shapes).get(vertex)
        return shape.width if shape else 2 * _SPACE

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole drawing."""
        right = max(x + self._width(vertex) / 2 for vertex, (x, _) in self.places.items())
        return round(right + _MARGIN), round(self.tops[-1] - _GAP + _MARGIN)


def spread(wanted: list[float], widths: list[int]) -> list[float]:
    """Return places for things in a row, as near as may be to where they would like to be, none over another.

    igraph says what stands beside what, but lets neighbours overlap. Things that would overlap are joined into a group,
    and the group stands where its things would like to be in the mean.

    Args:
        wanted: Where the middle of each would like to be, from left to right.
        widths: How wide each is.
    """
    # Seen from the place that it would have in a row without gaps, each thing must be no further left than the last.
    steps = [0.0]
    for one, other in pairwise(widths):
        steps.append(steps[-1] + (one + other) / 2 + _SPACE)
    groups: list[list[float]] = []
    for place, step in zip(wanted, steps, strict=True):
        groups.append([place - step])
        while len(groups) > 1 and fmean(groups[-2]) > fmean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    flat = [fmean(group) for group in groups for _ in group]
    return [place + step for place, step in zip(flat, steps, strict=True)]


def draw(scenario: Scenario, prefix: str = "map") -> etree.Element:
    """Return the map of a scenario as an SVG element.

    Args:
        scenario: A scenario that can be played.
        prefix: Makes the ids in the drawing unique on a page.
    """
    plan = _Plan(scenario)
    width, height = plan.size
    drawing = etree.Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-labelledby": f"{prefix}-title {prefix}-desc",
            "font-family": "system-ui, sans-serif",
            "font-size": "13",
            "fill": "currentColor",
        },
    )
    add(drawing, "title", f"Map of “{scenario.title}”", id=f"{prefix}-title")
    add(drawing, "desc", _described(scenario), id=f"{prefix}-desc")
    best = _best_lines(scenario)
    for (source, target), line in plan.lines.items():
        _line(drawing, plan, line, plan.shapes[target].kind, (source, target) in best)
    for key, shape in plan.shapes.items():
        _shape(drawing, shape, plan.places[key])
    return drawing


def as_svg(scenario: Scenario) -> str:
    """Return the map of a scenario as the text of a file."""
    return etree.tostring(draw(scenario), encoding="unicode") + "\n"


def _described(scenario: Scenario) -> str:
    graph = graph_of(scenario)
    way = best_way(scenario)
    titles = [scenario.step[name].title for name in way[:-1]] + [scenario.ending[way[-1]].title]
    endings = ", ".join(f"{each.title} ({OUTCOME_WORDS[each.outcome].lower()})" for each in scenario.endings)
    return (
        f"{plural(len(scenario.steps), 'step')}, {plural(graph.edges, 'choice')}, "
        f"{plural(graph.paths, 'way')} through, "
        f"{plural(len(scenario.endings), 'ending')}: {endings}. The best way, drawn thick: {' → '.join(titles)}."
    )


def _best_lines(scenario: Scenario) -> set[tuple[Key, Key]]:
    way = best_way(scenario)
    found: set[tuple[Key, Key]] = set()
    for name, after in pairwise(way):
        pill: Key = (name, scenario.step[name].best[0])
        found |= {(name, pill), (pill, after)}
    return found


def _wrapped(text: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, _LETTERS_A_LINE))


def _line(drawing: etree.Element, plan: _Plan, line: list[_Vertex], target: str, best: bool) -> None:
    """Draw a line from the lower edge of one passage to the upper edge of another, past those between them."""
    shapes = cast(Mapping[_Vertex, _Shape], plan.shapes)
    points: list[tuple[float, float]] = []
    for vertex in line:
        x, y = plan.places[vertex]
        half = shapes[vertex].height / 2 if vertex in shapes else 0
        points += [(x, y - half)] if vertex is line[-1] else [(x, y + half)]
    path = [f"M{points[0][0]:.0f} {points[0][1]:.0f}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        middle = (y + to_y) / 2
        path.append(f"C{x:.0f} {middle:.0f} {to_x:.0f} {middle:.0f} {to_x:.0f} {to_y:.0f}")
    style = {"stroke_width": "3"} if best else {"stroke_width": "1.2"}
    add(drawing, "path", d=" ".join(path), fill="none", stroke="currentColor", **style)
    if target != "choice":
        x, y = points[-1]
        add(drawing, "path", d=f"M{x:.0f} {y:.0f}l-4 -8h8z")


def _shape(drawing: etree.Element, shape: _Shape, place: tuple[float, float]) -> None:
    x, y = place
    top = y - shape.height / 2
    box = {"x": f"{x - shape.width / 2:.0f}", "y": f"{top:.0f}", "width": str(shape.width), "height": str(shape.height)}
    round_ = {"step": "3", "choice": "12", "ending": "14"}[shape.kind]
    stroke = {"step": "1.5", "choice": "1", "ending": "3"}[shape.kind]
    add(drawing, "rect", **box, rx=round_, fill="none", stroke="currentColor", stroke_width=stroke)
    text = add(drawing, "text", text_anchor="middle")
    for number, words in enumerate(shape.lines):
        add(text, "tspan", words, x=f"{x:.0f}", y=f"{top + 4 + _ROW * (number + 0.72):.0f}")
