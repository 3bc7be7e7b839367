"""A question as lines without its key, and its key as lines: what paper and slides show of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from course.bank.types.common import Question
from course.bank.types.gap_select import MARK, GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.single_choice import SingleChoice
from course.packages.edition import Item
from course.packages.packs.pack import heading, paragraph, table
from course.packages.reasons import Reason, reasons
from course.packages.rich import blocks_html, escaped, inline_html
from course.site.builders.frame import letter
from course.site.builders.ordering import mixed


@dataclass(frozen=True, slots=True)
class Asked:
    """What a learner sees of a question after its stem. Texts hold inline Markdown.

    Attributes:
        how: What to do, or the text with its gaps.
        entries: What to choose from, or what to judge, each after a letter or a number.
        places: How many answers there are to write down.
    """

    how: str
    entries: tuple[tuple[str, str], ...]
    places: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of a key: where it belongs, what is right there, and why."""

    label: str
    text: str
    why: str


def asked(question: Question) -> Asked:
    """Return what stands below the stem of a scored question."""
    return _ASKED[question.type](question)


def answers(question: Question) -> list[Answer]:
    """Return the key of a scored question, in order."""
    return _ANSWERS[question.type](question, reasons(question))


def question_html(item: Item, number: int, level: int = 3) -> str:
    """Return a question with its situation and room to answer, and no key."""
    shown = asked(item.question)
    situation = blocks_html(item.situation).replace("<p>", '<p class="keep">') if item.situation else ""
    parts = [heading(f"Question {number}", level), situation]
    parts.append(f'<p class="keep"><strong>{inline_html(item.question.stem)}</strong></p>')
    if shown.how:
        parts.append(paragraph(shown.how, "keep"))
    parts += [f'<p class="option">{escaped(label)} {inline_html(text)}</p>' for label, text in shown.entries]
    blanks = " ".join(["______"] * shown.places)
    parts.append(f'<p class="option last">Your answer{"s" if shown.places > 1 else ""}: {blanks}</p>')
    return "".join(parts)


def key_html(item: Item, number: int, level: int = 3, how: str = "") -> str:
    """Return the key of a question with its reasons, and how its points are given."""
    found = answers(item.question)
    rows = [[" ".join(filter(None, (each.label, each.text))), each.why] for each in found]
    again = f"<p>Read again: {escaped('; '.join(item.read_again))}.</p>" if item.read_again else ""
    lead = f'<p class="keep"><strong>{inline_html(item.question.stem)}</strong></p>'
    given = f'<p class="keep">{escaped(how)}</p>' if how else ""
    return heading(f"Question {number}", level) + lead + given + table(["Right answer", "Why"], rows) + again


def _options(question: Question) -> Asked:
    options = cast(SingleChoice | MultipleResponse, question).options
    right = sum(option.correct for option in options)
    return Asked("", tuple((f"{letter(index)}.", option.text) for index, option in enumerate(options)), right)


def _ordering(question: Question) -> Asked:
    steps = cast(Ordering, question).steps
    shown = [steps[index].text for index in mixed(question.id, len(steps))]
    entries = tuple((f"{letter(place)}.", text) for place, text in enumerate(shown))
    return Asked("Put the steps in order. Write their letters, first to last.", entries, len(steps))


def _matching(question: Question) -> Asked:
    matching = cast(Matching, question)
    entries = tuple((f"{number}.", entry.text) for number, entry in enumerate(matching.items, 1))
    return Asked(f"Choose one of these for each: {' · '.join(matching.categories)}", entries, len(entries))


def _gaps(question: Question) -> Asked:
    gaps = cast(GapSelect, question)
    parts = MARK.split(gaps.text)
    for index in range(len(gaps.gaps)):
        parts[2 * index + 1] = f"({index + 1}) …………"
    entries = tuple(
        (f"({number})", " / ".join(choice.text for choice in gap.choices)) for number, gap in enumerate(gaps.gaps, 1)
    )
    return Asked("".join(parts), entries, len(entries))


def _right_options(question: Question, rows: tuple[Reason, ...]) -> list[Answer]:
    return [Answer(f"{letter(index)}.", row.part, row.why) for index, row in enumerate(rows) if row.is_right]


def _in_order(question: Question, rows: tuple[Reason, ...]) -> list[Answer]:
    shown = mixed(question.id, len(rows))
    return [Answer(f"{letter(shown.index(index))}.", row.part, row.why) for index, row in enumerate(rows)]


def _matched(question: Question, rows: tuple[Reason, ...]) -> list[Answer]:
    return [Answer(f"{number}.", f"{row.part} → *{row.answer}*", row.why) for number, row in enumerate(rows, 1)]


def _filled(question: Question, rows: tuple[Reason, ...]) -> list[Answer]:
    right = [row for row in rows if row.is_right]
    return [Answer(f"({number})", row.part, row.why) for number, row in enumerate(right, 1)]


_ASKED: dict[str, Callable[[Question], Asked]] = {
    "single-choice": _options,
    "multiple-response": _options,
    "ordering": _ordering,
    "matching": _matching,
    "gap-select": _gaps,
}
_ANSWERS: dict[str, Callable[[Question, tuple[Reason, ...]], list[Answer]]] = {
    "single-choice": _right_options,
    "multiple-response": _right_options,
    "ordering": _in_order,
    "matching": _matched,
    "gap-select": _filled,
}
