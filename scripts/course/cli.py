"""The `course` command. Exit code 0: clean; 1: findings; 2: it could not run."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from course import __version__
from course.bank.schema import quiz_schema
from course.checks import check
from course.checks.course import Course
from course.reading.findings import Finding, errors
from course.report import FORMATS, Summary, as_text
from course.site.build import BuildError, build_site
from course.site.finish import expected_questions, look_over
from course.site.project import ProjectError, find_root, open_course
from course.site.trim import trim_pages
from course.starter import starter_quiz

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2


class _Stop(click.ClickException):
    exit_code = COULD_NOT_RUN


@click.group()
@click.version_option(__version__, prog_name="course")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The course's folder. Without it, the nearest one at or above this folder with mkdocs.yml.",
)
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Check a course's answers against its guidance, and build its site."""
    # A banner about the generator's plans would head every author's build.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        context.obj = find_root(root or Path.cwd())
    except ProjectError as error:
        raise _Stop(str(error)) from None


@main.command("check")
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="How to print findings.")
@click.pass_obj
def check_command(root: Path, form: str) -> None:
    """Check the question bank, the guidance, and one against the other."""
    _, findings, summary = _checked(root)
    click.echo(FORMATS[form](findings, root, summary))
    sys.exit(FINDINGS if errors(findings) else CLEAN)


@main.command()
@click.option("--out", type=click.Path(path_type=Path), help="Where the site goes. Without it, the folder site.")
@click.pass_obj
def site(root: Path, out: Path | None) -> None:
    """Check everything, build the site, look it over, and only then replace the old one."""
    course, findings, summary = _checked(root)
    click.echo(as_text(findings, root, summary))
    if errors(findings):
        click.echo("Nothing was built: mend the errors above. The old site, if there is one, still stands.", err=True)
        sys.exit(FINDINGS)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    target = (out or root / "site").resolve()
    start = time.perf_counter()
    try:
        faults = build_site(root, course, target)
    except BuildError as error:
        raise _Stop(f"{error}\nNothing was built. The old site, if there is one, still stands.") from None
    if faults:
        click.echo(as_text(faults, target))
        click.echo("The new site was not put in place: mend the errors above.", err=True)
        sys.exit(FINDINGS)
    click.echo(f"Built in {time.perf_counter() - start:.1f} s. Open {target / 'index.html'}")


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def finish(root: Path, folder: Path) -> None:
    """Finish the site in FOLDER, whatever generator wrote it: trim its pages, then look them over."""
    course = _opened(root)
    trim_pages(folder)
    findings = look_over(folder, expected_questions(course.pages, course.bank))
    if findings:
        click.echo(as_text(findings, folder))
    sys.exit(FINDINGS if findings else CLEAN)


@main.group()
def new() -> None:
    """Start a new file."""


@new.command("quiz")
@click.argument("module")
@click.pass_obj
def new_quiz(root: Path, module: str) -> None:
    """Write a starter quiz file for MODULE, the name of a page in docs/modules."""
    course = _opened(root)
    try:
        text = starter_quiz(course.pages, module)
    except ValueError as error:
        raise _Stop(str(error)) from None
    path = root / "quizzes" / f"{module}.yml"
    if path.exists():
        raise _Stop(f"quizzes/{path.name} is there already; it was left as it is.")
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(f"Wrote quizzes/{path.name}. Fill in what it asks for, then run `course check`.")


@main.command()
@click.pass_obj
def schema(root: Path) -> None:
    """Write quizzes/schema.json, which tells editors what a quiz file may hold."""
    path = root / "quizzes" / "schema.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(quiz_schema(), encoding="utf-8")
    click.echo(f"Wrote {path.relative_to(root)}.")


def _opened(root: Path) -> Course:
    try:
        return open_course(root, date.today())
    except ProjectError as error:
        raise _Stop(str(error)) from None


def _checked(root: Path) -> tuple[Course, Sequence[Finding], Summary]:
    start = time.perf_counter()
    course = _opened(root)
    findings = check(course)
    files = len(course.bank.files) + len(course.bank.unread) + len(course.pages)
    summary = Summary(files, sum(1 for _ in course.bank.questions()), time.perf_counter() - start)
    return course, findings, summary
