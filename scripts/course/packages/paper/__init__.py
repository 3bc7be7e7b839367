"""Paper: a question paper and a marking sheet as `.docx`, for those who use forms and emails.

Written by python-docx (Office Open XML, ECMA-376): A4, black on white, real headings and lists, and tables whose
first row is marked as a header, so that a screen reader can say what a cell belongs to.
"""

from __future__ import annotations

from course.packages.edition import Edition
from course.packages.package import MissingToolError, Package


def paper(edition: Edition) -> Package:
    """Return an edition as a question paper and a marking sheet.

    Raises:
        MissingToolError: python-docx is not installed.
    """
    try:
        import docx  # noqa: F401
    except ImportError:
        raise MissingToolError("python-docx") from None
    from course.packages.paper.marking import marking_sheet
    from course.packages.paper.questions import question_paper

    return Package(
        {
            f"{edition.name}-questions.docx": question_paper(edition),
            f"{edition.name}-marking.docx": marking_sheet(edition),
        }
    )
