"""What must hold of the guidance and the bank together. Each check takes a course and yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from course.checks.course import Course
from course.checks.coverage import check_coverage
from course.checks.evidence import check_evidence
from course.checks.references import check_references
from course.checks.sources import check_sources
from course.reading.findings import Finding

CHECKS: tuple[Callable[[Course], Iterable[Finding]], ...] = (
    check_references,
    check_evidence,
    check_coverage,
    check_sources,
)


def check(course: Course) -> list[Finding]:
    """Return every finding about a course, those of reading it included, in the order of files and lines."""
    found = [finding for run in CHECKS for finding in run(course)]
    return sorted({*course.faults, *found}, key=lambda finding: (finding.position, finding.rule, finding.message))
