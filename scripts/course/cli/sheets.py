"""The reading kit: sheets to hand out, and what came of them."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from course.cli.start import FINDINGS, Stop, main, opened, written_to
from course.measures.sheets.answers import read_answers
from course.measures.sheets.entries import entries_of
from course.measures.sheets.hand_out import form_of, hand_out
from course.measures.sheets.kinds import SHEETS
from course.measures.sheets.result import FOLDER, READERS, SUFFIX, Answers, Key, Result, as_text, read, result_of
from course.output import bench, write_files
from course.reading.decoding import decode_most
from course.reading.disk import contents
from course.reading.english import day, listed, plural
from course.reading.findings import Finding, Position, ReadingError
from course.report import as_text as findings_as_text
from course.site.project import find_root, load_project
from course.written import write_over

ANSWERS = "answers"
# What each kept file holds near its start, so that only such a file is written over.
_RESULT = '"written_by": "course sheets --score"'
_TEXTS = {".txt", ".md"}


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="What shuffles items and options.")
@click.option("--items", "most", type=click.IntRange(1), metavar="N", help="About N items a sheet. Without it: all.")
@click.option(
    "--key", type=click.Path(dir_okay=False, path_type=Path), help="The key. Default: DIR.key.json beside DIR."
)
@click.option("--score", is_flag=True, help="Score the answers that came back, in DIR and in DIR/answers.")
@click.option("--keep", is_flag=True, help="With --score: keep the result with the course, for its page of figures.")
@click.pass_obj
def sheets(start: Path, folder: Path, seed: int, most: int | None, key: Path | None, score: bool, keep: bool) -> None:
    """Write sheets into DIR that show how far answers stand in the situation, and how far in the options.

    There are up to four: situation and options; options alone; the situation with its deciding words struck out; a
    family of which another member was met. The last two need families. Each has a form for answers, one line an item.
    Hand out DIR, one sheet to a reader, person or program; the key is not in it. Put forms that come back into
    DIR/answers, then run this again with --score.
    """
    if keep and not score:
        raise Stop("--keep keeps what --score finds. Write both.")
    given = folder.resolve()
    place = (key or given.parent / f"{given.name}.key.json").resolve()
    if place.is_relative_to(given):
        raise Stop(f"{place} is in the folder that readers get. Name a file elsewhere.")
    root = find_root(start)
    for each in (folder, place):
        written_to(root, each)
    if score:
        _score(root, folder, place, keep)
    else:
        _write(root, folder, place, seed, most)


def _write(root: Path, folder: Path, place: Path, seed: int, most: int | None) -> None:
    course = opened(root)
    made = hand_out(entries_of(course.bank, course.scenarios.files), seed, date.today(), most)
    if not made.files:
        raise Stop("There is nothing to ask: the course has no question with options, or none that can be read.")
    if place.exists():
        there = _key(place)
        if there.sheets != made.key.sheets:
            raise Stop(
                f"{place} is the key of other sheets, written on {day(there.day)} with seed {there.seed}. Whoever has "
                "those could not be scored any more. Choose another folder, or move that key away with its sheets."
            )
    with bench(folder) as on:
        write_files(folder, {name: text.encode() for name, text in made.files.items()}, on)
    write_over(place, as_text(made.key), '"what": "key"')
    for sheet in SHEETS:
        if sheet.name in made.key.sheets:
            click.echo(f"Wrote {folder / sheet.name}.md: {plural(len(made.key.sheets[sheet.name]), 'item')}.")
    for title in made.empty:
        click.echo(f"“{title}” was not written: it needs families, and there are none.")
    click.echo(f"The key is {place}. Keep it away from readers.")


def _score(root: Path, folder: Path, place: Path, keep: bool) -> None:
    if not place.exists():
        raise Stop(f"There is no key {place}. Name it with --key; `course sheets` wrote it beside the sheets.")
    key = _key(place)
    answers, findings = _answers(folder, key)
    if findings:
        click.echo(findings_as_text(findings, folder))
        click.echo("Nothing was scored: fix the lines above.", err=True)
        sys.exit(FINDINGS)
    if not answers:
        raise Stop(f"There are no answers in {folder}, nor in {folder / ANSWERS}. Put the forms that came back there.")
    course = opened(root)
    result = result_of(key, list(answers.values()), date.today())
    click.echo("\n".join(_told(result, answers)))
    gone, of = result.changed(entries_of(course.bank, course.scenarios.files))
    if gone:
        click.echo(f"The course has changed since: {gone} of these {of} items are not asked like that any more.")
    if keep:
        _keep(root, result, answers)


def _keep(root: Path, result: Result, answers: dict[str, Answers]) -> None:
    unknown = [name for name, each in answers.items() if each.reader not in READERS]
    if unknown:
        raise Stop(f"{listed(unknown)}: who answered? Write `reader: person` or `reader: program` there, to keep it.")
    name = f"{load_project(root).quizzes}/{FOLDER}/{result.written}-seed-{result.seed}{SUFFIX}"
    write_over(root / name, as_text(result), _RESULT)
    click.echo(f"Kept in {name}: the page of figures shows it.")


def _told(result: Result, answers: dict[str, Answers]) -> Iterator[str]:
    yield f"Sheets of {day(result.written)}, seed {result.seed}, from the questions {result.bank}."
    for sheet in SHEETS:
        if sheet.name not in result.sheets:
            continue
        names = [name for name, each in answers.items() if each.sheet == sheet.name]
        yield f"\n{sheet.title}"
        for kind, scores in result.scores(sheet.name):
            for name, score in zip(names, scores, strict=True):
                yield f"  {kind}, {name}: {score.in_words()}"


def _key(place: Path) -> Key:
    try:
        return read(Key, str(place), contents(place))
    except ReadingError as error:
        raise Stop(f"{place}: {error.finding.message}. {error.finding.mend}") from None


def _answers(folder: Path, key: Key) -> tuple[dict[str, Answers], Sequence[Finding]]:
    """Return all answers by the names of their files; forms that nobody filled in are left out."""
    found: dict[str, Answers] = {}
    findings: list[Finding] = []
    ours = {f"{sheet.name}.md" for sheet in SHEETS} | {"read-me.md"}
    for path in (*sorted(folder.glob("*")), *sorted((folder / ANSWERS).glob("*"))):
        shown = path.relative_to(folder).as_posix()
        if path.is_dir() or path.suffix.lower() not in _TEXTS or shown in ours or path.name.startswith("."):
            continue
        # Numbers and letters are the same in every encoding that an editor may have saved.
        answers, wrong = read_answers(shown, decode_most(shown, contents(path))[0], key)
        findings += wrong
        if answers is None:
            continue
        if answers.given:
            found[shown] = answers
        elif shown not in map(form_of, key.sheets) and not wrong:
            message = "no answer stands in this file"
            findings.append(Finding(Position(shown), "answer", message, "Fill it in, or take it out of the folder."))
    return found, findings
