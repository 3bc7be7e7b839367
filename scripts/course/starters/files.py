"""First files for authors: they pass the schema, and say what to fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from course.guidance.page import MODULES, Page
from course.guidance.settings import CourseSettings
from course.reading.english import did_you_mean
from course.reading.shapes import SLUG
from course.refusal import RefusedError
from course.scenarios.scenario import OUTCOMES

# The minutes of a first plan, where the course does not say how long sessions are.
_LENGTH = 30
# Where quick cards stand below the docs.
CARDS = "reference/cards/"

_HEAD = """\
# yaml-language-server: $schema=schema.json
# A starter for {page}. Replace every “…” and these comments, copy the question for each next one, then run
# `course check`. It will say that the evidence is missing until the quote stands in the section that you name.
title: {title}
module: {page}
questions:
"""

_QUESTION = """\
  - id: {prefix}-first-question # unique in the whole bank, and never used again
    type: single-choice # or multiple-response, ordering, matching, gap-select, reflection
    outcome: {outcome} # {outcome_text}
    use: module # on the module's page; pool: kept for practice, final check and review
    vignette: > # the situation, at most 80 words
      … who is there, what has happened, what the learner sees and hears.
    # At most 20 words.
    stem: What should you do first?
    options:
      - text: … the best thing to do
        correct: true
        feedback: … why it helps, and whom.
      - text: … something that people do
        feedback: … what goes wrong, kindly said, and what helps instead.
      - text: … something else that people do
        feedback: … what somebody then goes through, and what helps instead.
    evidence: # the words of the guidance that the right answer rests on
      - page: {page}
        section: {section} # the {{#id}} of a heading on that page
        quote: … six words or more that stand in that section
"""


def starter_quiz(pages: Mapping[str, Page], module: str) -> str:
    """Return the text of a starter file.

    Args:
        pages: The pages of the course by path.
        module: The name of a module's page, without folder and ending.

    Raises:
        RefusedError: there is no such module; the message says which there are.
    """
    path = f"{MODULES}/{module}.md"
    page = pages.get(path)
    if page is None or page.module is None:
        if page is not None:
            raise RefusedError(f"docs/{path} has no outcomes that can be read; see `course check`.")
        known = [name.split("/")[-1].removesuffix(".md") for name, page in pages.items() if page.module]
        guess = did_you_mean(module, known)
        names = ", ".join(known) or "none yet"
        raise RefusedError(f"There is no module page docs/{path}{guess or '.'} Modules with outcomes: {names}.")
    outcome = page.module.outcomes[0]
    section = next(iter(page.headings), "section-id")
    return _HEAD.format(page=path, title=_scalar(page.title)) + _QUESTION.format(
        page=path,
        prefix=re.sub(r"[^a-z0-9]+", "-", module.lower()).strip("-"),
        outcome=outcome.id,
        outcome_text=" ".join(outcome.text.split()),
        section=section,
    )


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
  guest: … whom you meet
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
    page, outcome = _first_module(pages, name, "scenario", "a scenario practises outcomes of modules")
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


_SESSION = """\
# yaml-language-server: $schema=schema.json
# A starter. Replace every “…”, rename and add activities, then run `course check`: it says what is still to be done.
title: … at most 8 words
page: trainers/sessions/{name}.md
summary: … what it is about and for whom, in at most 40 words
{cards}prepare:
  - … what to do in the ten minutes before
if_silent: … what helps when nobody speaks
if_upset: … what helps when someone is upset, or tells of harm
# close_to_home: only where it is hard: what to say at the start, in one or two kind sentences
activities: # each is written once, and may stand in several plans
{activities}plans: # the shortest first; the minutes of their activities add up
{plans}"""

_ACTIVITY = """\
  - id: {kind}
    title: … at most 8 words
    kind: {kind} # welcome, talk, reading, questions, scenario, role-play, writing or debrief
    purpose: … what people take from it, in one sentence
    steps:
      - … what you say and do, in order
    without_projector: … how it goes with paper alone
"""

# What an activity for talk has more than the others.
_PROMPTS = """\
    notes:
      - … what people often say, and what to answer
    prompts: # what the room is asked
      - … one question
"""

_PLAN = """\
  - minutes: {minutes}
    aims: # “By the end you can …”
      - … a verb, and what it is about
    outcomes:
      - page: {page}
        outcomes: [{outcome}]
    activities:
      - {{activity: welcome, minutes: 5}}
      - {{activity: talk, minutes: {rest}}}
      - {{activity: debrief, minutes: 5}}
"""

_SESSION_PAGE = """\
---
title: … the title of the session
description: … one plain sentence that says what the session is about.
---

# … the title of the session

/// session | {name}
///
"""


def starter_session(pages: Mapping[str, Page], name: str, settings: CourseSettings) -> tuple[str, str]:
    """Return the texts of a starter session and of its page.

    Args:
        pages: The pages of the course by path.
        name: The name that both files get, without folder and ending.
        settings: What the course says of itself.

    Raises:
        RefusedError: the name is no id, or no module is there that the session could cover.
    """
    page, outcome = _first_module(pages, name, "session", "a session covers outcomes of modules")
    activities = "".join(
        _ACTIVITY.format(kind=kind) + (_PROMPTS if kind == "talk" else "") for kind in ("welcome", "talk", "debrief")
    )
    plans = "".join(
        _PLAN.format(minutes=minutes, page=page.path, outcome=outcome, rest=minutes - 10)
        for minutes in settings.lengths or [_LENGTH]
    )
    card = next((path.split("/")[-1].removesuffix(".md") for path in pages if path.startswith(CARDS)), "")
    cards = f"cards: [{card}] # quick cards to hand out: names of pages in docs/{CARDS}\n" if card else ""
    text = _SESSION.format(name=name, cards=cards, activities=activities, plans=plans)
    return text, _SESSION_PAGE.format(name=name)


def _first_module(pages: Mapping[str, Page], name: str, kind: str, why: str) -> tuple[Page, str]:
    """Return the first module and its first outcome, for a file called `name`."""
    if not SLUG.fullmatch(name):
        raise RefusedError(f"“{name}” cannot be the name of a {kind}: use small letters, digits and single hyphens.")
    modules = sorted((page for page in pages.values() if page.module), key=lambda page: page.path)
    if not modules:
        raise RefusedError(f"There is no module with outcomes yet: {why}.")
    page = modules[0]
    return page, page.module.outcomes[0].id if page.module else ""


_ORGANISATION = """\
# Who uses this course. It appears on every page, on help and templates, and in packs for trainers.
# Only the name is needed. Take “# ” away from what you want to fill in, then run `course check`.
name: … the name of your organisation

# logo: # a picture below docs, .png, .jpg or .svg, and what it shows for those who do not see it
#   file: assets/logo.png
#   alt: A green leaf

{nation}# contacts: # whom people turn to, and for what; better a role than a name: people change jobs
{contacts}
# policies:
#   - title: Health and safety
#     address: https://intranet.example.org/safety
"""


_CONTACT = """\
#   - label: {label}
#     name: Duty manager
#     phone: 0115 496 0123
#     address: https://intranet.example.org/contacts
"""


def starter_organisation(settings: CourseSettings) -> str:
    """Return the text of a starter file for the organisation that uses a course with these settings."""
    names = [nation.name for nation in settings.nations if nation.ways]
    nation = f"# nation: {names[0]}{' # or ' * (len(names) > 1)}{', '.join(names[1:])}\n\n" if names else ""
    labels = settings.contacts or ["At night and at weekends"]
    contacts = "".join(_CONTACT.format(label=_scalar(label)) for label in labels)
    return _ORGANISATION.format(nation=nation, contacts=contacts)


def _scalar(text: str) -> str:
    """Return a text as YAML holds it on one line, in quotes where it needs them."""
    dumped: str = yaml.safe_dump(" ".join(text.split()), allow_unicode=True, width=len(text) + 10)
    return dumped.removesuffix("...\n").rstrip("\n")
