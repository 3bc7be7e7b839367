"""The slides of one activity, in the order of the steps that show them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from course.packages.office.slides.look import ACTIVITY, SCENE, TEXT, TIMER, WORDS
from course.packages.office.slides.slide import Line, Slide, line
from course.packages.rich import plain
from course.packages.trainers.pack import Pack
from course.packages.trainers.question_slides import question_slides
from course.packages.trainers.speaker import notes
from course.packages.trainers.story_slides import story
from course.reading.english import part_of
from course.sessions.session import KINDS, Activity, Kind
from course.sessions.shown import minutes_in_words
from course.site.symbols import symbol_of

BULLET = "•"
RULES = "Our ground rules"
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
_TIME, _AFTERWARDS, _DECIDES = "material/timer-sand", "material/account-voice", "material/key-outline"
_RULES, _CHOICES, _WORDS = "material/handshake-outline", "material/vote-outline", "material/format-quote-open-outline"
_START = "Click once to start. The blocks go away as time goes by. At the end, the slide says that time is up."
# What comes at the end of an activity, unless a step is named.
_LAST = {"afterwards", "decides"}
_AT_THE_END = 99

# Slides of one part that are shown together: which part, which of its places, and the slides.
Shot = tuple[str, int, Sequence[Slide]]


def activity_key(activity: Activity) -> str:
    """Return what leads to the first slide of an activity."""
    return f"activity {activity.id}"


def activity_slides(pack: Pack, activity: Activity, count: int) -> Iterator[Slide]:
    """Yield the slides of an activity.

    Args:
        pack: The pack.
        activity: One of its activities.
        count: How many questions were asked before it.
    """
    does, symbol = _DOES[activity.kind]
    first = Slide(
        plain(activity.title), (line(does),), _told(activity), ACTIVITY, symbol=symbol, key=activity_key(activity)
    )
    yield replace(first, at=(activity.id, 0))
    timed: list[tuple[int, Sequence[Slide]]] = []
    last = 0
    for part, place, shown in _shots(pack, activity, count):
        step = activity.shown.step(part, place)
        # What has no step of its own goes with what it stands behind.
        here = step or (_AT_THE_END if part in _LAST else last)
        last = last if part in _LAST else here
        timed.append((here, [slide if slide.at[0] else replace(slide, at=(activity.id, step)) for slide in shown]))
    for _, slides in sorted(timed, key=lambda each: each[0]):
        yield from slides


def _shots(pack: Pack, activity: Activity, count: int) -> Iterator[Shot]:
    if activity.kind == "welcome" and (rules := pack.library.course.settings.ground_rules):
        told = tuple(line(rule, BULLET) for rule in rules)
        yield (
            "rules",
            0,
            [Slide(RULES, told, "Read them aloud. They count until the end of the session.", TEXT, symbol=_RULES)],
        )
    for place, slide in enumerate(_dialogues(pack, activity)):
        yield "dialogues", place, [slide]
    for place, slide in enumerate(_prompts(activity)):
        yield "prompts", place, [slide]
    for place, slide in enumerate(_large(activity, activity.choices, "your turn", _CHOICES)):
        yield "choices", place, [slide]
    for place, slide in enumerate(_large(activity, activity.words, "look at this", _WORDS)):
        yield "words", place, [slide]
    for place, slide in enumerate(_points(pack, activity)):
        yield "points", place, [slide]
    yield from _story(pack, activity)
    if activity.role_play:
        situation = line(activity.role_play.situation)
        yield (
            "situation",
            0,
            [Slide("What you all know", (situation,), "Read it aloud.", SCENE, symbol=_DOES["role-play"][1])],
        )
    if asked := [pack.library.items[name] for name in activity.questions]:
        yield "questions", 0, list(question_slides(asked, activity, count + 1))
    if activity.role_play:
        texts = tuple(line(text, BULLET) for text in activity.role_play.afterwards)
        told_first = "Whoever played staff speaks last."
        yield "afterwards", 0, [Slide("Afterwards, ask each other", texts, told_first, TEXT, symbol=_AFTERWARDS)]
    for place, slide in enumerate(_what_decides(pack, activity)):
        yield "decides", place, [slide]
    # At one step, what people do comes before the time that they have for it.
    for place, minutes in enumerate(activity.timers):
        yield "timers", place, [_timer(activity, minutes)]


def _named(activity: Activity, part: str) -> str:
    """Return the title of a slide of an activity; what kind of activity it is, “Role-play: …”, was said before."""
    return part_of(plain(activity.title).rpartition(": ")[2], part)


def _dialogues(pack: Pack, activity: Activity) -> Iterator[Slide]:
    for extract in activity.reading if activity.kind == "reading" else ():
        for name, said in pack.library.dialogues(extract.page, extract.section):
            told = tuple(Line(block.runs) for block in said)
            yield Slide(
                name, told, "Ask people to read it aloud, one for each who speaks.", SCENE, symbol=_DOES["talk"][1]
            )


def _points(pack: Pack, activity: Activity) -> Iterator[Slide]:
    for extract in activity.reading:
        heading = plain(pack.library.heading(extract.page, extract.section))
        title = part_of(heading, "in short") if heading == plain(activity.title) else heading
        symbol = symbol_of(pack.library.course.settings, extract.page)
        for point in extract.points:
            yield Slide(title, (line(point),), f"From “{heading}” in the handout.", WORDS, symbol=symbol)


def _prompts(activity: Activity) -> Iterator[Slide]:
    title = _named(activity, "your task" if activity.kind == "writing" else "your question")
    symbol, minutes = _DOES[activity.kind][1], activity.timer_for_each or 0
    for prompt in activity.prompts:
        told = f"Read it aloud. {_START}" if minutes else "Read it aloud."
        yield Slide(title, (line(prompt),), told, TIMER if minutes else WORDS, symbol=symbol, minutes=minutes)


def _large(activity: Activity, texts: Sequence[str], what: str, symbol: str) -> Iterator[Slide]:
    for text in texts:
        yield Slide(_named(activity, what), (line(text),), "Read it aloud.", WORDS, symbol=symbol)


def _story(pack: Pack, activity: Activity) -> Iterator[Shot]:
    scenario = pack.library.scenario(activity.scenario)
    if scenario:
        # The story may end on any slide, so what follows it has a name to be found by.
        after = f"after {scenario.name}"
        yield "story", 0, list(story(scenario, after))
        asked = (
            line("Listen to the question."),
            line("Say what you saw in the story, and what you would take to a real day."),
        )
        told, symbol = "Ask what the plan asks at this step. Let two or three people answer.", _DOES["scenario"][1]
        yield "story", 1, [Slide("Look back together", asked, told, WORDS, symbol=symbol, key=after)]


def _timer(activity: Activity, minutes: float) -> Slide:
    told = [line(f"You have {minutes_in_words(minutes)}.")]
    if minutes >= 1:
        told.append(line(f"Each {'whole ' * (minutes % 1 > 0)}block is one minute."))
    return Slide(_named(activity, "your time"), tuple(told), _START, TIMER, symbol=_TIME, minutes=minutes)


def _what_decides(pack: Pack, activity: Activity) -> Iterator[Slide]:
    """Yield what holds in all situations of a family, once the room has met two or more of them."""
    asked = [pack.library.items[name].question for name in activity.questions]
    families = {each.family: each.lesson.principle for each in asked if each.lesson}
    for family, principle in families.items():
        if [each.family for each in asked].count(family) > 1:
            told = "Ask first: “What was different each time?” Then show this, and read it aloud."
            title = _named(activity, "what decides")
            yield Slide(title, (line(principle),), told, WORDS, symbol=_DECIDES)


def _told(activity: Activity) -> str:
    return notes(
        ("What it is for", [activity.purpose]),
        ("Steps", [f"{number}. {step}" for number, step in enumerate(activity.steps, 1)]),
        ("Listen for", activity.notes),
        ("If nobody speaks", [activity.if_silent or ""]),
        ("If someone is upset", [activity.if_upset or ""]),
    )
