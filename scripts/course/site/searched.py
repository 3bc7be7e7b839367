"""What the search reads of a page: nothing of its quizzes, and nothing at all of a page that it has read before."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from course.reading.kept import Keep

_QUIZ = re.compile(r"<(course-(?:quiz|scenario))\b.*?</\1>", re.DOTALL)
_PLACE = "<!-- course: a quiz, set aside -->"


class Searched:
    """A build's pages as the search reads them. It reads through every tag of a page, and each in turn."""

    def __init__(self, keep: Keep, config: MkDocsConfig) -> None:
        self.keep = keep
        indexes = (getattr(plugin, "search_index", None) for plugin in config.plugins.values())
        # That of the theme's search; others have no such list.
        self.index = next((each for each in indexes if isinstance(getattr(each, "entries", None), list)), None)

    def before(self, page: Page) -> None:
        """Set aside what the search need not read. It leaves quizzes out in any case."""
        self.aside = [found[0] for found in _QUIZ.finditer(page.content or "")]
        page.content = _QUIZ.sub(_PLACE, page.content or "")
        if self.index is not None:
            told = (page.url, page.title, page.meta, str(page.toc), page.content)
            read = partial(_read, self.index, page)
            self.found = self.keep("searched", page.file.src_uri, repr(told), read)
            self.meta = page.meta
            page.meta = {**self.meta, "search": {"exclude": True}}

    def after(self, page: Page) -> None:
        """Put everything back, and into the index what was found on the page."""
        quizzes = iter(self.aside)
        page.content = re.sub(_PLACE, lambda found: next(quizzes, found[0]), page.content or "")
        if self.index is not None:
            self.index.entries += self.found
            page.meta = self.meta


def _read(index: Any, page: Page) -> list[dict[str, Any]]:
    """Return what the search finds on a page."""
    before = len(index.entries)
    index.add_entry_from_context(page)
    found: list[dict[str, Any]] = index.entries[before:]
    del index.entries[before:]
    return found
