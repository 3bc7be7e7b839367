"""The schema that editors use: it must say what the reader says."""

import json
from pathlib import Path
from typing import Any

import pytest

from course.bank.types import TYPES
from course.schema import quiz_schema, scenario_schema, session_schema
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(quiz_schema())
    return loaded


SCHEMAS = {"": quiz_schema, "scenarios/": scenario_schema, "sessions/": session_schema}


@pytest.mark.parametrize("folder", SCHEMAS)
def test_the_committed_schema_is_not_stale(folder: str) -> None:
    committed = (ROOT / f"quizzes/{folder}schema.json").read_text(encoding="utf-8")
    assert committed == SCHEMAS[folder](), f"Run `course schema`, and commit quizzes/{folder}schema.json."


@pytest.mark.parametrize("folder", SCHEMAS)
def test_every_data_file_names_the_schema_for_editors(texts: Path, folder: str) -> None:
    for path in (texts / "quizzes" / folder).glob("*.yml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=schema.json", path.name


def test_a_scenario_is_refused_keys_that_its_reader_refuses() -> None:
    schema = json.loads(scenario_schema())
    shapes = [schema, *schema["$defs"].values()]
    assert [shape["title"] for shape in shapes if shape.get("additionalProperties") is not False] == []
    assert schema["$defs"]["Choice"]["properties"]["rating"]["enum"] == [
        "helpful",
        "acceptable",
        "unhelpful",
        "harmful",
    ]


def test_it_offers_every_type_of_question(schema: dict[str, Any]) -> None:
    assert schema["properties"]["questions"]["items"]["discriminator"]["mapping"].keys() == TYPES.keys()


def test_it_refuses_keys_that_the_reader_refuses(schema: dict[str, Any]) -> None:
    shapes = [schema, *schema["$defs"].values()]
    assert [shape["title"] for shape in shapes if shape.get("additionalProperties") is not False] == []


def test_a_text_may_look_like_a_number_or_a_boolean(schema: dict[str, Any]) -> None:
    assert schema["$defs"]["Option"]["properties"]["text"]["type"] == ["string", "number", "boolean"]


def test_a_flag_may_not(schema: dict[str, Any]) -> None:
    assert schema["$defs"]["Option"]["properties"]["correct"]["type"] == "boolean"


def test_every_key_that_an_author_must_explain_is_explained(schema: dict[str, Any]) -> None:
    properties = schema["$defs"]["SingleChoice"]["properties"]
    assert [
        name for name in ("id", "outcome", "use", "stem", "evidence") if "description" not in properties[name]
    ] == []
