"""The built site, for packages that are made from it: known by what it is made from, and built once, when asked for."""

import hashlib
import tempfile
from collections.abc import Iterable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import course
from course.course import Course
from course.guidance.settings import PATH as SETTINGS
from course.reading.disk import contents
from course.report import as_text
from course.site.build import build_site
from course.site.config import CONFIG, BuildError
from course.site.offline.contents import Files, files_of
from course.site.project import Project

_GENERATOR = ("Markdown", "mkdocs", "mkdocs-material", "pymdown-extensions")


class BuiltSite:
    """A course's site."""

    def __init__(self, project: Project, read: Course) -> None:
        self._project = project
        self._course = read

    @cached_property
    def made_from(self) -> str:
        """A digest of all that the site is made from: pages, questions, settings, our own code, the generator."""
        root = self._project.root
        folders = (root / self._project.docs, root / self._project.quizzes, Path(course.__file__).parent)
        found = hashlib.sha256(contents(root / CONFIG))
        if (root / SETTINGS).is_file():
            found.update(contents(root / SETTINGS))
        for path in _files(folders):
            found.update(f"\0{path.name}\0".encode())
            found.update(contents(path))
        found.update(" ".join(f"{name} {version(name)}" for name in _GENERATOR).encode())
        return found.hexdigest()

    @cached_property
    def files(self) -> Files:
        """The files that a copy of the site may hold, by their paths.

        Raises:
            BuildError: the site could not be built, or has faults.
        """
        with tempfile.TemporaryDirectory(prefix="course-") as folder:
            site = Path(folder) / "site"
            faults = build_site(self._project.root, self._course, site)
            if faults:
                raise BuildError(as_text(faults, site))
            return dict(files_of(site))  # the folder goes


def _files(folders: Iterable[Path]) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]
