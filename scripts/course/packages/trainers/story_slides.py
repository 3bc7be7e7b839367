"""A story on slides: each scene, each decision and what follows each choice have one of their own, and lead on."""

from collections.abc import Iterator

from course.bank.types.asked import letter
from course.packages.office.slides.look import QUESTION, SCENE, TEXT
from course.packages.office.slides.slide import Line, Slide, line
from course.packages.rich import Run, blocks, plain
from course.reading.english import part_of
from course.scenarios.scenario import Ending, Scenario, Step

_PEOPLE, _VOICES = "material/account-group-outline", "material/account-voice"
_SCENE, _DECIDE = "material/book-open-page-variant-outline", "material/sign-direction"
_FOLLOWS, _END = "material/arrow-decision-outline", "material/flag-checkered"


def story(scenario: Scenario, after: str) -> Iterator[Slide]:
    """Yield the slides of a story.

    Args:
        scenario: The story.
        after: The key of the slide that every ending leads to.
    """
    people = (line(text, "•") for text in scenario.others.values())
    told = "Read out where it happens and who is in it. The whole room plays one person: you, the worker."
    start = _key(scenario, scenario.start)
    title = plain(scenario.title)
    who = part_of(title, "who is in it")
    yield Slide(who, (line(scenario.place), *people), told, TEXT, symbol=_PEOPLE, onward=start)
    for step in scenario.steps:
        yield from _step(scenario, step)
    for ending in scenario.endings:
        yield from _ending(scenario, ending, after)


def _key(scenario: Scenario, name: str) -> str:
    return f"{scenario.name} {name}"


def _step(scenario: Scenario, step: Step) -> Iterator[Slide]:
    title = plain(step.title)
    yield Slide(title, _paragraphs(step.text), "Read it aloud.", SCENE, symbol=_SCENE, key=_key(scenario, step.id))
    keys = [_key(scenario, f"{step.id} {number}") for number, _ in enumerate(step.choices, 1)]
    options = tuple(
        line(choice.text, f"{letter(place)}.", to=key)
        for place, (choice, key) in enumerate(zip(step.choices, keys, strict=True))
    )
    count = "Read out the choices. Count hands for each, and go with the one that gets the most."
    yield Slide(
        part_of(title, "you decide"), (line(step.ask, strong=True),), count, QUESTION, options=options, symbol=_DECIDE
    )
    for place, (choice, key) in enumerate(zip(step.choices, keys, strict=True)):
        yield Slide(
            part_of(title, f"you chose {letter(place)}"),
            _paragraphs(choice.consequence),
            f"Why it went like this, to talk about at the end:\n{plain(choice.feedback)}",
            SCENE,
            symbol=_FOLLOWS,
            key=key,
            onward=_key(scenario, choice.next),
        )


def _ending(scenario: Scenario, ending: Ending, after: str) -> Iterator[Slide]:
    title = f"The end: {plain(ending.title)}"
    yield Slide(title, _paragraphs(ending.text), "Read it aloud.", SCENE, symbol=_END, key=_key(scenario, ending.id))
    voices = tuple(
        Line((*line(f"{_name(scenario, who)}:", strong=True).runs, Run(" "), *line(said).runs))
        for who, said in ending.voices.items()
    )
    yield Slide(
        f"{title}. What each might say",
        voices,
        "Let three people read one each.\nThe guidance says:\n" + plain(ending.guidance.text),
        SCENE,
        symbol=_VOICES,
        onward=after,
    )


def _name(scenario: Scenario, who: str) -> str:
    """Return what someone in a story is called, as the list of its people begins."""
    name = plain(scenario.people[who]).partition(",")[0]
    return name[:1].upper() + name[1:]


def _paragraphs(text: str) -> tuple[Line, ...]:
    return tuple(Line(block.runs, "" if block.kind == "p" else "•") for block in blocks(text))
