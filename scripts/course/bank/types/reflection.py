"""`reflection`: the learner writes, then compares with a model answer and a checklist."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from course.bank.types.asked import Asked
from course.bank.types.common import Question
from course.reading.shapes import Text, distinct

CARE = "Do not use names. If someone is really being harmed, do not write it here. Report it now."
LINES = 6


class Reflection(Question):
    """A question without points: nobody but the learner reads the answer."""

    scored: ClassVar[bool] = False

    type: Literal["reflection"]
    model_answer: Text = Field(description="One way to answer, by an invented worker.")
    checklist: Annotated[list[Text], distinct()] = Field(min_length=2, description="What a good answer holds.")

    @property
    def body(self) -> str:
        return self.model_answer

    def asked(self) -> Asked:
        return Asked(CARE, lines=LINES)
