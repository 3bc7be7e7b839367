"""How results that are kept stand in a file: one a line, below what made them and above the digest of it all.

As one text they would take as much memory again as the rest of a build.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from course.reading.disk import text_of

# By name: the digest of what it was made from, the digests of the files that were read, and the result.
Entries = dict[str, tuple[str, dict[str, str], Any]]


def write_entries(path: Path, made_by: str, entries: Entries) -> None:
    """Write entries to a file.

    Raises:
        OSError: it cannot be written.
    """
    digest = hashlib.sha256()
    with path.open("w", encoding="utf-8") as stream:
        for line in (made_by, *map(json.dumps, entries.items())):
            digest.update(f"{line}\n".encode())
            stream.write(f"{line}\n")
        stream.write(digest.hexdigest())


def read_entries(path: Path, made_by: str) -> Entries:
    """Return the entries of a file; none where something else made it, or it is not as it was written."""
    try:
        text, end, digest = text_of(path).rpartition("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    if digest != hashlib.sha256(f"{text}{end}".encode()).hexdigest():
        return {}
    told, *lines = text.splitlines()
    return {name: tuple(entry) for name, entry in map(json.loads, lines)} if told == made_by else {}
