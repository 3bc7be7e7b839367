"""How long a module takes: computed from its words and questions, so that it stays true."""

from __future__ import annotations

import math
from collections.abc import Mapping

from course.bank.quiz import Bank
from course.bank.types.common import Question
from course.guidance.blocks import BlockUse
from course.guidance.page import Page
from course.guidance.rules import Rule, printed

WORDS_A_MINUTE = 150
SECONDS_A_QUESTION = 45
MINUTES_A_REFLECTION = 4


def shown_by(block: BlockUse, bank: Bank) -> list[Question]:
    """Return the questions that a quiz block shows, in order."""
    file = bank.files.get(block.argument)
    if block.name != "quiz" or file is None:
        return []
    return file.chosen([name for name, _ in block.listed("questions")], str(block.option("use") or "module"))


def minutes(page: Page, bank: Bank, rules: Mapping[str, Rule]) -> int:
    """Return the minutes that a page takes: 150 words a minute, 45 seconds a question, 4 minutes a reflection.

    Args:
        page: The page.
        bank: The bank, for the questions that the page shows.
        rules: The rules of safety, for those that it prints.
    """
    questions = [question for block in page.blocks for question in shown_by(block, bank)]
    scored = sum(question.scored for question in questions)
    reflections = len(questions) - scored
    words = page.words + sum(rules[name].words(part) for name, part in printed(page) if name in rules)
    total = words / WORDS_A_MINUTE + scored * SECONDS_A_QUESTION / 60 + reflections * MINUTES_A_REFLECTION
    return math.ceil(total)
