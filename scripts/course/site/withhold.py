"""Answer keys in a finished site: what leads to them is taken away, whatever generator put it there.

The pages themselves stay: trainers find them from their own pages. A sitemap would tell learners.
"""

import gzip
import re
from pathlib import Path

from course.guidance.published import KEYS

_ENTRY = re.compile(r"\s*<url>.*?</url>", re.DOTALL)
_ADDRESS = re.compile(rf"<loc>[^<]*/{re.escape(KEYS)}[^<]*</loc>")

# A copy holds no keys, so its pages can only name them.
_LINK = re.compile(rf'<a\b[^>]*\bhref="(?:\.\./)*(?:{re.escape(KEYS)}|keys/)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
ELSEWHERE = "on the course’s own website"


def trim_sitemap(site: Path) -> None:
    """Take the answer keys out of a site's sitemap, and take it away where it names no page: it knows no address then.

    Doing so twice is doing so once.
    """
    sitemap, packed = site / "sitemap.xml", site / "sitemap.xml.gz"
    if not sitemap.is_file():
        return
    text = sitemap.read_text(encoding="utf-8")
    kept = _ENTRY.sub(lambda found: "" if _ADDRESS.search(found[0]) else found[0], text)
    if "<loc>" not in kept:
        sitemap.unlink()
        packed.unlink(missing_ok=True)
    elif kept != text:
        sitemap.write_text(kept, encoding="utf-8")
        if packed.is_file():
            packed.write_bytes(gzip.compress(kept.encode(), mtime=0))


def without_key_links(page: str) -> str:
    """Return a page as it stands in a copy: it says where the keys are, and links to none."""
    return _LINK.sub(rf"<span>\1 ({ELSEWHERE})</span>", page)
