"""What the blocks of a course's Markdown take, told to those who read its pages without it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import yaml
from markdown import Markdown
from pymdownx.blocks.admonition import Admonition
from pymdownx.blocks.block import type_boolean

from course.guidance.blocks import BlockKind, Kinds
from course.reading.english import listed
from course.reading.unchanged import unchanged

# Boxes that the theme has styles for, besides ours.
_BY_THEME = (
    "abstract",
    "bug",
    "danger",
    "example",
    "failure",
    "info",
    "question",
    "quote",
    "success",
    "tip",
    "warning",
)


def kinds_of(parser: Markdown) -> Kinds:
    """Return the blocks that a parser knows, ours and those of other extensions, by their names."""
    if "blocks" not in parser.parser.blockprocessors:
        return {}
    known: dict[str, Any] = getattr(parser.parser.blockprocessors["blocks"], "blocks", {})
    # What each takes stands with its class, of which some extensions make a new one each time.
    told_by = {name: (block.OPTIONS, block.ARGUMENT, getattr(block, "HAS_TEXT", True)) for name, block in known.items()}
    types = sorted({name for name, block in known.items() if issubclass(block, Admonition)} - {Admonition.NAME})
    return unchanged("kinds", told_by, lambda: {name: _kind(block, types) for name, block in known.items()})


def _kind(block: Any, types: Sequence[str]) -> BlockKind:
    options: dict[str, Callable[[object], str]]
    options = {name: partial(_mend, check) for name, (_, check) in block.OPTIONS.items()}
    if block.NAME == Admonition.NAME:
        options["type"] = partial(_mend_type, [*types, *_BY_THEME])
    # Blocks of other extensions are boxes and tabs: text is what they are for.
    argument = getattr(block, "NEEDS_WORDS", False) or block.ARGUMENT
    return BlockKind(options, argument, getattr(block, "HAS_TEXT", True), getattr(block, "ARGUMENTS", ()))


def _mend_type(types: Sequence[str], value: object) -> str:
    """Return what to write where a box has a type that no style knows: it would stand there bare."""
    return "" if value in types else f"Write {listed(types, 'or')}."


def _mend(check: Callable[[Any], Any] | None, value: object) -> str:
    """Return what to write where a block would not take a value, which stands here as its author typed it."""
    try:
        if check is not None:
            check(_typed(value))
    except Exception:  # as the blocks themselves take it: whatever is raised, the value is none
        words = ("true", "false") if check is type_boolean else getattr(check, "words", ())
        mend = getattr(check, "mend", "Compare it with a block that works.")
        return f"Write {listed(words, 'or')}." if words else mend
    return ""


def _typed(value: object) -> object:
    if isinstance(value, list):
        return [_typed(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _typed(entry) for key, entry in value.items()}
    return yaml.safe_load(str(value))
