"""What the tests of packs share: the real course with a session of their own beside its sessions."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from course.course import Course
from course.guidance.settings import load_settings
from course.packages.imprint import Imprint
from course.packages.trainers.library import Library
from course.packages.trainers.pack import Pack
from course.reading.files import Files
from course.sessions.session import Session
from course.site.project import load_project, page_converter
from tests.conftest import ROOT, sound
from tests.packages.editions import RELEASED

SESSION = "private-news"
IMPRINT = Imprint("Working with Carers", RELEASED, load_settings(ROOT)[0])


@pytest.fixture(scope="session")
def library(course: Course) -> Library:
    path = ROOT / f"tests/fixtures/sessions/{SESSION}.yml"
    session = sound(Session.load_one(path, f"quizzes/sessions/{SESSION}.yml"))
    with_ours = replace(course, sessions=Files({**course.sessions.files, SESSION: session}))
    return Library(with_ours, page_converter(load_project(ROOT)), IMPRINT)


@pytest.fixture(scope="session")
def packs(library: Library) -> Sequence[Pack]:
    """Every pack that there is, of this course and of the tests."""
    return [Pack(library, session, plan, 12) for session in library.sessions() for plan in session.plans]


@pytest.fixture(scope="session")
def pack(library: Library) -> Callable[..., Pack]:
    """Return a function that gives a length of the tests' own session."""
    session = library.course.sessions.files[SESSION]

    def of(minutes: int, learners: int = 12) -> Pack:
        (plan,) = [plan for plan in session.plans if plan.minutes == minutes]
        return Pack(library, session, plan, learners)

    return of
