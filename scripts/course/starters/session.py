"""A first session and its page: they pass the schema, and say what to fill in."""

from collections.abc import Mapping

from course.guidance.page import Page
from course.guidance.published import CARDS, SESSIONS
from course.guidance.settings import CourseSettings
from course.starters.common import first_module

# The minutes of a first plan, where the course does not say how long sessions are.
_LENGTH = 30

_SESSION = """\
# yaml-language-server: $schema=schema.json
# A starter. Replace every “…”, rename and add activities, then run `course check`: it says what is still to be done.
title: … at most 8 words
page: {folder}{name}.md
summary: … what it is about and for whom, in at most 40 words
{cards}prepare:
  - … what to do in the ten minutes before
if_silent: … what helps when nobody speaks
if_upset: … what helps when someone is upset, or tells you about harm
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
    page, outcome = first_module(pages, name, "session", "a session covers outcomes of modules")
    activities = "".join(
        _ACTIVITY.format(kind=kind) + (_PROMPTS if kind == "talk" else "") for kind in ("welcome", "talk", "debrief")
    )
    plans = "".join(
        _PLAN.format(minutes=minutes, page=page.path, outcome=outcome, rest=minutes - 10)
        for minutes in settings.lengths or [_LENGTH]
    )
    card = next((path.split("/")[-1].removesuffix(".md") for path in pages if path.startswith(CARDS)), "")
    cards = f"cards: [{card}] # quick cards to hand out: names of pages in {CARDS}\n" if card else ""
    text = _SESSION.format(name=name, folder=SESSIONS, cards=cards, activities=activities, plans=plans)
    return text, _SESSION_PAGE.format(name=name)
