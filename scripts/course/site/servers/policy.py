"""The content security policy of a finished site: browsers run and load what is the course’s own, and nothing else.

What stands within pages is allowed by its hash. Hashes change with the theme and with our own templates, so a policy
fits the very build that it was made from.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import unescape

# Nothing from elsewhere; pictures within styles (`data:`) are the theme's icons. A frame on another host would show
# the course as a part of that host's own pages.
_POLICY = (
    "default-src 'self'",
    "script-src 'self'{scripts}",
    "style-src 'self'{styles}",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)
_WITHIN = re.compile(r"<(?P<tag>script|style)\b(?P<told>[^<>]*)>(?P<text>.+?)</(?P=tag)>", re.DOTALL | re.IGNORECASE)
_ELSEWHERE_OR_DATA = re.compile(r"""\bsrc=|\btype=["']?application/""", re.IGNORECASE)
_TAG = re.compile(r"""<[a-z][^<>]*?\s(?:style|on[a-z]+)\s*=\s*["'][^<>]*>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s(style|on[a-z]+)\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)


def policy(pages: Iterable[str]) -> str:
    """Return the strictest policy under which all of these pages look and work as they were made.

    Args:
        pages: The text of each page.
    """
    scripts: set[str] = set()
    styles: set[str] = set()
    for page in pages:
        for is_script, allowed in _within(page):
            (scripts if is_script else styles).add(allowed)
        for is_script, allowed in _on_elements(page):
            # Before the hashes: it sorts there.
            (scripts if is_script else styles).update(("'unsafe-hashes'", allowed))
    told = {"scripts": _listed(scripts), "styles": _listed(styles)}
    return "; ".join(part.format(**told) for part in _POLICY)


def _within(page: str) -> Iterator[tuple[bool, str]]:
    for found in _WITHIN.finditer(page):
        is_script = found["tag"].lower() == "script"
        if not (is_script and _ELSEWHERE_OR_DATA.search(found["told"])):
            yield is_script, _hash(found["text"])


def _on_elements(page: str) -> Iterator[tuple[bool, str]]:
    """Yield what a course's own pages may have: `style` that somebody wrote into an element, or `onclick`."""
    for tag in _TAG.finditer(page):
        for name, value in _ATTRIBUTE.findall(tag[0]):
            yield name.lower() != "style", _hash(unescape(value[1:-1]))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _listed(allowed: set[str]) -> str:
    return "".join(f" {each}" for each in sorted(allowed, key=lambda each: (not each.startswith("'unsafe"), each)))
