"""The download of each version, kept when a new one is built: a manager can show what staff were taught, and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from course.reading.english import day
from course.site.offline.offer import UNKNOWN, size

FOLDER = "versions"

_NAME = re.compile(r"(?P<course>.+)-(?P<number>\d+(?:\.\d+)+)-(?P<released>\d{4}-\d{2}-\d{2})\.zip")
_LIST = re.compile(r'<ul class="versions">.*?</ul>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Version:
    """One kept download. `weight` is in bytes."""

    number: str
    released: date
    file: str
    weight: int


def keep_version(site: Path, course: str, number: str, released: date, zipped: bytes) -> None:
    """Keep a download under the number and the day of its release; it takes the place of one with the same two.

    Args:
        site: The folder of the site.
        course: The course's name as that of a file.
        number: The version of the course.
        released: The day of the release.
        zipped: The download.
    """
    (site / FOLDER).mkdir(exist_ok=True)
    (site / FOLDER / f"{course}-{number}-{released}.zip").write_bytes(zipped)


def kept_in(site: Path) -> list[str]:
    """Return the paths of the downloads that a site keeps, which the next one takes over."""
    return [f"{FOLDER}/{version.file}" for version in versions_in(site)]


def versions_in(site: Path) -> list[Version]:
    """Return the downloads that a site keeps, the newest first."""
    found = ((path, _NAME.fullmatch(path.name)) for path in (site / FOLDER).glob("*.zip"))
    versions = [
        Version(name["number"], date.fromisoformat(name["released"]), path.name, path.stat().st_size)
        for path, name in found
        if name
    ]
    return sorted(versions, key=lambda each: (each.released, _parts(each.number)), reverse=True)


def listing(versions: Sequence[Version], folder: str) -> str:
    """Return a list of downloads in HTML.

    Args:
        versions: What is listed.
        folder: The way from the page to the folder of the downloads.
    """
    if not versions:
        return f'<ul class="versions"><li>{UNKNOWN}</li></ul>'
    lines = (
        f'<li><a href="{folder}/{each.file}" download>Version {each.number}, {day(each.released)}</a>'
        f" ({size(each.weight)})</li>"
        for each in versions
    )
    return f'<ul class="versions">{"".join(lines)}</ul>'


def with_list(page: str, shown: str) -> str:
    """Return a page whose list of downloads, where it has one, is the given one."""
    return _LIST.sub(lambda _: shown, page)


def _parts(number: str) -> tuple[int, ...]:
    """Return a version's number as it counts: 0.10 comes after 0.9."""
    return tuple(map(int, number.split(".")))
