"""The slides of a pack: one idea each; a question and its answer are two; a story is told scene by scene."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from course.packages.office.slides.look import CLOSING, LOOKS, OPENING, TEXT, WORDS, Looks
from course.packages.office.slides.slide import Slide, fitted, line
from course.packages.rich import plain
from course.packages.trainers.activity_slides import BULLET, activity_slides
from course.packages.trainers.help import lines_to_call
from course.packages.trainers.pack import Pack
from course.packages.trainers.speaker import notes
from course.sessions.session import Activity
from course.site.symbols import symbol_of

_AIMS, _HELP, _HOME = "material/bullseye-arrow", "material/lifebuoy", "material/heart-outline"


def slides(pack: Pack, looks: Looks = LOOKS) -> list[Slide]:
    """Return the slides of a pack, each of which holds its text."""
    shown = fitted(_all(pack), looks)
    places = {slide.key: number for number, slide in enumerate(shown, 1) if slide.key}
    return [replace(slide, notes=_with_places(slide, places)) for slide in shown]


def slide_numbers(pack: Pack) -> Mapping[tuple[str, int], Sequence[int]]:
    """Return the numbers of the slides that each step of each activity shows, by the activity's id and the step.

    What an activity begins with, and what no step is said to show, stands under the step 0. Run sheet, plan and pages
    ask for them, and all slides have to be laid out for the answer.
    """
    known = pack.library.slide_numbers
    if pack.name not in known:
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, slide in enumerate(slides(pack), 1):
            if slide.at[0]:
                found[slide.at].append(number)
        known[pack.name] = dict(found)
    return known[pack.name]


def all_of(pack: Pack, activity: Activity) -> str:
    """Return the numbers of an activity's slides, from the first to the last."""
    return in_words(
        [number for (name, _), found in slide_numbers(pack).items() if name == activity.id for number in found]
    )


def in_words(numbers: Sequence[int]) -> str:
    """Return numbers with neighbours joined: “5–7, 10”."""
    runs = [
        [number for _, number in run] for _, run in groupby(enumerate(sorted(numbers)), lambda each: each[1] - each[0])
    ]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


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
        yield from activity_slides(pack, activity, count)
        count += len(activity.questions)
    yield from _last(pack)


def _own_symbol(pack: Pack) -> str:
    """Return the symbol of the module that a plan is about first."""
    return symbol_of(pack.library.course.settings, pack.plan.outcomes[0].page)


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
