"""Rules of safety: what to do in an emergency, each written once, with its sources.

Pages, cards and packs print a rule; questions and steps of scenarios rest on it. So no two places can say different
things, and a change reaches every copy.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import BaseModel, BeforeValidator, Field

from course.guidance.blocks import BlockUse
from course.guidance.lists import STALE_AFTER_DAYS, Entry
from course.reading.shapes import Day, Slug, Text, distinct, fault

RULES = "reference/rules.yml"
RULES_PAGE = "reference/rules.md"
RULES_SCHEMA = "reference/rules.schema.json"

# How a page prints a rule: `/// rule | ID`, and what of it.
BLOCK = "rule"
PART = "part"
Part = Literal["whole", "short"]
PARTS: tuple[Part, ...] = get_args(Part)

_LINK = re.compile(r"\]\(\s*<?(?!tel:|https:)([^)\s>]*)")


def _same_anywhere(value: object) -> object:
    if isinstance(value, str) and (found := _LINK.search(value)):
        raise fault(
            "rule-link",
            f"the link to “{found[1]}” would break, since a rule stands on pages in several folders",
            "Link to a number (`tel:`) or a full address (`https:`), or name the page in words.",
        )
    return value


Told = Annotated[Text, BeforeValidator(_same_anywhere)]


class Rule(Entry):
    """One rule of safety."""

    stands: ClassVar = (RULES, "rules")

    title: Text = Field(description="What it is about, in a few words.")
    nation: Text = Field(description="Where it holds.")
    when: Told = Field(description="When it holds, in a sentence or two.")
    rule: Told = Field(description="What to do: paragraphs and lists of Markdown.")
    exceptions: Annotated[list[Told], distinct()] = Field(
        default=[], description="What it does not cover, and what to do then."
    )
    short: Told | None = Field(default=None, description="The same in a few lines, for cards. It asks for no less.")
    sources: Annotated[list[Slug], distinct()] = Field(
        min_length=1, description="Ids of entries in the list of sources."
    )
    checked: Day = Field(description="The day on which somebody last held it against its sources.")

    def is_stale(self, today: date) -> bool:
        """Return whether it was last held against its sources more than a year ago."""
        return (today - self.checked).days > STALE_AFTER_DAYS

    def told(self, part: Part = "whole") -> Iterator[str]:
        """Yield the Markdown that a reader of the rule, or of its short form, reads."""
        if part == "short" and self.short is not None:
            yield self.short
        else:
            yield self.when
            yield self.rule
            yield from self.exceptions

    def words(self, part: Part = "whole") -> int:
        """Return how many words a reader reads."""
        return sum(len(text.split()) for text in (self.title, *self.told(part)))


class RulesFile(BaseModel):
    """The rules of safety, each written once."""

    rules: list[Rule]


def rules_schema() -> str:
    """Return the schema for editors, as the text that stands beside the rules."""
    schema = RulesFile.model_json_schema(mode="validation")
    schema |= {"$schema": "https://json-schema.org/draft/2020-12/schema", "additionalProperties": False}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def printed(blocks: Iterable[BlockUse]) -> Iterator[tuple[str, Part]]:
    """Yield the id of each rule that blocks print, and what of it."""
    for block in blocks:
        if block.name == BLOCK:
            yield block.argument, "short" if block.option(PART) == "short" else "whole"
