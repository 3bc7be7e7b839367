"""Making all packages: what changed, and nothing else."""

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from course.bank.types import TYPES
from course.output import LIST
from course.packages import FORMATS, OF_PAGES, ON_REQUEST
from course.packages.edition import Edition
from course.packages.make import RECORD, Made, jobs, make
from course.packages.package import LeftOut, Package, unzipped, zipped
from course.written import OutputError
from tests.packages.editions import edition_with, small_edition, small_items

# Formats whose files are written in no time.
QUICK = ("gift", "qti")


def states(edition: Edition, folder: Path) -> list[bool]:
    return [made.was_changed for made in make(jobs(edition), folder)]


def mended(edition: Edition) -> Edition:
    """Return an edition in which one word of one question is another."""
    (module,) = edition.modules
    first, *others = module.items
    better = replace(first, question=first.question.model_copy(update={"stem": "What now?"}))
    return replace(edition, modules=(replace(module, items=(better, *others)),))


def test_every_format_for_the_course_and_for_each_module() -> None:
    assert [job.name for job in jobs(small_edition(), ["gift", "qti"])] == [
        "gift: a-small-course",
        "gift: a-small-course-small",
        "qti: a-small-course",
        "qti: a-small-course-small",
    ]


@dataclass
class OtherSite:
    """A site that says what it is made from, and is not to be built."""

    made_from: str

    @property
    def files(self) -> dict[str, bytes]:
        raise AssertionError("the site was built though nothing has changed")


def test_packages_of_pages_need_a_site_and_some_are_made_on_request() -> None:
    with_site = replace(small_edition(), site=OtherSite("a"))
    assert {job.form for job in jobs(small_edition())} == FORMATS.keys() - OF_PAGES
    assert {job.form for job in jobs(with_site)} == FORMATS.keys() - ON_REQUEST
    assert {job.form for job in jobs(with_site, ["scorm2004-3rd"])} == {"scorm2004-3rd"}


def test_a_package_of_pages_depends_on_what_the_site_is_made_from() -> None:
    inputs = {
        form: [jobs(replace(small_edition(), site=OtherSite(made_from)), [form])[0].inputs() for made_from in "aab"]
        for form in ("gift", "scorm12")
    }
    assert len(set(inputs["gift"])) == 1
    assert inputs["scorm12"][0] == inputs["scorm12"][1] != inputs["scorm12"][2]


def test_a_site_is_not_built_where_nothing_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    todo = jobs(replace(small_edition(), site=OtherSite("a")), ["scorm12"])
    with monkeypatch.context() as patch:
        patch.setitem(FORMATS, "scorm12", lambda edition: Package({f"{edition.name}.zip": b"pages"}))
        assert [made.was_changed for made in make(todo, tmp_path)] == [True, True]
    assert [made.was_changed for made in make(todo, tmp_path)] == [False, False]


def test_only_what_has_changed_is_made_again(tmp_path: Path) -> None:
    edition = small_edition()
    count = 2 * len(FORMATS.keys() - OF_PAGES)
    assert states(edition, tmp_path) == [True] * count
    assert states(edition, tmp_path) == [False] * count
    assert states(mended(edition), tmp_path) == [True] * count


def test_a_file_that_was_lost_is_made_again(tmp_path: Path) -> None:
    edition = small_edition()
    before = {made.job.name: made for made in make(jobs(edition, QUICK), tmp_path)}
    (tmp_path / "a-small-course-gift.txt").unlink()
    (tmp_path / "a-small-course-small-qti.zip").unlink()
    after = {made.job.name: made for made in make(jobs(edition, QUICK), tmp_path)}
    assert [name for name, made in after.items() if made.was_changed] == [
        "gift: a-small-course",
        "qti: a-small-course-small",
    ]
    assert {name: (made.files, made.warnings) for name, made in after.items()} == {
        name: (made.files, made.warnings) for name, made in before.items()
    }


def test_a_file_that_somebody_changed_or_made_is_left_as_it_is(tmp_path: Path) -> None:
    edition = small_edition()
    list(make(jobs(edition, ["gift"]), tmp_path))
    ours = tmp_path / "a-small-course-gift.txt"
    ours.write_text("our own words", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for _ in range(2):
        with pytest.raises(OutputError) as caught:
            list(make(jobs(edition, ["gift"]), tmp_path))
        assert str(caught.value) == (
            f"{tmp_path} holds files that this command did not write, or that somebody changed since: {ours.name}. "
            "They were left as they are. Move them away, or delete them, then run this again."
        )
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
        (tmp_path / LIST).unlink(missing_ok=True)
        before.pop(LIST, None)


@pytest.mark.parametrize("spoilt", ["", "[]", '{"gift: a-small-course": 1}', "{", "null"])
def test_a_record_that_is_not_ours_costs_time_only(tmp_path: Path, spoilt: str) -> None:
    edition = small_edition()
    list(make(jobs(edition, QUICK), tmp_path))
    (tmp_path / RECORD).write_text(spoilt, encoding="utf-8")
    assert all(made.was_changed for made in make(jobs(edition, QUICK), tmp_path))


def test_other_files_under_the_name_of_the_same_release_are_noticed(tmp_path: Path) -> None:
    def same_release(edition: Edition) -> set[bool]:
        return {made.is_same_release for made in make(jobs(edition, QUICK), tmp_path)}

    edition = small_edition()
    assert same_release(edition) == {False}
    assert same_release(mended(edition)) == {True}
    assert same_release(replace(edition, released=date(2026, 12, 1))) == {False}


def test_what_is_left_out_is_said_also_when_nothing_was_made(tmp_path: Path) -> None:
    def said() -> list[Made]:
        return [made for made in make(jobs(small_edition(), ["gift"]), tmp_path) if made.warnings]

    assert [made.warnings[0] for made in said()] == ["warning[left-out]: gift leaves out 3 questions:"] * 2
    assert [made.warnings[0] for made in said()] == ["warning[left-out]: gift leaves out 3 questions:"] * 2


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    names = {name for made in make(jobs(small_edition()), tmp_path) for name in made.files}
    assert {path.name for path in tmp_path.iterdir()} == {RECORD, LIST, *names}
    assert all(name == name.lower() and name.isascii() for name in names)


@pytest.mark.parametrize("form", sorted(FORMATS.keys() - OF_PAGES))
def test_a_format_holds_a_question_or_says_that_it_does_not(form: str) -> None:
    for kind in TYPES:
        item = small_items()[kind]
        package = FORMATS[form](edition_with(item))
        contents = b"".join(
            b"".join(unzipped(data).values()) if zipfile.is_zipfile(io.BytesIO(data)) else data
            for data in package.files.values()
        )
        is_there = all(word.encode() in contents for word in item.question.stem.split()[:2])
        assert [left.question for left in package.left_out] == ([] if is_there else [item.question.id])


def test_a_zip_depends_on_nothing_but_its_contents() -> None:
    data = zipped({"b.txt": b"one", "a.txt": b"two"})
    assert data == zipped({"b.txt": b"one", "a.txt": b"two"})
    assert unzipped(data) == {"b.txt": b"one", "a.txt": b"two"}


def test_a_warning_counts_one_question_as_one() -> None:
    package = Package({}, (LeftOut("one", "ordering", "it has no order"),))
    assert package.warnings("text") == [
        "warning[left-out]: text leaves out 1 question:",
        "  one (ordering): it has no order",
    ]
