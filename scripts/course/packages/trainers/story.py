"""The story on paper: numbered passages, with numbers to turn to; and for trainers what each choice is worth."""

from collections.abc import Iterator

from course.bank.types.asked import letter
from course.packages.office.pieces import Paper, heading, paragraph, table, told
from course.packages.rich import blocks_html, inline_html
from course.packages.trainers.pack import Pack
from course.reading.english import role_name
from course.scenarios.scenario import Ending, Scenario, Step
from course.site.scenarios.numbers import Numbers

_HOW = (
    "Read passage 1 aloud. People choose, and you turn to the number beside the choice. Read what follows there. "
    "Carry on like this until “The end”."
)


def stories(pack: Pack) -> list[Scenario]:
    """Return the scenarios that the plan of a pack plays."""
    found = (pack.library.scenario(activity.scenario) for activity in pack.activities)
    return [scenario for scenario in found if scenario]


def story(pack: Pack) -> Paper | None:
    """Return the stories of a pack as books of numbered passages; None where its plan plays none."""
    found = stories(pack)
    if not found:
        return None
    return Paper(pack.titled("the story"), "".join(map(_book, found)))


def _book(scenario: Scenario) -> str:
    numbers = Numbers(scenario)
    parts = [
        heading(scenario.title),
        paragraph(f"{scenario.place}. People: {'; '.join(scenario.people.values())}."),
        told("If this is close to home:", scenario.close_to_home),
        paragraph(_HOW),
    ]
    for key in numbers.order:
        if isinstance(key, tuple):
            choice = scenario.step[key[0]].choices[key[1]]
            body = [_title(numbers.of[key], "What happened next"), _kept(blocks_html(choice.consequence))]
            body.append(f'<p class="turn">Turn to <strong>{numbers.of[choice.next]}</strong>.</p>')
        elif key in scenario.step:
            body = list(_step(numbers, scenario.step[key]))
        else:
            body = list(_ending(numbers, scenario, scenario.ending[key]))
        parts.append(f'<section class="numbered">{"".join(body)}</section>')
    return f'<div class="story">{"".join(parts)}</div>'


def _title(number: int, title: str) -> str:
    return heading(f"{number}. {title}", 3)


def _kept(passage: str) -> str:
    """Return a passage whose last paragraph stays with the number to turn to."""
    return '<p class="keep">'.join(passage.rsplit("<p>", 1))


def _step(numbers: Numbers, step: Step) -> Iterator[str]:
    yield _title(numbers.of[step.id], step.title)
    yield blocks_html(step.text)
    yield f'<p class="keep"><strong>{inline_html(step.ask)}</strong></p>'
    for place, choice in enumerate(step.choices):
        last = " last" if choice is step.choices[-1] else ""
        turn = f"Turn to <strong>{numbers.of[step.id, place]}</strong>."
        yield f'<p class="option{last}">{letter(place)}. {inline_html(choice.text)} {turn}</p>'


def _ending(numbers: Numbers, scenario: Scenario, ending: Ending) -> Iterator[str]:
    yield _title(numbers.of[ending.id], ending.title)
    yield f"<p><strong>The end.</strong></p>{blocks_html(ending.text)}"
    for role in scenario.people:
        yield told(f"The {role_name(role)} might say:", ending.voices[role])
    yield told("What the guidance says:", ending.guidance.text)


def look_back(scenario: Scenario) -> str:
    """Return what each choice of a story is worth, and why. For trainers."""
    numbers = Numbers(scenario)
    parts = [heading(f"The story: {scenario.title}")]
    for key in numbers.order:
        step = scenario.step.get(key) if isinstance(key, str) else None
        if step:
            rows = [
                [f"{letter(place)}. {choice.text}", choice.rating.capitalize(), choice.feedback]
                for place, choice in enumerate(step.choices)
            ]
            parts += [_title(numbers.of[step.id], step.title), table(["Choice", "How it is", "Why"], rows)]
    return "".join(parts)
