"""Building: the new site takes the old one's place only when it is whole; whatever fails, the old one stands."""

import errno
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from course.bank.types.common import Evidence, Question
from course.course import Course
from course.guidance.prose import comparable
from course.output import LIST
from course.site.build import build_site
from course.site.config import BuildError
from course.site.finish import expected_questions, read_site
from course.site.kept import FOLDER
from course.site.project import open_course
from tests.conftest import ROOT, TODAY, MakeCourse
from tests.small import FILES, GOOD


def copy_of_the_course(target: Path) -> Path:
    """Copy all that a build of the real course needs, and what earlier builds kept: test_incremental.py tries that."""
    for name in ("docs", "quizzes"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("mkdocs.yml", "course.yml"):
        shutil.copy(ROOT / name, target)
    for kept in (ROOT / FOLDER).glob("*.json"):
        (target / FOLDER).mkdir(parents=True, exist_ok=True)
        shutil.copy(kept, target / FOLDER)
    return target


def command(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the project's environment in a folder."""
    program = Path(sys.executable).parent / words[0]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run([program, *words[1:]], cwd=root, env=environment, capture_output=True, text=True, check=False)


def build(root: Path) -> Path:
    """Build a small course into `site`."""
    assert build_site(root, open_course(root, TODAY), root / "site") == []
    return root / "site"


def all_evidence(course: Course) -> Iterator[tuple[Question, Evidence]]:
    """Yield each piece of evidence with its question."""
    for _, question in course.bank.questions():
        for evidence in question.evidence:
            if evidence.page:  # else it rests on a rule of safety
                yield question, evidence


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def root(make_course: MakeCourse) -> Path:
    """A small course."""
    return make_course(FILES)


@pytest.fixture
def before(root: Path) -> dict[str, bytes]:
    """Its site, which stands there."""
    return files_in(build(root))


@pytest.fixture(scope="module")
def sentence(course: Course) -> tuple[str, str]:
    """The page and the words of the real course that most of its questions rest on."""
    counts = Counter((evidence.page, evidence.quote) for _, evidence in all_evidence(course))
    return next(place for place, _ in counts.most_common() if course.pages[place[0]].body.count(place[1]) == 1)


@pytest.fixture(scope="module")
def resting_on_it(course: Course, sentence: tuple[str, str]) -> set[str]:
    """The ids of the questions that rest on that sentence, found by plain search in the page's Markdown."""
    page, words = sentence
    before = comparable(re.sub(r"[*_]", "", course.pages[page].body))
    after = before.replace(comparable(words), "")
    return {
        question.id
        for question, evidence in all_evidence(course)
        if evidence.page == page and comparable(evidence.quote) in before and comparable(evidence.quote) not in after
    }


@pytest.fixture(scope="module")
def without_sentence(sentence: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real course without that sentence, with an old site."""
    root = copy_of_the_course(tmp_path_factory.mktemp("copy"))
    (root / "site").mkdir()
    (root / "site/index.html").write_text("the old site", encoding="utf-8")
    path = root / "docs" / sentence[0]
    path.write_text(path.read_text(encoding="utf-8").replace(sentence[1], ""), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def results(without_sentence: Path) -> Mapping[str, subprocess.CompletedProcess[str]]:
    """What each command that builds came to without that sentence."""
    return {words: command(without_sentence, *words.split()) for words in ("course site", "mkdocs build")}


class TestDeletedSentence:
    """A sentence that answers rest on is deleted from a module of a copy of the real course."""

    def test_stops_the_build_names_every_question_and_leaves_the_old_site(
        self,
        results: Mapping[str, subprocess.CompletedProcess[str]],
        without_sentence: Path,
        sentence: tuple[str, str],
        resting_on_it: set[str],
    ) -> None:
        assert len(resting_on_it) > 1
        for words, result in results.items():
            said = result.stdout + result.stderr
            assert result.returncode == 1, words
            assert set(re.findall(r"error\[evidence\]: question “([^”]+)”", said)) == resting_on_it, words
            # What a family, a session or a story rests on may be the same sentence.
            assert said.count("the answer rests on words that are not in “") >= len(resting_on_it), words
            assert sentence[1] in said, words
            assert "Read the section: is the answer still right? Then quote the words that it rests on now." in said
            assert "Traceback" not in said, words
        assert files_in(without_sentence / "site") == {"index.html": b"the old site"}

    def test_both_commands_say_the_same(
        self, results: Mapping[str, subprocess.CompletedProcess[str]], without_sentence: Path
    ) -> None:
        checked = command(without_sentence, "course", "check").stdout.split("\n\n")[:-1]
        assert checked
        for result in results.values():
            assert all(finding in result.stdout + result.stderr for finding in checked)


class TestTheOldSiteStands:
    def test_when_mkdocs_gives_up(self, before: dict[str, bytes], root: Path) -> None:
        (root / "docs/index.md").write_text("# Start\n\n[Gone](gone.md)\n", encoding="utf-8")
        with pytest.raises(BuildError, match=r"^MkDocs stopped\. Mend what it says above\.$"):
            build_site(root, open_course(root, TODAY), root / "site")
        assert files_in(root / "site") == before

    def test_when_the_configuration_is_at_fault(self, before: dict[str, bytes], root: Path) -> None:
        course = open_course(root, TODAY)
        config = root / "mkdocs.yml"
        config.write_text(
            config.read_text(encoding="utf-8").replace("name: material", "name: nowhere"), encoding="utf-8"
        )
        with pytest.raises(BuildError):
            build_site(root, course, root / "site")
        assert files_in(root / "site") == before

    def test_when_the_new_site_has_a_fault(self, before: dict[str, bytes], root: Path) -> None:
        (root / "docs/index.md").write_text("# Start\n\n<p>/// quiz</p>\n", encoding="utf-8")
        findings = build_site(root, open_course(root, TODAY), root / "site")
        assert [finding.rule for finding in findings] == ["literal-block"]
        assert files_in(root / "site") == before

    def test_when_a_block_raises(self, before: dict[str, bytes], root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("course.site.blocks.quiz.build_question", None)
        (root / "quizzes/good.yml").write_text(GOOD.replace("Wait", "Stay"), encoding="utf-8")
        # A fault of ours is no refusal: it comes with all that is known of it.
        with pytest.raises(TypeError, match="'NoneType' object is not callable"):
            build_site(root, open_course(root, TODAY), root / "site")
        assert files_in(root / "site") == before

    def test_when_it_cannot_be_replaced(
        self, before: dict[str, bytes], root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (root / "docs/index.md").write_text("# A new start\n", encoding="utf-8")
        rename, done = Path.rename, []

        def only_a_few(self: Path, target: Path) -> Path:
            done.append(target)
            if len(done) == 7:
                raise OSError(errno.ENOSPC, "No space left on device")
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", only_a_few)
        with pytest.raises(BuildError) as caught:
            build_site(root, open_course(root, TODAY), root / "site")
        assert str(caught.value) == "No space left on device. Make room, then run this again."
        assert done[6:] != []
        assert {**files_in(root / "site"), LIST: b""} == {**before, LIST: b""}

    def test_and_nothing_else_is_left_behind(self, root: Path) -> None:
        before = {path.name for path in root.iterdir()}
        (root / "docs/index.md").write_text("# Start\n\n[Gone](gone.md)\n", encoding="utf-8")
        with pytest.raises(BuildError):
            build_site(root, open_course(root, TODAY), root / "site")
        assert {path.name for path in root.iterdir()} == before


class TestTheNewSite:
    def test_takes_the_old_ones_place(self, root: Path) -> None:
        (root / "docs/old.md").write_text("---\ntitle: Old\n---\n\n# Old\n", encoding="utf-8")
        assert (build(root) / "old.html").is_file()
        (root / "docs/old.md").unlink()
        (root / "docs/index.md").write_text("# A new start\n", encoding="utf-8")
        assert "A new start" in (build(root) / "index.html").read_text(encoding="utf-8")
        assert not (root / "site/old.html").exists()
        assert sorted(path.name for path in root.iterdir()) == [
            ".cache",
            "course.yml",
            "docs",
            "mkdocs.yml",
            "quizzes",
            "site",
        ]

    def test_may_take_an_empty_folders_place(self, root: Path) -> None:
        (root / "site").mkdir()
        assert (build(root) / "index.html").is_file()

    def test_shows_what_changed_in_a_quiz(self, root: Path) -> None:
        build(root)
        (root / "quizzes/good.yml").write_text(GOOD.replace("Wait until Monday", "Wait a week"), encoding="utf-8")
        assert "Wait a week" in (build(root) / "modules/small.html").read_text(encoding="utf-8")

    def test_of_the_real_course_shows_every_question_where_it_should(self, site: Path, course: Course) -> None:
        expected = expected_questions(course)
        shown = {path: page.questions for path, page in read_site(site).items()}
        assert {path: names for path, names in shown.items() if names} == {
            path: names for path, names in expected.items() if names
        }
        kept = {question.id for _, question in course.bank.questions() if question.is_kept}
        assert {name for names in shown.values() for name in names} - kept == {
            question.id for _, question in course.bank.questions() if not question.is_kept
        }
        # What is kept for the check stands on the check on paper, without answers, and nowhere else.
        assert {path for path, names in shown.items() if kept.intersection(names)} == {"assessment/paper-check.html"}
