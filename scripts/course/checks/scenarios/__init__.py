"""What must hold of branching scenarios: their shape, what they name, what they rest on, how they are written."""

from collections.abc import Iterator
from functools import partial

from course.checks.keys import MAP_BLOCK
from course.checks.paged import check_pages
from course.checks.scenarios.rests_on import check_scenario_references
from course.checks.scenarios.structure import check_structure
from course.checks.scenarios.writing import check_texts
from course.checks.texts import check_gaps
from course.course import Course
from course.reading.findings import Finding
from course.reading.kept import kept_findings
from course.scenarios.scenario import Scenario


def check_scenarios(course: Course) -> Iterator[Finding]:
    """Yield what keeps the scenarios of a course from holding together."""
    for scenario in course.scenarios.files.values():
        yield from check_gaps(scenario)
        yield from check_structure(scenario)
        yield from check_scenario_references(course, scenario)
    yield from check_pages(course, Scenario, course.scenarios, "scenarios/", {MAP_BLOCK})


def check_scenario_writing(course: Course) -> Iterator[Finding]:
    """Yield what is hard to read in the scenarios of a course, or easy to guess."""
    explained = course.explained()
    for name, scenario in course.scenarios.files.items():
        look = partial(check_texts, scenario, explained)
        yield from kept_findings(course.keep, "scenario-writing", name, f"{scenario.as_written()}\n{explained}", look)
