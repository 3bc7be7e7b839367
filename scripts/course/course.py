"""A course as the checks see it: the bank, the guidance, and the day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from course.bank.final_check import FinalCheck, load_final_check
from course.bank.quiz import Bank, QuizFile, load_bank
from course.guidance.asked import Asked, load_asked
from course.guidance.blocks import Kinds
from course.guidance.emergencies import Emergency
from course.guidance.history import Texts, load_history
from course.guidance.lists import (
    GLOSSARY,
    GLOSSARY_PAGE,
    SOURCES,
    Criterion,
    KeylessReading,
    Source,
    Term,
    Theme,
)
from course.guidance.organisation import Organisation, load_organisation
from course.guidance.page import ModuleHead, Page, modules_among
from course.guidance.pages import load_pages
from course.guidance.prose import Converter, Section, read_passages, read_sections, read_text
from course.guidance.published import KEYS, Published, all_below
from course.guidance.release import changed_texts
from course.guidance.rules import RULES, RULES_PAGE, Rule
from course.guidance.settings import CourseSettings, load_settings
from course.ignored import ignored_files
from course.measures.readability import Reading, Terms, read_page
from course.measures.sheets.result import Result, load_results
from course.reading.english import did_you_mean
from course.reading.files import Files, no_files
from course.reading.findings import Faults, Finding, Position
from course.reading.kept import Keep, anew
from course.scenarios.scenario import Scenario
from course.sessions.session import Session


@dataclass
class Course:
    """Everything that authors wrote, read once. `faults` are the findings of reading it."""

    bank: Bank
    pages: dict[str, Page]
    sources: dict[str, Source]
    glossary: dict[str, Term]
    criteria: dict[str, Criterion]
    themes: dict[str, Theme]
    final_check: FinalCheck | None
    convert: Converter
    today: date
    faults: Sequence[Finding] = ()
    scenarios: Files[Scenario] = field(default_factory=Files)
    sessions: Files[Session] = field(default_factory=Files)
    rules: dict[str, Rule] = field(default_factory=dict)
    settings: CourseSettings = field(default_factory=CourseSettings)
    asked: Asked = field(default_factory=Asked)
    # Who uses the course, and which of its texts are not as released: “Changed” or “Added”, by path.
    organisation: Organisation | None = None
    changed: dict[str, str] = field(default_factory=dict)
    keyless: dict[str, KeylessReading] = field(default_factory=dict)
    emergencies: dict[str, Emergency] = field(default_factory=dict)
    # What readers answered on sheets, with the questions covered and not.
    covered: dict[str, Result] = field(default_factory=dict)
    keep: Keep = anew
    listed: Published = field(default_factory=Published)
    # The words of each released version, as digests.
    history: Mapping[str, Texts] = field(default_factory=dict)
    # The folder of the pages, below the course's root.
    docs: str = "docs"
    _sections: dict[str, dict[str, Section]] = field(default_factory=dict)
    _readings: dict[str, Reading] = field(default_factory=dict)

    def no_page(self, path: str) -> str:
        """Return the words for a page that somebody names and that is not published."""
        if path in self.listed.left_out:
            return f"{self.docs}/{path} is there, but {self.listed.left_out[path].why}"
        return f"there is no page {self.docs}/{path}{self.page_meant(path)}"

    def page_meant(self, path: str) -> str:
        """Return “; did you mean …?” where a page looks like a path; no guess leads to answer keys."""
        return did_you_mean(path, [known for known in self.pages if not known.startswith(KEYS)])

    def sections(self, path: str) -> dict[str, Section]:
        """Return the sections of a page's prose as the reader sees them, by their ids."""
        if path not in self._sections:
            self._sections[path] = read_sections(self.pages[path].prose, self.convert)
        return self._sections[path]

    def parts(self, path: str) -> Collection[str]:
        """Return the ids of a page's parts that others may name: headings, or what a list of the course puts there."""
        listed: dict[str, Collection[str]] = {RULES_PAGE: self.rules, GLOSSARY_PAGE: self.glossary}
        return listed.get(path) or self.pages[path].headings

    def is_read(self, path: str) -> bool:
        """Return whether all of a file below the docs could be read. Of a list that is not, nobody knows what it lacks.

        A page that prints a list is as its list.
        """
        lists = {RULES_PAGE: RULES, GLOSSARY_PAGE: GLOSSARY}
        return f"{self.docs}/{lists.get(path, path)}" not in self.faulty

    def rule_text(self, name: str) -> str:
        """Return what a reader of a rule of safety sees, in whole and in short."""
        rule = self.rules[name]
        return "\n".join(read_text(part, self.convert) for part in (*rule.told(), *rule.told("short")))

    def reading(self, path: str) -> Reading:
        """Return how a page reads, the wording of statutes and the list of sources left out."""
        if path not in self._readings:
            text = self.pages[path].without({"quiz", "sources"})
            terms = self.explained()

            def read() -> object:
                return read_page(read_passages(text, self.convert), Terms(terms)).told()

            self._readings[path] = Reading.retold(self.keep("reading", path, f"{text}\n{terms}", read))
        return self._readings[path]

    def modules(self) -> list[tuple[Page, ModuleHead]]:
        """Return the modules' pages in the order of their numbers."""
        return modules_among(self.pages.values())

    @cached_property
    def faulty(self) -> frozenset[str]:
        """The paths of files of which something could not be read: whether they lack anything, nobody can say."""
        return frozenset(fault.position.path for fault in self.faults)

    def lacks_page(self, path: str) -> bool:
        """Return whether there is no such page. One that is there and cannot be opened is not lacking."""
        return path not in self.pages and f"{self.docs}/{path}" not in self.faulty

    def lacks_rule(self, name: str) -> bool:
        """Return whether there is no such rule of safety, as far as the list of them can be read."""
        return name not in self.rules and self.is_read(RULES)

    def lacks_source(self, name: str) -> bool:
        """Return whether there is no such source, as far as the list of them can be read."""
        return name not in self.sources and self.is_read(SOURCES)

    def explained(self) -> list[str]:
        """Return every form of every word that the glossary explains."""
        return [form for term in self.glossary.values() for form in term.forms]

    def quizzes_of(self, page: Page) -> list[QuizFile]:
        """Return the quiz files of a module's page."""
        return [file for file in self.bank.files.values() if file.head.module == page.path]


def load_course(
    root: Path,
    convert: Converter,
    today: date,
    docs: str = "docs",
    quizzes: str = "quizzes",
    keep: Keep = anew,
    kinds: Kinds | None = None,
    listed: Published | None = None,
) -> Course:
    """Read a course from its root folder.

    Args:
        root: The folder that holds `mkdocs.yml`.
        convert: Markdown to HTML, with quiz blocks that do nothing.
        today: The day to reckon what is overdue from.
        docs: The folder of the guidance below the root.
        quizzes: The folder of the bank below the root.
        keep: Keeps what takes long to work out.
        kinds: The blocks that may stand on a page.
        listed: What will be published of the docs. Without it: every page that is there.
    """
    faults = Faults(
        Finding(
            Position(name), "no-folder", f"there is no folder “{name}”", f"Make it at the top of the course: {name}/"
        )
        for name in (docs, quizzes)
        if not (root / name).is_dir()
    )
    faults += no_files(root, docs) if (root / docs).is_dir() else ()
    faults += ignored_files(root, docs, quizzes)
    listed = listed or all_below(root, docs)
    faults += listed.faults
    organisation = faults.of(load_organisation(root, docs))
    changed, of_release = changed_texts(root, docs, quizzes) if organisation else ({}, [])
    faults += [each for each in of_release if each.position not in {fault.position for fault in faults}]
    return Course(
        faults.of(load_bank(root, quizzes)),
        faults.of(load_pages(listed.pages, kinds)),
        faults.of(Source.load(root, docs)),
        faults.of(Term.load(root, docs)),
        faults.of(Criterion.load(root, docs)),
        faults.of(Theme.load(root, docs)),
        faults.of(load_final_check(root, quizzes)),
        convert,
        today,
        faults,
        faults.of(Scenario.load(root, quizzes)),
        faults.of(Session.load(root, quizzes)),
        faults.of(Rule.load(root, docs)),
        faults.of(load_settings(root)),
        faults.of(load_asked(root, docs)),
        organisation,
        changed,
        faults.of(KeylessReading.load(root, docs)),
        faults.of(Emergency.load(root, docs)),
        faults.of(load_results(root, quizzes)),
        keep,
        listed,
        faults.of(load_history(root)),
        docs,
    )
