"""A question on paper: asked with room to answer, and marked with its key and the reasons."""

from __future__ import annotations

from course.bank.types import TYPES
from course.bank.types.reflection import Reflection
from course.packages.edition import Item
from course.packages.markup import again_html, either, model_html, situation_html
from course.packages.office.pieces import heading, table
from course.packages.rich import escaped, inline_html


def question_html(item: Item, number: int, level: int = 3) -> str:
    """Return a question with its situation and room to answer, and no key."""
    asked = item.question.asked()
    parts = [heading(f"Question {number}", level), situation_html(item).replace("<p>", '<p class="keep">'), _stem(item)]
    parts.append(f'<p class="keep">{escaped(asked.how)} {either(asked.choose_from, " · ")}</p>')
    if asked.text:
        parts.append(f'<p class="keep">{inline_html(asked.text)}</p>')
    for index, entry in enumerate(asked.entries):
        parts.append(f'<p class="option">{asked.label(index)} {either(entry)}</p>')
    parts.append('<div class="write-lines">' + "<span></span>" * asked.lines + "</div>" if asked.lines else _room(item))
    return "".join(parts)


def key_html(item: Item, number: int, level: int = 3) -> str:
    """Return the key of a question with all reasons, and how its points are given."""
    question = item.question
    parts = [heading(f"Question {number}", level), _stem(item)]
    scoring = TYPES[question.type].scoring
    if scoring is not None:
        parts.append(f'<p class="keep">Right: {inline_html(question.key_in_words)}</p>')
        parts.append(f'<p class="keep">Points: {escaped(scoring.in_words(len(question.answers())))}</p>')
        rows = [[f"{row.label} {row.part}", row.answer, row.why] for row in question.reasons()]
        parts.append(table(["What", "Key", "Why"], rows))
    if isinstance(question, Reflection):
        parts.append(f'<p class="keep">No points: read the answer beside this one.</p>{model_html(question)}')
    return "".join([*parts, again_html(item)])


def _stem(item: Item) -> str:
    return f'<p class="keep"><strong>{inline_html(item.question.stem)}</strong></p>'


def _room(item: Item) -> str:
    count = len(item.question.answers())
    return f'<p class="option last">Your answer{"s" if count > 1 else ""}: {" ".join(["______"] * count)}</p>'
