"""`course site`: build in a folder of its own, look it over, and only then take the old site's place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from course.checks.course import Course
from course.reading.findings import Finding
from course.site.complete import complete
from course.site.offline.versions import carry_versions
from course.site.plugin import CoursePlugin
from course.site.project import CONFIG


class BuildError(Exception):
    """The site could not be built. The message is for the author."""


def build_site(root: Path, course: Course, target: Path) -> Sequence[Finding]:
    """Build a checked course and put it in its place.

    Args:
        root: The course's root.
        course: The course, free of errors.
        target: Where the site goes. What stands there stays until the new site is whole.

    Returns:
        What is wrong with the finished site; where that is not empty, the old one was left alone.

    Raises:
        BuildError: MkDocs gave up, or what stands in the target's place is no site.
    """
    _refuse(root, target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
        fresh = Path(folder) / "new"
        try:
            config = load_config(str(root / CONFIG), site_dir=str(fresh), strict=True)
            for plugin in config.plugins.values():
                if isinstance(plugin, CoursePlugin):
                    plugin.config.check = False  # the caller has done so
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except (MkDocsException, SystemExit) as error:
            raise _stopped(error) from None
        carry_versions(target, fresh)
        findings = complete(fresh, root, course)
        if not findings:
            _swap(fresh, target, Path(folder) / "old")
        return findings


def _stopped(error: BaseException) -> BuildError:
    """Return our own words for the end of a build; what MkDocs logged before it stands above them."""
    if isinstance(error, SystemExit):  # how it ends a strict build with warnings
        return BuildError("MkDocs stopped. Mend what it says above.")
    return BuildError(f"MkDocs stopped. It says: {error}")


def _refuse(root: Path, target: Path) -> None:
    """Refuse to put a site in the place of anything but a site: what stands there would be gone."""
    if root.resolve().is_relative_to(target.resolve()):
        raise BuildError(f"{target} holds the course itself. Give the site a folder of its own.")
    is_site = target.is_dir() and ((target / "index.html").is_file() or not any(target.iterdir()))
    if target.exists() and not is_site:
        raise BuildError(f"{target} is there, and it is not a site. Give the site a folder of its own.")


def _swap(fresh: Path, target: Path, aside: Path) -> None:
    """Put a folder in the place of another, with the shortest possible moment without either."""
    if target.exists():
        target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def stylesheets(root: Path) -> list[Path]:
    """Return the styles of the course's pages, in the order in which a page loads them.

    Raises:
        BuildError: MkDocs cannot read its configuration.
    """
    try:
        config = load_config(str(root / CONFIG))
    except (MkDocsException, SystemExit) as error:
        raise _stopped(error) from None
    names = ("assets/stylesheets/main.*.css", "assets/stylesheets/palette.*.css", *map(str, config.extra_css))
    found = [sorted(Path(folder).glob(name)) for name in names for folder in config.theme.dirs]
    return [path for paths in found for path in paths[:1]]
