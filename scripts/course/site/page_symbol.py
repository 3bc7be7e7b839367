"""The symbol of a page, before the words of its first heading."""

import xml.etree.ElementTree as etree

from course.site.blocks.base import error_box
from course.site.links import current_page
from course.site.of_page import PageProcessor
from course.site.symbols import add_symbol, symbol_of


class SymbolProcessor(PageProcessor):
    """Puts a page's symbol before the words of its first heading."""

    def run(self, root: etree.Element) -> None:
        name = symbol_of(self.shelf.settings(), current_page(self.md))
        heading = next((element for element in root if element.tag == "h1"), None)
        if not name or heading is None:
            return
        words, heading.text = heading.text, None
        parts = list(heading)
        heading[:] = []
        if not add_symbol(heading, name):
            error_box(
                etree.SubElement(root, "div"), f"The theme has no icon “{name}”", "Mend `symbols:` in course.yml."
            )
            heading.text = words
        else:
            heading[0].tail = words
        heading.extend(parts)
