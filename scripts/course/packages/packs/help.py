"""Where help is: the parts of the help page that nobody should have to look for, with the numbers to call."""

from __future__ import annotations

from course.packages.packs.library import Library
from course.packages.packs.pack import heading

PAGE = "reference/help.md"
# In the order of the page. A section that another course does not have is left out.
SECTIONS = ("if-you-are-a-carer", "life-in-danger", "lines", "someone-is-harmed")


def help_html(library: Library) -> str:
    """Return where help is, on a page of its own; nothing where the course has no such page."""
    if PAGE not in library.course.pages:
        return ""
    parts = "".join(library.section(PAGE, name) for name in SECTIONS)
    return heading("Where help is", new_page=True) + parts if parts else ""
