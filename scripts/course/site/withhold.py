"""Answer keys in a finished site: what leads to them is taken away, whatever generator put it there.

The pages themselves stay: trainers find them from their own pages. A sitemap would tell learners.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from course.checks.keys import KEYS

_ENTRY = re.compile(r"\s*<url>.*?</url>", re.DOTALL)
_ADDRESS = re.compile(rf"<loc>[^<]*/{re.escape(KEYS)}[^<]*</loc>")

# A copy holds no keys, so its pages can only name them.
_LINK = re.compile(rf'<a\b[^>]*\bhref="(?:\.\./)*(?:{re.escape(KEYS)}|keys/)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
ELSEWHERE = "on the course’s own website"


def withhold_keys(site: Path) -> None:
    """Take the answer keys out of a site's sitemap. Doing so twice is doing so once."""
    sitemap = site / "sitemap.xml"
    if sitemap.is_file():
        text = sitemap.read_text(encoding="utf-8")
        kept = _ENTRY.sub(lambda found: "" if _ADDRESS.search(found[0]) else found[0], text)
        if kept != text:
            sitemap.write_text(kept, encoding="utf-8")
            packed = site / "sitemap.xml.gz"
            if packed.is_file():
                packed.write_bytes(gzip.compress(kept.encode(), mtime=0))


def without_key_links(page: str) -> str:
    """Return a page as it stands in a copy: it says where the keys are, and links to none."""
    return _LINK.sub(rf"<span>\1 ({ELSEWHERE})</span>", page)
