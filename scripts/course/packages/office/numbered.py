"""Page numbers in a list of contents: no browser knows them before it has printed, so a page is printed twice."""

import re
from collections.abc import Mapping

from course.packages.imprint import Imprint
from course.packages.office.pages import places
from course.packages.office.pdf import printed

_NUMBER = re.compile(r'(<span class="page-of" data-of="([^"]*)">)[^<]*')


def number_of(place: str) -> str:
    """Return where the number of the page goes on which a place stands. It must be linked to as well."""
    return f'<span class="page-of" data-of="{place}">0</span>'


def printed_with_numbers(page: str, imprint: Imprint) -> bytes:
    """Return a page of HTML as PDF, with the numbers of pages where they go.

    Raises:
        NoBrowserError: there is no Chromium.
        PrintError: it printed nothing.
    """
    pages = pages_of(printed(page, imprint))
    return printed(_NUMBER.sub(lambda found: f"{found[1]}{pages[found[2]]}", page), imprint)


def pages_of(data: bytes) -> Mapping[str, int]:
    """Return the number of the page on which each place of a PDF stands that something in it links to."""
    return {name: place.page for name, place in places(data).items()}
