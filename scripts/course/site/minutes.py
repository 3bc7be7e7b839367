"""How long things take: computed from words and questions, by one rule, so that it stays true."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from course.bank.quiz import Bank, QuizFile
from course.bank.types.common import Question
from course.guidance.blocks import BlockUse
from course.guidance.page import Page
from course.guidance.rules import Rule, printed

WORDS_A_MINUTE = 150
SECONDS_A_QUESTION = 20
MINUTES_A_REFLECTION = 4

# The rule as pages say it.
RULE = f"{WORDS_A_MINUTE} words a minute, {SECONDS_A_QUESTION} seconds a question"


def shown_by(block: BlockUse, bank: Bank) -> list[Question]:
    """Return the questions that a quiz block shows, in order."""
    file = bank.files.get(block.argument)
    if block.name != "quiz" or file is None:
        return []
    return file.chosen([name for name, _ in block.listed("questions")], str(block.option("use") or "module"))


def minutes_for(words: int, questions: int = 0, reflections: int = 0) -> int:
    """Return the minutes that reading, answering and writing take together."""
    thought = questions * SECONDS_A_QUESTION / 60 + reflections * MINUTES_A_REFLECTION
    return math.ceil(words / WORDS_A_MINUTE + thought)


def minutes(page: Page, bank: Bank, rules: Mapping[str, Rule]) -> int:
    """Return the minutes that a page takes.

    Args:
        page: The page.
        bank: The bank, for the questions that the page shows.
        rules: The rules of safety, for those that it prints.
    """
    questions = [question for block in page.blocks for question in shown_by(block, bank)]
    scored = sum(question.scored for question in questions)
    words = page.words + sum(rules[name].words(part) for name, part in printed(page) if name in rules)
    words += sum(_words_of(question) for question in questions) + _words_of_situations(page, bank)
    return minutes_for(words, scored, len(questions) - scored)


def minutes_to_answer(questions: Iterable[tuple[QuizFile, Question]]) -> int:
    """Return the minutes that it takes to read and to answer questions, without what is told afterwards."""
    asked = list(questions)
    words = _count(
        text
        for file, question in asked
        for text in (file.vignette(question) or "", question.stem, *question.asked().texts())
    )
    return minutes_for(words, len(asked))


def _words_of(question: Question) -> int:
    """Return how many words a learner reads of a question: what it asks, and why its answer is right."""
    return _count([question.stem, *question.asked().texts(), *(row.why for row in question.answers())])


def _words_of_situations(page: Page, bank: Bank) -> int:
    """Return the words of the situations on a page, each counted once: it is folded when it comes again."""
    shown = ((block, question) for block in page.blocks for question in shown_by(block, bank))
    return _count({bank.files[block.argument].vignette(question) or "" for block, question in shown})


def _count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
