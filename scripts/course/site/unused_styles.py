"""A theme's styles without what nothing in a site can be dressed by: a weak signal pays for every byte.

A theme brings styles for all that it can show, of which a course shows half. A rule goes only where it asks for a class
or an id that stands in no page and in no script of the site; an icon goes where no rule is left that draws it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

# What may hold a mark that ends nothing: texts, addresses, and signs that are written with a stroke before them.
_OPAQUE = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\)|\\."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(rf"{_OPAQUE}|[{{}}()\[\];,]", re.DOTALL)
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NAME = re.compile(r"[.#]((?:\\.|[\w-])+)")
_HOLDS_RULES = ("@media", "@supports", "@container", "@layer")
_OWN_PROPERTY = re.compile(r"\s*(--[\w-]+)\s*:")
_PROPERTY = re.compile(r"--[\w-]+")
_READ = re.compile(r"var\(\s*(--[\w-]+)")


def without_unused_rules(style: str, names: Collection[str]) -> str:
    """Return a style sheet without the rules that ask for a class or an id which is not there.

    Args:
        style: The style sheet.
        names: What there is. A name that ends with “-” stands for all that begin so: scripts put such together.
    """
    beginnings = tuple(name for name in names if name.endswith("-") and name.startswith("md-"))
    return "".join(_rules(_COMMENT.sub("", style), names, beginnings))


def _rules(style: str, names: Collection[str], beginnings: tuple[str, ...]) -> Iterator[str]:
    for rule in _split(style, "};"):
        asks, opens, body = rule.partition("{")
        if opens and asks.strip().startswith(_HOLDS_RULES):
            inside = "".join(_rules(body.rstrip().removesuffix("}"), names, beginnings))
            if inside.strip():
                yield f"{asks}{{{inside}}}"
        elif not opens or asks.strip().startswith("@"):
            yield rule
        elif kept := [each for each in _split(asks, ",") if _may_match(each, names, beginnings)]:
            yield f"{''.join(kept).removesuffix(',')}{{{body}"


def _may_match(selector: str, names: Collection[str], beginnings: tuple[str, ...]) -> bool:
    """Say whether all that a selector asks for is there. What stands in brackets may exclude: it is not looked at."""
    asked = selector.removesuffix(",")
    while (bare := _IN_BRACKETS.sub("", asked)) != asked:
        asked = bare
    return all(name in names or name.startswith(beginnings) for name in _NAME.findall(asked))


def _split(text: str, ends: str) -> Iterator[str]:
    """Yield the pieces of a text, each with the mark at its end, where no bracket is open."""
    start = depth = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        depth += (mark in "{([") - (mark in "})]")
        if mark in ends and depth == 0:
            yield text[start : token.end()]
            start = token.end()
    if text[start:].strip():
        yield text[start:]


def own_properties(text: str) -> Sequence[str]:
    """Return the names of all properties of its own that a text reads or declares."""
    return _PROPERTY.findall(text)


def without_unread(read: set[str], sheets: Mapping[Path, str]) -> Mapping[Path, str]:
    """Return style sheets without properties of their own that nothing reads, which are icons for the most part.

    Args:
        read: The names of those that something beside these sheets reads.
        sheets: The style sheets.
    """
    while True:
        used = read.union(*map(_READ.findall, sheets.values()))
        left = {file: _declared(style, used) for file, style in sheets.items()}
        if left == sheets:
            return left
        sheets = left


def _declared(style: str, used: Collection[str]) -> str:
    found: list[str] = []
    for rule in _split(style, "};"):
        asks, opens, body = rule.partition("{")
        if not opens:
            found.append(rule)
            continue
        inside = body.rstrip().removesuffix("}")
        if asks.strip().startswith(_HOLDS_RULES):
            kept = _declared(inside, used)
        else:
            kept = "".join(
                each for each in _split(inside, ";") if not (own := _OWN_PROPERTY.match(each)) or own[1] in used
            )
        if kept.strip():
            found.append(f"{asks}{{{kept}}}")
    return "".join(found)
