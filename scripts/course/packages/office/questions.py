"""A question on paper: asked with room to answer, and marked with its key and the reasons."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from course.bank.family import SAME_ACTS, met_before
from course.bank.types import TYPES
from course.bank.types.reflection import Reflection
from course.packages.edition import Item
from course.packages.markup import again_html, either, lesson_html, model_html, situation_html
from course.packages.office.pieces import heading, table
from course.packages.rich import escaped, inline_html


def questions_html(items: Iterable[Item], first: int = 1) -> str:
    """Return questions one after the other, numbered from the first."""
    asked = list(items)
    again = met_before(item.question for item in asked)
    return "".join(
        question_html(item, number, is_again=item.question.id in again) for number, item in enumerate(asked, first)
    )


def question_html(item: Item, number: int, is_again: bool = False, has_room: bool = True) -> str:
    """Return a question with its situation and room to answer, and no key.

    Args:
        item: The question.
        number: Its number.
        is_again: Whether a member of its family was asked before it.
        has_room: Whether there is room to answer.
    """
    asked = item.question.asked()
    parts = [heading(f"Question {number}", 3), situation_html(item).replace("<p>", '<p class="keep">'), _stem(item)]
    if is_again:
        parts.insert(1, f'<p class="keep">{SAME_ACTS}</p>')
    # Read out, they have the letters that the room votes by.
    labels = asked.choose_from if has_room else asked.labels
    parts.append(f'<p class="keep">{escaped(asked.how)} {either(labels, " · ")}</p>')
    if asked.text:
        parts.append(f'<p class="keep">{inline_html(asked.text)}</p>')
    for index, entry in enumerate(asked.entries, 1):
        last = " last" if index == len(asked.entries) and not has_room else ""
        parts.append(f'<p class="option{last}">{asked.label(index - 1)} {either(entry)}</p>')
    if has_room:
        lines = '<div class="write-lines">' + "<span></span>" * asked.lines + "</div>"
        parts.append(lines if asked.lines else _room(item))
    return f'<section class="one-question">{"".join(parts)}</section>'


def asked_html(items: Sequence[Item], first: int = 1, has_room: bool = True) -> str:
    """Return questions as a room meets them. Those of one family that follow each other share one list of choices.

    Args:
        items: The questions.
        first: The number of the first.
        has_room: Whether there is room to answer.
    """
    parts, number = [], first
    for _, group in groupby(items, key=lambda item: item.question.family or item.question.id):
        members = list(group)
        if len(members) > 1:
            parts.append(_family(members, number, has_room))
        else:
            parts.append(question_html(members[0], number, has_room=has_room))
        number += len(members)
    return f'<div class="asked-together">{"".join(parts)}</div>'


def _family(members: Sequence[Item], first: int, has_room: bool) -> str:
    """Return one list of choices, and the situations to choose for."""
    (asked, *_), last = [member.question.asked() for member in members], first + len(members) - 1
    options = [
        f'<p class="option keep">{asked.label(index)} {either(entry)}</p>' for index, entry in enumerate(asked.entries)
    ]
    told = []
    for number, item in enumerate(members, first):
        situation = situation_html(item).replace("<p>", f"<p><strong>{number}.</strong> ", 1)
        told.append(f'<div class="one-situation">{situation}{_room(item) if has_room else ""}</div>')
    return (
        heading(f"Questions {first} to {last}: one list, {len(members)} situations", 3)
        + _stem(members[0])
        + "".join(options)
        + f'<p class="keep">{escaped(_EACH)}</p>'
        + "".join(told)
    )


_EACH = "Choose one answer for each situation. What is different each time?"


def keys_html(items: Iterable[Item], first: int = 1) -> str:
    """Return the keys of questions one after the other, numbered from the first."""
    return "".join(key_html(item, number) for number, item in enumerate(items, first))


def key_html(item: Item, number: int) -> str:
    """Return the key of a question with all reasons, and how its points are given."""
    question = item.question
    parts = [heading(f"Question {number}", 3), _stem(item)]
    scoring = TYPES[question.type].scoring
    if scoring is not None:
        parts.append(f'<p class="keep">Right: {inline_html(question.key_in_words)}</p>')
        parts.append(f'<p class="keep">Score: {escaped(scoring.in_words(len(question.answers())))}</p>')
        rows = [[f"{row.label} {row.part}", row.answer, row.why] for row in question.reasons()]
        parts.append(table(["What", "Key", "Why"], rows))
    if isinstance(question, Reflection):
        parts.append(f'<p class="keep">Not scored: compare the answer with this one.</p>{model_html(question)}')
    return "".join([*parts, lesson_html(item), again_html(item)])


def _stem(item: Item) -> str:
    return f'<p class="keep"><strong>{inline_html(item.question.stem)}</strong></p>'


def _room(item: Item) -> str:
    count = len(item.question.answers())
    return f'<p class="option last">Your answer{"s" if count > 1 else ""}: {" ".join(["______"] * count)}</p>'
