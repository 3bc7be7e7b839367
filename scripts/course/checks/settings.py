"""Settings: what `course.yml` names is there. What leads nowhere would be left out in silence, “Call 999” among it."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.references import check_place
from course.course import Course
from course.guidance.lists import HELP_PAGE
from course.reading.english import did_you_mean
from course.reading.findings import Finding

# A name and the path of keys at which it stands.
_Named = tuple[str, tuple[str | int, ...]]


def check_settings(course: Course) -> Iterator[Finding]:
    """Yield each page, section, folder and icon that the settings name and that is not there."""
    for name, path in (*_of_nations(course), *_of_forms(course), *_of_help(course)):
        yield from check_place(course, name, course.settings.at(*path), "Name one that is there, or take it away.")
    yield from _symbols(course)
    yield from _pages_and_folders(course)


def _of_nations(course: Course) -> Iterator[_Named]:
    for index, nation in enumerate(course.settings.nations):
        for number, way in enumerate(nation.ways):
            place = ("nations", index, "ways", number)
            yield way.page, (*place, "page")
            if way.section and way.page in course.pages:
                yield f"{way.page}#{way.section}", (*place, "section")


def _of_forms(course: Course) -> Iterator[_Named]:
    forms = course.settings.forms
    for when, pages in (("once", forms.once), ("each", forms.each)):
        for index, page in enumerate(pages):
            yield page, ("forms", when, index)


def _of_help(course: Course) -> Iterator[_Named]:
    told = course.settings.help
    named: list[_Named] = [(name, ("sections", index)) for index, name in enumerate(told.sections)]
    named += [(told.lines, ("lines",))] if told.lines else []
    if HELP_PAGE not in course.pages:
        named = named[:1]  # the cause is one
    for name, path in named:
        yield f"{HELP_PAGE}#{name}", ("help", *path)


def _symbols(course: Course) -> Iterator[Finding]:
    for name, icon in course.settings.symbols.items():
        if not course.listed.theme_has(f".icons/{icon}.svg"):
            at, mend = course.settings.at("symbols", name), "Name another, or take the line away."
            yield Finding(at, "unknown-icon", f"the theme has no icon “{icon}”", mend)


def _pages_and_folders(course: Course) -> Iterator[Finding]:
    """Yield each page and each folder that is named for its icon, or for what the search calls it, and is not there."""
    known = {*course.pages, *course.listed.left_out}
    folders = {path[: place + 1] for path in known for place, sign in enumerate(path) if sign == "/"}
    settings = course.settings
    for name, at in (
        *((name, settings.at("symbols", name)) for name in settings.symbols),
        *((name, settings.at("results", name)) for name in settings.results),
    ):
        if name.endswith("/"):
            is_missing, message = (
                name not in folders,
                f"there is no folder {course.docs}/{name}{did_you_mean(name, folders)}",
            )
        else:
            is_missing, message = course.lacks_page(name) and name not in known, course.no_page(name)
        if is_missing:
            mend = "Write the path of a page or a folder, “a/”, below docs, or take the line away."
            yield Finding(at, "unknown-page", message, mend).of(name)
