"""What a copy of the course holds: all that a reader sees or that a page loads, and nothing else of a site."""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from types import MappingProxyType

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

Files = Mapping[str, bytes]


class SiteFiles(Files):
    """Files below a folder, each read when it is asked for: all of a site at once take as much memory as its pages.

    What is made for some of them, or beside them, stands in the place of what is there.
    """

    def __init__(self, site: Path, names: Iterable[str], made: Files = MappingProxyType({})) -> None:
        self._site, self._names, self._made = site, dict.fromkeys((*names, *made)), made

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return self._made[name] if name in self._made else (self._site / name).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __or__(self, made: Files) -> "SiteFiles":
        return SiteFiles(self._site, self._names, {**self._made, **made})


def files_of(site: Path) -> SiteFiles:
    """Return the files of a finished site that a copy may hold, by their path below it, in order."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return SiteFiles(site, [name for name in names if _is_seen_or_loaded(name) and not _is(name, _NEVER)])


def is_on_disk(name: str) -> bool:
    """Return whether a file of a copy belongs into one that is opened from a folder."""
    return not _is(name, _ONLY_IN_BROWSER)


def _is_seen_or_loaded(name: str) -> bool:
    return PurePosixPath(name).suffix in _SEEN_OR_LOADED


def _is(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
