"""The step after the build, for any generator's output: trim it, add what needs the whole site, look it over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from course.checks.course import Course
from course.guidance.organisation import attribution
from course.reading.findings import Finding
from course.site.feed import write_feed
from course.site.finish import expected_questions, expected_scenarios, look_over
from course.site.fragments import write_fragments
from course.site.offline.add import add_offline
from course.site.organisation import name_organisation
from course.site.project import load_project
from course.site.trim import trim_pages


def complete(site: Path, root: Path, course: Course) -> Sequence[Finding]:
    """Complete a built site in place.

    Returns:
        What is wrong with the finished site.
    """
    trim_pages(site)
    project = load_project(root)
    write_fragments(site, course.bank)
    write_feed(site, f"{project.name}: news")
    credit = attribution(course.organisation, project.name, is_changed=bool(course.changed))
    name_organisation(site, course.organisation, credit)
    add_offline(site, project)
    return look_over(site, expected_questions(course), expected_scenarios(course.pages))
