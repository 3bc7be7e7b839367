"""What a plan needs in the room: gathered from its activities, so that nobody has to keep a list of it."""

from dataclasses import dataclass

from course.sessions.session import Plan, Session


@dataclass(frozen=True, slots=True)
class Kit:
    """What a plan needs.

    Attributes:
        has_handout: Whether people get something to read or to write on.
        questions: The ids of the questions that the room answers.
        scenarios: The names of the scenarios that it plays.
        has_role_play: Whether there are cards for groups of three.
        cards: The names of the quick cards to take away.
        bring: What is needed beside paper of ours, each thing once.
    """

    has_handout: bool
    questions: tuple[str, ...]
    scenarios: tuple[str, ...]
    has_role_play: bool
    cards: tuple[str, ...]
    bring: tuple[str, ...]


def kit_of(session: Session, plan: Plan) -> Kit:
    """Return what a plan of a session needs."""
    activities = [activity for activity, _ in session.timetable(plan)]
    return Kit(
        has_handout=any(activity.reading or activity.prompts for activity in activities),
        questions=tuple(name for activity in activities for name in activity.questions),
        scenarios=tuple(activity.scenario for activity in activities if activity.scenario),
        has_role_play=any(activity.role_play for activity in activities),
        cards=tuple(session.cards),
        bring=tuple(dict.fromkeys(thing for activity in activities for thing in activity.bring)),
    )
