"""The service worker: `worker.js`, headed by the files that it keeps and a version made from them."""

import hashlib
import json
from pathlib import Path
from urllib.parse import quote

from course.site.offline.contents import Files

_SOURCE = Path(__file__).with_name("worker.js").read_text(encoding="utf-8")
# 80 bits: enough to tell files apart, and short enough to be fetched again and again.
_DIGITS = 20


def digest(content: bytes) -> str:
    """Return the start of a content's SHA-256."""
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def version(files: Files) -> str:
    """Return what names this version: any change to a file or to the worker itself makes another."""
    return digest("\n".join([_SOURCE, *(f"{name} {digest(files[name])}" for name in sorted(files))]).encode())


def worker(files: Files) -> str:
    """Return the script of the service worker that keeps these files."""
    listed = {quote(name): digest(files[name]) for name in sorted(files)}
    return f"const VERSION = {json.dumps(version(files))}\nconst FILES = {json.dumps(listed, indent=0)}\n\n{_SOURCE}"
