"""What the tests of packages share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from course.course import Course
from course.packages import FORMATS, OF_PAGES
from course.packages.edition import Edition, edition_of
from course.site.offline.contents import files_of
from tests.once import made_once
from tests.packages.editions import RELEASED, TITLE, BuiltOnce, Scorm
from tests.packages.node import Node


@pytest.fixture(scope="session")
def node(node_modules: Path) -> Iterator[Node]:
    """Readers that are not ours."""
    running = Node()
    yield running
    running.close()


@pytest.fixture(scope="session")
def base_url() -> str:
    """No address: the player's page is made where it stands. In the place of the plugin's own."""
    return "about:blank"


@pytest.fixture(scope="session")
def edition(course: Course, site: Path) -> Edition:
    """The real course with its site, as packages are made from it."""
    return edition_of(course, TITLE, RELEASED, site=BuiltOnce(files_of(site)))


@pytest.fixture(scope="session")
def scorm(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Scorm:
    """The SCORM packages of the real course, made once a run."""

    def make(folder: Path) -> None:
        folder.mkdir()
        for form in OF_PAGES:
            for each in (edition, *(edition.only(module.name) for module in edition.modules)):
                for name, data in FORMATS[form](each).files.items():
                    (folder / name).write_bytes(data)

    return Scorm(made_once(tmp_path_factory, "scorm", make))
