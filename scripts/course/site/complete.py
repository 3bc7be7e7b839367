"""The step after the build, for any generator's output: trim it, add what needs the whole site, look it over."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from course.course import Course
from course.guidance.organisation import attribution
from course.guidance.prose import Converter
from course.guidance.settings import load_settings
from course.output import bench, listed, put, take_over
from course.reading.findings import Finding
from course.site.config import CONFIG
from course.site.downloads import add_downloads
from course.site.feed import write_feed
from course.site.finish import expected_questions, expected_scenarios, look_over
from course.site.fragments import missing_fragments, write_fragments
from course.site.letterhead import name_organisation
from course.site.offline.add import add_offline
from course.site.offline.app import app_manifest
from course.site.offline.contents import APP
from course.site.personal import course_id
from course.site.project import Project, kept_converter, load_project, page_converter
from course.site.search.write import write_search
from course.site.servers.write import APACHE, write_server_files
from course.site.theme_script import put_off_theme_script
from course.site.theme_styles import lighten_styles
from course.site.trim import trim_pages, trim_scripts, trim_styles
from course.site.withhold import trim_sitemap
from course.written import OutputError


def complete(site: Path, root: Path, course: Course) -> Sequence[Finding]:
    """Complete a built site in place.

    Returns:
        What is wrong with the finished site.
    """
    trim_pages(site)
    put_off_theme_script(site)
    trim_styles(site)
    trim_scripts(site)
    trim_sitemap(site)
    project = load_project(root)
    _add_texts(site, project, course)
    lost = write_search(site, course, _converter(project, course))
    lighten_styles(site)
    offer_files(site, project)
    write_server_files(site)
    seen = look_over(site, expected_questions(course), expected_scenarios(course.pages))
    return [*lost, *missing_fragments(site, course.bank), *seen]


def add_to_preview(site: Path, root: Path, course: Course) -> None:
    """Add to the pages of a preview what they load and what stands on them, in place.

    What a learner's browser would keep, what only makes pages lighter, and files to download are the site's alone.
    """
    project = load_project(root)
    _add_texts(site, project, course)
    write_search(site, course, _converter(project, course))
    icons = {path.relative_to(site).as_posix() for path in site.glob("assets/*.png")}
    about = (project.name, project.short_name, project.description, project.language)
    (site / APP).write_text(app_manifest(*about, icons, course.settings.colours.paper), encoding="utf-8")


def _add_texts(site: Path, project: Project, course: Course) -> None:
    """Add what is made of the course's texts, and not of its pages alone."""
    write_fragments(site, course, page_converter(project), _basis(project))
    write_feed(site, f"{project.name}: news", course_id(course.settings, project))
    credit = attribution(course.organisation, project.name, course.settings, is_changed=bool(course.changed))
    name_organisation(site, course.organisation, credit)


def _converter(project: Project, course: Course) -> Converter:
    return kept_converter("texts", page_converter(project), _basis(project), course.keep)


def _basis(project: Project) -> str:
    return f"{date.today()}\n{project!r}"  # some blocks tell what is overdue


def finish(folder: Path, root: Path, course: Course) -> Sequence[Finding]:
    """Complete the site that another generator wrote into a folder: as a whole, or not at all.

    Returns:
        What is wrong with the finished site, which then was left as it is.

    Raises:
        OutputError: the folder holds no site.
    """
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    files = [name for name in files if name == APACHE or not any(part.startswith(".") for part in name.split("/"))]
    if "index.html" not in files or CONFIG in files:
        raise OutputError(f"{folder} is not a built site. Name the folder that a generator wrote.")
    with bench(folder) as place:
        before = take_over(folder, files, place / "new")
        findings = complete(place / "new", root, course)
        if not findings:
            put(place / "new", folder, before)
    return findings


def offer_in(site: Path, project: Project) -> None:
    """Put the files that can be downloaded now into a site that stands in its place.

    Raises:
        OutputError: somebody changed a page of it.
    """
    with bench(site) as place:
        known = listed(site)
        take_over(site, [name for name, _ in known], place / "new")
        offer_files(place / "new", project)
        put(place / "new", site, known)


def offer_files(site: Path, project: Project) -> None:
    """Put into a site what can be downloaded from it, and what works without a connection, in place."""
    add_downloads(site, project.root)
    settings, _ = load_settings(project.root)
    add_offline(site, project, settings.version, settings.colours.paper)
