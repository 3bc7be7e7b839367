"""Shapes of data: strict pydantic models whose faults are told to an author, not to a programmer."""

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PrivateAttr,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from course.reading.english import did_you_mean, listed, meant
from course.reading.findings import Finding, Position
from course.reading.gaps import gaps, is_gap
from course.reading.models import annotation_of, keys_in_texts, keys_of, values_of
from course.reading.swallowed import swallowed
from course.reading.tree import Node

# What YAML has for nothing at all.
BLANKS = frozenset({"~", "null", "Null", "NULL"})
_HTML = re.compile(r"<[A-Za-z/!?]")
_SCRIPT_LINK = re.compile(r"\]\(\s*<?\s*(?:javascript|data|vbscript)\s*:", re.IGNORECASE)
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Learning systems keep no longer ids: Moodle's `idnumber` holds 100 letters.
MOST_LETTERS = 100


def fault(rule: str, message: str, mend: str, *at: str | int) -> PydanticCustomError:
    """Return what pydantic raises about a value, or about the part of it under a path."""
    # The braces that pydantic would fill in are doubled, since authors' text may hold some.
    context = {"mend": mend, "text": message, "at": at}
    return PydanticCustomError(rule, message.replace("{", "{{").replace("}", "}}"), context)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise fault("not-text", "text is expected here, not a list or a mapping", "Write the text on this line.")
    text = value.strip()
    if not text or text in BLANKS:
        raise fault("blank", "there is no text here", "Write the text, or take the whole line away.")
    if _HTML.search(text):
        raise fault(
            "raw-html",
            f"raw HTML is refused (“{_around(text, _HTML)}”)",
            "Use Markdown: *emphasis*, **strong**, [words](link). Write “less than” for the sign.",
        )
    if _SCRIPT_LINK.search(text):
        raise fault("raw-html", "a link that runs a script is refused", "Link to a page or an https address.")
    return text


def _around(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(text)
    start = found.start() if found else 0
    return text[start : start + 20].split("\n")[0]


def _shown(value: object) -> str:
    """Return a value as a message names it: what an author wrote, never how Python would write it."""
    return f"“{value}”" if isinstance(value, str) else "a list" if isinstance(value, list) else "a mapping"


def _flag(value: object) -> bool:
    if not isinstance(value, str) or value not in {"true", "false"}:
        raise fault("not-a-flag", f"{_shown(value)} is not true or false", "Write `true` or `false`, in small letters.")
    return value == "true"


def _number(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}", value):
        raise fault("not-a-number", f"{_shown(value)} is not a whole number", "Write digits only, for example `12`.")
    return int(value)


def _slug(value: object) -> str:
    if isinstance(value, str) and is_gap(value):
        raise fault("unfinished", "this still says what to write here", "Write it.")
    if not isinstance(value, str) or not SLUG.fullmatch(value):
        raise fault(
            "bad-id",
            f"{_shown(value)} cannot be an id",
            "Use small letters, digits and single hyphens, for example `small-change`.",
        )
    if len(value) > MOST_LETTERS:
        raise fault(
            "long-id",
            f"“{value[:20]}…” has {len(value)} letters; the most is {MOST_LETTERS}",
            "Shorten it: learning systems keep no more.",
        )
    return value


def _date(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise fault(
            "not-a-date", f"{_shown(value)} is not a date", "Write year, month and day, for example `2026-11-22`."
        ) from None


# An editor reads plain YAML: a text may look to it like a number or a boolean.
Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "number", "boolean"]})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Number = Annotated[int, BeforeValidator(_number), WithJsonSchema({"type": "integer", "minimum": 0})]
Slug = Annotated[
    str, BeforeValidator(_slug), WithJsonSchema({"type": ["string", "number"], "pattern": f"^{SLUG.pattern}$"})
]
Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]


def within(least: int, most: int) -> AfterValidator:
    """Return what refuses a number that is less or more than it may be."""

    def check(value: int) -> int:
        if not least <= value <= most:
            mend = f"Write a number from {least:,} to {most:,}."
            raise fault("out-of-range", f"{value:,} is too {'small' if value < least else 'large'}", mend)
        return value

    return AfterValidator(check)


def at_most(letters: int) -> AfterValidator:
    """Return what refuses a text that has more letters than it may have."""

    def check(value: str) -> str:
        if len(value) > letters:
            raise fault("long-name", f"it has {len(value)} letters; the most is {letters}", "Find a shorter one.")
        return value

    return AfterValidator(check)


def distinct(*names: str) -> AfterValidator:
    """Return what refuses a list in which something is named twice.

    Args:
        names: What entries are known by, where they are mappings: they are the same where all of these are. The last
            is shown.
    """

    def check(values: list[Any]) -> list[Any]:
        seen: list[object] = []
        for index, value in enumerate(values):
            known_by = [getattr(value, name) for name in names] or [value]
            if known_by in seen:
                said = f"“{known_by[-1]}” stands twice in this list"
                raise fault("named-twice", said, "Keep one of the two.", index, *names[-1:])
            seen.append(known_by)
        return values

    return AfterValidator(check)


class Shape(BaseModel):
    """A mapping in an author's file. Unknown keys are faults; values do not change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Review(Shape):
    """Who last looked at the questions, and when. Left out until a person has."""

    date: Day
    by: Text


class Placed(Shape):
    """A mapping that knows where in its file it stands."""

    _node: Node = PrivateAttr()

    def at(self, *path: str | int) -> Position:
        """Return where the part under `path` stands in the author's file."""
        return self._node.at(*path)

    def is_braced(self, *path: str | int) -> bool:
        """Return whether what stands under `path` is written in braces, and not one key a line."""
        node = self._node.below(*path)
        return node is not None and node.is_braced

    def unwritten(self, *without: str) -> Iterator[Position]:
        """Yield where it still says what to write there, some of its keys left out."""
        return gaps(self._node, *without)

    def written(self, *without: str) -> Iterator[tuple[str, Position]]:
        """Yield every text that stands in it and where, some of its keys left out."""
        return self._node.texts(*without)

    def as_written(self) -> str:
        """Return all that stands in the author's file, and where, as one text."""
        return repr(self._node)

    @classmethod
    def read(cls, node: Node, question: str | None = None) -> tuple[Self | None, list[Finding]]:
        """Read a node into this shape.

        Args:
            node: What stands in the file.
            question: The id of the question that it belongs to, for messages.

        Returns:
            The model, or None where it cannot be read, and a finding for each fault.
        """
        if not isinstance(node.value, dict):
            found = Finding(
                node.position,
                "not-a-mapping",
                "keys with values are expected here",
                "Write `key: value` lines.",
                question=question,
            )
            return None, [found]
        inside = list(keys_in_texts(cls, node))
        swallows = [swallowed(found) for found in inside if not found[2]]
        try:
            model = cls.model_validate(node.plain())
        except ValidationError as error:
            details = _each_once(error.errors(include_url=False), {found[0] for found in inside})
            return None, [*swallows, *(_finding(cls, node, detail, question) for detail in details)]
        model._node = node
        return model, swallows


def _each_once(details: Sequence[ErrorDetails], swallows: Set[str]) -> list[ErrorDetails]:
    """Return pydantic's errors, each with a cause of its own.

    A key that is missing stands within a text, or beside an unknown one: that is what the author called it.
    """
    kept = [each for each in details if each["type"] != "missing" or each["loc"][-1] not in swallows]
    for wrong in (detail for detail in details if detail["type"] == "extra_forbidden"):
        beside = [each for each in kept if each["type"] == "missing" and each["loc"][:-1] == wrong["loc"][:-1]]
        missing = {str(each["loc"][-1]): each for each in beside}
        if missing:
            name = meant(str(wrong["loc"][-1]), missing) or next(iter(missing))
            kept.remove(missing[name])
            wrong["ctx"] = {"missing": name}
    return kept


def _finding(shape: type[BaseModel], node: Node, detail: ErrorDetails, question: str | None) -> Finding:
    path = (*detail["loc"], *detail.get("ctx", {}).get("at", ()))
    rule, message, mend = _told(shape, path, detail)
    return Finding(node.at(*path), rule, message, mend, question=question)


def _told(shape: type[BaseModel], path: tuple[str | int, ...], detail: ErrorDetails) -> tuple[str, str, str]:
    """Return rule, message and mend for one of pydantic's errors."""
    kind, context = detail["type"], detail.get("ctx", {})
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if "mend" in context:
        said = str(context["text"])
        # What is wrong with a key itself needs no name before it.
        return kind, (f"“{name}”: {said}" if name and path[-1] != "[key]" else said), str(context["mend"])
    if kind == "extra_forbidden":
        known = keys_of(shape, path)
        if "missing" in context:
            message = f"unknown key “{name}”, and “{context['missing']}” is missing"
            return "unknown-key", message, f"Is it meant for that? The keys here are {listed(known)}."
        return "unknown-key", f"unknown key “{name}”{did_you_mean(name, known)}", f"The keys here are {listed(known)}."
    if kind == "missing":
        return "missing", f"“{name}” is missing", f"Add a line `{name}:`."
    if kind == "literal_error":
        return (
            "unknown-value",
            f"{_shown(detail['input'])} is not a value of “{name}”",
            f"Write {listed(values_of(annotation_of(shape, path)), 'or')}.",
        )
    if kind == "list_type":
        is_text = str(detail["input"]).lstrip().startswith("- ")
        mend = f"Delete the “|” or “>” behind `{name}:`." if is_text else "Start each entry on its own line with “- ”."
        return "not-a-list", f"“{name}” must be a list", mend
    if kind in {"dict_type", "model_type"}:
        what = f"“{name}”" if isinstance(path[-1], str) else f"each entry of “{name}”"
        return "not-a-mapping", f"{what} must hold keys with values", "Write `key: value` lines, indented below it."
    if kind in {"too_short", "too_long"}:
        few = kind == "too_short"
        limit = f"the least is {context['min_length']}" if few else f"the most is {context['max_length']}"
        message = f"“{name}” has too {'few' if few else 'many'} entries: {context['actual_length']}; {limit}"
        mend = "Add entries, each on its own line with “- ”." if few else "Take some away."
        return ("short-list" if few else "long-list"), message, mend
    # Pydantic's own words differ between its versions.
    return "shape", f"“{name}” cannot be read here", "Compare it with a file that works."
