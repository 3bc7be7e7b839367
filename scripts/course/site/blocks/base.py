"""What our blocks share: their settings, and an error box instead of an exception."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from pymdownx.blocks.block import Block

from course.site.elements import add, after, become
from course.site.shelf import Shelf

_HEADINGS = {f"h{level}" for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the Markdown extension was told, and where the course is."""

    shelf: Shelf
    report_url: str
    prose_only: bool


class CourseBlock(Block):
    """A block of ours. Its content is built by `build`, which never sees another page's state."""

    config: Settings
    # Whether Markdown may stand in it. What stands in any other would be lost among what the block shows.
    HAS_TEXT: ClassVar[bool] = False
    # Whether what it shows is prose of the page, as Markdown in it is. All else is no evidence for an answer.
    IS_PROSE: ClassVar[bool] = False

    # What may follow its name, where only some words are known; and whether some words must.
    ARGUMENTS: ClassVar[Collection[str]] = ()
    NEEDS_WORDS: ClassVar[bool] = False

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Note the heading that the block stands below, and create its element."""
        self.level = level_below(parent)
        element = etree.SubElement(parent, "div")
        if self.HAS_TEXT or self.IS_PROSE or not self.config.prose_only:
            self.build(element)
        return element

    def build(self, element: etree.Element) -> None:
        """Fill the block's element, and give it its tag."""
        raise NotImplementedError


class Checker(Protocol):
    """Takes an option as YAML gave it, returns what the block uses, raises ValueError."""

    def __call__(self, value: Any) -> Any: ...


class OneOf:
    """Takes one of a few words, and can say which."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def __call__(self, value: Any) -> Any:
        """Return the word.

        Raises:
            ValueError: it is none of them.
        """
        if value not in self.words:
            raise ValueError(f"expected one of {self.words}")
        return value


class Names:
    """A list of names; one name counts as a list of one."""

    mend = "Write names with commas between them, in square brackets: `[one-name, another]`."

    def __call__(self, value: Any) -> list[str]:
        """Return the names.

        Raises:
            ValueError: it is no list of them, or one has a space or a comma in it.
        """
        names = value if isinstance(value, list) else [value]
        if not all(isinstance(name, str) and re.fullmatch(r"[^\s,]+", name) for name in names):
            raise ValueError("expected a name or a list of names")
        return names


type_names = Names()


def level_below(parent: etree.Element) -> int:
    """Return the level of headings in a block that is about to be added: one below the heading before it."""
    levels = (int(each.tag[1]) for each in reversed(parent) if each.tag in _HEADINGS)
    return next(levels, 1) + 1


def error_box(element: etree.Element, message: str, mend: str) -> None:
    """Turn a block's element into a message for whoever previews the page: checks stop a real build before."""
    become(element, class_="quiz-error", role="alert")
    after(add(add(element, "p"), "strong", f"{message}."), f" {mend}")
