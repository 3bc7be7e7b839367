"""A paper as a document that people can edit: HTML of the guidance or of questions, written into `.docx`."""

from course.packages.office.blank import FORM, PLAIN, TEMPLATE, Setting
from course.packages.office.page import write_page
from course.packages.office.pieces import Kind, Paper
from course.packages.office.sheet import Published, Sheet

_SETTINGS: dict[Kind, Setting] = {"text": PLAIN, "form": FORM, "template": TEMPLATE}


def document(of: Published, paper: Paper, footer: str = "") -> bytes:
    """Return a paper of a publisher as `.docx`, with a footer where it has one."""
    sheet = Sheet(of, paper.title, footer, _SETTINGS[paper.kind])
    write_page(sheet, paper.body)
    return sheet.data()
