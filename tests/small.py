"""A small course for tests to break: one module page, one source, one word, and questions of every type."""

from collections.abc import Mapping

from course.reading.decoding import decode
from course.reading.findings import Finding
from course.reading.tree import read_tree
from course.scenarios.scenario import Scenario

PAGE = """\
---
title: Small changes
description: How to listen when a carer says that something is different.
number: 1
criteria: ["3.2"]
outcomes:
  - id: notice-change
    text: Act in time on a small change
  - id: pass-it-on
    text: Pass on what a carer said
reviewed:
  date: 2026-11-01
  by: the authors
law_checked: 2026-11-01
next_review: 2027-11-01
---

# Small changes

## What to ask {#what-to-ask}

Ask what is *different*, and since when. It is the carer’s usual day that you compare with.

### Write it down {#write-it-down}

Write the carer’s own words, with the time.

## Whom to tell {#whom-to-tell}

Tell the shift lead before you leave. Say what you saw yourself.

/// quiz | good
///
"""

SOURCES = """\
sources:
  - id: care-act
    title: Care Act 2014, section 10
    publisher: legislation.gov.uk
    address: https://www.legislation.gov.uk/ukpga/2014/23/section/10
    nation: England
    licence: Open Government Licence v3.0
    checked: 2026-11-01
    confidence: high
    supports: A carer's assessment.
"""

GLOSSARY = """\
terms:
  - term: shift lead
    id: shift-lead
    also: [shift leads]
    meaning: The worker who answers for a shift.
"""

EVIDENCE = """\
    evidence:
      - page: modules/small.md
        section: what-to-ask
        quote: Ask what is different, and since when.
"""


def single_choice(name: str, outcome: str = "notice-change", use: str = "module", more: str = "") -> str:
    """Return a question of the simplest type as it stands in a quiz file."""
    return f"""\
  - id: {name}
    type: single-choice
    outcome: {outcome}
    use: {use}
{more}    stem: What should you do first?
    options:
      - text: Ask what is different.
        correct: true
        feedback: Facts come first.
      - text: Wait until Monday.
        feedback: A small change can be the first sign.
{EVIDENCE}"""


# One question of each other type. Together with a single choice they show every builder.
OTHER_TYPES = f"""\
  - id: right-set
    type: multiple-response
    outcome: notice-change
    use: module
    stem: Which two facts do you pass on?
    options:
      - text: When it began.
        correct: true
        feedback: The date helps a nurse.
      - text: What the carer *said*.
        correct: true
        feedback: Her words, not yours.
      - text: What you think of her.
        feedback: An opinion helps nobody.
{EVIDENCE}\
  - id: in-order
    type: ordering
    outcome: pass-it-on
    use: module
    stem: In which order do you act?
    steps:
      - text: Ask.
        feedback: You need facts.
      - text: Write.
        feedback: While you remember.
      - text: Tell.
        feedback: Then others can act.
{EVIDENCE}\
  - id: which-is-which
    type: matching
    outcome: pass-it-on
    use: module
    stem: Fact or opinion?
    categories: [Fact, Opinion]
    items:
      - text: She ate nothing.
        category: Fact
        feedback: You saw it.
      - text: She is in a mood.
        category: Opinion
        feedback: Nobody can see a mood.
{EVIDENCE}\
  - id: fill-in
    type: gap-select
    outcome: pass-it-on
    use: module
    stem: Complete the note.
    text: The carer [[verb]] that she *slept* badly. I told the [[whom]].
    gaps:
      - id: verb
        choices:
          - text: said
            correct: true
            feedback: A neutral word.
          - text: claims
            feedback: It sounds like doubt.
      - id: whom
        choices:
          - text: neighbour
            feedback: That breaks a confidence.
          - text: shift lead
            correct: true
            feedback: She can act.
{EVIDENCE}\
  - id: think-back
    type: reflection
    outcome: pass-it-on
    use: module
    stem: What did you last pass on?
    model_answer: |
      I told the nurse about a cough.

      - She rang back.
    checklist:
      - It says *who* told you.
      - It says when.
"""

VIGNETTE = "    vignette: Mr Bello has not hummed since Sunday.\n"

# Three situations and one list of acts, with nothing against it. The last option is the key of none.
FAMILY = """\
families:
  - id: not-himself
    stem: What should you do next?
    options:
      ask: Ask his sister since when.
      tell: Tell the shift lead now.
      wait: Look at him again at six.
      note: Write it in his notes now.
    principle:
      text: What nobody knows yet is asked for first. What is known is passed on.
      evidence:
        - page: modules/small.md
          section: what-to-ask
          quote: Ask what is different, and since when.
    members:
      - id: not-himself-bello
        outcome: notice-change
        use: pool
        situation: >
          “He is not himself,” says Ada Bello of her brother. She does not say what is different. She is still on
          the line. He looks well.
        key: ask
        deciding:
          words:
            - She does not say what is different
          because: Nobody can act on it yet.
        feedback:
          ask: >
            She saw it, so she can say what has changed, and a nurse needs to know.
          tell: >
            Your lead would ask you what has changed, and here you could not say.
          wait: >
            You may see nothing at six, and here she knows what she saw at noon.
          note: >
            Notes are read later, and what is different is not known yet, so they could not say.
        evidence:
          - page: modules/small.md
            section: what-to-ask
            quote: Ask what is different, and since when.
      - id: not-himself-rybak
        outcome: pass-it-on
        use: pool
        situation: >
          “He drank two mugs a day. Since Sunday it is six,” says Zofia Rybak of her brother. He says that his mouth is
          dry. It is noon.
        key: tell
        deciding:
          words:
            - Since Sunday it is six
          because: It is known what changed, and since when.
        feedback:
          ask: >
            She has said since when, and from how many, so here it costs only time.
          tell: >
            You know what has changed and since when, and a lead can act on that.
          wait: >
            A new thirst does not wait, because here it may be a sign of illness.
          note: >
            A note waits until someone reads it, and here a lead can act at once.
        evidence:
          - page: modules/small.md
            section: whom-to-tell
            quote: Tell the shift lead before you leave.
      - id: not-himself-mohr
        outcome: notice-change
        use: pool
        situation: >
          Your lead has seen Mr Mohr. “Look again at six, and ring me,” she says. His sister has told all that she
          knows. He is asleep.
        key: wait
        deciding:
          words:
            - Look again at six, and ring me
          because: Your lead knows it all, and has said what is next.
        feedback:
          ask: >
            She has told all that she knows, so a third call would only tire her.
          tell: >
            Your lead has seen him, and nothing is new, so there is nothing to tell.
          wait: >
            It is what your lead asked for, and at six you may see how he is.
          note: >
            Your lead knows it, so a line now would only say it twice.
        evidence:
          - page: modules/small.md
            section: whom-to-tell
            quote: Tell the shift lead before you leave.
"""

# A record whose two gaps draw on one list of three facts.
WITH_FACTS = f"""\
  - id: his-toast
    type: gap-select
    outcome: pass-it-on
    use: pool
    vignette: >
      “He left half his toast,” says Aylin Kaya of her uncle. At five you see a full bowl of soup beside him. “My tooth
      hurts,” he says.
    stem: Who saw or felt what?
    text: Ms Kaya told me about [[told]]. At five I saw [[saw]].
    facts:
      soup: a full bowl of soup
      toast: half a slice of toast
      tooth: a tooth that hurts
    gaps:
      - id: told
        key: toast
        feedback:
          soup: You saw the soup yourself, so under her name a reader would ask the wrong person.
          toast: She saw it and told you, so it stands under her name.
          tooth: He told you that, so under her name it would look like a guess.
      - id: saw
        key: soup
        feedback:
          soup: Your own eyes saw it, at a time that you can give.
          toast: She saw that at noon, and you have only heard of it.
          tooth: Nobody can see that a tooth hurts, so it is his to say.
{EVIDENCE}"""


def quiz(*questions: str, module: str = "modules/small.md") -> str:
    """Return a quiz file that holds these questions."""
    return f"title: Small changes\nmodule: {module}\nquestions:\n{''.join(questions)}"


# Whose day has changed, and where the key stands: three questions for each outcome, none of them easy to guess.
_SITUATIONS = (
    ("notice-change-1", "Mr Bello has not hummed since Sunday.", 0),
    ("notice-change-2", "A neighbour finds post behind the door.", 1),
    ("notice-change-3", "Since her new tablets, Jo falls asleep at lunch.", 2),
    ("pass-it-on-1", "At night a brother rings about a cough.", 1),
    ("pass-it-on-2", "Two visits ago the walking frame was gone.", 2),
    ("pass-it-on-3", "Ewa laid three places for dinner, as if he lived.", 0),
)

_KEY = """\
      - text: Ask what is different.
        correct: true
        feedback: You learn what has changed, and that is what a nurse can use.
"""

_DISTRACTORS = """\
      - text: Wait until Monday.
        feedback: A small change can be the first sign, so waiting may lose time.
      - text: Cheer the carer up.
        feedback: It is meant kindly, and the change is still not known to anybody.
"""


def _well_written(name: str, vignette: str, key: int) -> str:
    lines = _DISTRACTORS.splitlines(keepends=True)
    options = "".join([*lines[: 2 * key], _KEY, *lines[2 * key :]])
    start, _, _ = single_choice(name, name[:-2], more=f"    vignette: {vignette}\n").partition("      - text:")
    return start + options + EVIDENCE


# Questions that none of the item-writing rules has anything against.
GOOD = quiz(*(_well_written(*situation) for situation in _SITUATIONS))

NATIONS = ("England", "Wales", "Scotland", "Northern Ireland", "England and Wales", "Great Britain", "UK")
CRITERIA = 'criteria:\n  - {id: "3.2", framework: Diploma, name: Criterion 3.2, text: Work with carers.}\n'

FILES: Mapping[str, str | bytes] = {
    "course.yml": "lengths: [30, 60, 120]\nnations:\n" + "".join(f"  - name: {name}\n" for name in NATIONS),
    "docs/reference/criteria.yml": CRITERIA,
    "docs/index.md": "---\ntitle: Start\n---\n\n# Start here\n",
    "docs/modules/small.md": PAGE,
    "docs/reference/sources.yml": SOURCES,
    "docs/reference/sources.md": "# Sources\n\n/// sources\n///\n",
    "docs/reference/glossary.yml": GLOSSARY,
    "docs/reference/glossary.md": "# Words\n\n/// glossary\n///\n",
    "quizzes/good.yml": GOOD,
}

RULE_BLOCK = """
/// rule | choking
    part: short
///
"""
# One rule of safety, on the module's page and on a page of all rules.
SAFETY: Mapping[str, str | bytes] = {
    "docs/modules/small.md": PAGE + RULE_BLOCK,
    "docs/reference/rules.md": "# Rules of safety\n\n/// rules\n///\n",
    "docs/reference/rules.yml": """\
rules:
  - id: choking
    title: Choking
    nation: UK
    when: Food or something else blocks the throat.
    rule: Call 999. Give up to *five* back blows.
    exceptions:
      - It is only a cough? Stay and watch.
    short: They cannot cough? Back blows, and 999.
    sources: [care-act]
    checked: 2026-11-01
""",
}

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
