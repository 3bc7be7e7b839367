"""The service worker: `worker.js`, headed by the files that it keeps and a version made from them."""

import hashlib
import json
from collections.abc import Mapping
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
    return _version(_digests(files))


def _version(digests: Mapping[str, str]) -> str:
    return digest("\n".join([_SOURCE, *(f"{name} {told}" for name, told in digests.items())]).encode())


def _digests(files: Files) -> dict[str, str]:
    return {name: digest(files[name]) for name in sorted(files)}


def worker(files: Files) -> str:
    """Return the script of the service worker that keeps these files."""
    digests = _digests(files)
    listed = {quote(name): told for name, told in digests.items()}
    return f"const VERSION = {json.dumps(_version(digests))}\nconst FILES = {json.dumps(listed, indent=0)}\n\n{_SOURCE}"
