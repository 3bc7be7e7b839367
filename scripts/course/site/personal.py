"""What scripts and styles of ours take from the course and from our words: written into them as the site is built."""

import json
import re
from typing import Any

from course.guidance.page import pages_with
from course.guidance.settings import CourseSettings
from course.site.offline.archive import folder_name
from course.site.project import Project
from course.site.shelf import Shelf
from course.site.strings import with_strings

_PLACE = re.compile(r"/\* of the course: (COURSE|CALL|VOICE) \*/ \{\}")


def personal(script: str, path: str, shelf: Shelf, project: Project) -> str:
    """Return a script of ours with what it says, and with what it must know of the course."""
    facts = {"COURSE": _course, "CALL": _call, "VOICE": _voice}
    told = with_strings(script, path)
    return _PLACE.sub(lambda found: json.dumps(facts[found[1]](shelf, project), ensure_ascii=False), told)


def coloured(style: str, settings: CourseSettings) -> str:
    """Return a style sheet of ours in the colours that a course chose."""
    for before, after in settings.colours.chosen():
        style = style.replace(before, after)
    return style


def course_id(settings: CourseSettings, project: Project) -> str:
    """Return what a course is known by, for good: two on one host must not read each other's progress."""
    return settings.id or folder_name(project.name)


def _course(shelf: Shelf, project: Project) -> dict[str, Any]:
    settings, organisation = shelf.settings(), shelf.organisation()
    return {
        "id": course_id(settings, project),
        "name": project.name,
        "about": project.description,
        "organisation": organisation.name if organisation else "",
        "language": project.language,
        "record": {"limit": settings.record.limit, "signed": settings.record.signed_by},
        "pages": {name: _first_with(shelf, block) for name, block in _PAGES.items()},
    }


# Pages that scripts lead to, by the block that each shows.
_PAGES = {"progress": "progress", "review": "review", "check": "final-check", "workbook": "workbook-tools"}


def _call(shelf: Shelf, _: Project) -> str:
    """Return what stands below a search that cannot be fetched: the number to call, where the course has one."""
    number = shelf.settings().help.danger
    return f" <a href=tel:{number}>In danger? Call {number}</a>" if number else ""


def _voice(shelf: Shelf, project: Project) -> dict[str, Any]:
    return {"language": project.language, "spoken": shelf.settings().spoken}


def _first_with(shelf: Shelf, block: str) -> str:
    """Return the published page that shows a block; nothing where none does."""
    return next((page.address for page in pages_with(shelf.pages(), block)), "")
