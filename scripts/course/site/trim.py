"""Pages, styles and scripts without what only those who make them need: a weak signal pays for every byte."""

import re
from pathlib import Path

from course.site.joined import SCRIPTS
from course.site.valid import valid

# Where white space is part of what the reader or the browser gets.
_KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
# In our own styles no text holds these marks.
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLES = "assets/*.css"
# Whole lines of comment, comments that end a line, and what lines begin with. A licence stays: whoever gets a copy must
# get it.
_SCRIPT_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/|Copyright).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
_END_COMMENT = re.compile(r"[ \t]+/\*(?:(?!\*/|Copyright).)*\*/[ \t]*$", re.MULTILINE | re.DOTALL)
# Where a backtick begins a text, and where it is only a letter of another text, of a comment or of a pattern.
_TEXT = re.compile(
    r"""`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|//[^\n]*|/\*.*?\*/"""
    r"""|(?<=[(,=:!&|?;{\[])[ ]*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/""",
    re.DOTALL,
)
_LINE_START = re.compile(r"^[ \t]+|^\n", re.MULTILINE)
# Markdown writes such an attribute twice over.
_NO_VALUE = re.compile(r'(<form\b[^<>]* novalidate)="novalidate"')
# As XML ends an element that holds nothing; HTML reads over it. In a drawing it counts, and none of these is there.
_VOID_END = re.compile(r"(<(?:area|br|col|hr|img|input|link|meta|source|wbr)(?=[\s/>])[^<>]*?) ?/>")
_AROUND_LINE_ENDS = re.compile(r"[ \t\r\n]*\n[ \t\r\n]*")


def trim_pages(site: Path) -> None:
    """Trim and mend every page of a finished site, in place. A page that is trimmed already stays as it is."""
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        trimmed = trim(valid(text))
        if trimmed != text:
            file.write_text(trimmed, encoding="utf-8")


def trim_styles(site: Path) -> None:
    """Trim our own styles in a finished site, in place."""
    for file in site.glob(_STYLES):
        file.write_text(trim_style(file.read_text(encoding="utf-8")), encoding="utf-8")


def trim_style(style: str) -> str:
    """Return a style sheet without comments, and without the white space around line ends."""
    return _AROUND_LINE_ENDS.sub("\n", _COMMENT.sub("", style)).strip() + "\n"


def trim_scripts(site: Path) -> None:
    """Trim our own scripts in a finished site, in place."""
    for file in map(site.joinpath, SCRIPTS):
        if file.is_file():
            file.write_text(trim_script(file.read_text(encoding="utf-8")), encoding="utf-8")


def trim_script(script: str) -> str:
    """Return a script without comments, blank lines and indents; as it is where a text goes over lines."""
    if any(text.startswith("`") and "\n" in text for text in _TEXT.findall(script)):
        return script
    return _LINE_START.sub("", _END_COMMENT.sub("", _SCRIPT_COMMENT.sub("", script)))


def trim(page: str) -> str:
    """Return a page without what changes nothing: white space around line ends where it does not show, and more."""
    # The pattern has two groups, so every third part lies between elements that keep their white space.
    parts = _KEPT.split(page)
    for index in range(0, len(parts), 3):
        parts[index] = _VOID_END.sub(r"\1>", _NO_VALUE.sub(r"\1", _AROUND_LINE_ENDS.sub("\n", parts[index])))
    return "".join(part for index, part in enumerate(parts) if index % 3 != 2)
