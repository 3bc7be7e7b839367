"""`course site`: MkDocs builds on a bench of the site's folder, and the plugin puts what is whole in its place."""

from collections.abc import Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.exceptions import Abort, MkDocsException

from course.course import Course
from course.output import refuse_others
from course.reading.findings import Finding
from course.site.config import CONFIG, BuildError, read_config, stopped
from course.site.joined import parts_of
from course.site.offline.versions import kept_in
from course.site.plugin import CoursePlugin, StoppedError
from course.site.usual import furnish


def build_site(root: Path, course: Course, target: Path) -> Sequence[Finding]:
    """Build a checked course and put it in its place.

    Args:
        root: The course's root.
        course: The course, free of errors.
        target: Where the site goes. What stands there stays until the new site is whole.

    Returns:
        What is wrong with the finished site; where that is not empty, the old one was left alone.

    Raises:
        BuildError: MkDocs gave up.
        OutputError: something else than a site of ours stands in the target's place.
    """
    if root.resolve().is_relative_to(target.resolve()):
        raise BuildError(f"{target} holds the course itself. Give the site a folder of its own.")
    refuse_others(target, kept_in(target))
    config = read_config(root, site_dir=str(target), strict=True)
    plugin = next((each for each in config.plugins.values() if isinstance(each, CoursePlugin)), None)
    if plugin is None:
        raise BuildError(f"{CONFIG} does not name the plugin that finishes the site. Add below `plugins:` “- course”.")
    try:
        config.plugins.on_startup(command="build", dirty=False)
        plugin.course = course
        build(config)
    except StoppedError as error:
        raise BuildError(str(error)) from None
    except Abort:  # how MkDocs ends a strict build with warnings
        raise BuildError("MkDocs stopped. Mend what it says above.") from None
    except (MkDocsException, SystemExit) as error:
        raise stopped(error) from None
    finally:
        config.plugins.on_shutdown()
    return plugin.faults


def stylesheets(root: Path) -> list[Path]:
    """Return the styles of the course's pages, in the order in which a page loads them.

    Raises:
        BuildError: MkDocs cannot read its configuration.
    """
    config = read_config(root)
    furnish(config)
    names = ("assets/stylesheets/main.*.css", "assets/stylesheets/palette.*.css", *map(str, config.extra_css))
    folders = [Path(folder) for folder in config.theme.dirs]
    return [path for name in names for path in (*_in_folders(folders, name), *parts_of(name))]


def _in_folders(folders: Sequence[Path], name: str) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.glob(name))[:1]]
