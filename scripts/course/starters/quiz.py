"""A first quiz file for a module: it passes the schema, and says what to fill in."""

import re
from collections.abc import Mapping

from course.guidance.page import MODULES, ModuleHead, Page
from course.reading.english import did_you_mean
from course.refusal import RefusedError
from course.starters.common import scalar

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
        feedback: … why it helps, and who it helps.
      - text: … something that people do
        feedback: … what goes wrong, kindly said, and what helps instead.
      - text: … something else that people do
        feedback: … what somebody then goes through, and what helps instead.
    evidence: # the words of the guidance that the right answer rests on
      - page: {page}
        section: {section} # the {{#id}} of a heading on that page
        quote: … six words or more that stand in that section
"""


def starter_quiz(pages: Mapping[str, Page], module: str, docs: str) -> str:
    """Return the text of a starter file.

    Args:
        pages: The pages of the course by path.
        module: The name of a module's page, without folder and ending.
        docs: The folder of the pages.

    Raises:
        RefusedError: there is no such module; the message says which there are.
    """
    page, head = module_named(pages, module, docs)
    outcome = head.outcomes[0]
    section = next(iter(page.headings), "section-id")
    return _HEAD.format(page=page.path, title=scalar(page.title)) + _QUESTION.format(
        page=page.path,
        prefix=re.sub(r"[^a-z0-9]+", "-", module.lower()).strip("-"),
        outcome=outcome.id,
        outcome_text=" ".join(outcome.text.split()),
        section=section,
    )


def module_named(pages: Mapping[str, Page], module: str, docs: str) -> tuple[Page, ModuleHead]:
    """Return the page of a module, and what its head says.

    Raises:
        RefusedError: there is no such module; the message says which there are.
    """
    path = f"{MODULES}/{module}.md"
    page = pages.get(path)
    if page is None or page.module is None:
        if page is not None:
            raise RefusedError(f"{page.shown} has no outcomes that can be read; see `course check`.")
        known = [name.split("/")[-1].removesuffix(".md") for name, page in pages.items() if page.module]
        guess = did_you_mean(module, known)
        names = ", ".join(known) or "none yet"
        raise RefusedError(f"There is no module page {docs}/{path}{guess or '.'} Modules with outcomes: {names}.")
    return page, page.module
