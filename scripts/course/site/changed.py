"""The line on a text that an organisation changed: the checks that the course describes were not made for it."""

import xml.etree.ElementTree as etree
from pathlib import PurePosixPath

from markdown.util import AtomicString

from course.site.elements import add
from course.site.links import current_page
from course.site.of_page import PageProcessor, put_below_heading
from course.site.shelf import Shelf


def page_changed(shelf: Shelf, page: str) -> str:
    """Return the line for a page by its path below the docs; "" where it stands as released.

    A page shows the list of its own name beside it: the sources, the glossary.
    """
    name = f"{shelf.docs}/{page}"
    return _line(shelf, name) or _line(shelf, str(PurePosixPath(name).with_suffix(".yml")))


def data_changed(shelf: Shelf, *names: str) -> str:
    """Return the line for a quiz or scenario by names such as `good` and `scenarios/plate`; "" where none differs.

    Without a name: for the bank as a whole.
    """
    paths = [f"{shelf.quizzes}/{name}.yml" for name in names]
    paths = paths or [path for path in shelf.changed() if path.startswith(f"{shelf.quizzes}/")]
    return next((line for path in paths if (line := _line(shelf, path))), "")


def add_changed(parent: etree.Element, line: str) -> None:
    """Add the line to an element, if there is one."""
    if line:
        add(parent, "p", line, class_="changed-text")


def _line(shelf: Shelf, path: str) -> str:
    organisation, how = shelf.organisation(), shelf.changed().get(path)
    if organisation is None or how is None:
        return ""
    return f"{how} by {organisation.name}. The checks that this course describes were not made for this text."


class ChangedProcessor(PageProcessor):
    """Puts the line below the heading of a page that is not as released."""

    def run(self, root: etree.Element) -> None:
        page = current_page(self.md)
        line = page_changed(self.shelf, page) if page else ""
        if not line:
            return
        note = etree.Element("p", {"class": "changed-text"})
        note.text = AtomicString(line)
        put_below_heading(root, note)
