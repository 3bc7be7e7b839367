"""The plan on paper: a run sheet on one page, and all that a trainer says, asks, does and listens for."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from course.packages.office.pieces import Paper, heading, listing, paragraph, room, table, told
from course.packages.office.questions import asked_html
from course.packages.rich import escaped, inline_html
from course.packages.trainers.cards import groups
from course.packages.trainers.pack import Pack
from course.packages.trainers.slides import all_of, in_words, slide_numbers
from course.reading.english import plural
from course.sessions.clock import BEGINS, clock
from course.sessions.moves import moves
from course.sessions.session import KINDS, Activity, Kind

# What a kind of activity is called in a timetable.
CALLED: dict[Kind, str] = {
    "welcome": "Welcome",
    "talk": "Talk",
    "reading": "Read",
    "questions": "Questions",
    "scenario": "Story",
    "role-play": "Role-play",
    "writing": "Write",
    "debrief": "Look back",
}
assert tuple(CALLED) == KINDS  # noqa: S101
_NOWHERE: Mapping[str, int] = {}


def facilitator(pack: Pack) -> Paper:
    """Return the run sheet and the plan of a pack as one document."""
    glance = heading("Run sheet") + run_sheet(pack).body
    return Paper(pack.titled("plan"), glance + ready(pack, new_page=True) + plan(pack).body)


def ready(pack: Pack, new_page: bool = False) -> str:
    """Return what people can do in the end, and what lies on the table before they come."""
    aims = heading("Aims", new_page=new_page) + "<p>By the end, people will be able to:</p>" + listing(pack.plan.aims)
    return aims + heading("On the table before people come") + listing(materials(pack))


def run_sheet(pack: Pack, pages: Mapping[str, int] = _NOWHERE) -> Paper:
    """Return what a trainer glances at: the times, and whom to call.

    Args:
        pack: The pack.
        pages: Where parts and activities stand on paper, by `place` of each; in a document of its own, nowhere.
    """
    head = ["Minutes", BEGINS, "Your time", "What", "Slides"] + ["Page"] * bool(pages)
    contacts = pack.library.course.settings.contacts
    body = [
        table(head, list(_rows(pack, pages))),
        heading("Who to call"),
        *(room(contact, 1) for contact in contacts),
    ]
    return Paper(pack.titled("run sheet"), "".join(body))


def plan(pack: Pack, pages: Mapping[str, int] = _NOWHERE) -> Paper:
    """Return the plan of a pack, activity by activity."""
    session, start = pack.session, 0
    parts = [
        heading("In the ten minutes before"),
        listing(session.preparations(pack.plan)),
        told("If the topic is hard, say this at the start:", session.close_to_home),
        heading("In hard moments"),
        told("If nobody speaks:", session.if_silent),
        told("If someone is upset, or tells you about harm:", session.if_upset),
    ]
    for activity, minutes in pack.timetable:
        parts.append(_activity(pack, activity, start, minutes, pages))
        start += minutes
    parts.append(heading("Course outcomes that this covers"))
    for page, outcomes in groupby(pack.library.outcomes(pack.plan), lambda each: each[0]):
        parts.append(_listed(pack.library.title(page), [words for _, _, words in outcomes]))
    return Paper(pack.titled("plan"), "".join(parts))


def materials(pack: Pack) -> list[str]:
    """Return what to print and to bring for a pack."""
    copies = plural(pack.learners, "copy").replace("copys", "copies")
    each = f"{copies} for a group of {pack.learners}"
    needed = [f"The handout, with the quick card and where help is: {each}"]
    needed.append(f"The before and after questions, if you use them: {each}")
    if any(activity.role_play for activity in pack.activities):
        needed.append(f"The role-play cards, cut out: {plural(groups(pack.learners), 'set')}")
    if any(activity.scenario for activity in pack.activities):
        needed.append("The story, for whoever reads it aloud")
    for path in pack.forms:
        needed.append(f"{pack.library.title(path)}: {each if path in pack.forms_for_each else 'one'}")
    brought = dict.fromkeys(each for activity in pack.activities for each in activity.bring)
    return [*needed, *(f"{thing[0].upper()}{thing[1:]}" for thing in brought)]


def place(activity: Activity) -> str:
    """Return the id under which the handout holds an activity."""
    return f"in-{activity.id}"


def _rows(pack: Pack, pages: Mapping[str, int]) -> Iterator[list[str]]:
    start = 0
    for activity, minutes in pack.timetable:
        called = "" if activity.title == CALLED[activity.kind] else f" · {CALLED[activity.kind]}"
        row = [f"{start}–{start + minutes}", clock(start), "", f"**{activity.title}**{called}"]
        row.append(all_of(pack, activity))
        if pages:
            row.append(", ".join(f"{name} {pages[key]}" for key, name in _used(activity) if key in pages))
        yield row
        start += minutes
    yield [str(start), clock(start), "", "**End**", "", *([""] if pages else [])]


def _used(activity: Activity) -> Iterator[tuple[str, str]]:
    """Yield what is on paper for an activity: where, and what it is called."""
    yield place(activity), "handout"
    if activity.role_play:
        yield "cards", "cards"
    if activity.scenario:
        yield "story", "story"


def _activity(pack: Pack, activity: Activity, start: int, minutes: int, pages: Mapping[str, int]) -> str:
    library = pack.library
    where = [
        f"slides {all_of(pack, activity)}",
        *(f"{name}: page {pages[key]}" for key, name in _used(activity) if key in pages),
    ]
    scenario = library.scenario(activity.scenario)
    numbers = {item.question.id: number for number, item in enumerate(pack.questions, 1)}
    asked = [item for item in pack.questions if item.question.id in activity.questions]
    reading = [library.heading(each.page, each.section) for each in activity.reading]
    rules = library.course.settings.ground_rules if activity.kind == "welcome" else []
    parts = [
        f'<h2><span class="clock">{start}–{start + minutes}</span> {inline_html(activity.title)}</h2>',
        f'<p class="meta keep">{escaped(" · ".join([plural(minutes, "minute"), *where]))}</p>',
        paragraph(activity.purpose, "keep"),
        _steps(pack, activity),
        _listed("Our ground rules:", rules),
        _listed("Read out, one at a time:", activity.choices),
        _listed("Show, or read out:", activity.words),
        _listed("Ask, one at a time:", activity.prompts),
        _listed("Read, in the handout:", reading),
        told("The story:", f"{scenario.title}. {scenario.place}." if scenario else None),
        asked_html(asked, numbers[asked[0].question.id], has_room=False) if asked else "",
        "<p>The answers are on the marking sheet.</p>" if asked else "",
        _listed("Listen for:", activity.notes),
        told("Without a projector:", activity.without_projector),
        told("If nobody speaks:", activity.if_silent),
        told("If someone is upset:", activity.if_upset),
    ]
    return f'<section class="timed">{"".join(parts)}</section>'


def _steps(pack: Pack, activity: Activity) -> str:
    shown = slide_numbers(pack)
    steps = []
    for number, step in enumerate(moves(activity.steps), 1):
        told: list[tuple[str, str]] = [(move.mark, inline_html(move.text)) for move in step]
        if found := shown.get((activity.id, number)):
            told.append(("Show", f"slide{'s' * (len(found) > 1)} {in_words(found)}"))
        steps.append(" ".join(f'<span class="move"><strong>{mark}</strong> {text}</span>' for mark, text in told))
    return f'<ol class="moves">{"".join(f"<li>{step}</li>" for step in steps)}</ol>'


def _listed(label: str, texts: list[str]) -> str:
    return f'<p class="keep"><strong>{label}</strong></p>{listing(texts)}' if texts else ""
