"""What was taken, as the text of a quiz file."""

import re
from collections.abc import Collection, Iterator, Sequence
from textwrap import wrap
from typing import Any

import yaml

from course.bank.quiz import QuizFile, parse_quiz
from course.imports.taken import GAP, Taken
from course.packages.edition import slugged
from course.reading.findings import Finding
from course.reading.shapes import MOST_LETTERS, SLUG

_HEAD = """\
# yaml-language-server: $schema=schema.json
# Taken from {source}. Write what each “…” asks for, and run `course check`: it names every “…” that is left.
# The site is not built while one is there. Then take these comments away.
# Outcomes: {outcomes}.
# Sections: {sections}.
"""
_WIDTH = 118
# The first words of a question make an id that people can read.
_WORDS = 6
# What the checks would take for a key that slipped into a text.
_KEY = re.compile(r"(?m)^ *(?:- +)*[a-z][a-z_]*:(?: |$)")
_GAP_OF_ID = re.compile(rf"(?m)^( *(?:outcome|section):) {GAP}$")


def quiz_text(
    taken: Sequence[Taken],
    source: str,
    page: str,
    title: str,
    outcomes: Sequence[str],
    sections: Sequence[str],
    known: Collection[str],
) -> str:
    """Return the text of a quiz file.

    Args:
        taken: The questions.
        source: What they were taken from.
        page: The module's page below `docs`.
        title: What the module is called.
        outcomes: The ids of its outcomes.
        sections: The ids of its headings.
        known: The ids that the bank has already.
    """
    used = set(known)
    head = _HEAD.format(source=" ".join(source.split()), outcomes=", ".join(outcomes), sections=", ".join(sections))
    lines = [*_lines({"title": title, "module": page}, 0), "questions:"]
    questions = ("\n".join(_listed(_question(each, page, _id(each, used)), 2)) for each in taken)
    return head + "\n".join(lines) + "\n" + "\n\n".join(questions) + "\n"


def parsed(shown: str, text: str) -> tuple[QuizFile | None, list[Finding]]:
    """Return a quiz file as if its ids were written, and what is wrong with it beside what is still to be written."""
    file, faults = parse_quiz(shown, _GAP_OF_ID.sub(r"\1 gap", text).encode())
    return file, [fault for fault in faults if fault.rule != "unfinished"]


def _id(taken: Taken, used: set[str]) -> str:
    """Return an id that nothing else has, and keep it."""
    first = taken.known_as.lower()
    if not SLUG.fullmatch(first):
        words = re.findall(r"[^\W_]+", first or (taken.name if taken.stem.startswith(GAP) else taken.stem))
        first = slugged(" ".join(words[:_WORDS]))
    first = first[: MOST_LETTERS - 5].strip("-")
    name, number = first, 1
    while name in used:
        number += 1
        name = f"{first}-{number}"
    used.add(name)
    return name


def _question(taken: Taken, page: str, name: str) -> dict[str, Any]:
    # Practice holds what no page asks for by name, once the checks have nothing against it.
    entry: dict[str, Any] = {"id": name, "type": taken.kind, "outcome": taken.outcome or GAP, "use": "pool"}
    if taken.vignette:
        entry["vignette"] = taken.vignette
    entry |= {"stem": taken.stem, **taken.parts}
    if taken.kind != "reflection":
        quote = taken.evidence.get("quote") or f"{GAP} six words or more that stand in that section"
        entry["evidence"] = [{"page": page, "section": taken.evidence.get("section") or GAP, "quote": quote}]
    if taken.is_critical:
        entry["critical"] = True
    return entry


def _lines(entry: dict[str, Any], indent: int) -> Iterator[str]:
    """Yield the lines of a mapping."""
    before = " " * indent
    for key, value in entry.items():
        if isinstance(value, list):
            yield f"{before}{key}:"
            for each in value:
                yield from _listed(each, indent + 2)
        elif isinstance(value, bool):
            yield f"{before}{key}: {str(value).lower()}"
        else:
            yield from _text(f"{before}{key}:", value, indent + 2)


def _listed(value: Any, indent: int) -> Iterator[str]:
    if isinstance(value, dict):
        first, *rest = _lines(value, indent + 2)
        yield f"{' ' * indent}- {first.lstrip()}"
        yield from rest
    else:
        yield from _text(f"{' ' * indent}-", value, indent + 2)


def _text(before: str, text: str, indent: int) -> Iterator[str]:
    """Yield a text behind its key: on the same line, folded below it, or as paragraphs."""
    within = " " * indent
    line = f"{before} {_scalar(text)}"
    lines = (
        text.split("\n")
        if "\n" in text
        else wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    )
    is_whole = "\n" in text or " ".join(lines) == text
    if ("\n" not in text and len(line) <= _WIDTH) or not is_whole or _is_odd(lines):
        yield line
    else:
        yield f"{before} {'|' if chr(10) in text else '>'}"
        yield from (f"{within}{each}" if each else "" for each in lines)


def _is_odd(lines: Sequence[str]) -> bool:
    """Return whether a line would be read as something else than words where it stands below its key."""
    return any(_KEY.match(line) or (line and line[0].isspace()) for line in lines)


def _scalar(text: str) -> str:
    """Return a text as YAML holds it on one line."""
    dumped: str = yaml.safe_dump(
        text, allow_unicode=True, width=10 * len(text) + 100, default_style='"' if "\n" in text else None
    )
    return dumped.removesuffix("...\n").rstrip("\n")
