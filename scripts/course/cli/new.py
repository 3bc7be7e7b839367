"""`course new`: first files for authors, where nothing is in their way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from course.bank.scenarios.load import FOLDER as SCENARIOS
from course.bank.sessions.load import FOLDER as SESSIONS
from course.cli.start import Stop, main, opened, root_of
from course.guidance.organisation import PATH as ORGANISATION
from course.guidance.page import Page
from course.starter import starter_organisation, starter_quiz, starter_scenario, starter_session

# Takes the course's pages and a name; returns the texts of a data file and of its page.
_Starter = Callable[[Mapping[str, Page], str], tuple[str, str]]


@main.group()
def new() -> None:
    """Start a new file."""


@new.command("quiz")
@click.argument("module")
@click.pass_obj
def new_quiz(start: Path, module: str) -> None:
    """Write a starter quiz file for MODULE, the name of a page in docs/modules."""
    root = root_of(start)
    course = opened(root)
    try:
        text = starter_quiz(course.pages, module)
    except ValueError as error:
        raise Stop(str(error)) from None
    path = root / "quizzes" / f"{module}.yml"
    if path.exists():
        raise Stop(f"quizzes/{path.name} is there already; it was left as it is.")
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(f"Wrote quizzes/{path.name}. Fill in what it asks for, then run `course check`.")


@new.command("scenario")
@click.argument("name")
@click.pass_obj
def new_scenario(start: Path, name: str) -> None:
    """Write a starter scenario called NAME, and its page."""
    _write_new(start, starter_scenario, (f"quizzes/{SCENARIOS}/{name}.yml", f"docs/{SCENARIOS}/{name}.md"), name)


@new.command("session")
@click.argument("name")
@click.pass_obj
def new_session(start: Path, name: str) -> None:
    """Write a starter session called NAME for trainers, and its page."""
    _write_new(start, starter_session, (f"quizzes/{SESSIONS}/{name}.yml", f"docs/trainers/{SESSIONS}/{name}.md"), name)


@new.command("organisation")
@click.pass_obj
def new_organisation(start: Path) -> None:
    """Write a starter for the file that names who uses the course: your organisation."""
    path = root_of(start) / ORGANISATION
    if path.exists():
        raise Stop(f"{ORGANISATION} is there already; it was left as it is.")
    path.write_text(starter_organisation(), encoding="utf-8")
    click.echo(f"Wrote {ORGANISATION}. Fill in what it asks for, then run `course check`.")


def _write_new(start: Path, starter: _Starter, shown: tuple[str, str], name: str) -> None:
    """Write a starter's file and page where nothing is in their way."""
    root = root_of(start)
    course = opened(root)
    try:
        texts = starter(course.pages, name)
    except ValueError as error:
        raise Stop(str(error)) from None
    for path in shown:
        if (root / path).exists():
            raise Stop(f"{path} is there already; nothing was written.")
    for path, text in zip(shown, texts, strict=True):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    click.echo(f"Wrote {shown[0]} and {shown[1]}. Fill in what they ask for, then run `course check`.")
