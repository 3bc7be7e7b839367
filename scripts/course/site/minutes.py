"""How long things take: computed from words and questions, by one rule, so that it stays true."""

import math
from collections.abc import Iterable, Mapping, Sequence

from course.bank.quiz import Bank, QuizFile
from course.bank.types.common import Question
from course.guidance.blocks import ENTRY, BlockUse
from course.guidance.page import Page, words_in
from course.guidance.passages import BLOCK as PASSAGE, passage
from course.guidance.rules import Rule, printed

WORDS_A_MINUTE = 150
SECONDS_A_QUESTION = 20
MINUTES_A_REFLECTION = 4

# The block with room to write in.
NO_PAGES: Mapping[str, Page] = {}


def shown_by(block: BlockUse, bank: Bank) -> list[Question]:
    """Return the questions that a quiz block shows, in order."""
    file = bank.files.get(block.argument)
    if block.name != "quiz" or file is None:
        return []
    return file.chosen([name for name, _ in block.listed("questions")], str(block.option("use") or "module"))


def counted(page: Page, bank: Bank) -> list[Question]:
    """Return the questions of a page that a module is done with: those of quizzes that count points, each once."""
    blocks = [block for block in page.blocks if block.option("scored") != "false"]
    shown = {question.id: question for block in blocks for question in shown_by(block, bank)}
    return [question for question in shown.values() if question.scored]


def minutes_for(words: int, questions: int = 0) -> int:
    """Return the minutes that reading and answering take together."""
    return math.ceil(time_for(words, questions))


def time_for(words: int, questions: int = 0, reflections: int = 0) -> float:
    """Return the same with writing, and with what is left over of the last minute."""
    thought = questions * SECONDS_A_QUESTION / 60 + reflections * MINUTES_A_REFLECTION
    return words / WORDS_A_MINUTE + thought


def minutes(page: Page, bank: Bank, rules: Mapping[str, Rule], pages: Mapping[str, Page] = NO_PAGES) -> int:
    """Return the minutes that a page takes.

    Args:
        page: The page.
        bank: The bank, for the questions that the page shows.
        rules: The rules of safety, for those that it prints.
        pages: The pages of the course, for the passages of others that it prints.
    """
    return math.ceil(_time(page, bank, rules, pages, page.first_line, page.last_line))


def minutes_of_parts(
    page: Page, bank: Bank, rules: Mapping[str, Rule], starts: Sequence[int], pages: Mapping[str, Page] = NO_PAGES
) -> list[int]:
    """Return the minutes that each part of a page takes: one at least, and else the nearest whole number.

    Args:
        page: The page.
        bank: The bank, for the questions that the page shows.
        rules: The rules of safety, for those that it prints.
        starts: The line with which each part begins, in order.
        pages: The pages of the course, for the passages of others that it prints.
    """
    ends = [start - 1 for start in starts[1:]] + [page.last_line]
    times = [_time(page, bank, rules, pages, first, last) for first, last in zip(starts, ends, strict=True)]
    return [max(1, round(time)) for time in times]


def _time(page: Page, bank: Bank, rules: Mapping[str, Rule], pages: Mapping[str, Page], first: int, last: int) -> float:
    """Return the minutes, and what is left over, that some lines of a page take."""
    blocks = [block for block in page.blocks if first <= block.position.line <= last]
    questions = [question for block in blocks for question in shown_by(block, bank)]
    scored = sum(question.scored for question in questions)
    words = page.words_between(first, last)
    words += sum(rules[name].words(part) for name, part in printed(blocks) if name in rules)
    words += sum(_words_of(question) for question in questions) + _words_of_situations(blocks, bank)
    words += sum(words_in(passage(block.argument, pages).split("\n")) for block in blocks if block.name == PASSAGE)
    # A field that stands again on a page holds the same text.
    fields = {block.option("id"): block for block in reversed(page.blocks) if block.name == ENTRY}
    written = len(questions) - scored + sum(block in blocks for block in fields.values())
    return time_for(words, scored, written)


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


def _words_of_situations(blocks: Sequence[BlockUse], bank: Bank) -> int:
    """Return the words of the situations in blocks, each counted once: it is folded when it comes again."""
    shown = ((block, question) for block in blocks for question in shown_by(block, bank))
    return _count({bank.files[block.argument].vignette(question) or "" for block, question in shown})


def _count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
