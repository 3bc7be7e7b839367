"""What quizzes cost a build, and what they cost with the nearest peer: `make bench`.

For each size it builds the same made-up course with quizzes, with the same words as plain Markdown, without either,
and with the same questions as mkdocs-quiz has them written, in turn and each in a process of its own. It prints the
rows that README has.
"""

import os
import platform
from datetime import date
from importlib.metadata import distributions, version
from pathlib import Path

import click

from tests.bench.measure import measure
from tests.bench.table import rows

PEER = "mkdocs-quiz"


@click.command()
@click.option("--modules", multiple=True, type=int, default=(12, 120), show_default=True, help="Sizes to build.")
@click.option("--runs", type=int, default=5, show_default=True, help="How often to build each.")
@click.option(
    "--peer",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=f"The folder that {PEER} is installed into; without it, that is left out.",
)
def main(modules: tuple[int, ...], runs: int, peer: Path | None) -> None:
    """Time builds with quizzes, with plain words, with neither and with the peer, and `course check`."""
    name = f"{PEER} {_version(peer)}" if peer else ""
    made_with = f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"
    click.echo(
        f"The rows of `make bench` were measured on {_today()} on {_machine()}, with {made_with}: "
        f"{runs} builds of each kind, in turn, and the median of what they took. Seconds are a processor's."
    )
    for count in modules:
        click.echo(f"\n{count} modules\n")
        for row in rows(measure(count, runs, peer), name):
            click.echo(row)


def _version(peer: Path) -> str:
    found = (each.version for each in distributions(name=PEER, path=[str(peer)]))
    if known := next(found, None):
        return known
    raise click.BadParameter(f"{PEER} is not installed into {peer}. `make bench` does so.", param_hint="--peer")


def _today() -> str:
    today = date.today()
    return f"{today.day} {today:%B %Y}"


def _machine() -> str:
    """Return the machine in words: its kind of processor, how many of them, and the system."""
    cpuinfo = Path("/proc/cpuinfo")  # on Linux the standard library knows no more than “x86_64”
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    processor = next(models, platform.processor() or platform.machine())
    return f"{os.cpu_count()} × {processor}, {platform.system()}"


if __name__ == "__main__":
    main()
