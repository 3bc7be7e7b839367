"""What passes over a whole page share, once its Markdown is elements."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from course.guidance.page import Page
from course.site.links import current_page
from course.site.shelf import Shelf


class PageProcessor(Treeprocessor):
    """Acts on the page that is being converted, with all that the course knows."""

    def __init__(self, md: Markdown, shelf: Shelf) -> None:
        super().__init__(md)
        self.shelf = shelf

    @property
    def page(self) -> Page | None:
        """The page that is being converted; None where it is none of the course's."""
        name = current_page(self.md)
        return self.shelf.page(name) if name else None


def put_below_heading(root: etree.Element, element: etree.Element) -> None:
    """Put an element below the heading of a page, or at its top where it has none."""
    root.insert(next((place for place, each in enumerate(root) if each.tag == "h1"), -1) + 1, element)
