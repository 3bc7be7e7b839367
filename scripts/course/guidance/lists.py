"""The course's reference lists: sources, words that are explained, criteria and themes."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self, TypeVar

from pydantic import Field, model_validator

from course.reading.addresses import Address
from course.reading.decoding import MAX_BYTES, decode_most
from course.reading.disk import contents
from course.reading.findings import Finding, ReadingError
from course.reading.shapes import Day, Number, Placed, Slug, Text, distinct, fault, within
from course.reading.tree import Node, read_tree
from course.reading.unchanged import unchanged

SOURCES = "reference/sources.yml"
SOURCES_PAGE = "reference/sources.md"
GLOSSARY = "reference/glossary.yml"
GLOSSARY_PAGE = "reference/glossary.md"
CRITERIA = "reference/criteria.yml"
THEMES = "about/themes.yml"
KEYLESS = "about/keyless.yml"
HELP_PAGE = "reference/help.md"
CARDS_PAGE = "reference/cards/index.md"
LOOK_UP_PAGE = "reference/index.md"
STALE_AFTER_DAYS = 365

# How a law is named, and how a page links to an entry of the list of sources.
LAW = re.compile(
    r"\b[A-Z][\w’']+ (?:\([^)]*\) )?(?:Act|Acts|Order|Regulations|Rules)(?: \([^)]*\))? \d{4}\b"
    r"|\b[Ss]ections? \d+[A-Z]*\b|\bRegulations? \d+[A-Z]*\b|\bSI \d{4}/\d+\b"
)
SOURCE_LINK = re.compile(r"\]\([^)\s]*sources\.md#([^)\s]+)\)")


class Entry(Placed):
    """One entry of a list. Pages link to its id. `stands` names the list's file below the docs, and its key there."""

    stands: ClassVar[tuple[str, str]]

    id: Slug

    @classmethod
    def load(cls, root: Path, docs: str = "docs") -> tuple[dict[str, Self], list[Finding]]:
        """Read the list; an absent file is an empty one."""
        path, key = cls.stands
        return load_entries(root, f"{docs}/{path}", key, cls)


class Source(Entry):
    """One document that a statement of the guidance rests on."""

    stands: ClassVar = (SOURCES, "sources")

    title: Text
    publisher: Text
    address: Address
    nation: Text
    licence: Text
    checked: Day = Field(description="The day on which somebody last read it.")
    confidence: Literal["high", "medium", "low"]
    supports: Text = Field(description="What it supports here, and any limit to that.")

    @property
    def is_law(self) -> bool:
        """Whether its title names an Act, or a part of one."""
        return LAW.search(self.title) is not None

    def is_stale(self, today: date) -> bool:
        """Return whether it was last read more than a year ago."""
        return (today - self.checked).days > STALE_AFTER_DAYS


class Term(Entry):
    """One word of the glossary."""

    stands: ClassVar = (GLOSSARY, "terms")

    term: Text
    also: Annotated[list[Text], distinct()] = Field(
        default=[], description="Other forms of the word that a page may use."
    )
    nation: Text | None = None
    meaning: Text

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of the word."""
        return self.term, *self.also


class Criterion(Entry):
    """One criterion of a qualification, standard of a certificate, or regulation, which a module's page may name."""

    stands: ClassVar = (CRITERIA, "criteria")

    id: Text
    framework: Text = Field(description="The qualification, certificate or set of regulations that it belongs to.")
    name: Text = Field(description="What people call it, such as “Criterion 3.2”.")
    text: Text = Field(description="What it asks for, in our own words.")


class Theme(Entry):
    """Something that the course must treat, and where it does."""

    stands: ClassVar = (THEMES, "themes")

    text: Text
    sections: Annotated[list[Text], distinct()] = Field(
        min_length=1, description="Pages below docs, each with or without `#section`."
    )


class KeylessReading(Entry):
    """What automated readers answered on one day, without seeing which answer is right."""

    stands: ClassVar = (KEYLESS, "readings")

    day: Day
    what: Literal["scored questions", "decisions in scenarios"]
    count: Annotated[Number, within(1, 100_000)] = Field(description="How many there were on that day.")
    agreed: list[Number] = Field(min_length=1, description="For each reader, on how many they agreed with the course.")
    then: Text | None = Field(default=None, description="What followed, in whole sentences.")

    @model_validator(mode="after")
    def _agreed_on_no_more_than_there_were(self) -> Self:
        for index, agreed in enumerate(self.agreed):
            if agreed > self.count:
                said = f"{agreed} is more than the {self.count} that there were"
                raise fault("out-of-range", said, "Look again which is right.", "agreed", index)
        return self


_Entry = TypeVar("_Entry", bound=Entry)


def load_entries(
    root: Path, shown: str, key: str, shape: type[_Entry], *, may_lack: bool = False
) -> tuple[dict[str, _Entry], list[Finding]]:
    """Read a list of entries, by their ids; an absent file is an empty list.

    Args:
        root: The course's folder.
        shown: The file's path below it.
        key: What the list is called in the file.
        shape: The model of an entry.
        may_lack: Whether a file may be without that list.
    """
    path = root / shown
    if not path.is_file():
        return {}, []
    data = contents(path, MAX_BYTES + 1)
    return unchanged((key, shown, shape), data, lambda: _entries(shown, data, key, shape, may_lack=may_lack))


def _entries(
    shown: str, data: bytes, key: str, shape: type[_Entry], *, may_lack: bool
) -> tuple[dict[str, _Entry], list[Finding]]:
    try:
        tree, findings = _tree(shown, data)
    except ReadingError as error:
        return {}, [error.finding]
    listing = tree.value.get(key) if isinstance(tree.value, dict) else None
    if listing is None and may_lack:
        return {}, findings
    if listing is None or not isinstance(listing.value, list):
        message = f"“{key}” must be a list"
        return {}, [*findings, Finding(tree.at(key), "not-a-list", message, f"Start the file with `{key}:`.")]
    entries: dict[str, _Entry] = {}
    for node in listing.value:
        entry, faults = shape.read(node)
        findings += faults
        if entry is None:
            continue
        if entry.id in entries:
            message = f"the id “{entry.id}” stands twice in this list"
            findings.append(Finding(entry.at("id"), "duplicate-id", message, "Give each entry an id of its own."))
        entries.setdefault(entry.id, entry)
    return entries, findings


def _tree(shown: str, data: bytes) -> tuple[Node, list[Finding]]:
    """Return the tree of a file, and what is wrong with it: several lists may stand in one file."""

    def read() -> tuple[Node, list[Finding]]:
        text, findings = decode_most(shown, data)
        tree, faults = read_tree(shown, text)
        return tree, [*findings, *faults]

    tree, findings = unchanged(("tree", shown), data, read)
    return tree, [*findings]
