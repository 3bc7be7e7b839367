"""`make bench` measures what it says: the same questions in each kind, in a course that could be published."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from course.bank.quiz import parse_quiz
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.single_choice import SingleChoice
from course.checks import check
from course.site.kept import FOLDER
from course.site.project import open_course
from tests.bench.__main__ import main
from tests.bench.generate import NEITHER, PEER, QUIZZES, WORDS, write_course
from tests.bench.measure import Measured, anew, page_size
from tests.bench.run import Run, timed
from tests.bench.table import rows
from tests.conftest import ROOT

MEASURED = re.compile(
    r"The rows of `make bench` were measured on \d+ \w+ 20\d\d on \d+ × .+, with Python 3\.\d+\.\d+, MkDocs 1\.\S+, "
    r"Material \d+\.\S+: (\d+) builds of each kind, in turn, and the median of what they took\."
)


def measured(modules: int = 120) -> Measured:
    """Return two rounds of made-up builds, of which the second was on a machine half as quick."""
    builds = {QUIZZES: Run(6.0, 90), WORDS: Run(7.0, 75), NEITHER: Run(2.0, 60), PEER: Run(9.0, 45)}
    slow = {variant: Run(2 * run.seconds, run.memory) for variant, run in builds.items()}
    pages = {QUIZZES: 10.7, WORDS: 9.2, NEITHER: 4.8, PEER: 24.8}
    return Measured(modules, [builds, slow], pages, [Run(3.0, 90), Run(4.0, 90)])


class TestTheBench:
    def test_its_smallest_size_runs_to_its_end(self) -> None:
        result = CliRunner().invoke(main, ["--modules", "1", "--runs", "1"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        assert MEASURED.match(result.output)
        assert re.search(
            r"^\| a build of 10 questions, against their words as plain Markdown "
            r"\| whole build \d\.\d\d, what they add -?\d+\.\d\d \| `make bench` \|$",
            result.output,
            re.MULTILINE,
        )
        assert re.search(r"^\| `course check` on 10 questions, with every rule \| \d+\.\d s \|", result.output, re.M)

    def test_a_peer_that_is_not_there_is_said_to_be_so(self, tmp_path: Path) -> None:
        result = CliRunner().invoke(main, ["--peer", str(tmp_path)])
        assert result.exit_code == 2
        assert f"mkdocs-quiz is not installed into {tmp_path}. `make bench` does so." in result.output

    def test_a_command_that_fails_ends_it_with_what_the_command_said(self, tmp_path: Path) -> None:
        with pytest.raises(SystemExit, match="failed in the made-up course:\nwhat is wrong\n"):
            timed([sys.executable, "-c", "print('what is wrong'); raise SystemExit(1)"], tmp_path)

    def test_a_build_uses_nothing_that_the_one_before_it_kept(self, tmp_path: Path) -> None:
        keep = f"from pathlib import Path; Path('{FOLDER}').mkdir(parents=True)"  # an error where it is there already
        for _ in range(2):
            anew([sys.executable, "-c", keep], tmp_path)

    def test_pages_that_lack_a_question_end_it(self, tmp_path: Path) -> None:
        page = tmp_path / "site" / "modules" / "module-0.html"
        page.parent.mkdir(parents=True)
        page.write_text("<form data-question='a'>" + 9 * '<form data-question="b">', encoding="utf-8")
        page_size(tmp_path, QUIZZES, 1)
        page.write_text(9 * '<form data-question="b">', encoding="utf-8")
        with pytest.raises(SystemExit, match="The pages of “quizzes” have 9 of 10 questions"):
            page_size(tmp_path, QUIZZES, 1)


class TestTheMadeUpCourse:
    def test_it_passes_every_check_without_a_warning(self, tmp_path: Path) -> None:
        write_course(tmp_path, 3, QUIZZES)  # enough questions for the rules about a bank as a whole
        assert check(open_course(tmp_path, date(2026, 11, 29))) == []

    def test_each_kind_has_the_same_words_and_the_peer_the_same_key(self, tmp_path: Path) -> None:
        pages = {}
        for variant in (QUIZZES, WORDS, PEER):
            write_course(tmp_path / variant, 1, variant)
            pages[variant] = (tmp_path / variant / "docs/modules/module-0.md").read_text(encoding="utf-8")
        quiz, _ = parse_quiz("module-0.yml", (tmp_path / QUIZZES / "quizzes/module-0.yml").read_bytes())
        assert quiz is not None
        assert len(quiz.questions) == 10
        for question in quiz.questions:
            assert isinstance(question, SingleChoice | MultipleResponse)
            texts = [question.vignette, question.stem]
            texts += [text for option in question.options for text in (option.text, option.feedback)]
            for text in texts:
                assert text
                assert text in pages[WORDS]
                assert text in pages[PEER]
            for option in question.options:
                assert f"- [{'x' if option.correct else ' '}] {option.text}\n> {option.feedback}\n" in pages[PEER]


class TestItsRows:
    def test_ratios_are_of_builds_of_one_round(self) -> None:
        assert list(rows(measured(), "mkdocs-quiz 1.7.1"))[2:6] == [
            "| a build of 1,200 questions, against their words as plain Markdown "
            "| whole build 0.86, what they add 0.80 | `make bench` |",
            "| memory of that build, against one with their words; with neither | 1.20; 1.50 | `make bench` |",
            "| what a question costs a build, in 120 modules; what its words cost | 5.0 ms; 6.2 ms | `make bench` |",
            "| `course check` on 1,200 questions, with every rule | 3.5 s | `make bench` |",
        ]

    def test_the_peer_stands_beside_us_where_it_was_measured(self) -> None:
        build, page, memory = list(rows(measured(), "mkdocs-quiz 1.7.1"))[6:]
        assert build == (
            "| the same 1,200 questions in mkdocs-quiz 1.7.1: its build, against ours "
            "| 1.50 times as long | `make bench` |"
        )
        assert page.startswith("| a page of 10 questions, gzipped: ours; its own | 10.7 KB, and once for all pages ")
        assert memory == "| memory of the build: ours; its own | 90 MiB; 45 MiB | `make bench` |"
        assert len(list(rows(measured(), ""))) == 6

    def test_the_readme_has_the_rows_that_the_bench_prints(self) -> None:
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        said = MEASURED.search(" ".join(readme.split()))
        assert said is not None
        assert int(said[1]) >= 3
        taken = [row.split(" | ")[0] for row in readme.splitlines() if row.endswith("| `make bench` |")]
        assert taken == [row.split(" | ")[0] for row in rows(measured(), "mkdocs-quiz 1.7.1")][2:]
