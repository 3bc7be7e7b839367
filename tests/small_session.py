"""The small course with a session for a room, and all that one stands on."""

from collections.abc import Mapping

from tests.small_story import STORY

# A session with an activity of every kind, and nothing against it.
_SESSION = """\
title: First signs
page: trainers/sessions/{name}.md
summary: For all who visit people at home. How to *hear* what a carer sees first.
cards: [small]
prepare:
  - Print the handout.
  - Read the story once.
if_silent: Let pairs talk for two minutes, then ask one pair.
if_upset: Stop, and let a colleague go out with them. Tell the *shift lead* now if there is harm.
close_to_home: Some of us are carers too. You may leave the room.
activities:
  - id: hello
    title: Hello
    kind: welcome
    purpose: People know what will happen.
    steps:
      - Greet each person by name.
      - "Say: “What is said here stays here.”"
    without_projector: Pin the aims up.
  - id: what-changed
    title: What has changed?
    kind: talk
    purpose: People know which signs come first.
    steps: [Ask the question., Write down what you hear.]
    notes:
      - Some say “she is in a mood”. Ask what they *saw*.
    without_projector: Read the question aloud.
    if_silent: Tell of a change that you saw yourself.
    prompts:
      - What did a carer see before you did?
    bring: [pens]
  - id: read-it
    title: What the guidance says
    kind: reading
    purpose: People have read the rule once.
    steps: [Let each read the part., Ask what was new.]
    without_projector: One person reads it aloud.
    reading:
      - page: modules/small.md
        section: what-to-ask
        points:
          - Ask what is different, and since when.
      - page: modules/small.md
        section: whom-to-tell
  - id: vote
    title: What would you do?
    kind: questions
    purpose: People give reasons for what they do.
    steps: [Read the first question aloud., Count hands for each answer.]
    without_projector: Hands go up for A, B or C.
    questions: [notice-change-1, pass-it-on-2]
  - id: the-plate
    title: The full plate
    kind: scenario
    purpose: People see what follows from a choice.
    steps: [Read the step aloud., Vote and follow the most.]
    without_projector: Use the printed book.
    scenario: plate
  - id: at-the-door
    title: At the door
    kind: role-play
    purpose: People try out what to ask.
    steps: [Make groups of three., Give out the cards.]
    without_projector: The cards are enough.
    if_upset: You may stop the play at any time.
    role_play:
      situation: Ada stops a worker at the door of her *brother*.
      cards:
        care-worker: You have ten minutes. You have not met Ada.
        carer: He has left his lunch for three days. You are worried.
      observer: [What did the worker ask?, What did Ada feel?]
      afterwards: [What helped?, What will you keep?]
  - id: my-note
    title: My next note
    kind: writing
    purpose: People have a line for their next shift.
    steps: [Give out pens., Let them write for five minutes.]
    without_projector: Use the back of the handout.
    prompts:
      - What will you write in your next note?
    bring: [pens, paper]
  - id: goodbye
    title: How are you now?
    kind: debrief
    purpose: People leave with one thing to do.
    steps: [Ask each for one thing to try., Say where help is.]
    without_projector: No screen is needed.
plans:
  - minutes: 30
    aims: [Say what to ask when something is different]
    outcomes:
      - page: modules/small.md
        outcomes: [notice-change]
    activities:
      - {{activity: hello, minutes: 5}}
      - {{activity: what-changed, minutes: 10}}
      - {{activity: vote, minutes: 10}}
      - {{activity: goodbye, minutes: 5}}
  - minutes: 60
    aims: [Say what to ask when something is different, Tell a fact from an opinion]
    outcomes:
      - page: modules/small.md
        outcomes: [notice-change]
    activities:
      - {{activity: hello, minutes: 5}}
      - {{activity: read-it, minutes: 15}}
      - {{activity: the-plate, minutes: 30}}
      - {{activity: goodbye, minutes: 10}}
  - minutes: 120
    aims: [Pass on what a carer *said*]
    outcomes:
      - page: modules/small.md
        outcomes: [notice-change, pass-it-on]
    activities:
      - {{activity: hello, minutes: 5}}
      - {{activity: what-changed, minutes: 15, first: Have a break.}}
      - {{activity: vote, minutes: 20}}
      - {{activity: at-the-door, minutes: 45}}
      - {{activity: my-note, minutes: 20}}
      - {{activity: goodbye, minutes: 15}}
"""


def session(name: str = "first-signs") -> str:
    """Return a session file that nothing is wrong with."""
    return _SESSION.format(name=name)


def session_page(name: str = "first-signs") -> str:
    """Return the page of a session."""
    head = f"---\ntitle: Session {name}\ndescription: For a room.\n---\n\n# Session {name}\n\n"
    return f"{head}/// session | {name}\n///\n"


def _key(title: str, block: str) -> str:
    return f"---\ntitle: {title}\nsearch:\n  exclude: true\n---\n\n# {title}\n\n/// {block}\n///\n"


# What a session stands on: a card, a story, and the keys of what it asks.
GROUND: Mapping[str, str | bytes] = {
    **STORY,
    "docs/reference/cards/small.md": "# Small card\n\nAsk since when.\n",
    "docs/trainers/keys/good.md": _key("Key to small changes", "answer-key | good"),
    "docs/trainers/keys/map-plate.md": _key("Map of the full plate", "scenario-map | plate"),
}

TAUGHT: Mapping[str, str | bytes] = {
    **GROUND,
    "quizzes/sessions/first-signs.yml": session(),
    "docs/trainers/sessions/first-signs.md": session_page(),
}
