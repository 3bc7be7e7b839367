"""What a question of Moodle says beside its answers, and the bank has no place for."""

import re

from lxml import etree

from course.imports.texts import text_in
from course.packages.rich import Block, words

_NAMES = {
    "correctfeedback": "feedback for a right answer",
    "partiallycorrectfeedback": "feedback for a partly right answer",
    "incorrectfeedback": "feedback for a wrong answer",
    "hint": "hint",
    "responsetemplate": "words to begin the answer with",
}
# What Moodle and our own export write for every question, without a word about this one.
_EMPTY_WORDS = {
    "youransweriscorrect",
    "youranswerispartiallycorrect",
    "youranswerisincorrect",
    "correct",
    "incorrect",
    "partiallycorrect",
    "welldone",
    "thisisright",
    "allofthisisright",
    "partlyright",
    "notquite",
}
_MOST = 200


def left_beside(element: etree._Element, general: list[Block]) -> str:
    """Return one note on the words of a question that are left; nothing where there are none.

    Args:
        element: The question.
        general: What was not taken of the feedback for the question as a whole.
    """
    said = [("general feedback", " ".join(words(block.runs) for block in general))]
    for name, shown in _NAMES.items():
        said += [
            (shown, " ".join(words(block.runs) for block in text_in(each).blocks)) for each in element.iterfind(name)
        ]
    left = [f"{shown} “{_cut(text)}”" for shown, text in said if text and _squeezed(text) not in _EMPTY_WORDS]
    return f"left, as there is no place for it here: {'; '.join(left)}" if left else ""


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST].rstrip()}…"
