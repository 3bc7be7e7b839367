"""Where to get help: the parts of the help page that nobody should have to look for, with the numbers to call."""

from lxml import html

from course.guidance.lists import HELP_PAGE
from course.packages.office.pieces import heading
from course.packages.trainers.library import Library


def help_html(library: Library) -> str:
    """Return where help is; nothing where the course has no such page."""
    if HELP_PAGE not in library.course.pages:
        return ""
    sections = library.course.settings.help.sections
    parts = (
        "".join(library.section(HELP_PAGE, name) for name in sections) if sections else library.body(HELP_PAGE, top=3)
    )
    return heading("Where to get help") + parts if parts else ""


def lines_to_call(library: Library) -> list[tuple[str, str]]:
    """Return where each line is for, and whom to call, from the table of the help page."""
    lines = library.course.settings.help.lines
    section = library.section(HELP_PAGE, lines) if lines and HELP_PAGE in library.course.pages else ""
    if not section:
        return []
    cells = (
        [_words(cell) for cell in row.findall("td")] for row in html.fromstring(f"<div>{section}</div>").iter("tr")
    )
    return [(found[0], found[1]) for found in cells if len(found) == 2]


def _words(cell: html.HtmlElement) -> str:
    """Return what is said in a cell; where it comes from stands in the handout."""
    return " ".join(cell.text_content().replace("(source)", "").split())
