"""`python -m tests.bench.flaws FILE`: precision, recall and F1 of the item-writing rules."""

from pathlib import Path

import click

from tests.bench.flaws.agreement import benchmark, read_labels
from tests.bench.flaws.lint import lint_lines


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rules", is_flag=True, help="Only say which rules fire: a line of JSON for each item, in order.")
def flaws(file: Path, rules: bool) -> None:
    """Hold the rules against people's judgements in FILE (.jsonl or .jsonl.gz), one JSON object a line.

    Each has question, choices, answer (a letter), a flaw_type and its label, 1 where the flaw is present; with --rules
    the first three are enough.
    """
    try:
        if rules:
            click.echo("\n".join(lint_lines(file.read_text(encoding="utf-8").splitlines())))
        else:
            click.echo(benchmark(read_labels(file)).table())
    except ValueError as error:
        raise click.ClickException(f"{file}: {error}") from None


if __name__ == "__main__":
    flaws()
