"""What stands on everything that leaves the building: title, footer, attribution. The one place that words them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from course.guidance.organisation import Organisation, attribution
from course.guidance.settings import CourseSettings
from course.reading.english import day
from course.site.usual import ENGLISH


@dataclass(frozen=True, slots=True)
class Imprint:
    """Whose work it is, under which licence, as of which release, who uses it, and whether they changed it."""

    title: str
    released: date
    settings: CourseSettings
    organisation: Organisation | None = None
    is_changed: bool = False
    language: str = ENGLISH
    mark: str = ""  # the course's own drawing, as SVG

    @property
    def stamp(self) -> datetime:
        """The start of the day of the release: the one time that a file names."""
        return datetime(self.released.year, self.released.month, self.released.day, tzinfo=UTC)

    @property
    def footer(self) -> str:
        """The line at the foot of each page and slide."""
        whose = f"{self.organisation.name} · " if self.organisation else ""
        licence = f"{self.settings.licence.name} · " if self.settings.licence else ""
        return f"{whose}{self.title} · {licence}release of {day(self.released)}"

    @property
    def attribution(self) -> tuple[str, ...]:
        """What people may do with it, and what to say when they do."""
        licence = self.settings.licence
        terms = f" {licence.terms.rstrip('.')} ({licence.address})." if licence else ""
        return (
            attribution(self.organisation, self.title, self.settings, is_changed=self.is_changed),
            f"Release of {day(self.released)}.{terms}",
        )
