"""The index of a search as it is sent: the same, a tenth smaller. The script beside this, unpack.js, undoes it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

# Lists of phrases: each is sent as one text. In a phrase only its words count, as the script reads them: a comma within
# it may go, and so may capitals, apostrophes, and blanks beside a sign.
_OF_DANGER = ("words", "maybe", "harmless", "yours")


def packed(index: Mapping[str, Any]) -> dict[str, Any]:
    """Return an index without what its script can say again by itself."""
    counts = Counter(page for page, *_ in index["entries"])
    # What is alike stands near each other, in this order: so it is smallest once a server has compressed it.
    return {
        "dangers": [{**danger, **{key: _sorted(danger[key]) for key in _OF_DANGER}} for danger in index["dangers"]],
        "groups": {name: _sorted(words) for name, words in index["groups"].items()},
        **{key: _sorted(index[key]) for key in ("company", "calm")},
        "same": [_text(words) for words in index["same"]],
        "entries": "\n".join(_entry(*entry) for _, *entry in index["entries"]),
        "pages": [_page(*page) for page in index["pages"]],
        "counts": [counts[page] for page in range(len(index["pages"]))],
        "call": index["call"],
        "ways": index["ways"],
    }


def _text(phrases: Sequence[str]) -> str:
    return ",".join(_plain(phrase) for phrase in phrases)


def _plain(phrase: str) -> str:
    words = re.sub(r"['’](s\b)?", "", phrase.lower().replace(",", " "))
    return re.sub(r" ?([&()]) ?", r"\1", words)


def _sorted(phrases: Sequence[str]) -> str:
    return _text(sorted(phrases))


def _page(address: str, title: str, kind: str, weight: float, label: str) -> list[Any]:
    usual = label == f"{kind} · {title}"
    return [address, title, kind, weight, *([] if usual else [label])]


def _entry(anchor: str, heading: str, words: Sequence[str]) -> str:
    """Return a heading, its anchor and its words. An anchor that is the heading's own is left out; a space is none."""
    own = re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")
    return f"{heading}|{'' if anchor == own else anchor or ' '}|{_sorted(words).replace('|', ' ')}"
