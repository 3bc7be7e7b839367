"""Pages and styles without what only those who make them need: a weak signal pays for every byte."""

from __future__ import annotations

import re
from pathlib import Path

# Where white space is part of what the reader or the browser gets.
_KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
# In our own styles no text holds these marks.
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLES = "assets/*.css"
_AROUND_LINE_ENDS = re.compile(r"[ \t\r\n]*\n[ \t\r\n]*")


def trim_pages(site: Path) -> None:
    """Trim every page of a finished site, in place. A page that is trimmed already stays as it is."""
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        trimmed = trim(text)
        if trimmed != text:
            file.write_text(trimmed, encoding="utf-8")


def trim_styles(site: Path) -> None:
    """Trim our own styles in a finished site, in place."""
    for file in site.glob(_STYLES):
        file.write_text(trim_style(file.read_text(encoding="utf-8")), encoding="utf-8")


def trim_style(style: str) -> str:
    """Return a style sheet without comments, and without the white space around line ends."""
    return _AROUND_LINE_ENDS.sub("\n", _COMMENT.sub("", style)).strip() + "\n"


def trim(page: str) -> str:
    """Return a page in which white space with a line end in it is one line end, wherever that looks the same."""
    # The pattern has two groups, so every third part lies between elements that keep their white space.
    parts = _KEPT.split(page)
    for index in range(0, len(parts), 3):
        parts[index] = _AROUND_LINE_ENDS.sub("\n", parts[index])
    return "".join(part for index, part in enumerate(parts) if index % 3 != 2)
