"""`matching`: the learner gives each item one of a few categories."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from course.bank.types.asked import Asked, Reason
from course.bank.types.common import ScoredQuestion, duplicates
from course.reading.english import listed
from course.reading.findings import Finding
from course.reading.shapes import Shape, Text

# The one scale of the course for how good a response is. Not every question needs all four of its steps.
SCALE = ("Helpful", "Acceptable", "Unhelpful", "Harmful")


class Item(Shape):
    """One thing to place, the category that it belongs to, and why."""

    text: Text
    category: Text
    feedback: Text


class Matching(ScoredQuestion):
    """Items and the categories that they belong to."""

    type: Literal["matching"]
    categories: list[Text] = Field(min_length=2)
    items: list[Item] = Field(min_length=2)

    @property
    def key(self) -> list[int]:
        """The index of each item's category."""
        return [self.categories.index(item.category) for item in self.items]

    @property
    def key_in_words(self) -> str:
        return "; ".join(f"{number}: {item.category}" for number, item in enumerate(self.items, 1))

    def asked(self) -> Asked:
        entries = tuple((item.text,) for item in self.items)
        return Asked("Choose one of these for each:", tuple(self.categories), entries=entries, is_lettered=False)

    def reasons(self) -> tuple[Reason, ...]:
        return tuple(
            Reason(item.text, item.category, True, item.feedback, f"{index + 1}.", ("items", index))
            for index, item in enumerate(self.items)
        )

    def faults(self) -> Iterator[Finding]:
        yield from super().faults()
        for index, item in enumerate(self.items):
            if item.category not in self.categories:
                yield self.fault(
                    "unknown-category",
                    f"“{item.category}” is not one of the categories",
                    f"Write {listed(self.categories, 'or')}, letter for letter.",
                    "items",
                    index,
                    "category",
                )
        used = {item.category for item in self.items}
        for index, category in enumerate(self.categories):
            if category not in used and used.issubset(self.categories) and tuple(self.categories) != SCALE:
                yield self.fault(
                    "unused-category",
                    f"no item belongs to the category “{category}”",
                    "Add an item for it, or take it away. Only the whole scale "
                    f"{', '.join(SCALE)} may have an unused step.",
                    "categories",
                    index,
                )
        yield from duplicates(self, [item.text for item in self.items], ("items",), "item")
        yield from duplicates(self, self.categories, ("categories",), "category")
