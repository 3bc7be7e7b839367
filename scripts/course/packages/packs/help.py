"""Where help is: the parts of the help page that nobody should have to look for, with the numbers to call."""

from __future__ import annotations

from lxml import html

from course.packages.packs.library import Library
from course.packages.paper.paper import heading

PAGE = "reference/help.md"
# In the order of the page. A section that another course does not have is left out.
LINES = "lines"
SECTIONS = ("if-you-are-a-carer", "life-in-danger", LINES, "someone-is-harmed")


def help_html(library: Library) -> str:
    """Return where help is, on a page of its own; nothing where the course has no such page."""
    if PAGE not in library.course.pages:
        return ""
    parts = "".join(library.section(PAGE, name) for name in SECTIONS)
    return heading("Where help is", new_page=True) + parts if parts else ""


def lines_to_call(library: Library) -> list[tuple[str, str]]:
    """Return where each line is for, and whom to call, from the table of the help page."""
    if PAGE not in library.course.pages:
        return []
    section = library.section(PAGE, LINES)
    if not section:
        return []
    cells = (
        [_words(cell) for cell in row.findall("td")] for row in html.fromstring(f"<div>{section}</div>").iter("tr")
    )
    return [(found[0], found[1]) for found in cells if len(found) == 2]


def _words(cell: html.HtmlElement) -> str:
    """Return what is said in a cell; where it comes from stands in the handout."""
    return " ".join(cell.text_content().replace("(source)", "").split())
