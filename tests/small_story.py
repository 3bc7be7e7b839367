"""The small course with a branching scenario."""

from collections.abc import Mapping

from course.reading.decoding import decode
from course.reading.findings import Finding
from course.reading.tree import read_tree
from course.scenarios.scenario import Scenario
from tests.small import EVIDENCE, FILES

# A story of three decisions, with nothing against it. A choice is what to do, what it is worth, and where it
# leads; what follows and why stand apart.
_CHOICES = {
    "the-door": [
        ("Tell her that he is fine today.", "unhelpful", "the-table"),
        ("Ask her what is different.", "helpful", "the-table"),
        ("Thank her and go on in.", "acceptable", "the-table"),
    ],
    "the-table": [
        ("Ask him how he has slept.", "helpful", "the-note"),
        ("Clear the table for him.", "acceptable", "the-note"),
        ("Put the plate in the bin.", "harmful", "the-note"),
    ],
    "the-note": [
        ("Write that he ate little.", "unhelpful", "half-told"),
        ("Write down her own words.", "helpful", "in-time"),
        ("Ring her and tell her.", "harmful", "too-late"),
    ],
}

_TOLD = {
    "Tell her that he is fine today.": ("She looks away.", "It ends the talk, and what she saw stays with her."),
    "Ask her what is different.": ("“He does not hum,” she says.", "Now you have a fact that a nurse can use today."),
    "Thank her and go on in.": ("She nods and waits.", "She feels heard, and you still know no more than before."),
    "Ask him how he has slept.": (
        "“Badly,” he says. “It hurts.”",
        "He could say it himself, and pain at night is news for a nurse.",
    ),
    "Clear the table for him.": (
        "He watches you work.",
        "He is glad of it, but the full plate was a sign for a nurse.",
    ),
    "Put the plate in the bin.": ("The plate is gone.", "The sign is gone with it, and nobody else will see it."),
    "Write that he ate little.": ("You close the book.", "The next reader cannot tell that this is new since Sunday."),
    "Write down her own words.": ("The nurse reads it at six.", "Others can act on it, and she has been believed."),
    "Ring her and tell her.": ("She is glad of the news.", "It was his to share, and nobody had asked him first."),
}


def _choice(text: str, rating: str, target: str) -> str:
    consequence, feedback = _TOLD[text]
    return f"""\
      - text: {text}
        rating: {rating}
        consequence: {consequence}
        feedback: {feedback}
        next: {target}
"""


def _step(name: str, title: str, text: str, more: str = "") -> str:
    choices = "".join(_choice(*choice) for choice in _CHOICES[name])
    return f"""\
  - id: {name}
    title: {title}
    text: {text}
{more}    choices:
{choices}{EVIDENCE}"""


def _ending(name: str, title: str, outcome: str, text: str) -> str:
    return f"""\
  - id: {name}
    title: {title}
    outcome: {outcome}
    text: {text}
    voices:
      person: I was asked.
      carer: I was heard.
      worker: I wrote it down.
    guidance:
      text: Ask what is *different*, and since when.
      links:
        - page: modules/small.md
          section: what-to-ask
"""


SCENARIO_HEAD = """\
title: The full plate
page: scenarios/{name}.md
modules:
  - page: modules/small.md
    outcomes: [notice-change]
nation: UK
setting: Home care, at noon
people:
  person: Mr Bello
  carer: Ada, his *sister*
  worker: you
start: the-door
"""

_STEPS = (
    _step("the-door", "At the door", "Ada stops you. “He has left his lunch.” She has told the shift lead too."),
    _step("the-table", "At the table", "The plate is full. He says that he is *fine*.", "    ask: What now?\n"),
    _step("the-note", "Before you leave", "You have two minutes and a pen.", "    critical: true\n"),
)

_ENDINGS = (
    _ending("in-time", "In time", "good", "The nurse comes the same day."),
    _ending("half-told", "Half told", "mixed", "The nurse comes on Friday."),
    _ending("too-late", "Too late", "poor", "The nurse comes when he is very ill."),
)


def scenario(name: str = "plate") -> str:
    """Return a scenario file that nothing is wrong with."""
    return f"{SCENARIO_HEAD.format(name=name)}steps:\n{''.join(_STEPS)}endings:\n{''.join(_ENDINGS)}"


def parsed_scenario(shown: str, data: bytes) -> tuple[Scenario | None, list[Finding]]:
    """Read the bytes of a scenario file, wherever it might stand."""
    tree, findings = read_tree(shown, decode(shown, data))
    found, faults = Scenario.read(tree)
    return found, [*findings, *faults]


def scenario_page(name: str = "plate") -> str:
    """Return the page of a scenario."""
    head = f"---\ntitle: Story {name}\ndescription: At noon.\n---\n\n# Story {name}\n\n"
    return f"{head}Noon strikes.\n\n/// scenario | {name}\n///\n"


STORY: Mapping[str, str | bytes] = {
    **FILES,
    "quizzes/scenarios/plate.yml": scenario(),
    "docs/scenarios/plate.md": scenario_page(),
}
