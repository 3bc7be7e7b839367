"""Commands that build the site, and say which texts of it are released."""

import logging
import sys
import time
from dataclasses import replace
from pathlib import Path

import click

from course.cli.start import CLEAN, FINDINGS, SITE, Stop, checked, main, opened, sound, written_to
from course.guidance.history import HISTORY, history_text, texts_now
from course.guidance.kept_names import names_now
from course.guidance.organisation import PATH as ORGANISATION
from course.guidance.release import RELEASE, release_text
from course.reading.findings import errors
from course.report import as_text
from course.site.build import build_site
from course.site.complete import finish as finish_folder
from course.site.config import BuildError
from course.site.in_one_go import in_one_go
from course.site.project import find_root, load_project
from course.site.standing import Standing
from course.written import write_over


@main.command()
@click.option("--out", type=click.Path(path_type=Path), help="Where the site goes. Without it, the folder site.")
@click.pass_obj
@in_one_go()
def site(start: Path, out: Path | None) -> None:
    """Check everything, build the site, look it over, and only then replace the old one."""
    root = find_root(start)
    target = written_to(root, out or root / SITE)
    began = time.perf_counter()
    standing = Standing(root, target)
    if known := standing.checked():
        findings, summary = known
        click.echo(as_text(findings, root, replace(summary, seconds=time.perf_counter() - began)))
        click.echo(f"Nothing has changed since the site was built. Open {target / 'index.html'}")
        return
    course, findings, summary = checked(root)
    click.echo(as_text(findings, root, summary))
    if errors(findings):
        click.echo("Nothing was built: fix the errors above. The old site, if there is one, still stands.", err=True)
        sys.exit(FINDINGS)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    began = time.perf_counter()
    try:
        faults = build_site(root, course, target)
    except BuildError as error:
        raise Stop(f"{error}\nNothing was built. The old site, if there is one, still stands.") from None
    if faults:
        click.echo(as_text(faults, target))
        click.echo("The new site was not put in place: fix the errors above.", err=True)
        sys.exit(FINDINGS)
    standing.note(findings, summary)
    click.echo(f"Built in {time.perf_counter() - began:.1f} s. Open {target / 'index.html'}")


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def finish(start: Path, folder: Path) -> None:
    """Finish the site in FOLDER, whatever generator wrote it: trim it, make its offline copies, look it over."""
    root = find_root(start)
    findings = finish_folder(folder.resolve(), root, opened(root))
    if findings:
        click.echo(as_text(findings, folder))
        click.echo("The site was left as it is: fix the errors above.", err=True)
    sys.exit(FINDINGS if findings else CLEAN)


@main.command("release")
@click.pass_obj
def release_command(start: Path) -> None:
    """Write down which texts are released: what somebody changes later loses the marks of the course's checks."""
    root = find_root(start)
    course = sound(root)
    if (root / ORGANISATION).exists():
        raise Stop(f"{ORGANISATION} is there: the texts may be changed, and {RELEASE} says what they were before.")
    project = load_project(root)
    write_over(root / RELEASE, release_text(root, project.docs, project.quizzes), f'"{project.docs}/')
    modules = [page.path for page, _ in course.modules()]
    now = texts_now(root, course.rules.values(), modules, project.docs, project.quizzes)
    asked = {
        f"{project.quizzes}/{name}.yml": [question.id for question in file.questions]
        for name, file in course.bank.files.items()
    }
    now |= names_now(course.history, course.settings.id or "", asked)
    write_over(root / HISTORY, history_text(course.history, course.settings.version, now), "{")
    click.echo(f"Wrote {RELEASE} and {HISTORY}.")
