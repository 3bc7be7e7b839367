"""The step after the build, whatever generator wrote the site: what needs all of its pages, then the last look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from course.checks.course import Course
from course.reading.findings import Finding
from course.site.finish import expected_questions, expected_scenarios, look_over
from course.site.fragments import write_fragments
from course.site.offline.add import add_offline
from course.site.project import load_project
from course.site.trim import trim_pages


def complete_site(site: Path, root: Path, course: Course) -> Sequence[Finding]:
    """Complete a site in its folder, and return what is wrong with it.

    Raises:
        ProjectError: the course's configuration cannot be read.
    """
    trim_pages(site)
    write_fragments(site, course.bank)
    add_offline(site, load_project(root))
    return look_over(site, expected_questions(course), expected_scenarios(course.pages))
