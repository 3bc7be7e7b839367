"""What must hold of the guidance and the bank together. Each check takes a course and yields findings."""

from collections.abc import Callable, Iterable
from pathlib import Path

from course.bank.quiz import Bank, load_bank
from course.checks.asked import check_asked
from course.checks.causes import by_cause
from course.checks.coverage import check_coverage
from course.checks.currency import check_currency
from course.checks.dates import check_dates
from course.checks.emergencies import check_emergencies
from course.checks.evidence import check_evidence
from course.checks.families import check_families, check_families_of
from course.checks.files import check_files
from course.checks.final_check import check_final_check
from course.checks.kept_names import check_kept_names
from course.checks.keys import check_keys
from course.checks.links import check_links
from course.checks.lists import check_lists
from course.checks.nations import check_nations
from course.checks.passages import check_passages
from course.checks.pictures import check_pictures
from course.checks.raw_marks import check_raw_marks
from course.checks.reading_level import check_reading_level
from course.checks.references import check_ids, check_references
from course.checks.rules import check_rules
from course.checks.scenarios import check_scenario_writing, check_scenarios
from course.checks.sessions import check_session_writing, check_sessions
from course.checks.settings import check_settings
from course.checks.shown import check_shown
from course.checks.sources import check_sources
from course.checks.tables import check_tables
from course.checks.targets import check_targets
from course.checks.twice import check_twice
from course.checks.unfinished import check_unfinished, check_unfinished_bank
from course.checks.writing import check_bank, check_writing
from course.course import Course
from course.guidance.lists import GLOSSARY
from course.reading.findings import Finding

Check = Callable[[Course], Iterable[Finding]]

# Whether the course holds together: each name leads somewhere, each answer and each legal sentence has its ground.
SOUND: tuple[Check, ...] = (
    check_references,
    check_settings,
    check_unfinished,
    check_twice,
    check_lists,
    check_final_check,
    check_dates,
    check_evidence,
    check_families,
    check_coverage,
    check_sources,
    check_nations,
    check_rules,
    check_shown,
    check_emergencies,
    check_asked,
    check_currency,
    check_scenarios,
    check_sessions,
    check_keys,
    check_kept_names,
    check_files,
    check_links,
    check_passages,
    check_pictures,
    check_raw_marks,
    check_tables,
    check_targets,
)

# Whether it is well written: its questions fair, its pages, scenarios and sessions easy to read.
WELL_WRITTEN: tuple[Check, ...] = (check_writing, check_scenario_writing, check_session_writing, check_reading_level)

# What is found where sentences are counted on a page.
_OF_SENTENCES = {"long-sentence", "page-reading-level"}


def check(course: Course, checks: Iterable[Check] = (*SOUND, *WELL_WRITTEN)) -> list[Finding]:
    """Return every finding about a course: first of what cannot be read, then of the rest, each by file and line.

    What cannot be read is the cause where more is found.
    """
    if any(fault.rule == "no-folder" for fault in course.faults):
        return sorted({*course.faults}, key=_by_place)
    faults = {*course.faults}
    found = {finding for run in checks for finding in run(course)} - faults
    if not course.is_read(GLOSSARY):  # words that it explains would count as hard
        found = {finding for finding in found if not finding.rule.endswith("reading-level")}
    # Of a page that is not read as it is meant, more or less than its sentences may count.
    found = {each for each in found if each.rule not in _OF_SENTENCES or each.position.path not in course.faulty}
    causes = by_cause(course, faults | found)
    return [*sorted(causes & faults, key=_by_place), *sorted(causes - faults, key=_by_place)]


def check_questions(folder: Path) -> tuple[list[Finding], Bank]:
    """Check a folder of quiz files by themselves: their form, their ids, and the item-writing rules.

    Returns:
        The findings in the order of files and lines, their paths starting with the folder's own name; and the bank.
    """
    bank, faults = load_bank(folder.parent, folder.name)
    found = [*faults, *check_ids(bank), *check_unfinished_bank(bank), *check_families_of(bank), *check_bank(bank)]
    return sorted(set(found), key=_by_place), bank


def _by_place(finding: Finding) -> tuple[object, ...]:
    return finding.position, finding.rule, finding.message
