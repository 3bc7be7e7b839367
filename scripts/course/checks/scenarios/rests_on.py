"""References of scenarios: pages, modules, outcomes, evidence."""

from collections.abc import Iterator

from course.checks.evidence import missing_rule, missing_section, missing_words
from course.checks.paged import check_own_page
from course.checks.practised import check_practised
from course.course import Course
from course.reading.findings import Finding
from course.scenarios.scenario import Scenario


def check_scenario_references(course: Course, scenario: Scenario) -> Iterator[Finding]:
    """Yield what a scenario names and what is not there."""
    yield from check_own_page(course, scenario, "story", course.scenarios.files)
    yield from check_practised(course, scenario.fault, scenario.modules, "modules")
    for index, step in enumerate(scenario.steps):
        if step.rule is not None:
            yield from missing_rule(course, scenario.fault, step.rule, "steps", index, "rule")
        for number, evidence in enumerate(step.evidence):
            yield from missing_words(course, scenario.fault, evidence, "steps", index, "evidence", number)
    for index, ending in enumerate(scenario.endings):
        for number, link in enumerate(ending.guidance.links):
            at = ("endings", index, "guidance", "links", number)
            yield from missing_section(course, scenario.fault, "a link", link, *at)
