"""Where the slides of a session are shown: at steps that are there, and only what an activity has."""

from collections.abc import Callable, Iterator

from course.reading.english import plural
from course.reading.findings import Finding
from course.sessions.session import Activity, Session

# What an activity must have for slides of each part.
_NEEDS: dict[str, Callable[[Activity], object]] = {
    "rules": lambda activity: activity.kind == "welcome",
    "dialogues": lambda activity: activity.reading,
    "points": lambda activity: [point for extract in activity.reading for point in extract.points],
    "prompts": lambda activity: activity.prompts,
    "choices": lambda activity: activity.choices,
    "words": lambda activity: activity.words,
    "story": lambda activity: activity.scenario,
    "situation": lambda activity: activity.role_play,
    "timers": lambda activity: activity.timers,
    "questions": lambda activity: activity.questions,
    "answers": lambda activity: activity.questions,
    "afterwards": lambda activity: activity.role_play,
    "decides": lambda activity: activity.questions,
}


def check_shown(session: Session) -> Iterator[Finding]:
    """Yield slides that are to be shown and are not there, and steps that are not there to show them."""
    for index, activity in enumerate(session.activities):
        count = len(activity.steps)
        for part, steps in activity.shown.parts():
            at = ("activities", index, "shown", part)
            if not _NEEDS[part](activity):
                message, mend = (
                    f"{part}: there is nothing of that kind to show",
                    f"Take `{part}` away, or write what it shows.",
                )
                yield session.fault("nothing-to-show", message, mend, *at)
            for place, step in enumerate(steps):
                if not 0 < step <= count:
                    message = f"{part}: step {step} is not there; it has {plural(count, 'step')}"
                    yield session.fault("no-step", message, "Count the steps from 1.", *at, place)
