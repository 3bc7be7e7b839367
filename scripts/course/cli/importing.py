"""`course import`: questions of others, as a quiz file to finish."""

import sys
from pathlib import Path

import click

from course.cli.start import FINDINGS, Stop, main, opened
from course.imports.file import read_import
from course.imports.quiz_file import parsed, quiz_text
from course.imports.template import csv_template, workbook_template
from course.imports.told import left, told
from course.packages.edition import slugged
from course.site.project import find_root
from course.starters.quiz import module_named
from course.written import write_new


@main.command("import")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--module", "name", metavar="M", help="The module that the questions are for: the name of its page.")
@click.option(
    "--template", type=click.Path(dir_okay=False, path_type=Path), help="Write an empty table, .xlsx or .csv, and end."
)
@click.pass_obj
def import_command(start: Path, file: Path | None, name: str | None, template: Path | None) -> None:
    """Take the questions of FILE, Moodle XML or a table, into a new quiz file whose gaps are marked “…”."""
    if template is not None:
        _write_template(start, template, name)
        return
    if file is None or name is None:
        raise Stop(
            "Name a file and a module, such as `course import bank.xml --module first-steps`; or write an empty table "
            "with `course import --template questions.xlsx`."
        )
    root = find_root(start)
    course = opened(root)
    page, head = module_named(course.pages, name, course.docs)
    outcomes = [outcome.id for outcome in head.outcomes]
    found = read_import(file, outcomes, [*page.headings])
    if not found.taken:
        click.echo("\n".join(left(found) if found.left else [f"{file.name}: there is no question in it."]))
        click.echo("Nothing was written: no question could be taken.", err=True)
        sys.exit(FINDINGS)
    target = f"quizzes/{name}-{slugged(file.stem)}.yml"
    known = {question.id for _, question in course.bank.questions()}
    known |= {unread for each in course.bank.files.values() for unread in each.unread}
    text = quiz_text(found.taken, file.name, page.path, page.title, outcomes, [*page.headings], known)
    write_new(root, {target: text})
    _, faults = parsed(target, text)
    click.echo("\n".join(told(found, file.name, target, text, faults)))


def _write_template(start: Path, template: Path, name: str | None) -> None:
    """Write an empty table; with a module, its outcomes and sections can be chosen there."""
    if template.suffix.lower() not in {".xlsx", ".csv"}:
        raise Stop(f"A template ends in .xlsx or .csv, and not in “{template.suffix}”.")
    course = opened(find_root(start)) if name else None
    page, head = module_named(course.pages, name, course.docs) if course and name else (None, None)
    if template.suffix.lower() == ".csv":
        data = csv_template()
    else:
        outcomes = [outcome.id for outcome in head.outcomes] if head else []
        data = workbook_template(outcomes, [*page.headings] if page else [])
    write_new(Path(), {str(template): data})
    click.echo(f"Wrote {template}. Fill in one row a question, then run `course import {template} --module M`.")
