"""How long a module takes: computed from its words and questions, so that it stays true."""

from __future__ import annotations

import math

from course.bank.quiz import Bank
from course.bank.types.common import Question
from course.guidance.blocks import BlockUse
from course.guidance.page import Page

WORDS_A_MINUTE = 150
SECONDS_A_QUESTION = 45
MINUTES_A_REFLECTION = 4


def shown_by(block: BlockUse, bank: Bank) -> list[Question]:
    """Return the questions that a quiz block shows, in order."""
    file = bank.files.get(block.argument)
    if block.name != "quiz" or file is None:
        return []
    return file.chosen([name for name, _ in block.listed("questions")], str(block.option("use") or "module"))


def minutes(page: Page, bank: Bank) -> int:
    """Return the minutes that a page takes: 150 words a minute, 45 seconds a question, 4 minutes a reflection."""
    questions = [question for block in page.blocks for question in shown_by(block, bank)]
    scored = sum(question.scored for question in questions)
    reflections = len(questions) - scored
    total = page.words / WORDS_A_MINUTE + scored * SECONDS_A_QUESTION / 60 + reflections * MINUTES_A_REFLECTION
    return math.ceil(total)
