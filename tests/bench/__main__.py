"""What quizzes cost a build: `make bench`.

For each size it builds the same made-up course in turn with quizzes, with the same words as plain Markdown, and
without either, each in a process of its own, several times over. It prints medians, and ratios of runs that stood
next to each other, because absolute times say more about the machine than about us.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click

from tests.bench.generate import QUESTIONS_A_MODULE, VARIANTS, write_course


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: processor seconds, and its largest memory in MiB."""

    seconds: float
    memory: float


def timed(command: list[str], folder: Path) -> Run:
    """Run a command to its end, alone.

    Raises:
        SystemExit: the command failed.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode()}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


@click.command()
@click.option("--modules", multiple=True, type=int, default=(12, 120), show_default=True, help="Sizes to build.")
@click.option("--runs", type=int, default=5, show_default=True, help="How often to build each.")
def main(modules: tuple[int, ...], runs: int) -> None:
    """Time builds with quizzes, with plain words and with neither, and `course check`."""
    scripts = Path(sys.executable).parent
    click.echo(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {runs} runs each; processor seconds.")
    for count in modules:
        questions = count * QUESTIONS_A_MODULE
        with tempfile.TemporaryDirectory() as folder:
            roots = {variant: Path(folder) / variant.replace(" ", "-") for variant in VARIANTS}
            for variant, root in roots.items():
                write_course(root, count, variant)
            build = [str(scripts / "mkdocs"), "build", "--quiet"]
            rounds = [{variant: timed(build, root) for variant, root in roots.items()} for _ in range(runs)]
            _show_builds(rounds, count, questions)
            start = time.perf_counter()
            checks = [timed([str(scripts / "course"), "check"], roots["quizzes"]) for _ in range(runs)]
            wall = (time.perf_counter() - start) / runs
        seconds = statistics.median(run.seconds for run in checks)
        click.echo(f"  course check: {seconds:.2f} s ({wall:.2f} s by the clock) for {questions:,} questions\n")


def _show_builds(rounds: list[dict[str, Run]], count: int, questions: int) -> None:
    quizzes, words, neither = VARIANTS
    click.echo(f"{count} modules, {questions:,} questions")
    for variant in VARIANTS:
        seconds = statistics.median(run[variant].seconds for run in rounds)
        memory = statistics.median(run[variant].memory for run in rounds)
        click.echo(f"  {variant:<12} {seconds:7.2f} s  {memory:6.0f} MiB")
    each = {
        variant: statistics.median(1000 * (run[variant].seconds - run[neither].seconds) / questions for run in rounds)
        for variant in (quizzes, words)
    }
    click.echo(f"  a question costs {each[quizzes]:.2f} ms; its words as plain Markdown {each[words]:.2f} ms")
    whole = statistics.median(run[quizzes].seconds / run[words].seconds for run in rounds)
    added = statistics.median(
        (run[quizzes].seconds - run[neither].seconds) / (run[words].seconds - run[neither].seconds) for run in rounds
    )
    memory = statistics.median(run[quizzes].memory / run[neither].memory for run in rounds)
    click.echo(f"  quizzes to plain words: whole build {whole:.2f}, what they add {added:.2f}")
    click.echo(f"  memory with quizzes to memory with neither: {memory:.2f}")


if __name__ == "__main__":
    main()
