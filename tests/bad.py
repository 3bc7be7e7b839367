"""Files with one fault each, and the exact words that whoever wrote them gets to read.

In a folder of `fixtures`, `<rule>.yml` holds one fault, `<rule>.<variant>.yml` the same fault in another guise; the
`.txt` beside it is all that `course check` says about it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from course.reading.findings import Finding
from course.report import as_text
from tests.conftest import ROOT


@dataclass(frozen=True)
class BadFiles:
    """A folder of them. `about` writes such a file into a course that is good, and returns what is found about it."""

    name: str
    about: Callable[[Path, bytes], list[Finding]]
    is_alone: bool = True  # whether nothing else is found beside the fault

    @property
    def folder(self) -> Path:
        return ROOT / "tests/fixtures" / self.name

    @property
    def names(self) -> list[str]:
        return sorted(path.stem for path in self.folder.glob("*.yml"))

    @property
    def rules(self) -> set[str]:
        """The rules of which they show a fault."""
        return {name.split(".")[0] for name in self.names}

    def words(self, name: str) -> Path:
        """Return the file with what is said about one of them."""
        return self.folder / f"{name}.txt"

    def told(self, name: str, root: Path) -> tuple[str, set[str]]:
        """Return what is said about one of them in a course, and by which rules."""
        findings = self.about(root, (self.folder / f"{name}.yml").read_bytes())
        return as_text(findings, root) + "\n", {finding.rule for finding in findings}
