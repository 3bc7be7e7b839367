"""`/// session | NAME` and `/// sessions`: a session with all its plans, and all of them to choose from.

Argument of the first: the name of a file in `quizzes/sessions/`, without its ending.
Option of the second: `by`, which is `time` (the default) or `topic`.
"""

import xml.etree.ElementTree as etree
from typing import Any, ClassVar

from course.sessions.session import Session
from course.site.blocks.base import Checker, CourseBlock, OneOf, error_box
from course.site.elements import add, add_inline, after
from course.site.sessions.activity import add_activity
from course.site.sessions.listing import add_by_time, add_by_topic
from course.site.sessions.place import Place, part_of_lines, part_of_text, section_under
from course.site.sessions.plan import add_plan, plan_anchor

# For the trainer who reads it: who builds the site learns of the commands from the README.
WITHOUT_PACKS = (
    "Slides and papers are not on this website yet. You can print this page as your plan. Ask whoever looks after the "
    "website for the rest."
)
_TOPIC, _TIME = "topic", "time"


class SessionBlock(CourseBlock):
    """The whole of a session: its plans, what to prepare, and each activity once."""

    NAME = "session"
    ARGUMENT = None

    def build(self, element: etree.Element) -> None:
        name = self.argument or ""
        session = self.config.shelf.session(name)
        if session is None:
            file = f"quizzes/{Session.folder()}/{name}.yml"
            error_box(element, "This session cannot be shown", f"{file} is missing or has a fault; see `course check`.")
            return
        element.set("class", "session")
        add_inline(element, "p", session.summary)
        line = add(element, "p", "How long do you have? ", class_="lengths")
        for plan in session.plans:
            end = "." if plan is session.plans[-1] else " · "
            after(add(line, "a", f"{plan.minutes} minutes", href=f"#{plan_anchor(plan)}"), end)
        self._whole(element, session)

    def _whole(self, element: etree.Element, session: Session) -> None:
        place = Place(self.md, self.config.shelf)
        box = add(element, "div", data_search_exclude="")
        add(box, "p", WITHOUT_PACKS, class_="no-downloads")
        for plan in session.plans:
            add_plan(place, element, session, plan)
        before = section_under(element, "h2", "Before people come", "before-people-come", "before")
        part_of_lines(before, "In the ten minutes before", session.prepare)
        part_of_text(before, "Close to home: say this at the start", session.close_to_home)
        part_of_text(before, "If nobody speaks", session.if_silent)
        part_of_text(before, "If someone is upset, or tells you about harm", session.if_upset)
        add(element, "h2", "The activities", id="the-activities", class_="activities")
        for activity in session.activities:
            add_activity(place, element, session, activity)


class SessionsBlock(CourseBlock):
    """The sessions that are there, by time or by topic."""

    NAME = "sessions"
    OPTIONS: ClassVar[dict[str, tuple[Any, Checker]]] = {"by": (_TIME, OneOf(_TIME, _TOPIC))}

    def build(self, element: etree.Element) -> None:
        place = Place(self.md, self.config.shelf)
        sessions = sorted(self.config.shelf.sessions(), key=lambda session: session.title.casefold())
        if self.options["by"] == _TOPIC:
            add_by_topic(place, element, sessions)
        else:
            add_by_time(place, element, sessions, self.level)
