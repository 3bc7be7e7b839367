"""The MkDocs plugin: `mkdocs build` stops where `course check` does; `mkdocs serve` tells and goes on."""

import logging
import os
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from course.output import LIST
from course.report import as_text
from course.site.servers.write import APACHE
from tests.conftest import SMALL_CONFIG, MakeCourse, findings_of
from tests.small import FILES, GOOD, PAGE
from tests.small_story import STORY

OVERDUE = PAGE.replace("2026-11", "2019-11").replace("next_review: 2027", "next_review: 2020")
BAD = {**FILES, "quizzes/good.yml": GOOD.replace("        correct: true\n", "", 1)}


def run(root: Path, command: str) -> Path:
    """Build a course's site as MkDocs does for a command."""
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
    build(config)
    return root / "site"


class TestBuild:
    def test_of_a_clean_course(self, make_course: MakeCourse) -> None:
        assert (run(make_course(FILES), "build") / "modules/small.html").is_file()

    def test_is_finished_and_leaves_nothing_half_made(self, make_course: MakeCourse) -> None:
        with_search = SMALL_CONFIG.replace("[course]", "[search, course]").replace(":\n      root: {root}", "")
        site = run(make_course({**FILES, "mkdocs.yml": with_search}), "build")
        names = {path.name for path in site.iterdir()}
        assert {"service-worker.js", "manifest.webmanifest", "a-small-course.zip", LIST} <= names
        assert {name for name in names if name.startswith(".")} == {LIST, APACHE}
        # Our search stands in the place of the theme's, whose index nobody would read.
        assert [path.name for path in sorted((site / "search").iterdir())] == ["find.js", "texts.js"]
        assert run(site.parent, "build") == site

    def test_that_is_not_sound_takes_no_place(self, make_course: MakeCourse, caplog: pytest.LogCaptureFixture) -> None:
        root = make_course({**FILES, "docs/index.md": "# Start\n\n<p>/// quiz</p>\n"})
        with pytest.raises(Abort) as caught:
            run(root, "build")
        assert "error[literal-block]" in str(caught.value)
        assert str(caught.value).endswith("\n\nThe new site was not put in place: fix the errors above.")
        assert not (root / "site").exists()

    def test_never_empties_a_folder_of_somebody(self, make_course: MakeCourse) -> None:
        root = make_course({**FILES, "site/CNAME": "example.org"})
        with pytest.raises(Abort) as caught:
            run(root, "build")
        assert str(caught.value).startswith(f"{root}/site holds what no build wrote: CNAME. Nothing there was touched.")
        assert (root / "site/CNAME").read_text(encoding="utf-8") == "example.org"

    def test_stops_with_the_words_of_the_check(self, make_course: MakeCourse, caplog: pytest.LogCaptureFixture) -> None:
        root = make_course(BAD)
        with pytest.raises(Abort):
            run(root, "build")
        assert caplog.messages == [f"\n{as_text(findings_of(root), root)}\n\nNothing was built: fix the errors above."]
        assert not (root / "site").exists()

    def test_leaves_the_old_site(self, make_course: MakeCourse) -> None:
        root = make_course(FILES)
        run(root, "build")
        (root / "quizzes/good.yml").write_text("title: 'x", encoding="utf-8")
        with pytest.raises(Abort):
            run(root, "build")
        assert "What should you do first?" in (root / "site/modules/small.html").read_text(encoding="utf-8")

    def test_goes_on_where_there_are_only_warnings(
        self, make_course: MakeCourse, caplog: pytest.LogCaptureFixture
    ) -> None:
        root = make_course({**FILES, "docs/modules/small.md": OVERDUE})
        with caplog.at_level(logging.INFO):
            assert (run(root, "build") / "index.html").is_file()
        assert "warning[overdue-review]: the review of “Small changes” was due on 1 November 2020" in caplog.text

    def test_from_another_folder(
        self, make_course: MakeCourse, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
        root = make_course({**FILES, "mkdocs.yml": SMALL_CONFIG.replace(":\n      root: {root}", "")})
        assert "What should you do first?" in (run(root, "build") / "modules/small.html").read_text(encoding="utf-8")


def test_what_github_pages_get_is_the_finished_site(make_course: MakeCourse) -> None:
    root = make_course(FILES)

    def git(*words: str) -> str:
        us = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        return subprocess.run(["git", *us, *words], cwd=root, check=True, capture_output=True, text=True).stdout

    git("init", "-q", "--bare", "elsewhere.git")
    git("init", "-q")
    git("remote", "add", "origin", "elsewhere.git")
    git("commit", "-q", "--allow-empty", "-m", "start")
    git("config", "user.name", "A")
    git("config", "user.email", "a@example.org")
    done = subprocess.run(
        [Path(sys.executable).parent / "mkdocs", "gh-deploy"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    published = set(git("-C", "elsewhere.git", "ls-tree", "-r", "--name-only", "gh-pages").splitlines())
    built = {path.relative_to(root / "site").as_posix() for path in (root / "site").rglob("*") if path.is_file()}
    assert published == built | {".nojekyll"}
    assert {"service-worker.js", "a-small-course.zip", "modules/small.html"} <= published


class TestServe:
    def test_tells_what_is_wrong_and_shows_the_rest(
        self, make_course: MakeCourse, caplog: pytest.LogCaptureFixture
    ) -> None:
        root = make_course(BAD)
        site = run(root, "serve")
        (record,) = [record for record in caplog.records if record.name == "mkdocs.plugins.course"]
        assert record.levelname == "ERROR"
        assert record.getMessage() == as_text(findings_of(root), root)
        html = (site / "modules/small.html").read_text(encoding="utf-8")
        assert 'data-question="notice-change-2"' in html
        assert 'data-question="notice-change-1"' not in html

    def test_shows_a_broken_file_in_the_page(self, make_course: MakeCourse) -> None:
        root = make_course({**FILES, "quizzes/good.yml": "title: 'x"})
        os.mkfifo(root / "docs/pipe.md")
        (root / "docs/gone.png").symlink_to("nowhere.png")
        site = run(root, "serve")
        assert "quizzes/good.yml is missing or has a fault" in (site / "modules/small.html").read_text(encoding="utf-8")

    def test_tells_on_the_page_what_is_wrong_there_and_on_each_page_how_much_is_elsewhere(
        self, make_course: MakeCourse
    ) -> None:
        root = make_course(BAD)
        site = run(root, "serve")
        (found,) = findings_of(root)
        told = (
            f"<li><code>quizzes/good.yml:{found.position.line}</code> error: {escape(found.message)}. "
            f"{escape(found.mend)}</li>"
        )
        shows_it = (site / "modules/small.html").read_text(encoding="utf-8")
        assert f"<p><strong>1 thing to fix on this page.</strong></p><ul>{told}</ul></aside>" in shows_it
        other = (site / "index.html").read_text(encoding="utf-8")
        assert f"<details><summary>1 thing to fix elsewhere</summary><ul>{told}</ul></details></aside>" in other

    def test_tells_nothing_where_nothing_is_wrong_and_never_in_a_site(self, make_course: MakeCourse) -> None:
        root = make_course(FILES)
        assert "to fix" not in (run(root, "serve") / "index.html").read_text(encoding="utf-8")
        (root / "docs/modules/small.md").write_text(OVERDUE, encoding="utf-8")
        shutil.rmtree(root / "site")
        assert "to fix" not in (run(root, "build") / "modules/small.html").read_text(encoding="utf-8")

    def test_has_what_the_pages_of_the_site_load_and_whose_it_is(self, make_course: MakeCourse) -> None:
        news = "# News\n\n## A start {#2026-11-22-a-start}\n\nHere it is.\n"
        root = make_course({**STORY, "docs/about/news.md": news, "organisation.yml": "name: Hill & House\n"})
        site = run(root, "serve")
        assert "notice-change-1" in (site / "assets/questions/good.js").read_text(encoding="utf-8")
        assert "He has left his lunch" in (site / "assets/scenarios/plate.js").read_text(encoding="utf-8")
        assert "A start" in (site / "feed.xml").read_text(encoding="utf-8")
        assert '"name": "A small course"' in (site / "manifest.webmanifest").read_text(encoding="utf-8")
        assert "Hill &amp; House" in (site / "index.html").read_text(encoding="utf-8")
        # A browser would keep its pages, and show them when the preview has long gone on.
        assert not (site / "service-worker.js").exists()

    def test_is_made_anew_when_a_quiz_changes_or_somebody_says_who_uses_the_course(
        self, make_course: MakeCourse
    ) -> None:
        root = make_course(FILES)
        config = load_config(str(root / "mkdocs.yml"))
        watched: list[tuple[str, bool]] = []

        class Server:
            def watch(self, path: str, *, recursive: bool = True) -> None:
                watched.append((path, recursive))

        config.plugins.on_serve(Server(), config=config, builder=lambda: None)  # type: ignore[arg-type]
        assert watched == [(str(root), False), (str(root / "quizzes"), True)]
