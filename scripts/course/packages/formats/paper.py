"""Paper: a question paper and a marking sheet as `.docx`, for those who use forms and emails.

Written by python-docx (Office Open XML, ECMA-376): A4, black on white, real headings and lists, and tables whose
first row is marked as a header, so that a screen reader can say what a cell belongs to.
"""

from collections.abc import Callable, Sequence

from course.packages.edition import Edition, Item
from course.packages.office.pieces import Paper, heading
from course.packages.office.questions import keys_html, questions_html
from course.packages.package import MissingToolError, Package
from course.packages.rich import escaped, plain
from course.reading.english import day, plural


def paper(edition: Edition) -> Package:
    """Return an edition as a question paper and a marking sheet.

    Raises:
        MissingToolError: python-docx is not installed.
    """
    try:
        __import__("docx")  # the next line would not ask for it again
        from course.packages.office.document import document
    except ImportError:
        raise MissingToolError("python-docx") from None
    scored = sum(item.question.scored for item in edition.items())
    release = f"Release of {day(edition.released)}."
    asked = (f"{release} Answers and reasons are on the marking sheet.",)
    marked = (
        f"{release} For trainers. The numbers match the question paper.",
        f"{plural(scored, 'question')} count towards the score, 1 each.",
    )
    return Package(
        {
            f"{edition.name}-questions.docx": document(edition, _sheet(edition, "questions", asked, questions_html)),
            f"{edition.name}-marking.docx": document(edition, _sheet(edition, "marking sheet", marked, keys_html)),
        }
    )


def _sheet(edition: Edition, what: str, lead: tuple[str, ...], write: Callable[[Sequence[Item], int], str]) -> Paper:
    parts = [f"<p>{escaped(line)}</p>" for line in lead]
    number = 1
    for module in edition.modules:
        parts += [heading(module.heading), write(module.items, number)]
        number += len(module.items)
    return Paper(f"{plain(edition.title)}: {what}", "".join(parts))
