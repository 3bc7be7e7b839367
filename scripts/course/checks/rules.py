"""Rules of safety: each has its sources and a page that prints it, and what a page prints is there."""

from collections.abc import Iterator

from course.course import Course
from course.guidance.blocks import BlockUse
from course.guidance.lists import SOURCES
from course.guidance.rules import BLOCK, PART, RULES, Rule, printed
from course.reading.english import day, did_you_mean, meant
from course.reading.findings import Finding, Severity


def check_rules(course: Course) -> Iterator[Finding]:
    """Yield what is wrong with the rules of safety, and with the blocks that print them."""
    named = {name for page in course.pages.values() for name, _ in printed(page.blocks)}
    # What a page means to print, and names wrongly, is told there.
    shown = named | {meant(name, course.rules) for name in named - course.rules.keys()}
    for rule in course.rules.values():
        yield from _rule(course, rule, rule.id in shown)
    for page in course.pages.values():
        for block in page.blocks:
            if block.name == BLOCK:
                yield from _block(course, block)


def _rule(course: Course, rule: Rule, is_shown: bool) -> Iterator[Finding]:
    for index, name in enumerate(rule.sources):
        if course.lacks_source(name):
            yield Finding(
                rule.at("sources", index),
                "unknown-source",
                f"there is no source “{name}”{did_you_mean(name, course.sources)}",
                f"Add it to {course.docs}/{SOURCES}, or name another.",
            ).of(SOURCES, name)
    if not is_shown:
        yield Finding(
            rule.at("id"),
            "unprinted-rule",
            f"no page prints the rule “{rule.id}”",
            f"Write `/// {BLOCK} | {rule.id}` and a line `///` below it on the page where people need it.",
        )
    if rule.is_stale(course.today):
        yield Finding(
            rule.at("checked"),
            "overdue-rule",
            f"the rule “{rule.title}” was last checked against its sources on "
            f"{day(rule.checked)}, more than a year ago",
            "Read its sources again, mend the rule, and write the day.",
            Severity.WARNING,
        )


def _block(course: Course, block: BlockUse) -> Iterator[Finding]:
    if course.lacks_rule(block.argument):
        said = f"there is no rule of safety “{block.argument}”{did_you_mean(block.argument, course.rules)}"
        yield Finding(
            block.position,
            "unknown-rule",
            said if block.argument else "this rule block names no rule of safety",
            f"Name a rule of {course.docs}/{RULES}, or write it there.",
        ).of(RULES, block.argument)
    part = block.listed(PART)
    rule = course.rules.get(block.argument)
    if rule is not None and rule.short is None and part and part[0][0] == "short":
        yield Finding(
            part[0][1],
            "rule-part",
            f"the rule “{rule.id}” has no short form",
            f"Write `short:` below it in {course.docs}/{RULES}, or print the whole rule.",
        )
