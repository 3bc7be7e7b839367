"""Where commands write: what a person made stays, what is half-made goes, and one command writes at a time."""

import fcntl
import os
from pathlib import Path

import pytest

from course.output import LIST, bench, listed, put, refuse_others, take_over, write_files
from course.written import OutputError, write_new
from tests.conftest import write_files as lay_out


def build(folder: Path, files: dict[str, str]) -> None:
    """Do as a build does: replace all that the one before wrote."""
    with bench(folder) as place:
        lay_out(place / "new", dict(files))
        put(place / "new", folder, listed(folder))


def contents(folder: Path) -> dict[str, str]:
    """Return the files of a folder but for the list of them."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST
    }


def refusal(folder: Path, kept: tuple[str, ...] = ()) -> str:
    with pytest.raises(OutputError) as caught:
        refuse_others(folder, kept)
    return str(caught.value)


class TestABuild:
    def test_replaces_all_that_the_one_before_wrote(self, tmp_path: Path) -> None:
        build(tmp_path / "site", {"index.html": "old", "a/b.html": "old", "c.txt": "same"})
        before = (tmp_path / "site/c.txt").stat().st_ino
        build(tmp_path / "site", {"index.html": "new", "a": "no folder any more", "c.txt": "same", "d/e/f.html": "new"})
        files = {"index.html": "new", "a": "no folder any more", "c.txt": "same", "d/e/f.html": "new"}
        assert contents(tmp_path / "site") == files
        assert (tmp_path / "site/c.txt").stat().st_ino == before
        assert {name for name, _ in listed(tmp_path / "site")} == files.keys()

    def test_leaves_no_empty_folder_and_nothing_of_its_own(self, tmp_path: Path) -> None:
        build(tmp_path, {"a/b/c.html": "old"})
        build(tmp_path, {"index.html": "new"})
        assert sorted(path.name for path in tmp_path.rglob("*")) == [LIST, "index.html"]

    def test_that_fails_leaves_no_folder_where_there_was_none(self, tmp_path: Path) -> None:
        with pytest.raises(RuntimeError), bench(tmp_path / "public/site"):
            raise RuntimeError
        assert list(tmp_path.iterdir()) == []

    def test_leaves_a_pipe_and_does_not_wait_for_it(self, tmp_path: Path) -> None:
        build(tmp_path, {"index.html": "old", "a.html": "old"})
        (tmp_path / "index.html").unlink()
        os.mkfifo(tmp_path / "index.html")
        assert "holds what no build wrote: index.html (changed since)." in refusal(tmp_path)
        with pytest.raises(OutputError, match=r"or that somebody changed since: index\.html\."):
            build(tmp_path, {"index.html": "new", "a.html": "new"})
        assert (tmp_path / "index.html").is_fifo()
        assert (tmp_path / "a.html").read_text(encoding="utf-8") == "old"

    def test_sweeps_what_a_killed_one_left(self, tmp_path: Path) -> None:
        lay_out(tmp_path, {".writing-abcd_123/new/index.html": "half", ".writing-notes/mine.txt": "mine"})
        build(tmp_path, {"index.html": "new"})
        assert contents(tmp_path) == {"index.html": "new", ".writing-notes/mine.txt": "mine"}

    def test_waits_for_no_other(self, tmp_path: Path) -> None:
        lay_out(tmp_path, {".writing-abcd_123/new/index.html": "half"})
        handle = os.open(tmp_path, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(OutputError) as caught:
            build(tmp_path, {"index.html": "new"})
        os.close(handle)
        assert str(caught.value) == (
            f"Another command is writing into {tmp_path}. Wait until it has ended, then run this again."
        )
        assert contents(tmp_path) == {".writing-abcd_123/new/index.html": "half"}

    def test_killed_while_files_take_their_places_leaves_none_that_the_next_does_not_know(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        build(tmp_path, {"a.html": "old", "b.html": "old", "c.html": "old"})
        rename, over = Path.rename, []

        def killed(self: Path, target: Path) -> Path:
            if over or target == tmp_path / "b.html":
                over.append(target)
                raise KeyboardInterrupt  # from here on, nothing is taken back either
            return rename(self, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", killed)
            with pytest.raises(KeyboardInterrupt):
                build(tmp_path, {"a.html": "new", "b.html": "new", "c.html": "new"})
        assert contents(tmp_path)["a.html"] == "new"
        refuse_others(tmp_path)
        build(tmp_path, {"a.html": "newest"})
        assert contents(tmp_path) == {"a.html": "newest"}

    @pytest.mark.parametrize("fails_at", range(1, 8))
    def test_that_is_refused_takes_all_back(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
    ) -> None:
        build(tmp_path, {"a/b.html": "old", "c.html": "old", "d.html": "old"})
        rename, count = Path.rename, [0]

        def once(self: Path, target: Path) -> Path:
            count[0] += 1
            if count[0] == fails_at:
                raise PermissionError(13, "Permission denied", str(target))
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", once)
        with pytest.raises(PermissionError):
            build(tmp_path, {"a": "new", "c.html": "new", "d.html": "new", "e.html": "new"})
        assert contents(tmp_path) == {"a/b.html": "old", "c.html": "old", "d.html": "old"}


class TestWhatAPersonMade:
    def test_is_named_and_stays(self, tmp_path: Path) -> None:
        build(tmp_path, {"index.html": "ours", "a/b.html": "ours"})
        refuse_others(tmp_path)
        people = {".git/HEAD": "x", "CNAME": "x", "a/mine.txt": "x", "other-site/index.html": "x", "a/b.html": "x"}
        lay_out(tmp_path, {**people, "z.txt": "x", ".DS_Store": "nobody's"})
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")
        assert refusal(tmp_path) == (
            f"{tmp_path} holds what no build wrote: .git/, CNAME, a/b.html (changed since), a/mine.txt, link and 2 "
            "more. Nothing there was touched. Give the site a folder of its own, or move this away."
        )

    def test_of_a_folder_without_a_list(self, tmp_path: Path) -> None:
        lay_out(tmp_path, {"index.html": "x", ".git/HEAD": "x", "versions/a-1.0-2026-11-22.zip": "x"})
        assert refusal(tmp_path, ("versions/a-1.0-2026-11-22.zip",)) == (
            f"{tmp_path} holds what no build wrote: .git/, index.html. Nothing there was touched. Give the site a "
            "folder of its own, or move this away. An old site, built before there was a list of its files, may go."
        )

    def test_stays_where_it_came_while_a_build_ran(self, tmp_path: Path) -> None:
        build(tmp_path, {"index.html": "ours"})
        lay_out(tmp_path, {"index.html": "theirs", "late.html": "theirs", "new/page.html": "theirs"})
        for files in ({"index.html": "new"}, {"index.html": "theirs", "late.html": "new"}):
            with pytest.raises(OutputError):
                build(tmp_path, files)
        with pytest.raises(IsADirectoryError):
            build(tmp_path, {"index.html": "theirs", "new": "a file"})
        assert contents(tmp_path) == {"index.html": "theirs", "late.html": "theirs", "new/page.html": "theirs"}

    def test_is_never_on_the_list(self, tmp_path: Path) -> None:
        lay_out(tmp_path, {"index.html": "old", "CNAME": "theirs"})
        with bench(tmp_path) as place:
            before = take_over(tmp_path, ["index.html", "CNAME"], place / "new")
            lay_out(place / "new", {"index.html": "finished", "feed.xml": "ours"})
            put(place / "new", tmp_path, before)
        assert contents(tmp_path) == {"index.html": "finished", "CNAME": "theirs", "feed.xml": "ours"}
        assert {name for name, _ in listed(tmp_path)} == {"index.html", "feed.xml"}

    def test_beside_what_is_written_stays(self, tmp_path: Path) -> None:
        lay_out(tmp_path, {"notes.docx": "theirs"})
        with bench(tmp_path) as place:
            write_files(tmp_path, {"pack.docx": b"ours"}, place)
            write_files(tmp_path, {"pack.docx": b"newer"}, place)
            with pytest.raises(OutputError, match=r"notes\.docx"):
                write_files(tmp_path, {"notes.docx": b"ours"}, place)
        assert contents(tmp_path) == {"notes.docx": "theirs", "pack.docx": "newer"}

    def test_is_no_place_for_new_files(self, tmp_path: Path) -> None:
        (tmp_path / "b.md").symlink_to("nowhere.md")
        with pytest.raises(OutputError, match=r"^b\.md is there already; nothing was written\.$"):
            write_new(tmp_path, {"a.yml": "x", "b.md": "x"})
        assert [path.name for path in tmp_path.iterdir()] == ["b.md"]
