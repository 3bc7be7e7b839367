"""What the tests of blocks put them on."""

from pathlib import Path

import pytest

from tests.site.rendering import small_course


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_course(tmp_path)
