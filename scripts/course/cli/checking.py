"""Commands that look and change nothing: checks, rules, figures, maps; and the schemas for editors."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from course import tallies
from course.checks import check_questions
from course.checks.items import RULES
from course.checks.scenarios.structure import is_playable
from course.cli.start import CLEAN, FINDINGS, OneOf, Stop, checked, main, opened, written_to
from course.guidance.rules import RULES_SCHEMA, rules_schema
from course.measures.sheets.family import family_sheet
from course.reading.english import did_you_mean, plural
from course.reading.findings import Finding, errors
from course.report import FORMATS, Summary
from course.scenarios.graph import graph_of
from course.scenarios.scenario import Scenario
from course.schema import quiz_schema, scenario_schema, session_schema
from course.sessions.session import Session
from course.site.in_one_go import in_one_go
from course.site.project import find_root, load_project
from course.site.scenarios.drawing import as_svg
from course.written import write_over

SCHEMA = "schema.json"
HARDEST = 5  # pages that a report names


@main.command("check")
@click.option("--format", "form", type=OneOf(FORMATS), default="text", help="How to print findings.")
@click.option(
    "--questions-only",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Check a folder of quiz files by themselves, without pages.",
)
@click.option("--strict", is_flag=True, help="Take warnings for errors: end with 1 where there is one.")
@click.pass_obj
@in_one_go()
def check_command(start: Path, form: str, folder: Path | None, strict: bool) -> None:
    """Check the question bank, the guidance, and one against the other."""
    root = folder.resolve().parent if folder else find_root(start)
    _, findings, summary = checked(root) if folder is None else (None, *_questions_checked(folder.resolve()))
    click.echo(FORMATS[form](findings, root, summary))
    if strict and findings and not errors(findings):
        click.echo("With --strict, warnings count as errors: fix those above.", err=True)
    sys.exit(FINDINGS if (findings if strict else errors(findings)) else CLEAN)


@main.command()
def rules() -> None:
    """List the item-writing rules: name, level, what each looks for, and on whose authority."""
    for rule in RULES:
        click.echo(f"{rule.name} ({'/'.join(rule.levels)})\n    {rule.what}\n    {rule.source}")


@main.command("report")
@click.pass_obj
def report_command(start: Path) -> None:
    """Say in figures what the course holds: its questions, its reading grade, each scenario, each session."""
    course = opened(find_root(start))
    situated, scored = tallies.with_vignette(course)
    modules = plural(len(course.modules()), "module")
    click.echo(f"{modules}, {plural(scored, 'scored question')}, {situated} of them in a situation")
    for robot, scores in tallies.guessed(course).items():
        for kind, score in scores.items():
            click.echo(f"Robot “{robot}”, {tallies.GUESSED[kind].lower()}: {score.in_words()}")
    for page, reading in tallies.reading(course)[:HARDEST]:
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
    root = find_root(start)
    if out is not None:
        written_to(root, out)
    files = opened(root).scenarios.files
    scenario = files.get(name)
    if scenario is None:
        known = ", ".join(files) or "none yet"
        raise Stop(
            f"There is no scenario “{name}” that can be read{did_you_mean(name, files) or '.'} There are: {known}."
        )
    if not is_playable(scenario):
        raise Stop(f"The choices of “{name}” do not all lead to an ending; see `course check`.")
    drawing = as_svg(scenario)
    if out is None:
        click.echo(drawing, nl=False)
    else:
        write_over(out, drawing)
        click.echo(f"Wrote {out}.")


@main.command("show")
@click.argument("name", metavar="FAMILY")
@click.pass_obj
def show_command(start: Path, name: str) -> None:
    """Print FAMILY on one sheet, to sign off: its situations against its options, keys, deciding words, reasons."""
    families = {family.id: family for family in opened(find_root(start)).bank.families()}
    family = families.get(name)
    if family is None:
        known = ", ".join(families) or "none yet"
        guess = did_you_mean(name, families) or "."
        raise Stop(f"There is no family “{name}” that can be read{guess} There are: {known}.")
    click.echo(family_sheet(family, family.at("id").path), nl=False)


@main.command()
@click.pass_obj
def schema(start: Path) -> None:
    """Write the schemas that tell editors what quizzes, scenarios, sessions and rules of safety may hold."""
    root = find_root(start)
    for path, text in {**quiz_schemas(), f"{load_project(root).docs}/{RULES_SCHEMA}": rules_schema()}.items():
        write_over(root / path, text, '{\n  "$defs": {')
        click.echo(f"Wrote {path}.")


def _questions_checked(folder: Path) -> tuple[Sequence[Finding], Summary]:
    start = time.perf_counter()
    findings, bank = check_questions(folder)
    files = len(bank.files) + len(bank.unread)
    return findings, Summary(files, sum(1 for _ in bank.questions()), time.perf_counter() - start)


def quiz_schemas() -> dict[str, str]:
    """Return the schemas of what stands in `quizzes/`, by their paths."""
    folders = {"": quiz_schema(), f"{Scenario.folder()}/": scenario_schema(), f"{Session.folder()}/": session_schema()}
    return {f"quizzes/{folder}{SCHEMA}": text for folder, text in folders.items()}
