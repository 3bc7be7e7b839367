"""What a result is, in words that a reader knows, and how much it counts: who is in a hurry looks for help first."""

from collections.abc import Mapping
from typing import NamedTuple

from course.guidance.lists import GLOSSARY_PAGE, HELP_PAGE, SOURCES_PAGE
from course.guidance.page import MODULES, Page
from course.guidance.published import CARDS, FORMS, SESSIONS, TEMPLATES, TRAINERS
from course.guidance.rules import RULES_PAGE
from course.guidance.settings import Result, nearest


class Rank(NamedTuple):
    """What a page is, and how much its results count.

    Attributes:
        kind: What it is, in words that a reader knows.
        weight: How much its results count.
        is_only: Whether the page's name says no more than its kind.
        is_one: Whether the page is used as a whole, so that nobody looks for a part of it.
    """

    kind: str
    weight: float
    is_only: bool = False
    is_one: bool = False

    def label(self, title: str) -> str:
        """Return what stands above a result that is a part of a page."""
        if self.is_only or title.startswith(self.kind):
            return title if title.startswith(self.kind) else self.kind
        return f"{self.kind} · {title}"


# The first that a page's path begins with is its own.
_RANKS = {
    HELP_PAGE: Rank("Help", 1.45),
    RULES_PAGE: Rank("Rule of safety", 1.4, is_only=True),
    CARDS: Rank("Quick card", 1.1),
    "reference/law-": Rank("Law", 1.2),
    GLOSSARY_PAGE: Rank("Glossary", 0.85, is_only=True),
    TEMPLATES: Rank("Form to print", 1.1, is_one=True),
    SOURCES_PAGE: Rank("Sources", 0.6),
    "reference/": Rank("Look it up", 0.85),
    FORMS: Rank("Form for trainers and managers", 1.05, is_one=True),
    SESSIONS: Rank("Session for trainers", 1.0, is_one=True),
    TRAINERS: Rank("For trainers", 1.0),
    "scenarios/": Rank("Scenario", 0.9),
    "about/": Rank("About this site", 0.6),
    "assessment/practice/": Rank("Practice", 0.6),
    "assessment/": Rank("Learn", 0.85),
    f"{MODULES}/": Rank("Learn", 0.95),
}
_RULES_BLOCK = "item-rules"
_OTHER = Rank("Page", 0.8)
_MODULE = 1.05


def rank_of(path: str, page: Page | None, own: Mapping[str, Result]) -> Rank:
    """Return what a page is, and how much its results count.

    Args:
        path: The page's path below the docs.
        page: The page, where the course knows it.
        own: What the course says of pages and folders of its own.
    """
    if page is not None and page.module is not None:
        return Rank(f"Module {page.module.number}", _MODULE)
    if start := nearest(own, path):
        return Rank(own[start].name, own[start].percent / 100)
    rank = next((rank for start, rank in _RANKS.items() if path.startswith(start)), _OTHER)
    lists_rules = page is not None and any(block.name == _RULES_BLOCK for block in page.blocks)
    # Each of its many headings is the name of a check, which nobody looks up.
    return rank._replace(is_one=True) if lists_rules else rank
