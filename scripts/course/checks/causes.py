"""Causes: where one fault makes many places wrong, it is told once, where it is."""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Collection

from course.course import Course
from course.guidance.lists import SOURCES
from course.guidance.page import Page
from course.guidance.rules import RULES, RULES_PAGE
from course.reading.findings import Finding, Position

# So many places name what a page lacks, and it is the page that is wrong.
_MANY = 3
# Of a data file, which fewer name.
_FEW = 2
_BANK = "quizzes/"
# How alike two names must be for one to be the other, misspelt or renamed.
_ALIKE = 0.8
_LISTED: dict[str, Callable[[Course], dict[str, Position]]] = {
    RULES: lambda course: {name: rule.at("id") for name, rule in course.rules.items()},
    SOURCES: lambda course: {name: source.at("id") for name, source in course.sources.items()},
}
_Named = dict[tuple[str, str], list[Finding]]


def by_cause(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each cause, in place of one for each place that it makes wrong."""
    for silence in (_by_left_out, _by_file, _by_renamed, _by_entry, _by_heading, _by_taken_id):
        found = silence(course, found)
    return found


def _lacking(found: set[Finding]) -> _Named:
    """Return the places that name what a page, or another file, lacks: by that file, and what is lacking."""
    named: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in found:
        if len(each.lacks) == 2:
            named[each.lacks[0], each.lacks[1]].append(each)
    return named


def _by_left_out(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each page that is left out."""
    for path, left_out in course.listed.left_out.items():
        places = [each for each in found if each.lacks == (path,)]
        if len(places) > 1:
            message = f"{course.no_page(path)}; {len(places)} places name it, the first is {_first(places)}"
            mend = "Let it be published, or change those places."
            found = found.difference(places) | {Finding(left_out.where, "left-out-page", message, mend)}
    return found


def _by_file(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each page or data file that many name and that is not there, at what it may be."""
    named: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in found:
        if len(each.lacks) == 1 and each.lacks[0] not in course.listed.left_out:
            named[each.lacks[0]].append(each)
    for path, places in named.items():
        where = _renamed(course, path, {each.position.path for each in places})
        is_told = any(each.rule == "bad-name" and each.position.path == where for each in found)
        if len(places) < (_FEW if path.startswith(_BANK) else _MANY) and not is_told:
            continue
        found = found.difference(places)
        if not is_told:
            first, shown = min(places), _shown(course, path)
            rule = first.rule
            message = f"{len(places)} places name {shown}, which is not there; the first is {_first(places)}"
            mend = f"Is this file meant? Call it {shown}, or change those places."
            if not where:
                message = f"this place and {len(places) - 1} more name {shown}, which is not there"
                mend = "Write that file, or change those places."
            found |= {Finding(Position(where) if where else first.position, rule, message, mend)}
    return found


def _shown(course: Course, path: str) -> str:
    return path if path.startswith(_BANK) else f"{course.docs}/{path}"


def _renamed(course: Course, path: str, named_by: Collection[str]) -> str:
    """Return the file that was most likely called like this once: one alike, or one that its own page would show."""
    folder = path.rpartition("/")[0]
    own = {f"{_BANK}{stem}.yml": file.head.module for stem, file in course.bank.files.items()}
    for files in (course.scenarios, course.sessions):
        own |= {f"{_BANK}{file.folder()}/{stem}.yml": file.page for stem, file in files.files.items()}
    known = own if path.startswith(_BANK) else {page.path: "" for page in course.pages.values()}
    beside = {each.casefold(): each for each in known if each.rpartition("/")[0] == folder}
    alike = difflib.get_close_matches(path.casefold(), beside, 1, _ALIKE)
    of_page = (each for each, page in own.items() if each in beside.values() and _shown(course, page) in named_by)
    guess = beside[alike[0]] if alike else next(of_page, "")
    return _shown(course, guess) if guess else ""


def _by_taken_id(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings without questions that a file lacks, where one of its questions has the id of another."""
    taken = {each.position.path for each in found if each.rule == "duplicate-id"}
    return {each for each in found if not (each.rule == "unknown-question" and taken & {*each.lacks})}


def _by_renamed(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each outcome that no question has, where many name one that its page has not."""
    named = _lacking(found)
    asked = {(file.head.module, question.outcome) for file, question in course.bank.questions()}
    for page, module in course.modules():
        unasked = [index for index, each in enumerate(module.outcomes) if (page.path, each.id) not in asked]
        for (path, name), places in named.items():
            if path == page.path and len(unasked) == 1 and len(places) >= _MANY:
                at = module.at("outcomes", unasked[0], "id")
                message = (
                    f"{len(places)} places name the outcome “{name}”, the first is {_first(places)}; none this one"
                )
                mend = f"Write `id: {name}` here, or change those places."
                found = found.difference(places) | {Finding(at, "unknown-outcome", message, mend)}
    return found


def _by_entry(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each source, or rule of safety, whose id many name otherwise: at what it may be."""
    named = _lacking(found)
    for (path, name), known in ((key, _LISTED[key[0]](course)) for key in named if key[0] in _LISTED):
        places = [*named[path, name], *named.get((RULES_PAGE, f"#{name}"), ())]
        for guess in difflib.get_close_matches(name, known, 1, _ALIKE) if len(places) >= _MANY else ():
            message = f"{len(places)} places name “{name}”, the first is {_first(places)}; no entry here has this id"
            mend = f"Write `id: {name}` here, or change those places."
            rule = min(places).rule
            found = found.difference(places) | {Finding(known[guess], rule, message, mend)}
    return found


def _by_heading(course: Course, found: set[Finding]) -> set[Finding]:
    """Return findings with one for each heading that lost its id, in place of those that name the id."""
    for (path, name), places in _lacking(found).items():
        page = course.pages.get(path)
        if page is None or not name.startswith("#"):
            continue
        found_at = _heading(page, name) or (_alike(page, name) if len(places) >= _MANY else None)
        line, mend = found_at or (0, f"Give its heading the id: `## Heading {{{name}}}`, or change those places.")
        told = {each.rule for each in found if each.position[:2] == (page.shown, line)}
        # Where an id stands twice, and another is lacking, one of the two is that.
        told |= {each.rule for each in found if each.position.path == page.shown and each.rule == "named-twice"}
        if not line and not told and len(places) < _MANY:
            continue
        found = found.difference(places)
        if not told:
            first = _first(places)
            names = f"{len(places)} places name" if len(places) > 1 else f"{first} names"
            where = f"; the first is {first}" if len(places) > 1 else ""
            message = f"{names} the section “{name[1:]}” of this page, and no heading has this id{where}"
            found |= {Finding(Position(page.shown, line or page.first_line), "unknown-section", message, mend)}
    return found


def _heading(page: Page, name: str) -> tuple[int, str] | None:
    """Return the line of the heading that was meant to have an id, and what gives it that, if there is one."""
    meant_so = re.compile(rf"(#+)[^#].*[{{(\[#:]\s*{re.escape(name[1:])}(?![\w-])")
    for number, line in enumerate(page.lines, page.first_line):
        if number not in page.heading_lines.values() and (heading := meant_so.match(line)):
            if line[heading.end(1)] != " ":
                return number, f"Write a space behind “{heading[1]}”."
            return number, f"Write `{{{name}}}` at the end of this heading, behind a space."
    return None


def _alike(page: Page, name: str) -> tuple[int, str] | None:
    """Return the line of the heading whose id looks most like one that many places name, and what mends it."""
    for guess in difflib.get_close_matches(name[1:], page.heading_lines, 1, _ALIKE):
        return page.heading_lines[guess], f"Write `{name}` in place of `#{guess}` here, or change those places."
    return None


def _first(places: list[Finding]) -> str:
    where = min(each.position for each in places)
    return f"{where.path}:{where.line}"
