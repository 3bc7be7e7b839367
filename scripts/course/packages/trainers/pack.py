"""One length of a session, with all that its files are made from."""

from dataclasses import dataclass

from course.packages.edition import Item, slugged
from course.packages.trainers.library import Library
from course.reading.english import part_of
from course.sessions.session import Activity, Plan, Session


@dataclass(frozen=True, slots=True)
class Pack:
    """What one plan of a session needs, for a number of learners."""

    library: Library
    session: Session
    plan: Plan
    learners: int

    @property
    def name(self) -> str:
        """What its files are called, before what each is."""
        return f"{slugged(self.session.name)}-{self.plan.minutes}"

    @property
    def timetable(self) -> list[tuple[Activity, int]]:
        """The activities with their minutes."""
        return self.session.timetable(self.plan)

    @property
    def activities(self) -> list[Activity]:
        """The activities in order."""
        return [activity for activity, _ in self.timetable]

    @property
    def forms_for_each(self) -> list[str]:
        """The pages of the forms that each person fills in."""
        return [path for path in self.library.course.settings.forms.each if path in self.library.course.pages]

    @property
    def forms(self) -> list[str]:
        """The pages of all forms that the session needs."""
        once = [path for path in self.library.course.settings.forms.once if path in self.library.course.pages]
        return [*once, *self.forms_for_each]

    @property
    def questions(self) -> list[Item]:
        """The questions that the plan discusses, in order."""
        items = self.library.items
        return [items[name] for activity in self.activities for name in activity.questions if name in items]

    def titled(self, what: str) -> str:
        """Return the title of one of its files."""
        return part_of(self.session.title, f"{what} ({self.plan.minutes} minutes)")
