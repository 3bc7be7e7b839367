"""`course site` and `course finish`: what they write, and what they never write over."""

from pathlib import Path

import pytest

from tests.command import ended, run
from tests.conftest import write_files

HELD = (
    "{target} holds what no build wrote: {others}. Nothing there was touched. Give the site a folder of its own, or "
    "move this away. An old site, built before there was a list of its files, may go."
)


class TestSite:
    def test_is_built(self, good: Path) -> None:
        result = run(good, "site")
        assert result.exit_code == 0
        assert f"Open {good / 'site' / 'index.html'}" in result.output
        assert (good / "site/modules/small.html").is_file()

    def test_elsewhere(self, good: Path) -> None:
        assert run(good, "site", "--out", str(good / "public" / "course")).exit_code == 0
        assert (good / "public/course/index.html").is_file()
        assert not (good / "site").exists()

    def test_is_not_built_from_a_bad_course(self, bad: Path) -> None:
        (bad / "site").mkdir()
        (bad / "site/index.html").write_text("the old site", encoding="utf-8")
        result = run(bad, "site")
        assert result.exit_code == 1
        assert "error[unknown-key]" in result.output
        assert result.output.endswith(
            "Nothing was built: fix the errors above. The old site, if there is one, still stands.\n"
        )
        assert (bad / "site/index.html").read_text(encoding="utf-8") == "the old site"

    @pytest.mark.parametrize(
        ("out", "words"),
        [
            (".", "{target} holds the course itself. Give the site a folder of its own."),
            ("..", "{target} holds the course itself. Give the site a folder of its own."),
            ("mkdocs.yml", "{target} is a file. Name a folder."),
        ],
    )
    def test_never_takes_the_place_of_what_is_no_site(self, good: Path, out: str, words: str) -> None:
        run(good, "check")  # keeps what it worked out in .cache
        before = sorted(good.rglob("*"))
        target = (good / out).resolve()
        result = run(good, "site", "--out", str(good / out))
        assert result.exit_code == 2
        assert f"Error: {words.format(target=target)}\n" in result.output
        assert sorted(good.rglob("*")) == before

    @pytest.mark.parametrize("out", ["docs", "docs/modules/new", "quizzes/new"])
    @pytest.mark.parametrize(
        "command",
        [
            ("site", "--out"),
            ("export", "gift", "--out"),
            ("packages", "--out"),
            ("packs", "--out"),
            ("map", "plate", "--out"),
            ("sheets",),
        ],
    )
    def test_nothing_writes_among_what_authors_write(self, good: Path, command: tuple[str, ...], out: str) -> None:
        before = sorted((good / "docs").rglob("*"))
        place = good / out / ("a.svg" if command[0] == "map" else "")
        result = run(good, *command, str(place))
        said = f"{place} is in {out.partition('/')[0]}/, which holds what authors write. Name a place outside of it."
        assert (result.exit_code, result.output) == (2, f"Error: {said}\n")
        assert sorted((good / "docs").rglob("*")) == before

    def test_leaves_a_checkout_of_published_pages_alone(self, good: Path) -> None:
        out = write_files(good / "out", {".git/HEAD": "x", "CNAME": "x", "index.html": "x", "other-site/a.html": "x"})
        result = run(good, "site", "--out", str(out))
        said = HELD.format(target=out, others=".git/, CNAME, index.html, other-site/")
        assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {said}")
        assert len([path for path in out.rglob("*") if path.is_file()]) == 4

    def test_that_mkdocs_refuses_ends_with_2(self, good: Path) -> None:
        (good / "docs/index.md").write_text("# Start\n\n[Gone](#gone)\n", encoding="utf-8")
        result = run(good, "site")
        assert result.exit_code == 2
        assert result.output.endswith(
            "Error: MkDocs stopped. Mend what it says above.\n"
            "Nothing was built. The old site, if there is one, still stands.\n"
        )
        assert not (good / "site").exists()

    def test_with_faults_is_not_put_in_place(self, good: Path) -> None:
        (good / "docs/index.md").write_text("# Start\n\n<p>/// quiz</p>\n", encoding="utf-8")
        result = run(good, "site")
        assert result.exit_code == 1
        assert "index.html:" in result.output
        assert "error[literal-block]: a block was not understood and stands on the page as text" in result.output
        assert result.output.endswith("The new site was not put in place: fix the errors above.\n")
        assert not (good / "site").exists()


class TestFinish:
    @pytest.mark.parametrize("folder", [".", "docs", "quizzes"])
    def test_what_is_no_site(self, good: Path, folder: str) -> None:
        result = run(good, "finish", str(good / folder))
        said = f"Error: {(good / folder).resolve()} is not a built site. Name the folder that a generator wrote.\n"
        assert (result.exit_code, result.output) == (2, said)

    def test_a_good_site(self, good: Path) -> None:
        run(good, "site")
        assert ended(good, "finish", str(good / "site")) == (0, "")

    def test_a_site_with_faults(self, good: Path) -> None:
        run(good, "site")
        (good / "site/modules/small.html").unlink()
        result = run(good, "finish", str(good / "site"))
        assert result.exit_code == 1
        assert "modules/small.html:1:1: error[missing-page]: this page was not built" in result.output
