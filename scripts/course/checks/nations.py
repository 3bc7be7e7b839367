"""Nations: what sources, rules and stories say of where they hold is a place that the course knows."""

from collections.abc import Iterator

from course.course import Course
from course.guidance.lists import Source
from course.guidance.organisation import Organisation
from course.guidance.rules import Rule
from course.reading.english import listed
from course.reading.findings import Finding
from course.scenarios.scenario import Scenario


def check_nations(course: Course) -> Iterator[Finding]:
    """Yield each nation that is none of those in the course's settings; a course that lists none may name any."""
    known = [nation.name for nation in course.settings.nations]
    placed: list[Organisation | Source | Rule | Scenario] = [*course.sources.values(), *course.rules.values()]
    placed += course.scenarios.files.values()
    placed += [course.organisation] if course.organisation else []
    for story in course.scenarios.files.values() if known else ():
        if story.nation is None:
            yield Finding(story.at(), "missing", "“nation” is missing", "Add a line `nation:`.")
    for each in placed if known else ():
        if each.nation is not None and each.nation not in known:
            message = f"“{each.nation}” is not a value of “nation”"
            yield Finding(each.at("nation"), "unknown-value", message, f"Write {listed(known, 'or')}.")
