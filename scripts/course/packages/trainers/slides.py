"""The slides of a pack: one idea each; a question and its answer are two."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from course.packages.edition import Item
from course.packages.office.slides.slide import Line, Slide, fitted, line
from course.packages.rich import blocks, plain
from course.packages.trainers.help import lines_to_call
from course.packages.trainers.pack import Pack
from course.reading.english import plural
from course.sessions.session import KINDS, Activity, Kind

_BULLET = "•"
# What the room is told that it does now. What an activity is for is told to the trainer.
_DOES: dict[Kind, str] = {
    "welcome": "Today: what we will do, and our ground rules",
    "talk": "Talk about it together",
    "reading": "Read it, and talk about it",
    "questions": "Choose an answer, and say why",
    "scenario": "Decide together what happens next",
    "role-play": "Try it out in threes",
    "writing": "Write it in your own words",
    "debrief": "What you will do next, and how you are",
}
assert tuple(_DOES) == KINDS  # noqa: S101


def slides(pack: Pack) -> list[Slide]:
    """Return the slides of a pack, each of which holds its text."""
    return fitted(_all(pack))


def _all(pack: Pack) -> Iterator[Slide]:
    session, imprint = pack.session, pack.library.imprint
    start = _notes(("To prepare", session.prepare), ("If nobody speaks", [session.if_silent]))
    start += "\n" + _notes(("If someone is upset, or tells you about harm", [session.if_upset]))
    subtitle = (line(f"{plural(pack.plan.minutes, 'minute')} · {imprint.title}"),)
    yield Slide(plain(session.title), subtitle, start, is_first=True)
    if session.close_to_home:
        yield Slide("If this is close to home", (line(session.close_to_home),), start)
    aims = tuple(line(aim, _BULLET) for aim in pack.plan.aims)
    yield Slide(
        "By the end you will be able to", aims, _notes(("Read the aims aloud", []), ("Summary", [session.summary]))
    )
    count = 0
    for activity, minutes in pack.timetable:
        notes = _told(activity, minutes)
        yield Slide(plain(activity.title), (line(_DOES[activity.kind]), line(plural(minutes, "minute"))), notes)
        for part in _PARTS:
            yield from part(pack, activity, notes)
        for name in activity.questions:
            count += 1
            yield from _question(pack.library.items[name], count, notes)
    yield from _last(pack)


def _reading(pack: Pack, activity: Activity, notes: str) -> Iterator[Slide]:
    for extract in activity.reading:
        title = pack.library.heading(extract.page, extract.section)
        for point in extract.points:
            yield Slide(plain(title), (line(point),), notes)


def _prompts(pack: Pack, activity: Activity, notes: str) -> Iterator[Slide]:
    for prompt in activity.prompts:
        yield Slide(plain(activity.title), (line(prompt),), notes)


def _scenario(pack: Pack, activity: Activity, notes: str) -> Iterator[Slide]:
    scenario = pack.library.scenario(activity.scenario)
    if scenario:
        texts = (line(scenario.setting), *(line(text, _BULLET) for text in scenario.others.values()))
        play = [f"Play it in the room, or read it aloud: {scenario.page.removesuffix('.md')}.html"]
        yield Slide(plain(scenario.title), texts, notes + "\n" + _notes(("The scenario", play)))


def _role_play(pack: Pack, activity: Activity, notes: str) -> Iterator[Slide]:
    if activity.role_play:
        yield Slide("What you all know", (line(activity.role_play.situation),), notes)
        yield Slide(
            "Afterwards, ask each other", tuple(line(text, _BULLET) for text in activity.role_play.afterwards), notes
        )


_PARTS: tuple[Callable[[Pack, Activity, str], Iterator[Slide]], ...] = (_reading, _prompts, _scenario, _role_play)


def _question(item: Item, number: int, notes: str) -> Iterator[Slide]:
    question = item.question
    if item.situation:
        told = tuple(Line(block.runs, "" if block.kind == "p" else _BULLET) for block in blocks(item.situation))
        yield Slide(f"Question {number}: the situation", told, notes)
    asked = question.asked()
    how = [" ".join([asked.how, *([" · ".join(map(plain, asked.choose_from))])]).strip(), asked.text]
    entries = (line(" / ".join(entry), asked.label(index)) for index, entry in enumerate(asked.entries))
    yield Slide(
        f"Question {number}", (line(question.stem, strong=True), *map(line, filter(None, how)), *entries), notes
    )
    found = question.answers()
    right = tuple(line(row.in_words, row.label, strong=True) for row in found)
    # One reason can be read from a chair; several are for the speaker to say.
    right += tuple(line(row.why) for row in found if len(found) == 1)
    every = [f"{plain(row.part)} ({plain(row.answer)}): {plain(row.why)}" for row in question.reasons()]
    again = list(item.read_again)
    yield Slide(
        f"Question {number}: the answer", right, _notes(("Why", every), ("Read about this", again)) + "\n" + notes
    )


def _last(pack: Pack) -> Iterator[Slide]:
    library = pack.library
    numbers = tuple(line(f"{where}: {whom}", _BULLET) for where, whom in lines_to_call(library))
    danger = library.course.settings.help.danger
    first = (line(f"In danger: {danger}", strong=True),) if danger else ()
    if numbers or first:
        yield Slide("Help, for you too", (*first, *numbers), _notes(("Help", [_WHERE])))
    licence = tuple(line(text) for text in library.imprint.attribution)
    yield Slide("Thank you", licence, _notes(("Collect", [library.course.settings.collect])))


_WHERE = "The steps are in the handout, with more numbers. Stay for a while: someone may want to talk to you alone."


def _told(activity: Activity, minutes: int) -> str:
    return _notes(
        (f"{plain(activity.title)}: {plural(minutes, 'minute')}", []),
        ("What it is for", [activity.purpose]),
        ("Steps", [f"{number}. {step}" for number, step in enumerate(activity.steps, 1)]),
        ("Listen for", activity.notes),
        ("Without a projector", [activity.without_projector]),
        ("If nobody speaks", [activity.if_silent or ""]),
        ("If someone is upset", [activity.if_upset or ""]),
    )


def _notes(*parts: tuple[str, list[str]]) -> str:
    """Return parts of a speaker's notes, each after its label; those without words are left out."""
    texts = [(label, [plain(text) for text in found if text]) for label, found in parts]
    told = [f"{label}:\n" + "\n".join(found) if found else f"{label}." for label, found in texts]
    labelled = zip(parts, texts, told, strict=True)
    return "\n".join(text for (_, given), (_, found), text in labelled if found or not given)
