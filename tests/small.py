"""A small course for tests to break: one module page, one source, one word, and questions."""

from collections.abc import Mapping

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


VIGNETTE = "    vignette: Mr Bello has not hummed since Sunday.\n"


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
