"""What the tests of packs share: the real course with a session of their own beside its sessions."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as PresentationType

from course.course import Course
from course.guidance.settings import load_settings
from course.packages.imprint import Imprint
from course.packages.office.slides.deck import deck
from course.packages.office.slides.look import Template
from course.packages.office.slides.template import opened, template
from course.packages.trainers.library import Library
from course.packages.trainers.pack import Pack
from course.packages.trainers.slides import slides
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


@pytest.fixture(scope="session")
def ours() -> Template:
    return opened(template(IMPRINT))


@pytest.fixture(scope="session")
def data(pack: Callable[..., Pack], ours: Template) -> bytes:
    """The deck of the tests' own session of 120 minutes, which has every kind of slide."""
    return deck(IMPRINT, pack(120).titled("slides"), slides(pack(120)), ours)


@pytest.fixture(scope="session")
def presentation(data: bytes) -> PresentationType:
    return Presentation(io.BytesIO(data))
