"""What a course says of itself in `course.yml`, beside `mkdocs.yml`. Without the file it works, and says less."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from course.guidance.colours import Colours, colour_faults
from course.reading.files import read_alone
from course.reading.findings import Finding
from course.reading.shapes import Number, Placed, Shape, Slug, Text, distinct, fault, within

PATH = "course.yml"

_NUMBER = re.compile(r"\d+(?:\.\d+)+")


def _version(value: object) -> object:
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        mend = "Write numbers with dots between, for example `1.0`."
        raise fault("bad-version", f"“{value}” is not a version", mend)
    return value


Version = Annotated[Text, BeforeValidator(_version)]


class Licence(Shape):
    """Under which licence a course may be used."""

    name: Text = Field(description="Its short name, for the foot of each page, such as “CC BY 4.0”.")
    address: Text = Field(description="Where it can be read.")
    terms: Text = Field(description="What people may do, and what they must, in one or two sentences.")


class Way(Shape):
    """A page that tells more, and the words that lead there."""

    words: Text
    page: Text = Field(description="The page's path below docs.")
    section: Slug | None = Field(default=None, description="The explicit id of a heading on that page.")


class Nation(Shape):
    """A place whose law or services differ from those of others."""

    name: Text
    ways: list[Way] = Field(default=[], description="Shown where the organisation that uses the course is there.")


class Record(Shape):
    """What stands on a record of learning, beside what the learner did."""

    limit: Text = Field(default="This shows knowledge only.", description="What it does not show.")
    signed_by: Annotated[list[Text], distinct()] = Field(default=["Learner"], description="Who signs it.")


class Help(Shape):
    """What trainers' packs take from the page of help, and what the search offers where it finds nothing."""

    sections: Annotated[list[Slug], distinct()] = Field(
        default=[], description="Ids of its sections, in order; without any, the whole page."
    )
    lines: Slug | None = Field(default=None, description="The section with a table of where, and who to call.")
    danger: Text | None = Field(default=None, description="The number to call when a life is in danger.")


class Forms(Shape):
    """Pages of forms that a session needs on paper, by their paths below docs."""

    once: Annotated[list[Text], distinct()] = Field(
        default=[], description="One for the whole room, such as a register."
    )
    each: Annotated[list[Text], distinct()] = Field(default=[], description="One for each person.")


class Result(Shape):
    """What the search says of pages, where their folder does not tell it."""

    name: Text = Field(description="What a result there is, such as “For managers”.")
    percent: Annotated[Number, within(1, 200)] = Field(
        default=80, description="How much it counts; a part of a module counts 105, a rule of safety 140."
    )


class CourseSettings(Placed):
    """All that is the course's own and stands on no page."""

    id: Slug | None = Field(
        default=None, description="What browsers keep progress under: never change it. Default: made of `site_name`."
    )
    version: Version = Field(default="1.0", description="The number of its edition, on records and on what is kept.")
    authors: Text | None = Field(default=None, description="Whose work it is, as the attribution names them.")
    licence: Licence | None = None
    nations: Annotated[list[Nation], distinct("name")] = Field(
        default=[], description="What `nation:` may say. Without any, any place."
    )
    lengths: Annotated[list[Number], distinct()] = Field(
        default=[], description="The minutes of each session's plans. Without any, free."
    )
    contacts: Annotated[list[Text], distinct()] = Field(
        default=[], description="Who a learner must be able to reach, as labels."
    )
    ask_at_work: Text = Field(
        default="Ask at work who to call for help, also at night. Keep the numbers where you can reach them.",
        description="What stands where no organisation names them.",
    )
    forms: Forms = Forms()
    ground_rules: Annotated[list[Text], distinct()] = Field(
        default=[], description="What holds in the room of every session: on a slide, in each plan, and on the wall."
    )
    collect: Text = Field(
        default="The before and after questions.", description="What a trainer takes home from each session."
    )
    scored_questions: Number = Field(default=3, description="The least number for each outcome.")
    symbols: dict[Text, Text] = Field(
        default={},
        description="Icons of the theme, such as material/leaf, by the path of a page below docs or of a folder, “a/”.",
    )
    results: dict[Text, Result] = Field(
        default={}, description="What the search calls a page below docs, or those of a folder, “a/”, by its path."
    )
    spoken: dict[Text, Text] = Field(
        default={}, description="How a voice is to say what it would read out badly: “999”, abbreviations."
    )
    record: Record = Record()
    help: Help = Help()
    colours: Colours = Colours()


def nearest(named: Iterable[str], page: str) -> str:
    """Return which of the named pages and folders, “a/”, a page is, or is the next below; "" where none is."""
    return max(
        (each for each in named if page == each or (each.endswith("/") and page.startswith(each))), key=len, default=""
    )


def load_settings(root: Path) -> tuple[CourseSettings, list[Finding]]:
    """Read the file of a course's root; what it does not say is as without it."""
    settings, findings = read_alone(root / PATH, PATH, CourseSettings)
    if settings is None:
        return CourseSettings(), findings
    return settings, [*findings, *colour_faults(settings.colours, settings)]
