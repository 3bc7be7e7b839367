"""What every package is made from: a course's questions in the order of its modules, as of a release."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Protocol

from course.bank.final_check import FinalCheck
from course.bank.types.common import Evidence, Question
from course.course import Course
from course.reading.english import did_you_mean, listed
from course.refusal import RefusedError
from course.scenarios.scenario import Scenario
from course.site.usual import ENGLISH


class UnknownModuleError(RefusedError):
    """There is no such module. The message is for whoever asked for it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its situation, and the places in the guidance that its answer rests on, as words."""

    question: Question
    situation: str | None
    read_again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A module's questions. `name` is that of its page, without folder and ending; `page` is its path below `docs`."""

    name: str
    title: str
    number: int
    items: tuple[Item, ...]
    page: str = ""

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class Story:
    """A branching scenario: where it is played, the modules that it belongs to by name, and the ids of its endings."""

    name: str
    title: str
    page: str
    modules: tuple[str, ...]
    endings: tuple[str, ...]


class Site(Protocol):
    """The course's site, built when it is first asked for."""

    @property
    def made_from(self) -> str:
        """A digest of all that it is made from."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files that a copy of it may hold, by their paths."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A course, or one of its modules, as of the day of a release.

    Attributes:
        title: The course's name.
        released: The day of the release.
        modules: In order.
        part: The name of the module, where it is one.
        stories: The branching scenarios.
        pages: The pages of all modules of the course, as paths below `docs`.
        final_check: The rules of the final check, where there is one.
        kept: The questions for the final check alone. Only a package that holds the check itself may hold them.
        address: Where the site is published, or nothing.
        site: What packages of pages are made from; without it there are none.
        language: What the course is written in.
        licence: What whoever has a question may do with it, or nothing.
    """

    title: str
    released: date
    modules: tuple[Module, ...]
    part: str = ""
    stories: tuple[Story, ...] = ()
    pages: tuple[str, ...] = ()
    final_check: FinalCheck | None = None
    kept: tuple[Item, ...] = ()
    address: str = ""
    site: Site | None = field(default=None, compare=False)
    language: str = ENGLISH
    licence: str = ""

    @property
    def slug(self) -> str:
        """The title as a file name: lower-case ASCII letters, digits and hyphens."""
        return slugged(self.title)

    @property
    def initials(self) -> str:
        """The first letters of its title, or a title of one word whole: what marks its own among other courses'."""
        words = self.slug.split("-")
        return "".join(word[0] for word in words) if len(words) > 1 else self.slug

    @property
    def stamp(self) -> datetime:
        """The start of the day of the release."""
        return datetime(self.released.year, self.released.month, self.released.day, tzinfo=UTC)

    @property
    def name(self) -> str:
        """What its files are called: the course, and the module where there is one."""
        return f"{self.slug}-{slugged(self.part)}" if self.part else self.slug

    def items(self) -> Iterator[Item]:
        """Yield every question in order, those for the final check alone left out."""
        for module in self.modules:
            yield from module.items

    def only(self, name: str) -> "Edition":
        """Return the edition of one module.

        Raises:
            UnknownModuleError: no module has this name.
        """
        chosen = tuple(module for module in self.modules if module.name == name)
        if not chosen:
            names = [module.name for module in self.modules]
            guess = did_you_mean(name, names) or f"; there is {listed(names)}"
            raise UnknownModuleError(f"There is no module “{name}” with questions{guess}")
        stories = tuple(story for story in self.stories if name in story.modules)
        return replace(self, modules=chosen, part=name, stories=stories, kept=())

    def stories_of(self, module: Module) -> Iterator[Story]:
        """Yield the scenarios that stand with a module: each one with the first of its modules that is here."""
        here = [each.name for each in self.modules]
        for story in self.stories:
            if next((name for name in story.modules if name in here), "") == module.name:
                yield story


def edition_of(
    course: Course, title: str, released: date, address: str = "", site: Site | None = None, language: str = ENGLISH
) -> Edition:
    """Return what packages are made from.

    Args:
        course: The course, without errors.
        title: Its name.
        released: The day that packages name as their release.
        address: Where its site is published, or nothing.
        site: The site, for packages of its pages.
        language: What it is written in.
    """
    items: dict[str, list[Item]] = {}
    kept: list[Item] = []
    for file, question in course.bank.questions():
        again = tuple(dict.fromkeys(_place(course, evidence) for evidence in question.evidence))
        place = kept if question.is_kept else items.setdefault(file.head.module, [])
        place.append(Item(question, file.vignette(question), again))
    modules = [_module(course, path, tuple(found)) for path, found in items.items()]
    return Edition(
        title,
        released,
        tuple(sorted(modules, key=lambda module: (module.number, module.name))),
        stories=tuple(_story(scenario) for scenario in course.scenarios.files.values()),
        pages=tuple(page.path for page, _ in course.modules()),
        final_check=course.final_check,
        kept=tuple(kept),
        address=address,
        site=site,
        language=language,
        licence=course.settings.licence.terms if course.settings.licence else "",
    )


def _story(scenario: Scenario) -> Story:
    modules = tuple(PurePosixPath(practised.page).stem for practised in scenario.modules)
    return Story(scenario.name, scenario.title, scenario.page, modules, tuple(each.id for each in scenario.endings))


def _module(course: Course, path: str, items: tuple[Item, ...]) -> Module:
    page = course.pages.get(path)
    number = page.module.number if page and page.module else 0
    return Module(PurePosixPath(path).stem, page.title if page else path, number, items, path)


def _place(course: Course, evidence: Evidence) -> str:
    if evidence.rule is not None:
        rule = course.rules.get(evidence.rule)
        return rule.title if rule else evidence.rule
    page = course.pages.get(evidence.page)
    if page is None:
        return evidence.page
    return f"{page.headings.get(evidence.section, evidence.section)} ({page.title})"


def slugged(text: str) -> str:
    """Return a text as lower-case ASCII letters, digits and hyphens; “course” where none is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "course"
