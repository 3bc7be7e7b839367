"""The `course` command. Exit code 0: clean; 1: findings; 2: it could not run."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

import click

from course import __version__
from course.bank.scenarios.graph import graph_of
from course.bank.scenarios.load import FOLDER as SCENARIOS
from course.bank.schema import quiz_schema, scenario_schema, session_schema
from course.bank.sessions.load import FOLDER as SESSIONS
from course.checks import check, check_questions, figures
from course.checks.course import Course
from course.checks.items import RULES
from course.checks.items.benchmark import benchmark, read_labels
from course.checks.items.lint import lint_lines
from course.checks.scenarios.structure import is_playable
from course.guidance.organisation import PATH as ORGANISATION
from course.guidance.page import Page
from course.guidance.release import RELEASE, release_text
from course.packages import FORMATS as PACKAGES
from course.packages.built import BuiltSite
from course.packages.edition import Edition, UnknownModuleError, edition_of
from course.packages.imprint import Imprint
from course.packages.make import jobs, make, write
from course.packages.package import MissingToolError
from course.packages.packs.library import Library
from course.packages.packs.pdf import NoBrowserError, PrintError
from course.packages.packs.tasks import UnknownSessionError, tasks
from course.reading.english import did_you_mean, plural
from course.reading.findings import Finding, errors
from course.report import FORMATS, Summary, as_text
from course.site.build import BuildError, build_site, stylesheets
from course.site.complete import complete, offer_files
from course.site.downloads import PACKAGES as OUT
from course.site.downloads import PACKS
from course.site.project import Project, ProjectError, find_root, load_project, open_course, page_converter
from course.site.scenarios.drawing import as_svg
from course.starter import starter_organisation, starter_quiz, starter_scenario, starter_session

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2
SCHEMA = "schema.json"
HARDEST = 5  # pages that a report names
LEARNERS = 12
SITE = "site"
# Takes the course's pages and a name; returns the texts of a data file and of its page.
_Starter = Callable[[Mapping[str, Page], str], tuple[str, str]]


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
    context.obj = root or Path.cwd()


@main.command("check")
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="How to print findings.")
@click.option(
    "--questions-only",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Check a folder of quiz files by themselves, without pages.",
)
@click.pass_obj
def check_command(start: Path, form: str, folder: Path | None) -> None:
    """Check the question bank, the guidance, and one against the other."""
    root = folder.resolve().parent if folder else _root(start)
    _, findings, summary = _checked(root) if folder is None else (None, *_questions_checked(folder.resolve()))
    click.echo(FORMATS[form](findings, root, summary))
    sys.exit(FINDINGS if errors(findings) else CLEAN)


@main.command()
def rules() -> None:
    """List the item-writing rules: name, level, what each looks for, and on whose authority."""
    for rule in RULES:
        click.echo(f"{rule.name} ({'/'.join(rule.levels)})\n    {rule.what}\n    {rule.source}")


@main.command()
@click.argument("file", type=click.File(encoding="utf-8"))
def lint(file: TextIO) -> None:
    """Run the rules over bare items in FILE, one JSON object a line: question, choices, answer (a letter).

    Prints a line for each, in order: {"rules": [...]} with the names of the rules that fired.
    """
    try:
        for line in lint_lines(file):
            click.echo(line)
    except ValueError as error:
        raise _Stop(f"{file.name}: {error}") from None


@main.command("bench-rules")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def bench_rules(file: Path) -> None:
    """Hold the rules against people's judgements in FILE (.jsonl or .jsonl.gz): precision, recall and F1.

    Each line is a bare item with a flaw_type and its label, 1 where the flaw is present.
    """
    try:
        click.echo(benchmark(read_labels(file)).table())
    except (ValueError, KeyError, OSError) as error:
        raise _Stop(f"{file} cannot be read as labelled items: {error}") from None


@main.command()
@click.option("--out", type=click.Path(path_type=Path), help="Where the site goes. Without it, the folder site.")
@click.pass_obj
def site(start: Path, out: Path | None) -> None:
    """Check everything, build the site, look it over, and only then replace the old one."""
    root = _root(start)
    course, findings, summary = _checked(root)
    click.echo(as_text(findings, root, summary))
    if errors(findings):
        click.echo("Nothing was built: mend the errors above. The old site, if there is one, still stands.", err=True)
        sys.exit(FINDINGS)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    target = (out or root / SITE).resolve()
    began = time.perf_counter()
    try:
        faults = build_site(root, course, target)
    except BuildError as error:
        raise _Stop(f"{error}\nNothing was built. The old site, if there is one, still stands.") from None
    if faults:
        click.echo(as_text(faults, target))
        click.echo("The new site was not put in place: mend the errors above.", err=True)
        sys.exit(FINDINGS)
    click.echo(f"Built in {time.perf_counter() - began:.1f} s. Open {target / 'index.html'}")


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def finish(start: Path, folder: Path) -> None:
    """Finish the site in FOLDER, whatever generator wrote it: trim it, make its offline copies, look it over."""
    root = _root(start)
    course = _opened(root)
    findings = complete(folder, root, course)
    if findings:
        click.echo(as_text(findings, folder))
    sys.exit(FINDINGS if findings else CLEAN)


@main.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(PACKAGES)))
@click.option("--module", "name", metavar="M", help="One module: the name of its page. Without it, the whole course.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where files go. Default: packages.")
@click.pass_obj
def export(start: Path, form: str, name: str | None, out: Path | None) -> None:
    """Write the questions in FORMAT: anki, gift, moodle, paper or qti; or the course itself: scorm12, scorm2004.

    For systems that know SCORM 2004 only up to its 3rd edition there is scorm2004-3rd.
    """
    root = _root(start)
    edition = _edition(root)
    try:
        package = PACKAGES[form](edition.only(name) if name else edition)
    except (UnknownModuleError, MissingToolError, BuildError) as error:
        raise _Stop(str(error)) from None
    for line in package.warnings(form):
        click.echo(line, err=True)
    for path in write(package, (out or root / OUT).resolve()):
        click.echo(f"Wrote {path} ({_size(path.stat().st_size)}).")


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where files go. Default: packages.")
@click.pass_obj
def packages(start: Path, out: Path | None) -> None:
    """Write every package, of the whole course and of each module; what has not changed is left as it is."""
    root = _root(start)
    todo = jobs(_edition(root))
    began = time.perf_counter()
    changed, again = 0, False
    try:
        for count, made in enumerate(make(todo, (out or root / OUT).resolve()), 1):
            state = "made" if made.was_changed else "unchanged"
            sizes = ", ".join(f"{name} ({_size(size)})" for name, size in made.files.items())
            click.echo(f"[{count}/{len(todo)}] {state}: {sizes}")
            if made.was_changed:
                changed += 1
            again |= made.is_same_release
            # What a module's package leaves out, the whole course's leaves out too.
            for line in made.warnings if not made.job.edition.part else ():
                click.echo(line, err=True)
    except (MissingToolError, BuildError) as error:
        raise _Stop(str(error)) from None
    if again:
        click.echo(
            "warning[same-release]: packages changed, but the release is still that of before. Where one was given "
            "out already, set a later day for `released:` in mkdocs.yml: Anki skips changed cards of the same day.",
            err=True,
        )
    click.echo(f"{changed} of {len(todo)} made in {time.perf_counter() - began:.1f} s.")


@main.command()
@click.option("--session", "name", metavar="NAME", help="One session. Without it, every session, form, card, the book.")
@click.option(
    "--learners", type=click.IntRange(1, 200), default=LEARNERS, show_default=True, help="How many people to count for."
)
@click.option("--pdf/--no-pdf", default=True, help="Whether to make PDFs, which needs Chromium.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where files go. Default: packs.")
@click.pass_obj
def packs(start: Path, name: str | None, learners: int, pdf: bool, out: Path | None) -> None:
    """Write the trainers' packs: slides, documents, PDFs; what has not changed is left as it is."""
    root = _root(start)
    course, project, released = _released(root)
    began = time.perf_counter()
    changed = 0
    folder = (out or root / PACKS).resolve()
    try:
        imprint = Imprint(project.name, released, course.organisation, is_changed=bool(course.changed))
        library = Library(course, page_converter(project), imprint)
        todo = list(tasks(library, learners, stylesheets(root) if pdf else (), name, pdf))
        for count, made in enumerate(make(todo, folder), 1):
            state = "made" if made.was_changed else "unchanged"
            sizes = ", ".join(f"{name} ({_size(size)})" for name, size in made.files.items())
            click.echo(f"[{count}/{len(todo)}] {state}: {sizes}")
            changed += made.was_changed
    except (UnknownSessionError, PrintError, BuildError, ProjectError) as error:
        raise _Stop(str(error)) from None
    except NoBrowserError as error:
        raise _Stop(f"{error} Slides and documents are made; --no-pdf makes them alone.") from None
    except MissingToolError as error:
        raise _Stop(str(error)) from None
    click.echo(f"{changed} of {len(todo)} made in {time.perf_counter() - began:.1f} s, in {folder}")
    if (root / SITE / "index.html").is_file() and folder == (root / PACKS).resolve():
        offer_files(root / SITE, project)
        click.echo(f"They can be downloaded from the site in {root / SITE}")


@main.group()
def new() -> None:
    """Start a new file."""


@new.command("quiz")
@click.argument("module")
@click.pass_obj
def new_quiz(start: Path, module: str) -> None:
    """Write a starter quiz file for MODULE, the name of a page in docs/modules."""
    root = _root(start)
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


def _write_new(start: Path, starter: _Starter, shown: tuple[str, str], name: str) -> None:
    """Write a starter's file and page where nothing is in their way."""
    root = _root(start)
    course = _opened(root)
    try:
        texts = starter(course.pages, name)
    except ValueError as error:
        raise _Stop(str(error)) from None
    for path in shown:
        if (root / path).exists():
            raise _Stop(f"{path} is there already; nothing was written.")
    for path, text in zip(shown, texts, strict=True):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    click.echo(f"Wrote {shown[0]} and {shown[1]}. Fill in what they ask for, then run `course check`.")


@new.command("organisation")
@click.pass_obj
def new_organisation(start: Path) -> None:
    """Write a starter for the file that names who uses the course: your organisation."""
    path = _root(start) / ORGANISATION
    if path.exists():
        raise _Stop(f"{ORGANISATION} is there already; it was left as it is.")
    path.write_text(starter_organisation(), encoding="utf-8")
    click.echo(f"Wrote {ORGANISATION}. Fill in what it asks for, then run `course check`.")


@main.command("release")
@click.pass_obj
def release_command(start: Path) -> None:
    """Write down which texts are released: what somebody changes later loses the marks of the course's checks."""
    root = _root(start)
    _, findings, summary = _checked(root)
    if errors(findings):
        click.echo(as_text(findings, root, summary))
        click.echo("Nothing was written: mend the errors above.", err=True)
        sys.exit(FINDINGS)
    if (root / ORGANISATION).exists():
        raise _Stop(f"{ORGANISATION} is there: the texts may be changed, and {RELEASE} says what they were before.")
    project = load_project(root)
    (root / RELEASE).write_text(release_text(root, project.docs, project.quizzes), encoding="utf-8")
    click.echo(f"Wrote {RELEASE}.")


@main.command("report")
@click.pass_obj
def report_command(start: Path) -> None:
    """Say in figures what the course holds: its questions, its reading grade, each scenario, each session."""
    course = _opened(_root(start))
    situated, scored = figures.with_vignette(course)
    score = figures.robot_score(course)
    modules = plural(len(course.modules()), "module")
    click.echo(f"{modules}, {plural(scored, 'scored question')}, {situated} of them in a situation")
    click.echo(
        f"The robot that guesses by looks: {score.hits} of {score.trials} right; chance gets {score.by_chance:.0%}"
    )
    for page, reading in figures.reading(course)[:HARDEST]:
        click.echo(f"Reading grade {reading.eased_grade:.1f}: {page.shown}")
    for name, scenario in course.scenarios.files.items():
        ways = graph_of(scenario).paths if is_playable(scenario) else 0
        parts = plural(len(scenario.steps), "step"), plural(len(scenario.endings), "ending"), plural(ways, "way")
        click.echo(f"Scenario {name}: {', '.join(parts)} through. Its map: course map {name} --out map.svg")
    for name, session in course.sessions.files.items():
        covered = {outcomes.page for plan in session.plans for outcomes in plan.outcomes}
        minutes = ", ".join(str(plan.minutes) for plan in session.plans)
        held = plural(len(covered), "module"), plural(len(session.activities), "activity", "activities")
        click.echo(f"Session {name}: {', '.join(held)}, plans of {minutes} minutes")


@main.command("map")
@click.argument("name")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write. Without it: print.")
@click.pass_obj
def map_command(start: Path, name: str, out: Path | None) -> None:
    """Draw the map of the scenario NAME as SVG: its steps, choices, ratings and endings."""
    files = _opened(_root(start)).scenarios.files
    scenario = files.get(name)
    if scenario is None:
        known = ", ".join(files) or "none yet"
        raise _Stop(
            f"There is no scenario “{name}” that can be read{did_you_mean(name, files) or '.'} There are: {known}."
        )
    if not is_playable(scenario):
        raise _Stop(f"The choices of “{name}” do not all lead to an ending; see `course check`.")
    drawing = as_svg(scenario)
    if out is None:
        click.echo(drawing, nl=False)
    else:
        out.write_text(drawing, encoding="utf-8")
        click.echo(f"Wrote {out}.")


@main.command()
@click.pass_obj
def schema(start: Path) -> None:
    """Write the schemas that tell editors what files of quizzes, scenarios and sessions may hold."""
    root = _root(start)
    schemas = {"": quiz_schema(), f"{SCENARIOS}/": scenario_schema(), f"{SESSIONS}/": session_schema()}
    for folder, text in schemas.items():
        path = f"quizzes/{folder}{SCHEMA}"
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        click.echo(f"Wrote {path}.")


def _edition(root: Path) -> Edition:
    """Return what packages are made from, once nothing is wrong with it."""
    course, project, released = _released(root)
    return edition_of(course, project.name, released, project.address, BuiltSite(project, course))


def _released(root: Path) -> tuple[Course, Project, date]:
    """Return the course, once nothing is wrong with it, and the day of its release."""
    course, findings, summary = _checked(root)
    if errors(findings):
        click.echo(as_text(findings, root, summary))
        click.echo("Nothing was written: mend the errors above.", err=True)
        sys.exit(FINDINGS)
    project = load_project(root)
    if project.released is None:
        raise _Stop('mkdocs.yml does not say which release this is. Add, below `extra:`, `released: "2026-11-22"`.')
    return course, project, project.released


def _size(count: int) -> str:
    return f"{count / 1000:,.0f} kB" if count >= 1000 else f"{count} bytes"


def _opened(root: Path) -> Course:
    try:
        return open_course(root, date.today())
    except ProjectError as error:
        raise _Stop(str(error)) from None


def _root(start: Path) -> Path:
    try:
        return find_root(start)
    except ProjectError as error:
        raise _Stop(str(error)) from None


def _questions_checked(folder: Path) -> tuple[Sequence[Finding], Summary]:
    start = time.perf_counter()
    findings, bank = check_questions(folder)
    files = len(bank.files) + len(bank.unread)
    return findings, Summary(files, sum(1 for _ in bank.questions()), time.perf_counter() - start)


def _checked(root: Path) -> tuple[Course, Sequence[Finding], Summary]:
    start = time.perf_counter()
    course = _opened(root)
    findings = check(course)
    files = sum(map(len, (course.bank.files, course.bank.unread, course.pages)))
    files += len(course.scenarios.files) + len(course.scenarios.unread)
    files += len(course.sessions.files) + len(course.sessions.unread)
    summary = Summary(files, sum(1 for _ in course.bank.questions()), time.perf_counter() - start)
    return course, findings, summary
