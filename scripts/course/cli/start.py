"""What every command shares: the group, where the course is, and how a command ends before its work is done."""

import errno
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from course import __version__
from course.checks import check
from course.course import Course
from course.reading.english import listed
from course.reading.findings import Finding, errors
from course.refusal import RefusedError, refused
from course.report import Summary, as_text
from course.site.kept import kept_of
from course.site.project import load_project
from course.site.shelf import shelf_of
from course.stopping import SAID, code_of

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2
# Where the site goes, below the course's root.
SITE = "site"


class Stop(click.ClickException):
    """A command could not run. The message is for whoever called it."""

    exit_code = COULD_NOT_RUN


class OneOf(click.Choice):  # type: ignore[type-arg]  # not generic before click 8.2
    """A choice that says in our own words what may stand there."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(sorted(names))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the value.

        Raises:
            Stop: there is no such choice.
        """
        if value not in self.choices:
            raise Stop(f"“{value}” is not one of the choices. Write {listed(self.choices, 'or')}.")
        return value


class _Commands(click.Group):
    """The group; what is refused, by whatever and to whichever command, ends it with one line."""

    def make_context(self, *words: Any, **more: Any) -> click.Context:
        with _in_words():
            return super().make_context(*words, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with _in_words():
            return super().invoke(ctx)


@contextmanager
def _in_words() -> Iterator[None]:
    """End a command with one line where something is refused, or somebody stops it.

    Raises:
        Stop: something is.
        Exit: somebody did.
    """
    try:
        yield
    except RefusedError as error:
        raise Stop(str(error)) from error
    except KeyboardInterrupt as error:
        click.echo(SAID, err=True)
        raise click.exceptions.Exit(code_of(error)) from error
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # whoever read the output had enough of it
        raise Stop(refused(error)) from error


@click.group(cls=_Commands)
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
        context.obj = root or Path.cwd()
        Path.cwd()
    except FileNotFoundError:
        if root is None:
            raise Stop("The folder that you are in is gone. Change to one that is there.") from None
        os.chdir(root)  # what is not ours asks where it is


def opened(root: Path) -> Course:
    """Return the course as it was read, whatever is wrong with it."""
    return shelf_of(root).course()


def written_to(root: Path, place: Path) -> Path:
    """Return the place that a command is to write to, in full.

    Raises:
        Stop: it is among what authors write: the docs are published as they are, answer keys too.
    """
    full = place.resolve()
    for folder in (load_project(root).docs, "quizzes"):
        if full.is_relative_to((root / folder).resolve()):
            raise Stop(f"{place} is in {folder}/, which holds what authors write. Name a place outside of it.")
    return full


def checked(root: Path) -> tuple[Course, Sequence[Finding], Summary]:
    """Return the course, what is wrong with it, and how much was looked at."""
    start = time.perf_counter()
    course = opened(root)
    findings = check(course)
    kept_of(root).save()
    files = sum(map(len, (course.bank.files, course.bank.unread, course.pages)))
    files += len(course.scenarios.files) + len(course.scenarios.unread)
    files += len(course.sessions.files) + len(course.sessions.unread)
    summary = Summary(files, sum(1 for _ in course.bank.questions()), time.perf_counter() - start)
    return course, findings, summary


def sound(root: Path) -> Course:
    """Return the course; where something is wrong with it, show that and end the command."""
    course, findings, summary = checked(root)
    if errors(findings):
        click.echo(as_text(findings, root, summary))
        click.echo("Nothing was written: fix the errors above.", err=True)
        sys.exit(FINDINGS)
    return course
