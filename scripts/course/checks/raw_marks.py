"""Signs of Markdown that would stand on a page as they are, because what they begin does not end as it must."""

import re
from collections.abc import Iterator

from course.checks.targets import LEFT_OPEN
from course.course import Course
from course.guidance.block_lines import CODE, without_code
from course.guidance.page import Page
from course.reading.findings import Finding, Position

# Where something new begins, so that nothing goes on from the line above.
_NEW = re.compile(r"\s*(?:[-*+] |\d+[.)] |\||#+ |/{3,}|\*{3}\s*$|> ?)")
_BLOCK = re.compile(r" {0,3}/{3,}")
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!-]")
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_BOLD = re.compile(r"\*\*(?=\S)(?:(?!\*\*).)+?(?<=\S)\*\*", re.DOTALL)
_RULE = re.compile(r"^[ *]+$", re.MULTILINE)
# What gives a heading, a cell, a paragraph or a piece of text its id or its class.
_OF_PIECE = re.compile(r"(?<=[)\]*_`>])\{:?[^{}\n]*\}|^[ \t]*\{:?[^{}\n]*\}[ \t]*$", re.MULTILINE)
_OF_LINE = re.compile(r"(?<=\S)[ \t]+\{:?[^{}\n]*\}[ \t]*(?=$|\|)", re.MULTILINE)
_RAW = re.compile(r"\*\*+|`+|\]\(|\{[:#.](?=\s?[\w.#])")
_MENDS = {
    "*": "Write “**” before and behind what shall be bold, with no space on its inner side.",
    "`": "Write as many of them behind the text as before it.",
    "]": "Write a link as `[words](address)`.",
    "{": "Close it with “}”, and let it stand at the end of a heading or right behind a link.",
}


def check_raw_marks(course: Course) -> Iterator[Finding]:
    """Yield the first sign of each paragraph that its readers would see as it is."""
    for page in course.pages.values():
        if _may_be_raw(page.body):
            yield from _of_page(page)
    for text, where in _written(course):
        if _may_be_raw(text) and (found := _RAW.search(_blanked(CODE.sub(_blank, text)))):
            yield _raw(found[0], where)


def _may_be_raw(text: str) -> bool:
    """Return whether it is worth a look: most texts hold no such sign."""
    return any(sign in text for sign in ("**", "`", "](", "{"))


def _written(course: Course) -> Iterator[tuple[str, Position]]:
    """Yield each text of the data files that is shown as Markdown, and where it stands."""
    for file in course.bank.files.values():
        yield from file.head.written("questions", "families")
        for part in (*file.families, *file.questions):
            yield from part.written("members")
    for whole in (*course.scenarios.files.values(), *course.sessions.files.values()):
        yield from whole.written()
    for entry in (*course.rules.values(), *course.glossary.values()):
        yield from entry.written()


def _raw(sign: str, where: Position) -> Finding:
    message = f"“{sign}” stands on the page as it is, because nothing ends what it begins"
    return Finding(where, "raw-mark", message, _MENDS[sign[0]])


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", found[0])


def _of_page(page: Page) -> Iterator[Finding]:
    for first, text in _chunks(without_code(page.lines)):
        rest = _blanked(text)
        if found := _RAW.search(rest):
            if found[0].startswith("```") or LEFT_OPEN.match(text, found.start()):
                continue  # told as code that never ends, or as a link
            line = first + rest.count("\n", 0, found.start())
            column = found.start() - rest.rfind("\n", 0, found.start())
            yield _raw(found[0], Position(page.shown, page.first_line + line, column))


def _blanked(text: str) -> str:
    """Return a text with blanks for all that Markdown reads, each sign that is left in its place."""
    of_line = (_OF_LINE,) if text.lstrip().startswith(("#", "|")) else ()
    for kind in (_ESCAPED, _OF_PIECE, *of_line, _LINK, _LINK, _RULE, _BOLD):
        text = kind.sub(_blank, text)
    return text


def _chunks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each paragraph, entry of a list or row of a table, and the number of its first line."""
    chunk: list[str] = []
    first, in_options = 0, False
    for number, line in [*enumerate(lines), (len(lines), "")]:
        in_options = bool(_BLOCK.match(line)) or (in_options and line.startswith("    "))
        if chunk and (not line.strip() or _NEW.match(line) or in_options):
            yield first, "\n".join(chunk)
            chunk = []
        if line.strip() and not in_options:
            first = first if chunk else number
            chunk.append(line)
