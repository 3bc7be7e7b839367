"""Pieces of HTML that several formats show: the situation with the question, the reasons, where to read again.

The same HTML is XML: no attributes, every element closed, so that it can stand inside a document of either.
"""

from collections.abc import Iterable, Iterator

from course.bank.types.asked import Reason
from course.bank.types.common import Question
from course.bank.types.ordering import Ordering
from course.bank.types.reflection import Reflection
from course.packages.edition import Edition, Item
from course.packages.rich import blocks_html, escaped, inline_html, plain

# What stands above the two parts of a reflection's model.
EXAMPLE = "An example answer"
CHECKLIST = "Does the answer have these?"


def situation_html(item: Item) -> str:
    """Return the situation as paragraphs; nothing where there is none."""
    return blocks_html(item.situation) if item.situation else ""


def stem_html(item: Item) -> str:
    """Return the situation and the question, and for a reflection what not to write.

    The question is not bold: where Moodle shows words alone, it writes bold ones in capitals.
    """
    asked = item.question.asked()
    care = f"<p>{escaped(asked.how)}</p>" if asked.lines else ""
    return f"{situation_html(item)}<p>{inline_html(item.question.stem)}</p>{care}"


def tags(edition: Edition, question: Question) -> Iterator[str]:
    """Yield the tags of a question. A system shares them with its other courses, so they begin with this one's."""
    marks = (question.outcome, f"use-{question.use}", *(["critical"] if question.critical else ()))
    yield from (f"{edition.initials}-{mark}" for mark in marks)


def either(texts: Iterable[str], between: str = " / ") -> str:
    """Return what there is to choose from."""
    return between.join(map(inline_html, texts))


def reasons_html(item: Item) -> str:
    """Return all reasons as one list, each after what it is about."""
    rows = item.question.reasons()
    tag = "ol" if isinstance(item.question, Ordering) else "ul"
    return f"<{tag}>{''.join(f'<li>{reason_html(row)}</li>' for row in rows)}</{tag}>" if rows else ""


def reason_html(row: Reason) -> str:
    """Return one reason after what it is about."""
    where = f"{escaped(row.where)}: " if row.where else ""
    return f"{where}<strong>{inline_html(row.part)}</strong> ({escaped(plain(row.answer))}) {inline_html(row.why)}"


def difference_html(item: Item) -> str:
    """Return what decides in a member of a family; nothing for any other question."""
    lesson = item.question.lesson
    if lesson is None:
        return ""
    return f"<p>What made the difference: {inline_html(lesson.quoted)} {inline_html(lesson.because)}</p>"


def lesson_html(item: Item) -> str:
    """Return what decides in a member of a family, and what holds in all of it; nothing for any other question.

    It belongs beside a key: a learner who has met one member would carry it to the next.
    """
    lesson = item.question.lesson
    return f"{difference_html(item)}<p>In every case: {inline_html(lesson.principle)}</p>" if lesson else ""


def again_html(item: Item) -> str:
    """Return where to read again; nothing where there is no place."""
    return f"<p>Read about this: {escaped('; '.join(item.read_again))}.</p>" if item.read_again else ""


def model_html(question: Reflection) -> str:
    """Return the model answer and the checklist of a reflection."""
    checklist = "".join(f"<li>{inline_html(entry)}</li>" for entry in question.checklist)
    return (
        f"<p><strong>{EXAMPLE}</strong></p>{blocks_html(question.model_answer)}"
        f"<p><strong>{CHECKLIST}</strong></p><ul>{checklist}</ul>"
    )
