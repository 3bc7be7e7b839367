"""`/// sources` and `/// glossary`: the two reference lists."""

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from datetime import date

from course.guidance.lists import Source
from course.reading.english import day
from course.site.blocks.base import CourseBlock
from course.site.elements import add, add_inline, after


class SourcesBlock(CourseBlock):
    """The list of sources, by nation."""

    NAME = "sources"
    IS_PROSE = True

    def build(self, element: etree.Element) -> None:
        sources = sorted(self.config.shelf.sources().values(), key=lambda source: source.title.casefold())
        for nation in self._nations(sources):
            of_nation = [source for source in sources if source.nation == nation]
            if of_nation:
                add(element, "h2", nation, id=nation.lower().replace(" ", "-"))
                # Long, and nobody looks for guidance in it: the search would answer with it alone.
                listing = add(element, "ul", class_="source-list", data_search_exclude="")
                for source in of_nation:
                    _source(listing, source)

    def _nations(self, sources: Sequence[Source]) -> list[str]:
        """Return the nations in the order of the course, and then those that it does not name."""
        named = [nation.name for nation in self.config.shelf.settings().nations]
        return list(dict.fromkeys([*named, *sorted(source.nation for source in sources)]))


def _source(listing: etree.Element, source: Source) -> None:
    entry = add(listing, "li", id=source.id)
    after(add(add(entry, "p"), "a", source.title, href=source.address), f". {source.publisher}.")
    add_inline(entry, "p", source.supports)
    stale = " More than a year ago: read it again before you rely on it." if source.is_stale(date.today()) else ""
    meta = f"Last read {day(source.checked)}.{stale} Confidence: {source.confidence}. {source.licence.rstrip('.')}."
    add(entry, "p", meta)  # its look goes by its place: a class on each of hundreds weighs too much


class GlossaryBlock(CourseBlock):
    """The words that the course explains, from A to Z."""

    NAME = "glossary"
    IS_PROSE = True

    def build(self, element: etree.Element) -> None:
        listing = add(element, "dl", class_="glossary")
        terms = self.config.shelf.glossary().values()
        for term in sorted(terms, key=lambda term: term.term.casefold()):
            group = add(listing, "div", id=term.id)
            add(group, "dt", term.term)
            meaning = add_inline(group, "dd", term.meaning)
            if term.nation:
                add(meaning, "span", f" ({term.nation})", class_="nation")
