"""Reading scenario files: all that can be read, and every fault of the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from course.bank.scenarios.scenario import Scenario
from course.reading.files import check_ending, data_files, read_bytes
from course.reading.findings import Finding, Position, ReadingError
from course.reading.shapes import SLUG
from course.reading.tree import decode, read_tree

FOLDER = "scenarios"


@dataclass(frozen=True, slots=True)
class Scenarios:
    """The scenarios that could be read, by name. `unread` names those that could not."""

    files: dict[str, Scenario] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def load_scenarios(root: Path, quizzes: str = "quizzes") -> tuple[Scenarios, list[Finding]]:
    """Read every scenario file.

    Args:
        root: The course's root; paths in findings start below it.
        quizzes: The bank's folder below the root; scenarios stand in a folder of their own in it.
    """
    files: dict[str, Scenario] = {}
    unread: set[str] = set()
    findings: list[Finding] = []
    for path in data_files(root, f"{quizzes}/{FOLDER}"):
        shown = path.relative_to(root).as_posix()
        if wrong := list(check_ending(path, shown, "scenario")):
            findings += wrong
            unread.add(path.stem)
            continue
        scenario, faults = load_scenario(path, shown)
        findings += faults
        if scenario is None:
            unread.add(path.stem)
        else:
            files[path.stem] = scenario
    return Scenarios(files, frozenset(unread)), findings


def load_scenario(path: Path, shown: str) -> tuple[Scenario | None, list[Finding]]:
    """Read one scenario file.

    Returns:
        The scenario, or None where its shape is at fault, and its faults.
    """
    try:
        scenario, findings = parse_scenario(shown, read_bytes(path, shown, "scenario"))
    except ReadingError as error:
        return None, [error.finding]
    if not SLUG.fullmatch(path.stem):
        message = f"“{path.stem}” cannot be the name of a scenario"
        mend = "Use small letters, digits and single hyphens, for example `small-change.yml`."
        findings.append(Finding(Position(shown), "bad-name", message, mend))
    return scenario, findings


def parse_scenario(shown: str, data: bytes) -> tuple[Scenario | None, list[Finding]]:
    """Read the bytes of one scenario file.

    Raises:
        ReadingError: the bytes are not a document of this project's YAML.
    """
    tree, findings = read_tree(shown, decode(shown, data))
    scenario, faults = Scenario.read(tree)
    return scenario, [*findings, *faults]
