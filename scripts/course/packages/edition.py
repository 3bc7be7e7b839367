"""What every package is made from: a course's questions in the order of its modules, as of a release."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from course.bank.types.common import Evidence, Question
from course.checks.course import Course
from course.reading.english import did_you_mean, listed


class UnknownModuleError(ValueError):
    """There is no such module. The message is for whoever asked for it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its situation, and the places in the guidance that its answer rests on, as words."""

    question: Question
    situation: str | None
    read_again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A module's questions. `name` is that of its page, without folder and ending."""

    name: str
    title: str
    number: int
    items: tuple[Item, ...]

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class Edition:
    """A course, or one of its modules, as of the day of a release. `part` names the module."""

    title: str
    released: date
    modules: tuple[Module, ...]
    part: str = ""

    @property
    def slug(self) -> str:
        """The title as a file name: lower-case ASCII letters, digits and hyphens."""
        return slugged(self.title)

    @property
    def stamp(self) -> datetime:
        """The start of the day of the release."""
        return datetime(self.released.year, self.released.month, self.released.day, tzinfo=UTC)

    @property
    def name(self) -> str:
        """What its files are called: the course, and the module where there is one."""
        return f"{self.slug}-{slugged(self.part)}" if self.part else self.slug

    def items(self) -> Iterator[Item]:
        """Yield every question in order."""
        for module in self.modules:
            yield from module.items

    def only(self, name: str) -> Edition:
        """Return the edition of one module.

        Raises:
            UnknownModuleError: no module has this name.
        """
        chosen = tuple(module for module in self.modules if module.name == name)
        if not chosen:
            names = [module.name for module in self.modules]
            guess = did_you_mean(name, names) or f"; there is {listed(names)}"
            raise UnknownModuleError(f"There is no module “{name}” with questions{guess}")
        return replace(self, modules=chosen, part=name)


def edition_of(course: Course, title: str, released: date) -> Edition:
    """Return what packages are made from.

    Args:
        course: The course, without errors.
        title: Its name.
        released: The day that packages name as their release.
    """
    items: dict[str, list[Item]] = {}
    for file, question in course.bank.questions():
        again = tuple(dict.fromkeys(_place(course, evidence) for evidence in getattr(question, "evidence", ())))
        items.setdefault(file.head.module, []).append(Item(question, file.vignette(question), again))
    modules = [_module(course, path, tuple(found)) for path, found in items.items()]
    return Edition(title, released, tuple(sorted(modules, key=lambda module: (module.number, module.name))))


def _module(course: Course, path: str, items: tuple[Item, ...]) -> Module:
    page = course.pages.get(path)
    number = page.module.number if page and page.module else 0
    return Module(PurePosixPath(path).stem, page.title if page else path, number, items)


def _place(course: Course, evidence: Evidence) -> str:
    page = course.pages.get(evidence.page)
    if page is None:
        return evidence.page
    return f"{page.headings.get(evidence.section, evidence.section)} ({page.title})"


def slugged(text: str) -> str:
    """Return a text as lower-case ASCII letters, digits and hyphens; “course” where none is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "course"
