"""Causes: where one fault makes many places wrong, it is told once, where it is."""

import re
from collections import defaultdict

from course.course import Course
from course.reading.findings import Finding

_NO_OUTCOME = re.compile(r"“(?P<name>[^”]*)” is not an outcome of (?P<page>\S+\.\w+)")
# So many places name what a page lacks, and it is the page that is wrong.
_MANY = 3


def by_cause(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each cause, in place of one for each place that it makes wrong."""
    return _by_renamed(course, _by_left_out(course, found))


def _by_left_out(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each page that is left out."""
    for path, left_out in course.listed.left_out.items():
        why = course.no_page(path)
        places = [each for each in found if why in each.message]
        if len(places) > 1:
            message = f"{why}; {len(places)} places name it, the first is {_first(places)}"
            mend = "Let it be published, or change those places."
            found = found.difference(places) | {Finding(left_out.where, "left-out-page", message, mend)}
    return found


def _by_renamed(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each outcome that no question has, where many name one that its page has not."""
    named: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in found:
        if each.rule == "unknown-outcome" and (told := _NO_OUTCOME.search(each.message)):
            named[told["page"], told["name"]].append(each)
    asked = {(file.head.module, question.outcome) for file, question in course.bank.questions()}
    for page, module in course.modules():
        unasked = [index for index, each in enumerate(module.outcomes) if (page.path, each.id) not in asked]
        for (shown, name), places in named.items():
            if shown == page.shown and len(unasked) == 1 and len(places) >= _MANY:
                at = module.at("outcomes", unasked[0], "id")
                message = (
                    f"{len(places)} places name the outcome “{name}”, the first is {_first(places)}; none this one"
                )
                mend = f"Write `id: {name}` here, or change those places."
                found = found.difference(places) | {Finding(at, "unknown-outcome", message, mend)}
    return found


def _first(places: list[Finding]) -> str:
    where = min(each.position for each in places)
    return f"{where.path}:{where.line}"
