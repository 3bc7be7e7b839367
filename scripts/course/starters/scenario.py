"""A first scenario and its page: they pass the schema, and say what to fill in."""

from collections.abc import Mapping

from course.guidance.page import Page
from course.guidance.settings import CourseSettings
from course.scenarios.scenario import OUTCOMES
from course.starters.common import first_module

_SCENARIO = """\
# yaml-language-server: $schema=schema.json
# A starter. Replace every “…”, rename and add steps, then run `course check`: it says what is still to be done.
# See the story as a map: course map {name} --out map.svg
title: … at most 8 words
page: scenarios/{name}.md
modules: # what it belongs to, and what it practises there
  - page: {page}
    outcomes: [{outcome}]
nation: {nation}
setting: … where and when, in a few words
people: # 2 to 4 by their roles; the last is the learner
  guest: … who you meet
  worker: … you, and what you do here
# close_to_home: only where the story is hard: one or two kind sentences that name what it holds
start: first-step
steps: # 3 to 6 of them on each way to an ending; ways may meet again
{steps}endings: # a good, a mixed and a poor one at least
{endings}"""

_STEP = """\
  - id: {id}
    title: … gives nothing away
    text: |
      … what you see and hear, in at most 90 words. It must fit every choice that leads here.
    ask: … what do you do first?
    choices:
{choices}    evidence: # the words of the guidance that the best choice rests on
      - page: {page}
        section: {section} # the {{#id}} of a heading on that page
        quote: … six words or more that stand in that section
"""

_CHOICE = """\
      - text: … what people may do {place}
        rating: {rating}
        consequence: … what follows, told as story, without a verdict.
        feedback: … why, and for whom, in 8 to 60 words.
        next: {next}
"""

_ENDING = """\
  - id: {outcome}-ending
    title: … at most 8 words
    outcome: {outcome}
    text: |
      … how it went.
    voices:
      guest: … in the first person, at most 40 words.
      worker: … the same.
    guidance:
      text: … what the guidance says about it.
      links:
        - page: {page}
          section: {section}
"""

# The steps of a starter: what the choices of each are worth, and where they lead.
_WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "first-step": (("unhelpful", "second-step"), ("helpful", "second-step"), ("acceptable", "second-step")),
    "second-step": (("helpful", "third-step"), ("acceptable", "third-step"), ("unhelpful", "third-step")),
    "third-step": (("acceptable", "mixed-ending"), ("harmful", "poor-ending"), ("helpful", "good-ending")),
}

_SCENARIO_PAGE = """\
---
title: … the title of the scenario
description: … one plain sentence that gives no ending away.
---

# … the title of the scenario

… Who you are, where, and what is happening. The people are invented.

/// scenario | {name}
///
"""


def starter_scenario(pages: Mapping[str, Page], name: str, settings: CourseSettings) -> tuple[str, str]:
    """Return the texts of a starter scenario and of its page.

    Args:
        pages: The pages of the course by path.
        name: The name that both files get, without folder and ending.
        settings: What the course says of itself.

    Raises:
        RefusedError: the name is no id, or no module is there that the scenario could belong to.
    """
    page, outcome = first_module(pages, name, "scenario", "a scenario practises outcomes of modules")
    section = next(iter(page.headings), "section-id")
    steps = "".join(
        _STEP.format(
            id=step,
            page=page.path,
            section=section,
            choices="".join(
                _CHOICE.format(place=place, rating=rating, next=target)
                for place, (rating, target) in enumerate(choices, 1)
            ),
        )
        for step, choices in _WAYS.items()
    )
    endings = "".join(_ENDING.format(outcome=each, page=page.path, section=section) for each in OUTCOMES)
    names = [nation.name for nation in settings.nations] or ["… where it plays"]
    nation = names[0] + (f" # or {', '.join(names[1:])}" if names[1:] else "")
    text = _SCENARIO.format(name=name, nation=nation, page=page.path, outcome=outcome, steps=steps, endings=endings)
    return text, _SCENARIO_PAGE.format(name=name)
