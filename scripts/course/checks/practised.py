"""Modules and outcomes that a scenario or a session says it practises: they must be there."""

from collections.abc import Iterable, Iterator

from course.checks.evidence import Fault
from course.course import Course
from course.reading.english import did_you_mean, listed
from course.reading.findings import Finding
from course.scenarios.scenario import Practised


def check_practised(
    course: Course, fault: Fault, practised: Iterable[Practised], *path: str | int
) -> Iterator[Finding]:
    """Yield each module, and each of its outcomes, that is named and not there.

    Args:
        course: The course.
        fault: Makes a finding about the part of the file under a path.
        practised: What is named.
        path: Where the list of it stands.
    """
    for index, named in enumerate(practised):
        page = course.pages.get(named.page)
        if page.unread if page is not None else not course.lacks_page(named.page):
            continue
        if page is None or page.module is None:
            known = [other.path for other, _ in course.modules()]
            yield fault(
                "unknown-module",
                course.no_page(named.page)
                if named.page in course.listed.left_out
                else f"{course.docs}/{named.page} is no module{did_you_mean(named.page, known)}",
                "Write the path of a module's page below docs.",
                *(*path, index, "page"),
            ).of(named.page)
            continue
        outcomes = [outcome.id for outcome in page.module.outcomes]
        for number, outcome in enumerate(named.outcomes):
            if outcome not in outcomes:
                yield fault(
                    "unknown-outcome",
                    f"“{outcome}” is not an outcome of {page.shown}{did_you_mean(outcome, outcomes)}",
                    f"Its outcomes are {listed(outcomes)}.",
                    *(*path, index, "outcomes", number),
                ).of(page.path, outcome)
