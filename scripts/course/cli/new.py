"""`course new`: first files for authors, where nothing is in their way."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from course.cli.checking import quiz_schemas
from course.cli.start import Stop, main, opened
from course.course import Course
from course.guidance.organisation import PATH as ORGANISATION
from course.guidance.published import SESSIONS
from course.output import bench
from course.packages.edition import slugged
from course.reading.disk import text_of
from course.scenarios.scenario import Scenario
from course.sessions.session import Session
from course.site.project import find_root
from course.starters.family import starter_family
from course.starters.organisation import starter_organisation
from course.starters.quiz import starter_quiz
from course.starters.scenario import starter_scenario
from course.starters.session import starter_session
from course.starters.whole import starter_course
from course.written import write_at_end, write_new


@main.group()
def new() -> None:
    """Start a new file."""


@new.command("course")
@click.argument("name")
@click.pass_obj
def new_course(start: Path, name: str) -> None:
    """Write a small course called NAME into a folder of that name: it checks, builds, and is yours to change."""
    title = " ".join(name.split())
    slug = slugged(title)
    if not title or any(sign in title for sign in "<>{}"):
        raise Stop(f"“{name}” cannot be the name of a course. Write it in words, such as “First aid for dogs”.")
    if (start / slug).exists():
        raise Stop(f"{slug} is there already. Choose another name, or take it away.")
    files = {**starter_course(title, slug, date.today()), **quiz_schemas()}
    with bench(start) as place:  # a full disk leaves nothing of it
        write_new(place / slug, files)
        (place / slug).rename(start / slug)
    click.echo(f"Wrote {len(files)} files into {slug}. Go there, and run `course check`, then `course site`.")


@new.command("quiz")
@click.argument("module")
@click.pass_obj
def new_quiz(start: Path, module: str) -> None:
    """Write a starter quiz file for MODULE, the name of its page."""
    _write(start, lambda course: [starter_quiz(course.pages, module, course.docs)], f"quizzes/{module}.yml")


@new.command("family")
@click.argument("module")
@click.argument("name")
@click.pass_obj
def new_family(start: Path, module: str, name: str) -> None:
    """Add a starter family called NAME to the quiz file of MODULE."""
    root = find_root(start)
    course = opened(root)
    path = root / "quizzes" / f"{module}.yml"
    file = course.bank.files.get(module)
    text = text_of(path) if file else ""
    page = course.pages.get(file.head.module) if file else None
    write_at_end(path, starter_family(course.bank, page, module, name, text))
    click.echo(f"Added {name} to the end of quizzes/{module}.yml. Fill in what it asks for, then run `course check`.")


@new.command("scenario")
@click.argument("name")
@click.pass_obj
def new_scenario(start: Path, name: str) -> None:
    """Write a starter scenario called NAME, and its page."""
    data, page = f"quizzes/{Scenario.folder()}/{name}.yml", f"{Scenario.folder()}/{name}.md"
    _write(start, lambda course: starter_scenario(course.pages, name, course.settings), data, page)


@new.command("session")
@click.argument("name")
@click.pass_obj
def new_session(start: Path, name: str) -> None:
    """Write a starter session called NAME for trainers, and its page."""
    data, page = f"quizzes/{Session.folder()}/{name}.yml", f"{SESSIONS}{name}.md"
    _write(start, lambda course: starter_session(course.pages, name, course.settings), data, page)


@new.command("organisation")
@click.pass_obj
def new_organisation(start: Path) -> None:
    """Write a starter for the file that names who uses the course: your organisation."""
    _write(start, lambda course: [starter_organisation(course.settings)], ORGANISATION)


def _write(start: Path, starter: Callable[[Course], Sequence[str]], data: str, page: str = "") -> None:
    """Write the texts that a starter makes from the course's pages, where nothing is in their way.

    Args:
        start: Where the course is looked for.
        starter: Makes the text of a data file, and that of a page where there is one.
        data: The data file's path below the course's root.
        page: The page's path below the folder of the pages.
    """
    root = find_root(start)
    course = opened(root)
    names = (data, f"{course.docs}/{page}") if page else (data,)
    write_new(root, dict(zip(names, starter(course), strict=True)))
    what = "it asks" if len(names) == 1 else "they ask"
    click.echo(f"Wrote {' and '.join(names)}. Fill in what {what} for, then run `course check`.")
