"""The plan on paper: all that a trainer does and says, with or without a projector."""

from __future__ import annotations

from collections.abc import Iterator

from course.packages.office.pieces import Paper, heading, listing, paragraph, table, told
from course.packages.trainers.cards import observers
from course.packages.trainers.pack import Pack
from course.reading.english import plural
from course.sessions.session import KINDS, Activity, Kind

# What a kind of activity is called in a timetable.
CALLED: dict[Kind, str] = {
    "welcome": "Welcome",
    "talk": "Talk",
    "reading": "Read",
    "questions": "Questions",
    "scenario": "Scenario",
    "role-play": "Role-play",
    "writing": "Write",
    "debrief": "Debrief",
}
assert tuple(CALLED) == KINDS  # noqa: S101


def facilitator(pack: Pack) -> Paper:
    """Return the plan of a pack."""
    session = pack.session
    parts = [
        paragraph(session.summary),
        heading("Aims"),
        "<p>By the end, people will be able to:</p>",
        listing(pack.plan.aims),
        heading("Timetable"),
        table(["Minutes", "What", "How"], list(_rows(pack))),
        heading("What you need"),
        listing(materials(pack)),
        heading("Before you start"),
        listing(session.prepare),
        told("To say at the start, where it is hard:", session.close_to_home),
        heading("If nobody speaks"),
        paragraph(session.if_silent),
        heading("If someone is upset, or tells you about harm"),
        paragraph(session.if_upset),
        *(_activity(pack, activity, minutes) for activity, minutes in pack.timetable),
        heading("Course outcomes that this covers"),
        listing([f"{words} ({pack.library.title(page)})" for page, _, words in pack.library.outcomes(pack.plan)]),
    ]
    return Paper(pack.titled("plan"), "".join(parts))


def materials(pack: Pack) -> list[str]:
    """Return what to print and to bring for a pack."""
    needed = [f"The handout, {plural(pack.learners, 'copy').replace('copys', 'copies')}"]
    if any(activity.role_play for activity in pack.activities):
        groups = observers(pack.learners)
        needed.append(f"The role-play cards, for {plural(len(groups), 'group')}")
    needed.append("The questions for before and after, if you use them, and the marking sheet for you")
    if pack.library.course.settings.bring:
        needed.append(pack.library.course.settings.bring)
    return [*needed, *dict.fromkeys(each for activity in pack.activities for each in activity.bring)]


def _rows(pack: Pack) -> Iterator[list[str]]:
    start = 0
    for activity, minutes in pack.timetable:
        yield [f"{start}–{start + minutes}", activity.title, CALLED[activity.kind]]
        start += minutes


def _activity(pack: Pack, activity: Activity, minutes: int) -> str:
    library = pack.library
    scenario = library.scenario(activity.scenario)
    reading = [f"{library.heading(each.page, each.section)} ({library.title(each.page)})" for each in activity.reading]
    numbers = {item.question.id: number for number, item in enumerate(pack.questions, 1)}
    asked = [f"Question {numbers[name]}: {library.items[name].question.stem}" for name in activity.questions]
    parts = [
        heading(f"{activity.title} ({minutes} minutes)"),
        told("What it is for:", activity.purpose),
        _listed("Steps", activity.steps, "ol"),
        _listed("Ask", activity.prompts),
        _listed("Read, in the handout", reading),
        _listed("Ask, from the handout. The answers are on the marking sheet", asked),
        told("Scenario:", f"{scenario.title}. {scenario.setting}." if scenario else None),
        _listed("Listen for", activity.notes),
        told("Without a projector:", activity.without_projector),
        told("If nobody speaks:", activity.if_silent),
        told("If someone is upset:", activity.if_upset),
    ]
    return "".join(parts)


def _listed(label: str, texts: list[str], tag: str = "ul") -> str:
    return f'<p class="keep"><strong>{label}</strong></p>{listing(texts, tag)}' if texts else ""
