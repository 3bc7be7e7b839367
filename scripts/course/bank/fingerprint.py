"""What a question was when somebody answered it: situation, stem, options and key, but not the reasons.

Those may be mended. What the situation says decides which answer is right, so a changed situation is another question.
"""

import hashlib
import json
from functools import partial
from typing import Any

from course.bank.quiz import Bank, QuizFile
from course.bank.types.common import Question
from course.reading.unchanged import unchanged

_LENGTH = 8
# What every question has is not what it asks; all that a type adds is, but for the reasons.
_NOT_ASKED = Question.model_fields.keys() - {"type", "stem"}


def fingerprint(question: Question, situation: str | None) -> str:
    """Return eight hexadecimal digits that change when a question asks something else or has another key.

    Args:
        question: The question.
        situation: What it is asked about, its own or one that it shares with others.
    """
    return _digest([situation, _without_reasons(question.model_dump(mode="json", exclude=set(_NOT_ASKED)))])


def fingerprints(bank: Bank) -> dict[str, str]:
    """Return the fingerprint of each scored question of a bank, by its id."""
    found: dict[str, str] = {}
    for file in bank.files.values():
        found |= fingerprints_in(file)
    return found


def fingerprints_in(file: QuizFile) -> dict[str, str]:
    """Return the fingerprint of each scored question of a quiz file, by its id."""
    return unchanged(("fingerprints", file.name), file, partial(_fingerprints, file))


def _fingerprints(file: QuizFile) -> dict[str, str]:
    return {question.id: fingerprint(question, file.vignette(question)) for question in file.scored()}


def bank_fingerprint(bank: Bank) -> str:
    """Return eight hexadecimal digits that change when any scored question of the bank comes, goes or changes."""
    return _digest(sorted(fingerprints(bank).items()))


def _without_reasons(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_reasons(part) for key, part in value.items() if key != "feedback"}
    if isinstance(value, list):
        return [_without_reasons(part) for part in value]
    return value


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
