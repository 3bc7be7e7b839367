"""Which texts stand as the course was given out: a digest of each page and each quiz file, kept in one file.

The checks that a course describes were made for its own texts. Where an organisation changes one, it must not carry
the mark of a check that nobody made.
"""

import hashlib
import json
from pathlib import Path

from course.reading.disk import contents
from course.reading.findings import Finding, Position

RELEASE = "release.json"
_SUFFIXES = {".md", ".yml"}
# 64 bits: nobody makes two texts meet by chance.
_DIGITS = 16


def digests(root: Path, docs: str = "docs", quizzes: str = "quizzes") -> dict[str, str]:
    """Return a digest of each text of a course, by its path below the root.

    Line endings do not count: version control changes them from one system to another.
    """
    files = [path for folder in (docs, quizzes) for path in (root / folder).rglob("*") if path.suffix in _SUFFIXES]
    return {path.relative_to(root).as_posix(): _digest(path) for path in sorted(files) if path.is_file()}


def _digest(path: Path) -> str:
    text = contents(path).removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    return hashlib.sha256(text).hexdigest()[:_DIGITS]


def release_text(root: Path, docs: str = "docs", quizzes: str = "quizzes") -> str:
    """Return what the file of a release holds for the texts as they are now."""
    return json.dumps(digests(root, docs, quizzes), indent=2) + "\n"


def changed_texts(root: Path, docs: str = "docs", quizzes: str = "quizzes") -> tuple[dict[str, str], list[Finding]]:
    """Compare a course's texts with its release.

    Returns:
        “Changed” or “Added” for each text that is not as released, by its path; and a finding where the release
        cannot be read. Then every text counts as changed, for nobody can say that it was not.
    """
    findings: list[Finding] = []
    try:
        released = json.loads(contents(root / RELEASE))
    except (OSError, ValueError):
        released = None
    if not isinstance(released, dict):
        message = "the list of texts as released cannot be read"
        mend = f"Take {RELEASE} from the course as it was given out."
        findings.append(Finding(Position(RELEASE), "release", message, mend))
        released = {}
    now = digests(root, docs, quizzes)
    return {
        path: "Changed" if path in released or findings else "Added"
        for path, digest in now.items()
        if released.get(path) != digest
    }, findings
