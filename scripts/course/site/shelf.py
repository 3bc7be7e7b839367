"""Authors' files, read once and kept until they change: each page of a build has a Markdown instance of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from course.bank.final_check import PATH as FINAL_CHECK, FinalCheck, load_final_check
from course.bank.fingerprint import bank_fingerprint
from course.bank.quiz import Bank, QuizFile, load_bank, load_quiz
from course.course import Course
from course.guidance.history import HISTORY, Texts, load_history, texts_now
from course.guidance.lists import (
    CRITERIA,
    GLOSSARY,
    SOURCES,
    Criterion,
    Source,
    Term,
)
from course.guidance.organisation import PATH as ORGANISATION, Organisation, load_organisation
from course.guidance.page import Page, headings_of, modules_among
from course.guidance.pages import load_pages, read_page
from course.guidance.published import Published, all_below
from course.guidance.release import RELEASE, changed_texts
from course.guidance.rules import RULES, Rule
from course.guidance.settings import PATH as SETTINGS, CourseSettings, load_settings
from course.reading.disk import contents, text_of
from course.reading.files import files_below
from course.reading.paged import PagedFile
from course.reading.unchanged import looked_at, unchanged
from course.scenarios.scenario import Scenario
from course.sessions.session import Session
from course.site.config import CONFIG
from course.site.kept import read_from
from course.site.project import list_of, load_project, open_course
from course.site.words import Words

_Paged = TypeVar("_Paged", bound=PagedFile)
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one course."""

    root: Path
    docs: str = "docs"
    quizzes: str = "quizzes"

    def quiz(self, name: str) -> QuizFile | None:
        """Return a quiz file by name, or None where it cannot be read."""
        path = self.root / self.quizzes / f"{name}.yml"
        if (stamp := _stamp(path)) is None:
            return None
        return unchanged(("quiz", str(path)), stamp, lambda: load_quiz(path, f"{self.quizzes}/{name}.yml")[0])

    def scenario(self, name: str) -> Scenario | None:
        """Return a scenario by name, or None where it cannot be read."""
        return self._paged(Scenario, name)

    def scenarios(self) -> list[Scenario]:
        """Return the scenarios that can be read, in the order of their names."""
        return self._all(Scenario)

    def session(self, name: str) -> Session | None:
        """Return a session by name, or None where it cannot be read."""
        return self._paged(Session, name)

    def sessions(self) -> list[Session]:
        """Return the sessions that can be read, in the order of their names."""
        return self._all(Session)

    def course(self) -> Course:
        """Return the whole course, as the checks see it."""
        today = date.today()
        stamp = (self.root, today, *self._texts(CONFIG, SETTINGS, ORGANISATION, RELEASE, HISTORY))
        pages, bank = self._stamp_of_pages(), self._stamp_of_bank()
        # It is the largest thing that is kept, so one at a time.
        course = unchanged(("course",), stamp, lambda: open_course(self.root, today))
        # With the stamps that `pages`, `page` and `bank` have: else each would put out the other's.
        unchanged(("pages", str(self.root)), pages, lambda: course.pages)
        unchanged(("bank", str(self.root)), bank, lambda: course.bank)
        states = {state[0]: state for state in filter(None, pages)}
        for name, page in course.pages.items():
            path = str(self.root / self.docs / name)
            unchanged(("page", path), states.get(path), partial(_itself, page))
        return course

    def bank(self) -> Bank:
        """Return the whole bank."""
        stamp = self._stamp_of_bank()
        return unchanged(("bank", str(self.root)), stamp, lambda: load_bank(self.root, self.quizzes)[0])

    def page(self, name: str) -> Page | None:
        """Return a page by its path below the docs, or None where there is none."""
        path = self.root / self.docs / name
        shown = f"{self.docs}/{name}"
        stamp = _stamp(path)
        if not path.is_file():
            return None
        return unchanged(("page", str(path)), stamp, lambda: read_page(name, shown, contents(path))[0])

    def headings(self, name: str) -> dict[str, str]:
        """Return the headings of a page, for links to its sections; none where there is no such page."""
        path = self.root / self.docs / name
        stamp = _stamp(path)
        if not path.is_file():
            return {}
        return unchanged(("headings", str(path)), stamp, lambda: headings_of(text_of(path, "replace")))

    def pages(self) -> dict[str, Page]:
        """Return all pages."""
        stamp = self._stamp_of_pages()
        return unchanged(("pages", str(self.root)), stamp, lambda: load_pages(self._listed().pages)[0])

    def sources(self) -> dict[str, Source]:
        """Return the list of sources."""
        path = self.root / self.docs / SOURCES
        return unchanged(("sources", str(path)), _stamp(path), lambda: Source.load(self.root, self.docs)[0])

    def rules(self) -> dict[str, Rule]:
        """Return the rules of safety."""
        path = self.root / self.docs / RULES
        return unchanged(("rules", str(path)), _stamp(path), lambda: Rule.load(self.root, self.docs)[0])

    def organisation(self) -> Organisation | None:
        """Return who uses the course, or None where no file says so or its file cannot be read."""
        path = self.root / ORGANISATION
        stamp = _stamp(path)
        return unchanged(("organisation", str(path)), stamp, lambda: load_organisation(self.root, self.docs)[0])

    def settings(self) -> CourseSettings:
        """Return what the course says of itself."""
        path = self.root / SETTINGS
        return unchanged(("settings", str(path)), _stamp(path), lambda: load_settings(self.root)[0])

    def changed(self) -> dict[str, str]:
        """Return which texts an organisation changed or added, by path; without an organisation, none."""
        if self.organisation() is None:
            return {}
        key, told_by = ("changed", str(self.root)), self._texts(RELEASE)
        return unchanged(key, told_by, lambda: changed_texts(self.root, self.docs, self.quizzes)[0])

    def history(self) -> dict[str, Texts]:
        """Return what each released version said, the oldest first."""
        path = self.root / HISTORY
        return unchanged(("history", str(path)), _stamp(path), lambda: load_history(self.root)[0])

    def texts_now(self) -> dict[str, str]:
        """Return what the course says now, as its history does."""

        def read() -> dict[str, str]:
            modules = [page.path for page, _ in modules_among(self.pages().values())]
            return texts_now(self.root, self.rules().values(), modules, self.docs, self.quizzes)

        return unchanged(("texts now", str(self.root)), self._texts(), read)

    def version(self) -> str:
        """Return the course's version: its number, and what its questions are."""
        return f"{self.settings().version}, questions {bank_fingerprint(self.bank())}"

    def final_check(self) -> FinalCheck | None:
        """Return the rules of the final check, or None where there is none."""
        path = self.root / self.quizzes / FINAL_CHECK
        return unchanged(("final check", str(path)), _stamp(path), lambda: load_final_check(self.root, self.quizzes)[0])

    def criteria(self) -> dict[str, Criterion]:
        """Return the list of criteria."""
        path = self.root / self.docs / CRITERIA
        return unchanged(("criteria", str(path)), _stamp(path), lambda: Criterion.load(self.root, self.docs)[0])

    def words(self) -> Words:
        """Return the glossary, ready to be found in text."""
        path = self.root / self.docs / GLOSSARY
        return unchanged(("words", str(path)), _stamp(path), lambda: Words(self.glossary()))

    def glossary(self) -> dict[str, Term]:
        """Return the glossary."""
        path = self.root / self.docs / GLOSSARY
        return unchanged(("glossary", str(path)), _stamp(path), lambda: Term.load(self.root, self.docs)[0])

    def _paged(self, shape: type[_Paged], name: str) -> _Paged | None:
        shown = f"{self.quizzes}/{shape.folder()}/{name}.yml"
        path = self.root / shown
        if (stamp := _stamp(path)) is None:
            return None
        return unchanged((shape.kind, str(path)), stamp, lambda: shape.load_one(path, shown)[0])

    def _all(self, shape: type[_Paged]) -> list[_Paged]:
        files = _files(self.root / self.quizzes / shape.folder(), "*.yml")
        return [file for path in files if (file := self._paged(shape, path.stem)) is not None]

    def _listed(self) -> Published:
        """Return what will be published, or all that is there where no generator can say."""
        is_course = (self.root / CONFIG).is_file()
        return list_of(load_project(self.root)) if is_course else all_below(self.root, self.docs)

    def _stamp_of_pages(self) -> tuple[tuple[str, int, int] | None, ...]:
        return (*_stamps_below(self.root / self.docs), _stamp(self.root / CONFIG))

    def _stamp_of_bank(self) -> tuple[object, ...]:
        return _stamps(self.root / self.quizzes, "*.yml")

    def _texts(self, *others: str) -> tuple[object, ...]:
        """Return the stamps of all that authors wrote, and of other files of the root, there or not."""
        texts = (*_stamps_below(self.root / self.docs), *_stamps_below(self.root / self.quizzes))
        return (*texts, *(_stamp(self.root / name) for name in others))


def shelf_of(root: Path) -> Shelf:
    """Return the shelf of the course whose root is given; all who ask for the same course share what it keeps.

    Raises:
        ProjectError: its configuration cannot be read.
    """

    def read() -> Shelf:
        project = load_project(root)
        return Shelf(project.root, project.docs, project.quizzes)

    return unchanged(("shelf", root), _state(root / CONFIG), read)


def _itself(read: _Read) -> _Read:
    return read


def _files(folder: Path, pattern: str) -> list[Path]:
    read_from(folder)
    return sorted(folder.glob(pattern))


def _stamps_below(folder: Path) -> tuple[tuple[str, int, int] | None, ...]:
    read_from(folder)
    return looked_at(("below", folder), lambda: tuple(map(_state, files_below(folder))))


def _stamps(folder: Path, pattern: str) -> tuple[object, ...]:
    read_from(folder)
    return looked_at((pattern, folder), lambda: tuple(map(_state, _files(folder, pattern))))


def _stamp(path: Path) -> tuple[str, int, int] | None:
    read_from(path)
    return looked_at(path, lambda: _state(path))


def _state(path: Path) -> tuple[str, int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return str(path), state.st_mtime_ns, state.st_size
