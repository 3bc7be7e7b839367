"""What a copy of the course holds: all that a reader sees or that a page loads, and nothing else of a site."""

from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from course.guidance.published import KEYS

_PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"}
_SEEN_OR_LOADED = {".html", ".css", ".js", ".json", ".webmanifest", ".woff2", *_PICTURES}

WORKER = "service-worker.js"
APP = "manifest.webmanifest"

_NEVER = (
    WORKER,
    "downloads/*",  # files to print and to edit, many times the size of the course
    f"{KEYS}*",  # the answers of a session's questions are for trainers alone
    "404.html",  # its links begin at a server's root
    "assets/javascripts/lunr/*",  # the theme's search, which ours stands in for
    "assets/javascripts/workers/*",
)
_ONLY_IN_BROWSER = ("assets/offline.js", "assets/icon-*512.png", APP)

Files = dict[str, bytes]


def read_files(site: Path) -> Files:
    """Read the files of a finished site that a copy may hold, by their path below it, in order."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {name: (site / name).read_bytes() for name in names if _is_seen_or_loaded(name) and not _is(name, _NEVER)}


def on_disk(files: Files) -> Files:
    """Return the files of a copy that is opened from a folder."""
    return {name: content for name, content in files.items() if not _is(name, _ONLY_IN_BROWSER)}


def _is_seen_or_loaded(name: str) -> bool:
    return PurePosixPath(name).suffix in _SEEN_OR_LOADED


def _is(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
