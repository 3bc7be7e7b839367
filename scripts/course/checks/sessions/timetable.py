"""The timetables of a session: plans of each length, whose minutes add up, made of activities that are whole."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from course.reading.english import did_you_mean, listed, meant, plural
from course.reading.findings import Finding
from course.sessions.session import Activity, Kind, Plan, Session, Timed
from course.sessions.shown import minutes_in_words

FEWEST_QUESTIONS, MOST_QUESTIONS = 2, 6
FIRST, LAST = "welcome", "debrief"

# What an activity of a kind cannot do without: the key in the file, and what to write there.
_NEEDS: dict[Kind, tuple[str, str]] = {
    "talk": ("prompts", "what the room is asked"),
    "writing": ("prompts", "what people write about"),
    "reading": ("reading", "the sections that people read"),
    "questions": ("questions", f"{FEWEST_QUESTIONS} to {MOST_QUESTIONS} ids of the bank's questions"),
    "scenario": ("scenario", "the name of a scenario"),
    "role-play": ("role_play", "the situation and the cards"),
}


def check_timetable(session: Session, wanted: Sequence[int] = ()) -> Iterator[Finding]:
    """Yield what is wrong with the plans of a session.

    Args:
        session: The session.
        wanted: The lengths that each session of the course has; without any, they are free.
    """
    lengths = [plan.minutes for plan in session.plans]
    rising = sorted(set(lengths))
    if lengths != (list(wanted) or rising):
        yield session.fault(
            "lengths",
            f"the plans take {', '.join(map(str, lengths))} minutes",
            f"Write one plan each of {', '.join(map(str, wanted or rising))} minutes, in this order.",
            "plans",
        )
    too_long: set[str] = set()
    for index, activity in enumerate(session.activities):
        for finding in _timers(session, index, activity):
            too_long.add(activity.id)
            yield finding
    for index, plan in enumerate(session.plans):
        yield from _plan(session, index, plan, too_long)


def check_activities(session: Session) -> Iterator[Finding]:
    """Yield what is wrong with the activities of a session."""
    known = {activity.id for activity in session.activities}
    named = {timed.activity for plan in session.plans for timed in plan.activities}
    # What a plan means, and names wrongly, is told there.
    used = named | {meant(name, known) for name in named - known}
    first: dict[str, int] = {}
    for index, activity in enumerate(session.activities):
        earlier = first.setdefault(activity.id, index)
        if earlier != index:
            yield session.fault(
                "duplicate-id",
                f"the id “{activity.id}” stands twice; it was first on line "
                f"{session.at('activities', earlier, 'id').line}",
                "Give each activity an id of its own, and look which one each plan means.",
                *("activities", index, "id"),
            )
        if activity.id not in used:
            yield session.fault(
                "unused-activity",
                "no plan has a place for it",
                "Name it in a plan, or take it away.",
                *("activities", index, "id"),
            )
        yield from _parts(session, index, activity)


def _fits(activity: Activity, timed: Timed) -> bool:
    return activity.counted_down < max(timed.minutes, 2)


def _timers(session: Session, index: int, activity: Activity) -> Iterator[Finding]:
    """Yield a finding where people work longer than any of several plans has time for: the plans are not the cause."""
    places = [timed for plan in session.plans for timed in plan.activities if timed.activity == activity.id]
    if len(places) > 1 and not any(_fits(activity, timed) for timed in places):
        longest = ("timers", activity.timers.index(max(activity.timers))) if activity.timers else ("timer_for_each",)
        yield session.fault(
            "timer",
            f"people work for {minutes_in_words(activity.counted_down)}, and no plan has more than "
            f"{plural(max(timed.minutes for timed in places), 'minute')} for it",
            "Leave time to say what is to be done, and to talk about it.",
            *("activities", index, *longest),
        )


def _plan(session: Session, index: int, plan: Plan, too_long: Collection[str]) -> Iterator[Finding]:
    known = [activity.id for activity in session.activities]
    seen: set[str] = set()
    for place, timed in enumerate(plan.activities):
        at = ("plans", index, "activities", place)
        if timed.activity not in known:
            yield session.fault(
                "unknown-activity",
                f"there is no activity “{timed.activity}”{did_you_mean(timed.activity, known)}",
                "Write the id of one of this file's activities.",
                *(*at, "activity"),
            )
        if timed.activity in seen:
            yield session.fault(
                "activity-twice",
                f"the activity “{timed.activity}” stands in this plan twice",
                "Keep one of the two, with all its minutes.",
                *(*at, "activity"),
            )
        seen.add(timed.activity)
        if not timed.minutes:
            yield session.fault(
                "no-minutes", f"“{timed.activity}” gets no time", "Give it a minute or more.", *(*at, "minutes")
            )
        activity = session.activity(timed.activity)
        if activity and activity.id not in too_long and not _fits(activity, timed):
            yield session.fault(
                "timer",
                f"people work for {minutes_in_words(activity.counted_down)} in “{activity.id}”, which has "
                f"{plural(timed.minutes, 'minute')} here",
                "Leave time to say what is to be done, and to talk about it.",
                *(*at, "minutes"),
            )
    yield from _order(session, index, plan)
    yield from _sum(session, index, plan)
    yield from _ends(session, index, plan)


def _order(session: Session, index: int, plan: Plan) -> Iterator[Finding]:
    """Yield the first activity that the page, on which each stands once, has in another order than a plan.

    What stands twice, or has its place at the start or the end, is told elsewhere.
    """
    ids = [activity.id for activity in session.activities]
    places = {
        activity.id: place
        for place, activity in enumerate(session.activities)
        if activity.kind not in (FIRST, LAST) and ids.count(activity.id) == 1
    }
    known = [(place, timed.activity) for place, timed in enumerate(plan.activities) if timed.activity in places]
    for (_, before), (place, name) in pairwise(known):
        if places[name] < places[before]:
            yield session.fault(
                "activity-order",
                f"the plan has “{name}” after “{before}”, and `activities` has it before",
                "Put the activities into the order in which every plan uses them: so they are printed.",
                *("plans", index, "activities", place, "activity"),
            )
            return


def _sum(session: Session, index: int, plan: Plan) -> Iterator[Finding]:
    total = sum(timed.minutes for timed in plan.activities)
    if total != plan.minutes:
        over = total - plan.minutes
        yield session.fault(
            "minutes",
            f"its activities take {plural(total, 'minute')} together",
            f"Take {plural(over, 'minute')} away." if over > 0 else f"Find a use for {plural(-over, 'minute')} more.",
            *("plans", index, "minutes"),
        )


def _ends(session: Session, index: int, plan: Plan) -> Iterator[Finding]:
    """Yield a finding where people are not welcomed first, or leave without having been asked how they are."""
    for place, kind, mend in (
        (0, FIRST, "People settle before they work: begin with a welcome and ground rules."),
        (len(plan.activities) - 1, LAST, "Nobody should leave with what upset them: close with a debrief."),
    ):
        activity = session.activity(plan.activities[place].activity)
        if activity and activity.kind != kind:
            yield session.fault(
                "start-and-end",
                f"it {'ends' if place else 'starts'} with “{activity.id}”, which is no {kind}",
                mend,
                *("plans", index, "activities", place, "activity"),
            )


def _parts(session: Session, index: int, activity: Activity) -> Iterator[Finding]:
    need = _NEEDS.get(activity.kind)
    if need and not getattr(activity, need[0]):
        yield session.fault(
            "missing-part",
            f"an activity of kind “{activity.kind}” needs “{need[0]}”",
            f"Add `{need[0]}:` with {need[1]}.",
            *("activities", index, "kind"),
        )
    count = len(activity.questions)
    if count and not FEWEST_QUESTIONS <= count <= MOST_QUESTIONS:
        yield session.fault(
            "how-many-questions",
            f"it has {plural(count, 'question')}; a room can use {FEWEST_QUESTIONS} to {MOST_QUESTIONS}",
            "One question leaves nothing to compare." if count < FEWEST_QUESTIONS else "Leave time to talk about each.",
            *("activities", index, "questions"),
        )
    for place, question in enumerate(activity.questions):
        others = [other.id for other in session.activities[:index] if question in other.questions]
        if others or question in activity.questions[:place]:
            yield session.fault(
                "question-twice",
                f"the question “{question}” is asked in {listed(others or [activity.id])} too",
                "Who knows the answer already learns nothing: choose another question.",
                *("activities", index, "questions", place),
            )
