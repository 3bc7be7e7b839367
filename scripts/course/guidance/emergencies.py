"""Words that advice in an emergency uses, and the rules of safety that must then be near."""

import re
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import Field

from course.guidance.lists import Entry
from course.reading.shapes import Slug, Text, distinct

EMERGENCIES = "reference/emergencies.yml"


class Emergency(Entry):
    """One thing that can happen, or one call for help, and what it is called."""

    stands: ClassVar = (EMERGENCIES, "emergencies")

    words: Annotated[list[Text], distinct()] = Field(
        min_length=1, description="Words and phrases, each as people say it."
    )
    rules: Annotated[list[Slug], distinct()] = Field(
        default=[], description="A page that uses the words prints one of these, or links to it. Without any: any rule."
    )
    waivers: dict[str, Text] = Field(
        default={}, description="By the path of a page below docs: why it needs no rule, in ten words or more."
    )

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the words, whatever their capitals and the ends of lines between them."""
        phrases = (r"\s+".join(map(re.escape, words.split())) for words in self.words)
        return re.compile(rf"(?<![\w-])(?<!\d[,.])(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)
