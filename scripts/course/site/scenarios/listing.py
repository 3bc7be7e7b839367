"""The map of a scenario as a list: all that the drawing shows, and the words of each choice."""

import xml.etree.ElementTree as etree

from course.reading.english import plural
from course.scenarios.graph import graph_of
from course.scenarios.scenario import Scenario
from course.site.elements import add, add_inline, after
from course.site.scenarios.book import OUTCOME_WORDS, RATING_ICONS, decisions
from course.site.scenarios.numbers import Numbers


def add_listing(parent: etree.Element, scenario: Scenario, level: int) -> None:
    """Add the steps with their choices, ratings and targets, in the order of the file, and the endings."""
    graph, numbers = graph_of(scenario), Numbers(scenario)
    box = add(parent, "div", class_="map-list")
    ways = f"{plural(graph.paths, 'way')} through, with {decisions(scenario)}."
    add(box, "p", f"{ways} The numbers are those of the passages.")
    for step in scenario.steps:
        add(box, f"h{level}", f"{numbers.of[step.id]}. {step.title}")
        choices = add(box, "ol", type="A")
        for place, choice in enumerate(step.choices):
            entry = add(choices, "li")
            rating = add(entry, "strong")
            after(add(rating, "span", RATING_ICONS[choice.rating], aria_hidden="true"), f" {choice.rating.title()}.")
            after(rating, " ")
            add_inline(entry, "span", choice.text)
            target = scenario.step.get(choice.next) or scenario.ending[choice.next]
            words = f" Then {numbers.of[step.id, place]}, and on to {numbers.of[choice.next]}: {target.title}."
            add(entry, "span", words)
    add(box, f"h{level}", "Endings")
    endings = add(box, "ul")
    for ending in scenario.endings:
        add(endings, "li", f"{numbers.of[ending.id]}. {ending.title}. {OUTCOME_WORDS[ending.outcome]}.")
