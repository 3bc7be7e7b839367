"""A page with both offers, as the Markdown extension writes it."""

import tempfile
from pathlib import Path

from lxml import html

from tests.site.rendering import render, words

with tempfile.TemporaryDirectory() as _empty:
    PAGE = render(Path(_empty), "/// offline | copy\n///\n\n/// offline | download\n///\n")


def paragraphs(page: str) -> list[str]:
    """Return what a reader reads in each paragraph."""
    return [words(found) for found in html.fromstring(f"<main>{page}</main>").iter("p")]
