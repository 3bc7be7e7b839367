"""What a package and a learning system say of a learner."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from course.packages.formats.scorm import PAGE
from tests.packages.learner import System
from tests.packages.reading import table_in

VERSIONS = ("1.2", "2004")

STATUS = {
    "1.2": {"status": "cmi.core.lesson_status", "score": "cmi.core.score.raw", "place": "cmi.core.lesson_location"},
    "2004": {"status": "cmi.completion_status", "score": "cmi.score.raw", "place": "cmi.location"},
}

Open = Callable[[str, str], System]


def table(folder: Path, package: str) -> dict[str, Any]:
    return dict(table_in((folder / package / PAGE).read_bytes()))


def deciding(folder: Path, version: str) -> list[str]:
    """The questions of the module that decide."""
    known = table(folder, f"module-{version}")
    return [known["questions"][index]["id"] for index in known["rule"]["questions"]]


def told(record: dict[str, str]) -> list[str]:
    """Return the ids of the interactions that the system has."""
    return [value for name, value in record.items() if re.fullmatch(r"cmi\.interactions\.\d+\.id", name)]


def unclean(calls: list[list[Any]]) -> list[list[Any]]:
    """Calls with an error code, reads of what was never set aside."""
    return [call for call in calls if call[-1] and not (call[0] == "GetValue" and call[-1] == 403)]


def assert_status(record: dict[str, str], version: str, *, passed: bool | None, raw: str | None = None) -> None:
    """Compare what the system has; `passed` is None where no try is complete."""
    if version == "1.2":
        assert record["cmi.core.lesson_status"] == ("passed" if passed else "incomplete")
    else:
        assert record["cmi.completion_status"] == ("completed" if passed else "incomplete")
        assert record.get("cmi.success_status") == {None: None, True: "passed", False: "failed"}[passed]
        if raw is not None:
            assert float(record["cmi.score.scaled"]) == int(raw) / 100
    prefix = "cmi.core.score" if version == "1.2" else "cmi.score"
    assert record.get(f"{prefix}.raw") == raw
    if raw is not None:
        assert (record[f"{prefix}.min"], record[f"{prefix}.max"]) == ("0", "100")
