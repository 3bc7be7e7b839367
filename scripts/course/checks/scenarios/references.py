"""References of scenarios: pages, modules, outcomes, evidence; each scenario has its page, each page its scenario."""

from __future__ import annotations

from collections.abc import Iterator

from course.bank.scenarios.load import FOLDER
from course.bank.scenarios.scenario import Scenario
from course.checks.course import Course
from course.checks.evidence import missing_rule, missing_section, missing_words
from course.checks.keys import MAP_BLOCK
from course.checks.practised import check_practised
from course.guidance.blocks import BlockUse
from course.reading.english import did_you_mean
from course.reading.findings import Finding, Position

BLOCK = "scenario"
# A page of this folder lists the others and shows none itself.
INDEX = f"{FOLDER}/index.md"


def check_scenario_references(course: Course, scenario: Scenario) -> Iterator[Finding]:
    """Yield what a scenario names and what is not there."""
    yield from _own_page(course, scenario)
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


def check_pages(course: Course) -> Iterator[Finding]:
    """Yield what is wrong with the blocks that show scenarios, and with pages that should show one."""
    for page in course.pages.values():
        shown = [block for block in page.blocks if block.name in {BLOCK, MAP_BLOCK}]
        for block in shown:
            yield from _block(course, block)
        if page.path.startswith(f"{FOLDER}/") and page.path != INDEX and not shown:
            name = page.path.removeprefix(f"{FOLDER}/").removesuffix(".md")
            yield Finding(
                Position(page.shown, page.first_line),
                "scenario-page",
                "this page stands among the scenarios, but shows none",
                f"Add `/// {BLOCK} | {name}` and a line `///` below it.",
            )


def _own_page(course: Course, scenario: Scenario) -> Iterator[Finding]:
    page = course.pages.get(scenario.page)
    if page is None:
        yield scenario.fault(
            "unknown-page",
            f"there is no page docs/{scenario.page}{did_you_mean(scenario.page, course.pages)}",
            f"Write that page: a title, a line about the story, and `/// {BLOCK} | {scenario.name}`.",
            "page",
        )
    elif not any(block.name == BLOCK and block.argument == scenario.name for block in page.blocks):
        yield scenario.fault(
            "unplaced-scenario",
            f"{page.shown} does not show this scenario",
            f"Add `/// {BLOCK} | {scenario.name}` and a line `///` below it.",
            "page",
        )


def _block(course: Course, block: BlockUse) -> Iterator[Finding]:
    if not block.argument:
        message = f"this {block.name} block names no scenario"
        mend = f"Write `/// {block.name} | NAME` with a file in quizzes/{FOLDER}/."
        yield Finding(block.position, "scenario-block", message, mend)
    elif block.argument not in course.scenarios.files and block.argument not in course.scenarios.unread:
        yield Finding(
            block.position,
            "unknown-scenario",
            f"there is no scenario “{block.argument}”{did_you_mean(block.argument, course.scenarios.files)}",
            f"Write the name of a file in quizzes/{FOLDER}/ without its ending, or write that file.",
        )
