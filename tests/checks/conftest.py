"""What is said about a small course that is changed."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from course.checks import SOUND, check
from course.report import headline
from course.site.project import open_course
from tests.conftest import TODAY, MakeCourse
from tests.small import FILES


@pytest.fixture
def said(make_course: MakeCourse) -> Callable[..., list[str]]:
    """Return a function that changes the small course and returns what is said about it."""

    def change(files: Mapping[str, str | bytes] | None = None, today: date = TODAY) -> list[str]:
        findings = check(open_course(make_course({**FILES, **(files or {})}), today), SOUND)
        return [f"{finding.position}: {finding.severity}[{finding.rule}]: {headline(finding)}" for finding in findings]

    return change
