"""What is kept between commands: it holds exactly as long as what it was made from, and losing it loses nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from course.reading.unchanged import at_one_moment
from course.site import kept as kept_module
from course.site.kept import FOLDER, Kept, part_of_course, read_from


def counted(results: list[object]) -> Callable[[], object]:
    """Return work that says how often it was done, by what it takes from the list."""
    return lambda: results.pop(0)


def test_what_was_worked_out_once_is_not_worked_out_again_by_the_next_command(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    assert kept("grades", "page", "words", counted(["first"])) == "first"
    kept.save()
    assert Kept(tmp_path)("grades", "page", "words", counted([])) == "first"


def test_other_words_are_worked_out_anew(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept("grades", "page", "words", counted(["first"]))
    assert kept("grades", "page", "other words", counted(["second"])) == "second"


@pytest.mark.parametrize("change", ["changed", "deleted", "made", "below a folder"])
def test_a_file_that_was_read_is_part_of_what_a_result_was_made_from(tmp_path: Path, change: str) -> None:
    file = tmp_path / "folder" / "rules.yml"
    file.parent.mkdir()
    if change != "made":
        file.write_text("rules")
    noted = file.parent if change == "below a folder" else file

    def work() -> str:
        read_from(noted)
        return file.read_text() if file.exists() else "none"

    kept = Kept(tmp_path)
    before = kept("pages", "page", "words", work)
    assert kept("pages", "page", "words", counted([])) == before
    file.unlink() if change == "deleted" else file.write_text("other rules")
    assert kept("pages", "page", "words", work) == ("none" if change == "deleted" else "other rules")


def test_what_a_kept_part_was_made_from_counts_for_the_whole(tmp_path: Path) -> None:
    file = tmp_path / "rules.yml"
    file.write_text("rules")

    def part() -> str:
        read_from(file)
        return file.read_text()

    kept = Kept(tmp_path)
    kept("parts", "part", "", part)

    def whole() -> str:
        return f"whole of {kept('parts', 'part', '', part)}"

    assert kept("wholes", "whole", "", whole) == "whole of rules"
    file.write_text("others")
    assert kept("wholes", "whole", "", whole) == "whole of others"


@pytest.mark.parametrize("damage", [b"", b"\xff", b"{}", b"0\n{}"])
def test_a_file_that_somebody_damaged_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    kept = Kept(tmp_path)
    kept("grades", "page", "words", counted(["first"]))
    kept.save()
    (tmp_path / FOLDER / "grades.json").write_bytes(damage)
    again = Kept(tmp_path)
    assert again("grades", "page", "words", counted(["second"])) == "second"
    again.save()
    assert Kept(tmp_path)("grades", "page", "words", counted([])) == "second"


def test_another_version_of_the_toolkit_works_everything_out_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path)
    kept("grades", "page", "words", counted(["first"]))
    kept.save()
    monkeypatch.setattr(kept_module, "toolkit", lambda: "another")
    assert Kept(tmp_path)("grades", "page", "words", counted(["second"])) == "second"


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file, where the folder would be")
    kept = Kept(tmp_path)
    kept("grades", "page", "words", counted(["first"]))
    kept.save()
    assert Kept(tmp_path)("grades", "page", "words", counted(["second"])) == "second"


def test_texts_that_nobody_asks_for_any_more_are_forgotten_in_time(tmp_path: Path) -> None:
    for command in range(5):
        kept = Kept(tmp_path)
        for number in range(100):
            kept("prose", f"{command} {number}", "", lambda: "words")
        kept.save()
    assert len((tmp_path / FOLDER / "prose.json").read_text().split('"words"')) - 1 <= 400


def test_no_result_is_not_kept(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    assert kept("pages", "page", "", counted([None])) is None
    assert kept("pages", "page", "", counted(["now"])) == "now"


@part_of_course
def longest_word(root: Path, name: str) -> int:
    read_from(root / name)
    return max(map(len, (root / name).read_text().split()))


def test_what_is_made_of_a_part_of_the_course_holds_until_that_part_is_another(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one three")
    work = counted_lengths(tmp_path, ["first", "second", "third"])
    kept = Kept(tmp_path)
    assert kept("pages", "page", "", work) == "first 5"
    kept.save()
    (tmp_path / "a.md").write_text("other words")
    after = Kept(tmp_path)
    assert after("pages", "page", "", work) == "first 5"
    (tmp_path / "a.md").write_text("sevenfold")
    assert after("pages", "page", "", work) == "second 9"
    (tmp_path / "a.md").unlink()
    (tmp_path / "a.md").mkdir()  # so that nobody can tell
    with pytest.raises(IsADirectoryError):
        after("pages", "page", "", work)


def counted_lengths(root: Path, results: list[str]) -> Callable[[], object]:
    return lambda: f"{results.pop(0)} {longest_word(root, 'a.md')}"


def test_what_was_made_while_a_file_was_saved_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "rules.yml"
    file.write_text("rules")

    def work() -> str:
        read_from(file)
        file.write_text("other rules")  # somebody saves it before it is read
        return file.read_text()

    kept = Kept(tmp_path)
    with at_one_moment():
        assert kept("pages", "page", "", work) == "other rules"
        assert kept("pages", "page", "", counted([])) == "other rules"
    kept.save()
    file.write_text("rules")
    assert Kept(tmp_path)("pages", "page", "", counted(["rules"])) == "rules"
