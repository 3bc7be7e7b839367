"""Causes: where one fault makes many places wrong, it is told once, where it is."""

from collections import defaultdict

from course.course import Course
from course.reading.findings import Finding

# So many places name what a page lacks, and it is the page that is wrong.
_MANY = 3


def by_cause(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each cause, in place of one for each place that it makes wrong."""
    return _by_renamed(course, _by_left_out(course, found))


def _by_left_out(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each page that is left out."""
    for path, left_out in course.listed.left_out.items():
        places = [each for each in found if each.lacks == (path,)]
        if len(places) > 1:
            message = f"{course.no_page(path)}; {len(places)} places name it, the first is {_first(places)}"
            mend = "Let it be published, or change those places."
            found = found.difference(places) | {Finding(left_out.where, "left-out-page", message, mend)}
    return found


def _by_renamed(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each outcome that no question has, where many name one that its page has not."""
    named: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in found:
        if len(each.lacks) == 2:
            named[each.lacks[0], each.lacks[1]].append(each)
    asked = {(file.head.module, question.outcome) for file, question in course.bank.questions()}
    for page, module in course.modules():
        unasked = [index for index, each in enumerate(module.outcomes) if (page.path, each.id) not in asked]
        for (path, name), places in named.items():
            if path == page.path and len(unasked) == 1 and len(places) >= _MANY:
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
