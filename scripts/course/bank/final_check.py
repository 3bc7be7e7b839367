"""The rules of the final check, from `checks/final-check.yml` in the bank's folder."""

from pathlib import Path
from typing import Annotated

from course.bank.draw import Range
from course.reading.files import read_alone
from course.reading.findings import Finding
from course.reading.shapes import Number, Placed, within

PATH = "checks/final-check.yml"


class FinalCheck(Placed):
    """How many questions are drawn, and what passes. `pass_mark` is in per cent of the points.

    `least_critical` and `most_critical` say how many of a draw's questions are about safety; without them, chance does.
    """

    questions: Annotated[Number, within(1, 1000)]
    pass_mark: Annotated[Number, within(1, 100)]
    least_per_module: Annotated[Number, within(0, 100)]
    least_critical: Annotated[Number, within(0, 1000)] | None = None
    most_critical: Annotated[Number, within(0, 1000)] | None = None

    @property
    def critical(self) -> Range | None:
        """How many questions of a draw are about safety, from and to."""
        if self.least_critical is None or self.most_critical is None:
            return None
        return self.least_critical, max(self.least_critical, self.most_critical)


def load_final_check(root: Path, folder: str = "quizzes") -> tuple[FinalCheck | None, list[Finding]]:
    """Read the rules; a course without the file has no final check."""
    return read_alone(root / folder / PATH, f"{folder}/{PATH}", FinalCheck)
