"""`/// passage | PAGE#SECTION`: what stands below a heading of another page, for a route through several pages.

The search finds it where it is written, and no id of it stands twice: a passage holds paragraphs and lists alone.
"""

import xml.etree.ElementTree as etree

from course.guidance.passages import BLOCK, moved
from course.site.blocks.base import CourseBlock, error_box
from course.site.elements import add_paragraphs, become
from course.site.links import current_page
from course.site.parts import passage_of


class PassageBlock(CourseBlock):
    """A section of another page, with links that lead where they led there."""

    NAME = BLOCK
    ARGUMENT = True

    def build(self, element: etree.Element) -> None:
        text = passage_of(self.config.shelf.root, self.argument)
        if not text:
            error_box(element, "This passage is not there", "Write `/// passage | PAGE#SECTION`; see `course check`.")
            return
        become(element, class_="of-page", data_search_exclude="")
        source = self.argument.partition("#")[0]
        add_paragraphs(self.md, element, moved(text, source, current_page(self.md) or source))
