"""Which texts are as released, and that the committed list of them is that of this very version."""

from pathlib import Path

import pytest

from course.guidance.organisation import PATH as ORGANISATION
from course.guidance.release import RELEASE, changed_texts, release_text
from tests.conftest import write_files

FILES = {"docs/a.md": "# A\n", "docs/lists/b.yml": "b: 1\n", "quizzes/c.yml": "c: 1\n", "docs/d.png": "x"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_files(tmp_path, FILES)
    (tmp_path / RELEASE).write_text(release_text(tmp_path), encoding="utf-8")
    return tmp_path


def test_nothing_has_changed_at_first(root: Path) -> None:
    assert changed_texts(root) == ({}, [])


def test_a_changed_and_an_added_text_are_told_apart(root: Path) -> None:
    write_files(root, {"quizzes/c.yml": "c: 2\n", "docs/e.md": "# E\n", "docs/d.png": "y"})
    (root / "docs/a.md").unlink()
    assert changed_texts(root) == ({"docs/e.md": "Added", "quizzes/c.yml": "Changed"}, [])


@pytest.mark.parametrize("content", [b"# A\r\n", b"\xef\xbb\xbf# A\n"])
def test_line_endings_and_byte_order_marks_are_no_change(root: Path, content: bytes) -> None:
    (root / "docs/a.md").write_bytes(content)
    assert changed_texts(root) == ({}, [])


def test_without_a_list_nobody_can_say_that_a_text_is_as_released(root: Path) -> None:
    (root / RELEASE).unlink()
    changed, findings = changed_texts(root)
    assert set(changed.values()) == {"Changed"}
    assert [finding.rule for finding in findings] == ["release"]


def test_the_committed_list_is_that_of_this_version(texts: Path) -> None:
    """Where an organisation uses the course, the list says what the texts were before."""
    if not (texts / ORGANISATION).exists():
        assert (texts / RELEASE).read_text(encoding="utf-8") == release_text(texts), "Run `course release`."
