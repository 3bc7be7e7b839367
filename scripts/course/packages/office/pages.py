"""Where things stand in a PDF that was printed from a page: what a link leads to, as a page and a height."""

import io
from dataclasses import dataclass

_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a PDF: the number of its page, and how much of that page is below it, in millimetres."""

    page: int
    below: float


def places(pdf: bytes) -> dict[str, Place]:
    """Return the places that links of a PDF lead to, by the ids that they had on the page."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    found = {}
    for name, aim in reader.named_destinations.items():
        page = reader.get_destination_page_number(aim)
        if page is not None:
            found[name.removeprefix("/")] = Place(page + 1, float(aim.top or 0) / _MM)
    return found
