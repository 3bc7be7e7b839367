"""What a pydantic model says of itself: its keys, the types of what stands under them, the words that a type allows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from course.reading.swallowed import Swallowed
from course.reading.tree import Node


def keys_of(shape: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """Return the keys that the model under `path` knows."""
    return list(_model_in(annotation_of(shape, path[:-1])).model_fields)


def annotation_of(shape: type[BaseModel], path: Iterable[str | int]) -> Any:
    """Return the type of what stands under `path`."""
    found: Any = shape
    for step in path:
        model = _model_in(found)
        if isinstance(step, str) and step in getattr(model, "model_fields", ()):
            found = model.model_fields[step].annotation
    return found


def values_of(annotation: Any) -> list[str]:
    """Return the words that a `Literal` in a type allows."""
    parts = get_args(annotation)
    return [word for part in parts for word in ([part] if isinstance(part, str) else values_of(part))]


def _model_in(annotation: Any) -> Any:
    """Return the model inside `list[Model]` or `Model | None`."""
    inner = [part for part in getattr(annotation, "__args__", ()) if hasattr(part, "model_fields")]
    return inner[0] if inner else annotation


def keys_in_texts(annotation: Any, node: Node, above: frozenset[str] = frozenset()) -> Iterator[Swallowed]:
    """Yield each key of a shape, or of one above it, that stands within a text of it."""
    if isinstance(node.value, str):
        yield from (found for found in node.inside if found[2] or found[0] in above)
    elif isinstance(node.value, list):
        for each in node.value:
            yield from keys_in_texts(annotation, each, above)
    else:
        fields = getattr(_model_in(annotation), "model_fields", {})
        for key, each in node.value.items():
            yield from keys_in_texts(fields[key].annotation if key in fields else annotation, each, above.union(fields))
