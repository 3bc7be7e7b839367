"""Signs of Markdown that would stand on a page as they are, because what they begin does not end as it must."""

import re
from collections.abc import Iterator, Set
from html.entities import html5

from course.checks.targets import LEFT_OPEN
from course.course import Course
from course.guidance.block_lines import CODE, without_code
from course.guidance.page import Page
from course.guidance.prose import Converter
from course.guidance.raw_lists import list_slips
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
# What is surely meant for an address.
_TO = (
    r"(?:(?:https?:|mailto:|tel:|www\.|#\w)[^\s()\[\]]*|[^\s()\[\]]*\.(?:md|html?|pdf|png|jpe?g|svg)(?:#[^\s()\[\]]*)?)"
)
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*]*?(?<=[^\s*])\*(?!\*)|(?<!\w)_(?=[^\s_])[^_]*?(?<=[^\s_])_(?!\w)")
_RAW = re.compile(
    rf"\*\*+|`+|\]\(|\{{[:#.](?=\s?[\w.#])|\]\s+\((?={_TO}\))|\)\[(?={_TO}\])|\]\[[^\[\]]*\]|\[\^[^\s\]]+\]"
    r"|(?<![\w*])\*(?=[^\W_]|[“‘])|(?<![\w/._-])_(?=[^\W\d_]+[’\w]* [^\W\d_])"
    r"|~~(?=\S)[^~\n]+~~|==(?=\S)[^=\n]+==|^\s*[-*+] \[[ xX]\](?= )|&[A-Za-z]{2,8};",
    re.MULTILINE,
)
_SIGN = re.compile(r"[*`\[\]{_~=&]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DEFINED = re.compile(r"^ {0,3}\[([^\]]+)\]:", re.MULTILINE)
# A star behind a word, as before a note: one before a word may answer it.
_NOTE = re.compile(r"\w\*(?![\w*])")
_MENDS = {
    "*": "Write “**” before and behind what shall be bold, with no space on its inner side.",
    "`": "Write as many of them behind the text as before it.",
    "]": "Write a link as `[words](address)`.",
    "]s": "Write a link as `[words](address)`, with nothing between the two brackets.",
    ")": "Write a link as `[words](address)`: words in square brackets, then the address in round ones.",
    "][": "Write a link as `[words](address)`, or add a line `[name]: address` that says where the name leads.",
    "[": "Write the note on a line of its own, `[^name]: words`, or take this mark away.",
    "*w": "Write “*” behind the words, too; “\\*” for the sign itself, “* ” for an entry of a list.",
    "_": "Write “_” behind the words, too, or “\\_” for the sign itself.",
    "~": "This course's Markdown strikes nothing out: take the signs away.",
    "=": "This course's Markdown marks nothing so: write “**” in place of the signs.",
    "-": "This course's Markdown has no boxes to tick: write “☐” in its place.",
    "&": "Write the sign itself.",
    "{": "Close it with “}”, and let it stand at the end of a heading or right behind a link.",
}
_WHY = {
    "][": "nothing on the page says where it leads",
    "[": "the page has no note of this name",
    "]s": "a space parts the words of the link from its address",
    ")": "the two kinds of brackets are the wrong way round",
    **dict.fromkeys("~=-", "it means nothing here"),
    "&": "there is no sign of this name",
}


def check_raw_marks(course: Course) -> Iterator[Finding]:
    """Yield the first sign of each paragraph that its readers would see as it is, and each list that is none."""
    for page in course.pages.values():
        lines = _COMMENT.sub(_blank, "\n".join(without_code(page.lines))).replace("\0", " ").split("\n")
        yield from _of_page(page, lines, course.convert)
        for line, rule, message, mend in list_slips(_without_blocks(lines), course.convert):
            yield Finding(Position(page.shown, page.first_line + line), rule, message, mend)
    for text, where in _written(course):
        if _SIGN.search(text) and (found := _found(CODE.sub(_blank, text), set(), course.convert)):
            yield _raw(found, where)
        for line, rule, message, mend in list_slips(text.split("\n"), course.convert) if "\n" in text else ():
            # Only a text that begins below its key keeps its lines.
            yield Finding(Position(where.path, where.line + 1 + line), rule, message, mend)


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


def _raw(found: re.Match[str], where: Position) -> Finding:
    sign = " ".join(found[0].split())
    why = _WHY.get(_kind(found), "nothing ends what it begins")
    return Finding(where, "raw-mark", f"“{sign}” stands on the page as it is, because {why}", _MENDS[_kind(found)])


def _kind(found: re.Match[str]) -> str:
    """Return what a sign is of, as a key of the mends."""
    sign = found[0].lstrip()
    if sign[:2] == "][":
        return "]["
    if sign[0] == "]":
        return "]" if sign == "](" else "]s"
    if sign[0] in "-+*" and sign.endswith("]"):
        return "-"
    return "*w" if sign == "*" else sign[0]


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", found[0])


def _of_page(page: Page, lines: list[str], convert: Converter) -> Iterator[Finding]:
    defined = {_name(name) for name in _DEFINED.findall(page.body)}
    has_boxes = False
    for first, text in _chunks(lines):
        if found := _found(text, defined, convert):
            if found[0].startswith("```") or LEFT_OPEN.match(text, found.start()):
                continue  # told as code that never ends, or as a link
            if found[0] == "*" and any(_NOTE.search(_blanked(each, defined)) for _, each in _chunks(lines)):
                continue
            if _kind(found) == "-" and has_boxes:
                continue
            has_boxes = has_boxes or _kind(found) == "-"
            line = first + text.count("\n", 0, found.start())
            column = found.start() - text.rfind("\n", 0, found.start())
            yield _raw(found, Position(page.shown, page.first_line + line, column))


def _found(text: str, defined: Set[str], convert: Converter) -> re.Match[str] | None:
    """Return the first sign that stands on the page as it is."""
    if not _SIGN.search(text) or not _SIGN.search(rest := _blanked(text, defined)):
        return None  # as in most texts
    return next((found for found in _RAW.finditer(rest) if _is_raw(found, text, defined, convert)), None)


def _is_raw(found: re.Match[str], text: str, defined: Set[str], convert: Converter) -> bool:
    sign = found[0].strip()
    if sign[0] == "&":
        return sign[1:] not in html5
    if sign.startswith("[^"):
        return _name(sign[1:-1]) not in defined
    # Another extension may read these.
    return _kind(found) not in "~=-" or sign.lstrip("-*+ ") in re.sub(r"<[^>]*>", "", convert(text))


def _name(written: str) -> str:
    return " ".join(written.lower().split())


def _blanked(text: str, defined: Set[str]) -> str:
    """Return a text with blanks for all that Markdown reads, each sign that is left in its place."""

    def link(found: re.Match[str]) -> str:
        words, _, name = found[0].rstrip("]").rpartition("][")
        is_raw = found[0].endswith("]") and _name(name or words.lstrip("![")) not in defined
        # Of a picture without words, that is told.
        is_other = found[0].startswith("![]") or text[max(found.start() - 1, 0)].isalnum()
        return found[0] if is_raw and not is_other else _blank(found)

    of_line = (_OF_LINE,) if text.lstrip().startswith(("#", "|")) else ()
    for kind in (_ESCAPED, _OF_PIECE, *of_line):
        text = kind.sub(_blank, text)
    text = _LINK.sub(link, _LINK.sub(link, text))
    for kind in (_RULE, _BOLD, _ITALIC):
        text = kind.sub(_blank, text)
    return text


def _without_blocks(lines: list[str]) -> list[str]:
    """Return lines with blanks for those that open and close blocks, and for their options."""
    kept: list[str] = []
    in_options = False
    for line in lines:
        in_options = bool(_BLOCK.match(line)) or (in_options and line.startswith("    "))
        kept.append("" if in_options else line)
    return kept


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
