"""The JSON Schemas of our data files, for editors: made from the models, so that the two cannot disagree."""

import json
from typing import Annotated, Any, Union

from pydantic import Field, TypeAdapter

from course.bank.family import Family
from course.bank.quiz import QuizHead
from course.bank.types import TYPES
from course.scenarios.scenario import Scenario
from course.sessions.session import Session


def quiz_schema() -> str:
    """Return the schema as the text of `quizzes/schema.json`."""
    models = tuple(row.model for row in TYPES.values())
    question = Annotated[Union[models], Field(discriminator="type")]  # type: ignore[valid-type]  # noqa: UP007
    # A file is a head with questions; they are read apart, so that one bad question does not hide the others.
    annotations = {
        "questions": list[question],
        "families": list[Family],
        "__module__": __name__,
        "__doc__": "One file of the question bank.",
    }
    quiz: Any = type("QuizFile", (QuizHead,), {"__annotations__": annotations, "families": []})
    return _written(quiz)


def scenario_schema() -> str:
    """Return the schema as the text of `quizzes/scenarios/schema.json`."""
    return _written(Scenario)


def session_schema() -> str:
    """Return the schema as the text of `quizzes/sessions/schema.json`."""
    return _written(Session)


def _written(model: Any) -> str:
    schema = TypeAdapter(model).json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
