"""Emergencies: a page that advises on one prints the rule of safety for it, or links to where it is printed."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import partial

from course.checks.evidence import missing_rule
from course.checks.sources import OWN_AFFAIRS
from course.course import Course
from course.guidance.emergencies import EMERGENCIES, Emergency
from course.guidance.page import Page
from course.guidance.rules import BLOCK, RULES, RULES_PAGE, printed
from course.reading.english import listed, meant
from course.reading.findings import Finding, Position, Severity

_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
_HEADING = re.compile(r"(#{1,6}) .*")
_REASON_WORDS = 10


def check_emergencies(course: Course) -> Iterator[Finding]:
    """Yield a warning for each page that uses words of an emergency and leads to no rule of safety for it.

    One place a page and an emergency is told: the page needs one block or one link.
    """
    for emergency in course.emergencies.values():
        yield from _names(course, emergency)
    patterns = [emergency.pattern for emergency in course.emergencies.values()]
    # A page that a waiver means, and names wrongly, has one.
    waived = [{meant(path, course.pages) or path for path in each.waivers} for each in course.emergencies.values()]
    told_by = [pattern.pattern for pattern in patterns]
    # Which rules a page leads to cannot be said where one of them cannot be read.
    for page in course.pages.values() if course.is_read(RULES) else ():
        if page.path == RULES_PAGE or page.path.startswith(OWN_AFFAIRS):
            continue
        near = _near(course, page)
        text = page.blanked({BLOCK, "quiz"})
        used = course.keep("emergencies", page.path, f"{told_by}\n{text}", partial(_used, patterns, text))
        for emergency, excused, found in zip(course.emergencies.values(), waived, used, strict=True):
            is_near = not near.isdisjoint(emergency.rules or course.rules)
            if found is not None and not is_near and page.path not in excused:
                yield _untold(course, page, emergency, text, found)
            elif page.path in emergency.waivers and (found is None or is_near):
                yield Finding(
                    emergency.at("waivers", page.path),
                    "unused-waiver",
                    f"{course.docs}/{page.path} needs no waiver: it does not use these words, or leads to a rule",
                    "Take the waiver away.",
                )


def _used(patterns: Iterable[re.Pattern[str]], text: str) -> list[tuple[int, int] | None]:
    """Return where each pattern is found in a text for the first time. To look took a seventh of a check."""
    return [found.span() if (found := pattern.search(text)) else None for pattern in patterns]


def _untold(course: Course, page: Page, emergency: Emergency, text: str, found: tuple[int, int]) -> Finding:
    start, end = found
    line = text.count("\n", 0, start)
    rules = listed(emergency.rules, "or") if emergency.rules else "one"
    return Finding(
        Position(page.shown, page.first_line + line, start - text.rfind("\n", 0, start)),
        "emergency",
        f"“{text[start:end]}” is about an emergency, and this page prints no rule of safety for it and links to none",
        f"Print {rules} with `/// {BLOCK} | ID`, or link to it: `[words](…/{RULES_PAGE}#ID)`. Where neither is needed, "
        f"say why in “waivers” in {course.docs}/{EMERGENCIES}.",
        Severity.WARNING,
    )


def _names(course: Course, emergency: Emergency) -> Iterator[Finding]:
    """Yield what an entry of the list names and what is not there, and each waiver that gives no reason."""

    def fault(rule: str, message: str, mend: str, *path: str | int) -> Finding:
        return Finding(emergency.at(*path), rule, message, mend)

    for index, name in enumerate(emergency.rules):
        yield from missing_rule(course, fault, name, "rules", index)
    for path, reason in emergency.waivers.items():
        if course.lacks_page(path):
            message = f"there is no page {course.docs}/{path}{course.page_meant(path)}"
            yield fault("unknown-page", message, "Write the path of a page below docs.", "waivers", path)
        elif len(reason.split()) < _REASON_WORDS:
            message = f"the reason has fewer than {_REASON_WORDS} words: “{reason}”"
            yield fault("short-waiver", message, "Say why, so that a colleague could agree or not.", "waivers", path)


def _near(course: Course, page: Page) -> set[str]:
    """Return the rules that a page prints, that its story rests on, or that a link on it leads to."""
    near = {name for name, _ in printed(page.blocks)}
    for block in page.blocks:
        story = course.scenarios.files.get(block.argument) if block.name == "scenario" else None
        near.update(step.rule for step in (story.steps if story else ()) if step.rule is not None)
    for target in _LINK.findall(page.body):
        path, _, section = target.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
        if path == RULES_PAGE:
            near.update({section} if section else course.rules)
        elif path in course.pages:
            near.update(_printed_in(course.pages[path], section))
    return near


def _printed_in(page: Page, section: str) -> set[str]:
    """Return the rules that a page prints below a heading, its sub-headings included; all where none is named."""
    inside, level = not section, 0
    named = re.compile(rf"\{{[^}}]*#{re.escape(section)}[\s}}]")
    found: set[str] = set()
    at = {block.position.line - page.first_line: block.argument for block in page.blocks if block.name == BLOCK}
    for number, line in enumerate(page.lines):
        if section and (heading := _HEADING.match(line)):
            depth = len(heading[1])
            if named.search(line):
                inside, level = True, depth
            elif inside and depth <= level:
                inside = False
        if inside and number in at:
            found.add(at[number])
    return found
