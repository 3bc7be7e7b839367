"""What starters share: the module that a first file rests on, and a text as YAML holds it."""

from collections.abc import Mapping

import yaml

from course.guidance.page import Page
from course.reading.shapes import SLUG
from course.refusal import RefusedError


def first_module(pages: Mapping[str, Page], name: str, kind: str, why: str) -> tuple[Page, str]:
    """Return the first module and its first outcome, for a file called `name`."""
    if not SLUG.fullmatch(name):
        raise RefusedError(f"“{name}” cannot be the name of a {kind}: use small letters, digits and single hyphens.")
    modules = sorted((page for page in pages.values() if page.module), key=lambda page: page.path)
    if not modules:
        raise RefusedError(f"There is no module with outcomes yet: {why}.")
    page = modules[0]
    return page, page.module.outcomes[0].id if page.module else ""


def scalar(text: str) -> str:
    """Return a text as YAML holds it on one line, in quotes where it needs them."""
    dumped: str = yaml.safe_dump(" ".join(text.split()), allow_unicode=True, width=len(text) + 10)
    return dumped.removesuffix("...\n").rstrip("\n")
