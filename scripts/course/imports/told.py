"""What came of an import, for whoever ran it: what was taken, what was left and why, what to write."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from course.imports.taken import Import
from course.reading.english import plural
from course.reading.findings import Finding
from course.reading.gaps import is_gap

_NAMES = {
    "outcome": "which outcome of the module it is about",
    "section": "which section of the guidance the right answer rests on",
    "quote": "the words of that section",
    "feedback": "the reason for an answer",
    "vignette": "what a picture shows",
    "text": "what a picture shows",
    "stem": "the question",
    "model_answer": "an example answer",
    "checklist": "what a good answer holds",
}


def told(found: Import, source: str, target: str, text: str, faults: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines of the report.

    Args:
        found: What was read.
        source: The name of the file that was read.
        target: The path of the quiz file.
        text: What stands in it.
        faults: What is wrong with it, beside what is still to be written.
    """
    of = len(found.taken) + len(found.left)
    yield f"Taken from {source} into {target}: {len(found.taken)} of {plural(of, 'question')}."
    for kind, count in Counter(each.kind for each in found.taken).most_common():
        yield f"  {count} {kind}"
    yield from left(found)
    noted = [f"  {each.place}, “{each.name}”: {note}" for each in found.taken for note in each.notes]
    noted += [f"  {note}" for note in found.notes]
    if noted:
        yield f"To know: {len(noted)}"
        yield from noted
    gaps = Counter(_gaps(yaml.safe_load(text)["questions"]))
    if gaps:
        yield f"To write: {plural(gaps.total(), 'place')}, each marked “…”"
        for name, count in gaps.most_common():
            yield f"  {count} × {_NAMES[name]} ({name})"
    if faults:
        yield f"To fix: {len(faults)}"
        yield from (f"  {fault.position.path}:{fault.position.line}: {fault.message}. {fault.mend}" for fault in faults)
    if gaps or faults:
        yield "`course check` names each place by its line. No site is built until all of it is written and fixed."
    else:
        yield "Nothing is missing. Now run `course check`: it looks at how each question is written."


def left(found: Import) -> Iterator[str]:
    """Yield what was left, and why."""
    if found.left:
        yield f"Left: {len(found.left)}"
        yield from (f"  {each.place}, “{each.name}”: {each.why}." for each in found.left)


def _gaps(value: Any, key: str = "") -> Iterator[str]:
    """Yield the key of each place that is still to be written."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _gaps(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _gaps(each, key)
    elif isinstance(value, str) and is_gap(value):
        yield key
