"""`course.yml`: what a course may say of itself, and the exact words about what is wrong there."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.guidance.settings import CourseSettings, load_settings
from course.report import as_text
from tests.conftest import write_files

VERSION = """\
course.yml:1:1: error[bad-version]: “version”: “first” is not a version
  >    1 | version: first
    Write numbers with dots between, for example `1.0`."""


def test_without_the_file_a_course_says_little(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == (CourseSettings(), [])
    assert CourseSettings().licence is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("version: first\n", VERSION),
        ("licence: free\n", "“licence” must hold keys with values"),
        ("lengths: [an hour]\n", "“an hour” is not a whole number"),
        ("licences: []\n", "unknown key “licences”; did you mean “licence”?"),
        ("- id\n", "keys with values are expected here"),
        ("id: [\n", "course.yml:"),
    ],
)
def test_says_what_is_wrong_and_goes_on_as_without_it(tmp_path: Path, text: str, said: str) -> None:
    settings, findings = load_settings(write_files(tmp_path, {"course.yml": text}))
    assert settings == CourseSettings()
    assert said in as_text(findings, tmp_path)
    assert len(findings) == 1
