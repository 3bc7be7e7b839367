"""Builds made-up courses in turn, and keeps what each build took."""

import gzip
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from course.site.kept import FOLDER
from tests.bench.generate import NEITHER, PEER, QUESTIONS_A_MODULE, QUIZZES, VARIANTS, WORDS, write_course
from tests.bench.run import Run, timed

# What stands in a page once for each question of it.
_ONCE_A_QUESTION = {
    QUIZZES: "data-question=",
    WORDS: "Report a problem with this question",
    PEER: '<div class="quiz"',
    NEITHER: "",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured of one size: the builds of each round, a module's page of each kind, `course check`.

    Ratios are of builds of one round, and the median of these: a machine is not equally quick for minutes on end.
    """

    modules: int
    rounds: list[dict[str, Run]]
    pages: dict[str, float]
    checks: list[Run]

    @property
    def questions(self) -> int:
        """How many questions the course has."""
        return self.modules * QUESTIONS_A_MODULE

    @property
    def check(self) -> float:
        """How many seconds `course check` takes."""
        return median(run.seconds for run in self.checks)

    def memory(self, variant: str) -> float:
        """Return the largest memory of a build, in MiB."""
        return median(each[variant].memory for each in self.rounds)

    def time_ratio(self, variant: str, to: str) -> float:
        """Return how long a build of one kind takes, where one of another takes 1."""
        return median(each[variant].seconds / each[to].seconds for each in self.rounds)

    def memory_ratio(self, variant: str, to: str) -> float:
        """Return what memory a build of one kind takes, where one of another takes 1."""
        return median(each[variant].memory / each[to].memory for each in self.rounds)

    def added_ratio(self, variant: str, to: str) -> float:
        """Return what questions of one kind add to a build without any, where those of another add 1."""
        return median(_added(each, variant) / _added(each, to) for each in self.rounds)

    def question(self, variant: str) -> float:
        """Return what one question adds to a build, in milliseconds."""
        return median(1000 * _added(each, variant) / self.questions for each in self.rounds)


def _added(runs: dict[str, Run], variant: str) -> float:
    return runs[variant].seconds - runs[NEITHER].seconds


def measure(modules: int, runs: int, peer: Path | None) -> Measured:
    """Build a course of one size as often as asked, and check it.

    Args:
        modules: How many modules it has.
        runs: How often each kind is built.
        peer: The folder that mkdocs-quiz is installed into; without it, that is left out.

    Raises:
        SystemExit: a build failed, `course check` found an error, or the pages lack a question.
    """
    commands = Path(sys.executable).parent
    variants = [variant for variant in VARIANTS if peer or variant != PEER]
    with tempfile.TemporaryDirectory() as folder:
        roots = {variant: Path(folder).resolve() / variant.replace(" ", "-") for variant in variants}
        for variant, root in roots.items():
            write_course(root, modules, variant)
        build = [str(commands / "mkdocs"), "build", "--quiet"]
        rounds = []
        for number in range(runs):
            first = number % len(variants)  # each takes its turn at the start of a round
            turns = variants[first:] + variants[:first]
            rounds.append({each: anew(build, roots[each], peer if each == PEER else None) for each in turns})
        checks = [anew([str(commands / "course"), "check"], roots[QUIZZES]) for _ in range(runs)]
        return Measured(modules, rounds, {each: page_size(roots[each], each, modules) for each in variants}, checks)


def anew(command: list[str], root: Path, plugins: Path | None = None) -> Run:
    """Run a command in a course of which nothing is kept from the run before: the peer keeps nothing either."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)
    return timed(command, root, plugins)


def page_size(root: Path, variant: str, modules: int) -> float:
    """Return the mean size of a module's page, gzipped, in KB, once it is sure that all questions are on the pages."""
    pages = [file.read_text(encoding="utf-8") for file in sorted((root / "site" / "modules").glob("*.html"))]
    if once := _ONCE_A_QUESTION[variant]:
        found, wanted = sum(page.count(once) for page in pages), modules * QUESTIONS_A_MODULE
        if found != wanted:
            sys.exit(f"The pages of “{variant}” have {found} of {wanted} questions: that would measure another course.")
    return fmean(len(gzip.compress(page.encode(), mtime=0)) for page in pages) / 1000
