"""A course that every command can work on."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.reading.unchanged import forget
from tests.conftest import SMALL_CONFIG, write_files
from tests.refusals.refusing import BANK
from tests.small_story import STORY


@pytest.fixture(scope="module")
def original() -> Iterator[Path]:
    """A course that every command can work on, where any user may come."""
    with tempfile.TemporaryDirectory(prefix="course-tests-") as name:
        root = Path(name) / "course"
        root.mkdir()
        config = SMALL_CONFIG.format(root=root) + 'extra:\n  released: "2026-11-22"\n'
        write_files(
            root, {"mkdocs.yml": config, **STORY, "built/index.html": "<html><title>x</title></html>", "bank.csv": BANK}
        )
        for path in (root.parent, root, *root.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield root


@pytest.fixture
def root(original: Path) -> Iterator[Path]:
    """The course as it was written, whatever the test before did to it."""
    kept = original.with_name("kept")
    if not kept.exists():
        shutil.copytree(original, kept)
    forget()  # what was read before cannot be refused
    yield original
    shutil.rmtree(original)
    shutil.copytree(kept, original)
