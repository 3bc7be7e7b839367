r"""GIFT, a plain text that many systems import (docs.moodle.org/en/GIFT_format).

Only `~ = # { } :` and the backslash are escaped: Moodle would show learners any other backslash. Every text says
that it is HTML, which also keeps a text that starts with `%` or `[` from being read as a weight or a format.

It holds choices and matching. Words chosen for several gaps have no place in it; an ordering has one in Moodle alone,
and other readers take it, in silence, for a short answer; free text gets a point that a person must give: all three
are left out, and said to be.
"""

import re
from collections.abc import Callable, Iterator
from typing import cast

from course.bank.types import TYPES, by_type
from course.bank.types.common import OptionsQuestion
from course.bank.types.matching import Matching
from course.bank.types.single_choice import SingleChoice
from course.packages.edition import Edition, Item
from course.packages.formats.moodle import category, refusal, share
from course.packages.markup import again_html, difference_html, reasons_html, stem_html, tags
from course.packages.names import names
from course.packages.package import LeftOut, Package, left_out
from course.packages.rich import inline_html, plain

Writer = Callable[[Item], Iterator[str]]

_SPECIAL = re.compile(r"[~=#{}:\\]")


def gift(edition: Edition) -> Package:
    """Return an edition as one GIFT file."""
    parts: list[str] = []
    missing: list[LeftOut] = []
    called = names(edition.items())
    for module in edition.modules:
        parts.append(f"$CATEGORY: {category(edition, module)}")
        for item in module.items:
            if why := TYPES[item.question.type].left_out.get("gift") or refusal(item):
                missing.append(left_out(item.question, why))
            else:
                parts.append("\n".join(_question(edition, item, called[item.question.id])))
    return Package({f"{edition.name}-gift.txt": ("\n\n".join(parts) + "\n").encode()}, tuple(missing))


def _question(edition: Edition, item: Item, name: str) -> Iterator[str]:
    question = item.question
    yield " ".join((f"// [id:{question.id}]", *(f"[tag:{tag}]" for tag in tags(edition, question))))
    yield f"::{_escaped(name)}::{_html(stem_html(item))}{{"
    yield from _WRITERS[question.type](item)
    yield "}"


def _html(text: str) -> str:
    return f"[html]{_escaped(text)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _general_feedback(text: str) -> Iterator[str]:
    if text:
        yield f"####{_html(text)}"


def _options(item: Item) -> Iterator[str]:
    question = cast(OptionsQuestion, item.question)
    right = share(len(question.key))
    for option in question.options:
        if isinstance(question, SingleChoice):
            mark = "=" if option.correct else "~"
        else:
            mark = f"~%{right}%" if option.correct else f"~%-{right}%"
        yield f"{mark}{_html(inline_html(option.text))}#{_html(inline_html(option.feedback))}"
    yield from _general_feedback(difference_html(item) + again_html(item))


def _matching(item: Item) -> Iterator[str]:
    question = cast(Matching, item.question)
    for entry in question.items:
        yield f"={_html(inline_html(entry.text))} -> {_escaped(plain(entry.category))}"
    used = {entry.category for entry in question.items}
    yield from (f"= -> {_escaped(plain(name))}" for name in question.categories if name not in used)
    yield from _general_feedback(reasons_html(item) + again_html(item))


_WRITERS: dict[str, Writer] = by_type(
    "gift",
    {
        "single-choice": _options,
        "multiple-response": _options,
        "matching": _matching,
    },
)
