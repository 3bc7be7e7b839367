"""Reading scenario files: all that can be read, and every fault of the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from course.bank.scenarios.scenario import Scenario
from course.reading.files import read_each, read_named
from course.reading.findings import Finding

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
    files, unread, findings = read_each(root, f"{quizzes}/{FOLDER}", "scenario", load_scenario)
    return Scenarios(files, unread), findings


def load_scenario(path: Path, shown: str) -> tuple[Scenario | None, list[Finding]]:
    """Read one scenario file.

    Returns:
        The scenario, or None where its shape is at fault, and its faults.
    """
    return read_named(path, shown, "scenario", Scenario)
