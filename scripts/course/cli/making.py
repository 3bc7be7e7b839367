"""Commands that make what leaves the building: packages for other systems, packs for trainers."""

import time
from datetime import date
from pathlib import Path
from typing import Any

import click

from course.cli.start import SITE, OneOf, Stop, main, sound, written_to
from course.course import Course
from course.packages import FORMATS
from course.packages.built import BuiltSite
from course.packages.edition import Edition, edition_of
from course.packages.imprint import Imprint
from course.packages.make import Job, Made, jobs, make
from course.packages.office.pdf import NoBrowserError
from course.packages.trainers.library import Library
from course.packages.trainers.tasks import tasks
from course.reading.disk import contents, text_of
from course.site.build import stylesheets
from course.site.complete import offer_in
from course.site.downloads import PACKAGES, PACKS
from course.site.project import Project, find_root, load_project, page_converter
from course.site.usual import OF_THE_THEME, THEME

LEARNERS = 12


@main.command()
@click.argument("form", metavar="FORMAT", type=OneOf(FORMATS))
@click.option("--module", "name", metavar="M", help="One module: the name of its page. Without it, the whole course.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where files go. Default: packages.")
@click.pass_obj
def export(start: Path, form: str, name: str | None, out: Path | None) -> None:
    """Write the questions in FORMAT: anki, gift, moodle, paper or qti; or the course itself: scorm12, scorm2004.

    For systems that know SCORM 2004 only up to its 3rd edition there is scorm2004-3rd.
    """
    root = find_root(start)
    folder = written_to(root, out or root / PACKAGES)
    edition = _edition(root)
    for made in make([Job(form, edition.only(name) if name else edition)], folder):
        for line in made.warnings:
            click.echo(line, err=True)
        for file, size in made.files.items():
            click.echo(f"Wrote {folder / file} ({_size(size)}).")


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where files go. Default: packages.")
@click.pass_obj
def packages(start: Path, out: Path | None) -> None:
    """Write every package, of the whole course and of each module; what has not changed is left as it is."""
    root = find_root(start)
    folder = written_to(root, out or root / PACKAGES)
    todo = jobs(_edition(root))
    began = time.perf_counter()
    changed, again = 0, False
    for count, made in enumerate(make(todo, folder), 1):
        _show(made, count, len(todo))
        changed += made.was_changed
        again |= made.is_same_release
        # What a module's package leaves out, the whole course's leaves out too.
        for line in made.warnings if not made.job.edition.part else ():
            click.echo(line, err=True)
    if again:
        click.echo(
            "warning[same-release]: packages changed, but the release is still that of before. Where one was given "
            "out already, set a later day for `released:` in mkdocs.yml: Anki skips changed cards of the same day.",
            err=True,
        )
    click.echo(f"{changed} of {len(todo)} made in {time.perf_counter() - began:.1f} s.")
    _offer(root, folder, PACKAGES, load_project(root))


@main.command()
@click.option("--session", "name", metavar="NAME", help="One session. Without it, every session, form, card, the book.")
@click.option(
    "--learners", type=click.IntRange(1, 200), default=LEARNERS, show_default=True, help="How many people to count for."
)
@click.option("--pdf/--no-pdf", default=True, help="Whether to make PDFs, which needs Chromium.")
@click.option(
    "--template",
    "master",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own slides-template.pptx: slides take its master, colours, fonts and logo.",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where files go. Default: packs.")
@click.pass_obj
def packs(start: Path, name: str | None, learners: int, pdf: bool, master: Path | None, out: Path | None) -> None:
    """Write the trainers' packs: slides, documents, PDFs; what has not changed is left as it is."""
    root = find_root(start)
    folder = written_to(root, out or root / PACKS)
    course, project, released = _released(root)
    began = time.perf_counter()
    changed = 0
    try:
        imprint = Imprint(
            project.name,
            released,
            course.settings,
            course.organisation,
            is_changed=bool(course.changed),
            language=project.language,
            mark=_mark(project),
        )
        library = Library(course, page_converter(project), imprint)
        styles = stylesheets(root) if pdf else ()
        todo = list(tasks(library, learners, styles, name, pdf, contents(master) if master else None))
        for count, made in enumerate(make(todo, folder), 1):
            _show(made, count, len(todo))
            changed += made.was_changed
    except NoBrowserError as error:
        raise Stop(f"{error} Slides and documents are made; --no-pdf makes them alone.") from None
    click.echo(f"{changed} of {len(todo)} made in {time.perf_counter() - began:.1f} s, in {folder}")
    _offer(root, folder, PACKS, project)


def _mark(project: Project) -> str:
    """Return the drawing that stands on every page: the course's own, or the theme's."""
    name = str(OF_THE_THEME["logo"])
    own = project.root / project.docs / name
    return text_of(own if own.is_file() else THEME / name)


def _show(made: Made[Any], count: int, of: int) -> None:
    """Tell what came of one of several jobs."""
    state = "made" if made.was_changed else "unchanged"
    sizes = ", ".join(f"{name} ({_size(size)})" for name, size in made.files.items())
    click.echo(f"[{count}/{of}] {state}: {sizes}")


def _offer(root: Path, folder: Path, usual: str, project: Project) -> None:
    """Put what was made into the site, where both stand in their usual places."""
    if (root / SITE / "index.html").is_file() and folder == (root / usual).resolve():
        offer_in(root / SITE, project)
        click.echo(f"They can be downloaded from the site in {root / SITE}")


def _edition(root: Path) -> Edition:
    """Return what packages are made from, once nothing is wrong with it."""
    course, project, released = _released(root)
    return edition_of(course, project.name, released, project.address, BuiltSite(project, course), project.language)


def _released(root: Path) -> tuple[Course, Project, date]:
    """Return the course, once nothing is wrong with it, and the day of its release."""
    course = sound(root)
    project = load_project(root)
    if project.released is None:
        raise Stop('mkdocs.yml does not say which release this is. Add, below `extra:`, `released: "2026-11-22"`.')
    return course, project, project.released


def _size(count: int) -> str:
    return f"{count / 1000:,.0f} kB" if count >= 1000 else f"{count} bytes"
