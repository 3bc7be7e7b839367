"""The slides of a pack: one idea each; a question and its answer are two; a story is told scene by scene."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from course.packages.edition import Item
from course.packages.office.slides.look import (
    ACTIVITY,
    ANSWER,
    CLOSING,
    LOOKS,
    OPENING,
    QUESTION,
    SCENE,
    TEXT,
    TIMER,
    WORDS,
    Looks,
)
from course.packages.office.slides.slide import Line, Slide, fitted, height, line
from course.packages.rich import blocks, plain
from course.packages.trainers.help import lines_to_call
from course.packages.trainers.pack import Pack
from course.packages.trainers.story_slides import story
from course.reading.english import part_of, plural
from course.sessions.session import KINDS, Activity, Kind
from course.site.symbols import symbol_of

BULLET = "•"
# What the room is told that it does now, and the picture of it. What an activity is for is told to the trainer.
_DOES: dict[Kind, tuple[str, str]] = {
    "welcome": ("What we will do today, and our ground rules", "material/hand-wave-outline"),
    "talk": ("Talk about it together", "material/forum-outline"),
    "reading": ("Read it, and talk about it", "material/book-open-page-variant-outline"),
    "questions": ("Think by yourself, vote, and say why", "material/help-circle-outline"),
    "scenario": ("Decide together what happens next", "material/sign-direction"),
    "role-play": ("Try it out in threes", "material/drama-masks"),
    "writing": ("Write it in your own words", "material/pencil-outline"),
    "debrief": ("What you will do next, and how you are", "material/sprout-outline"),
}
assert tuple(_DOES) == KINDS  # noqa: S101
_TIME, _HELP, _HOME = "material/timer-sand", "material/lifebuoy", "material/heart-outline"
_AIMS, _AFTERWARDS = "material/bullseye-arrow", "material/account-voice"
_DECIDES = "material/key-outline"
_START = "Click once to start. One block goes away each minute. At the end, the slide says that time is up."
# A situation of so many points in height, two lines, would leave a slide of its own empty: it stands with its question.
_BRIEF = 84.0


def slides(pack: Pack, looks: Looks = LOOKS) -> list[Slide]:
    """Return the slides of a pack, each of which holds its text."""
    shown = fitted(_all(pack), looks)
    places = {slide.key: number for number, slide in enumerate(shown, 1) if slide.key}
    return [replace(slide, notes=_with_places(slide, places)) for slide in shown]


def first_slides(pack: Pack) -> dict[str, int]:
    """Return the number of the slide that each activity begins with, by the activity's id.

    Run sheet, plan and what is printed ask for them, and all slides have to be laid out for the answer.
    """
    known = pack.library.first_slides
    if pack.name not in known:
        numbered = {slide.key: number for number, slide in enumerate(slides(pack), 1) if slide.key}
        known[pack.name] = {activity.id: numbered[_key(activity)] for activity in pack.activities}
    return known[pack.name]


def _named(activity: Activity, part: str) -> str:
    """Return the title of a slide of an activity; what kind of activity it is, “Role-play: …”, was said before."""
    return part_of(plain(activity.title).rpartition(": ")[2], part)


def _key(activity: Activity) -> str:
    return f"activity {activity.id}"


def _with_places(slide: Slide, places: dict[str, int]) -> str:
    """Return the notes of a slide with the numbers of those that it leads to: who types one gets there."""
    leads = [(option.label, places[option.to]) for option in slide.options if option.to in places]
    told = [f"{label.rstrip('.')}: slide {place}" for label, place in leads]
    if slide.onward in places:
        told.append(f"Carry on: slide {places[slide.onward]}")
    if not told:
        return slide.notes
    how = (
        "Click a card, or type the number of its slide and press Enter."
        if leads
        else "Click “Carry on”, or type the slide number and press Enter."
    )
    return f"{slide.notes}\n{how} {'. '.join(told)}."


def _all(pack: Pack) -> Iterator[Slide]:
    session, imprint = pack.session, pack.library.imprint
    start = notes(("To prepare", session.preparations(pack.plan)), ("If nobody speaks", [session.if_silent]))
    start += "\n" + notes(("If someone is upset, or tells you about harm", [session.if_upset]))
    yield Slide(plain(session.title), (line(imprint.title),), start, OPENING, symbol=_own_symbol(pack))
    if session.close_to_home:
        yield Slide(
            "If this is close to home", (line(session.close_to_home),), "Read it aloud, slowly.", WORDS, symbol=_HOME
        )
    aims = tuple(line(aim, BULLET) for aim in pack.plan.aims)
    yield Slide("By the end you will be able to", aims, "Read it aloud.", TEXT, symbol=_AIMS)
    count = 0
    for activity in pack.activities:
        does, symbol = _DOES[activity.kind]
        yield Slide(plain(activity.title), (line(does),), _told(activity), ACTIVITY, symbol=symbol, key=_key(activity))
        for part in _PARTS:
            yield from part(pack, activity)
        for name in activity.questions:
            count += 1
            yield from _question(pack.library.items[name], count)
        yield from _timer(pack, activity)
        yield from _afterwards(pack, activity)
        yield from _what_decides(pack, activity)
    yield from _last(pack)


def _own_symbol(pack: Pack) -> str:
    """Return the symbol of the module that a plan is about first."""
    return symbol_of(pack.library.course.settings, pack.plan.outcomes[0].page)


def _reading(pack: Pack, activity: Activity) -> Iterator[Slide]:
    for extract in activity.reading:
        heading = plain(pack.library.heading(extract.page, extract.section))
        title = part_of(heading, "in short") if heading == plain(activity.title) else heading
        symbol = symbol_of(pack.library.course.settings, extract.page)
        if activity.kind == "reading":
            for name, said in pack.library.dialogues(extract.page, extract.section):
                told = tuple(Line(block.runs) for block in said)
                yield Slide(name, told, "Ask people to read it aloud, one for each who speaks.", SCENE)
        for point in extract.points:
            yield Slide(title, (line(point),), f"From “{heading}” in the handout.", WORDS, symbol=symbol)


def _prompts(pack: Pack, activity: Activity) -> Iterator[Slide]:
    title = _named(activity, "your task" if activity.kind == "writing" else "your question")
    symbol = _DOES[activity.kind][1]
    for prompt in activity.prompts:
        if activity.timer and activity.timer_for_each:
            told = f"Read it aloud. {_START}"
            yield Slide(title, (line(prompt),), told, TIMER, symbol=symbol, minutes=activity.timer)
        else:
            yield Slide(title, (line(prompt),), "Read it aloud.", WORDS, symbol=symbol)


def _scenario(pack: Pack, activity: Activity) -> Iterator[Slide]:
    scenario = pack.library.scenario(activity.scenario)
    if scenario:
        # The story may end on any slide, so what follows it has a name to be found by.
        after = f"after {scenario.name}"
        yield from story(scenario, after)
        yield Slide(
            "Look back together",
            (line("Where could it have gone another way?"), line("What did each of them need from us?")),
            "Let two or three people answer.",
            WORDS,
            symbol=_DOES["scenario"][1],
            key=after,
        )


def _role_play(pack: Pack, activity: Activity) -> Iterator[Slide]:
    if activity.role_play:
        yield Slide("What you all know", (line(activity.role_play.situation),), "Read it aloud.", SCENE)


def _timer(pack: Pack, activity: Activity) -> Iterator[Slide]:
    if activity.timer and not activity.timer_for_each:
        told = f"You have {plural(activity.timer, 'minute')}."
        yield Slide(
            _named(activity, "your time"),
            (line(told), line("Each block is one minute.")),
            _START,
            TIMER,
            symbol=_TIME,
            minutes=activity.timer,
        )


def _afterwards(pack: Pack, activity: Activity) -> Iterator[Slide]:
    if activity.role_play:
        texts = tuple(line(text, BULLET) for text in activity.role_play.afterwards)
        yield Slide(
            "Afterwards, ask each other", texts, "Those who did not play staff speak first.", TEXT, symbol=_AFTERWARDS
        )


_PARTS: tuple[Callable[[Pack, Activity], Iterator[Slide]], ...] = (
    _reading,
    _prompts,
    _scenario,
    _role_play,
)


def _question(item: Item, number: int) -> Iterator[Slide]:
    question, asked = item.question, item.question.asked()
    told = tuple(Line(block.runs, "" if block.kind == "p" else BULLET) for block in blocks(item.situation or ""))
    if height(told, LOOKS[SCENE].body) > _BRIEF:
        yield Slide(f"Question {number}: the situation", told, "Read it aloud.", SCENE)
        told = ()
    how = (line(text) for text in (asked.how, asked.text) if text)
    entries = tuple(line(" / ".join(entry), asked.label(index)) for index, entry in enumerate(asked.entries))
    yield Slide(
        f"Question {number}",
        (*told, line(question.stem, strong=True), *how),
        "Read out each answer. Let people choose by themselves, and then count. The answer is on the next slide.",
        QUESTION,
        options=entries,
        labels=tuple(line(label, strong=True) for label in asked.choose_from),
    )
    found = question.answers()
    right = tuple(line(row.in_words, row.label, strong=True) for row in found)
    # One reason can be read from a chair; several are for the speaker to say.
    right += tuple(line(row.why) for row in found if len(found) == 1)
    every = [f"{plain(row.part)} ({plain(row.answer)}): {plain(row.why)}" for row in question.reasons()]
    told_why = notes(("Why", every), ("Read about this", ["; ".join(item.read_again)]))
    yield Slide(f"Question {number}: the answer", right, told_why, ANSWER)


def _what_decides(pack: Pack, activity: Activity) -> Iterator[Slide]:
    """Yield what holds in all situations of a family, once the room has met two or more of them."""
    asked = [pack.library.items[name].question for name in activity.questions]
    families = {each.family: each.lesson.principle for each in asked if each.lesson}
    for family, principle in families.items():
        if [each.family for each in asked].count(family) > 1:
            told = "Ask first: “What was different each time?” Then show this, and read it aloud."
            title = _named(activity, "what decides")
            yield Slide(title, (line(principle),), told, WORDS, symbol=_DECIDES)


def _last(pack: Pack) -> Iterator[Slide]:
    library = pack.library
    numbers = tuple(line(f"{where}: {whom.replace(': ', ' ', 1)}", BULLET) for where, whom in lines_to_call(library))
    danger = library.course.settings.help.danger
    first = (line(f"In danger: {danger}", strong=True),) if danger else ()
    if numbers or first:
        yield Slide("Help, for you too", (*first, *numbers), notes(("Help", [_WHERE])), TEXT, symbol=_HELP)
    licence = tuple(line(text) for text in library.imprint.attribution)
    yield Slide("Thank you", licence, notes(("Collect", [library.course.settings.collect])), CLOSING)


_WHERE = "The steps are in the handout, with more numbers. Stay for a while: someone may want to talk to you alone."


def _told(activity: Activity) -> str:
    return notes(
        ("What it is for", [activity.purpose]),
        ("Steps", [f"{number}. {step}" for number, step in enumerate(activity.steps, 1)]),
        ("Listen for", activity.notes),
        ("If nobody speaks", [activity.if_silent or ""]),
        ("If someone is upset", [activity.if_upset or ""]),
    )


def notes(*parts: tuple[str, list[str]]) -> str:
    """Return parts of a speaker's notes, each after its label; those without words are left out."""
    texts = [(label, [plain(text) for text in found if text]) for label, found in parts]
    return "\n".join(f"{label}:\n" + "\n".join(found) for label, found in texts if found)
