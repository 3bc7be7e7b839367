"""At which step each slide of an activity is shown, and how long a slide counts down."""

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from course.reading.english import plural
from course.reading.shapes import Number, Shape, fault

_MINUTES = re.compile(r"[0-9]{1,3}(?:\.[05])?")


def _minutes(value: object) -> float:
    if not isinstance(value, str) or not _MINUTES.fullmatch(value):
        said = f"“{value}” is" if isinstance(value, str) else "this is"
        mend = "Write whole or half minutes in digits: `3`, `0.5`."
        raise fault("not-minutes", f"{said} not a number of minutes", mend)
    return float(value)


Minutes = Annotated[
    float, BeforeValidator(_minutes), WithJsonSchema({"type": "number", "minimum": 0.5, "multipleOf": 0.5})
]

_Steps = list[Number]


def minutes_in_words(minutes: float) -> str:
    """Return minutes as people read them: “half a minute”, “1½ minutes”."""
    whole, has_half = int(minutes), minutes % 1 > 0
    if not whole:
        return "half a minute"
    return f"{whole}½ minutes" if has_half else plural(whole, "minute")


class Shown(Shape):
    """The steps at which an activity's slides are shown, which puts them into that order.

    Each list holds a step for the first of them, for the second, and so on; the last step is that of all others too.
    """

    rules: _Steps = Field(default=[], description="The ground rules of course.yml, in a welcome.")
    dialogues: _Steps = Field(default=[], description="Conversations in the sections that people read.")
    points: _Steps = Field(default=[])
    prompts: _Steps = Field(default=[])
    choices: _Steps = Field(default=[])
    words: _Steps = Field(default=[])
    story: _Steps = Field(default=[], description="The story: where it begins, and where people look back.")
    situation: _Steps = Field(default=[], description="What all three know in a role-play.")
    timers: _Steps = Field(default=[])
    questions: _Steps = Field(default=[])
    answers: _Steps = Field(default=[])
    afterwards: _Steps = Field(default=[], description="What the three of a role-play ask each other.")
    decides: _Steps = Field(default=[], description="What decides in all situations of a family.")

    def parts(self) -> Iterator[tuple[str, list[int]]]:
        """Yield each part that is said to be shown somewhere, and where."""
        for part in type(self).model_fields:
            if steps := getattr(self, part):
                yield part, steps

    def step(self, part: str, place: int = 0) -> int:
        """Return the step at which one slide of a part is shown; 0 where nobody has said it."""
        steps: list[int] = getattr(self, part)
        return steps[min(place, len(steps) - 1)] if steps else 0

    def later(self, by: int) -> "Shown":
        """Return the steps where so many others come before them."""
        moved = {part: [step + by for step in steps] for part, steps in self.parts()}
        return self.model_copy(update=moved)
