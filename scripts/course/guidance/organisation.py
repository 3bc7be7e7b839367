"""The organisation that uses a course, from `organisation.yml` beside `mkdocs.yml`. A course works without the file."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import BeforeValidator, Field

from course.guidance.settings import CourseSettings
from course.reading.addresses import Address
from course.reading.files import read_alone
from course.reading.findings import Finding
from course.reading.gaps import unfinished
from course.reading.shapes import Placed, Shape, Text, distinct, fault

PATH = "organisation.yml"

# What browsers, and software for slides and documents, can all show.
PICTURES = (".png", ".jpg", ".jpeg", ".svg")

_PHONE = re.compile(r"\+?[0-9][0-9 ()-]*")


def _phone(value: object) -> object:
    if isinstance(value, str) and not (_PHONE.fullmatch(value.strip()) and sum(map(str.isdigit, value)) >= 3):
        mend = "Write digits and spaces, for example `0115 496 0123`."
        raise fault("bad-phone", f"“{value}” is not a phone number", mend)
    return value


Phone = Annotated[Text, BeforeValidator(_phone)]


class Logo(Shape):
    """A picture, and what it shows for those who do not see it."""

    file: Text
    alt: Text


class Contact(Shape):
    """Somebody to turn to: for what, a name or a role, a number, an address."""

    label: Text = Field(description="What people turn to them for, such as “At night and at weekends”.")
    name: Text | None = None
    phone: Phone | None = None
    address: Address | None = None


class Policy(Shape):
    """A document of the organisation's own."""

    title: Text
    address: Address


class Organisation(Placed):
    """Who uses the course. All but the name is optional: what is not there, people write on paper."""

    name: Text
    logo: Logo | None = None
    nation: Text | None = None
    contacts: Annotated[list[Contact], distinct("label")] = Field(default=[])
    policies: Annotated[list[Policy], distinct("title")] = Field(default=[])


def load_organisation(root: Path, docs: str = "docs") -> tuple[Organisation | None, list[Finding]]:
    """Read the file of a course's root; without the file there is no organisation, and nothing to say.

    Args:
        root: The folder that holds `mkdocs.yml`.
        docs: The folder of the guidance below it, where the logo is.
    """
    organisation, findings = read_alone(root / PATH, PATH, Organisation)
    if organisation is not None:
        findings += [*map(unfinished, organisation.unwritten()), *_logo(organisation, root, docs)]
    return (None if findings else organisation), findings


def _logo(organisation: Organisation, root: Path, docs: str) -> Iterator[Finding]:
    if organisation.logo is None:
        return
    name = organisation.logo.file
    at = organisation.at("logo", "file")
    file = (root / docs / name).resolve()
    if PurePosixPath(name).suffix.lower() not in PICTURES:
        message = f"the logo “{name}” is no picture that browsers and documents can show"
        yield Finding(at, "logo", message, "Save it as .png, .jpg or .svg.")
    elif not file.is_relative_to((root / docs).resolve()) or not file.is_file():
        message = f"the logo “{name}” is not below the folder {docs}"
        yield Finding(at, "logo", message, f"Put it there, for example as {docs}/assets/logo.png, and write its path.")


def attribution(
    organisation: Organisation | None, course: str, settings: CourseSettings, *, is_changed: bool = False
) -> str:
    """Return the line that stands on all that is made from a course, whoever uses or changes it.

    Args:
        organisation: Who uses it, or None.
        course: What the course is called.
        settings: What it says of its authors and its licence.
        is_changed: Whether the organisation changed a text of it: a licence may ask that this be said.
    """
    whose = f"by {settings.authors}" if settings.authors else ""
    licence = settings.licence.name if settings.licence else ""
    source = f"From {', '.join(part for part in (f'“{course}”', whose, licence) if part)}."
    if organisation is None:
        return source
    return f"{source} Used {'and changed ' if is_changed else ''}by {organisation.name}."
