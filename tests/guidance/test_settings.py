"""`course.yml`: what a course may say of itself, and the exact words about what is wrong there."""

from pathlib import Path

import pytest

from course.guidance.settings import CourseSettings, Forms, load_settings
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


SWALLOWED = """\
course.yml:3:3: error[key-in-text]: “collect:” is indented like the text above it, so it is read as words of that text
       2 |   Ask whom to call at night.
  >    3 |   collect: The register
       4 | version: "2.0"
    Start it in the column of the other keys. If it is meant as words, write it with a capital."""


def test_a_key_within_the_text_above_it_is_told_and_all_else_is_read(tmp_path: Path) -> None:
    text = 'ask_at_work: >\n  Ask whom to call at night.\n  collect: The register\nversion: "2.0"\n'
    settings, findings = load_settings(write_files(tmp_path, {"course.yml": text}))
    assert as_text(findings, tmp_path) == SWALLOWED
    assert (settings.version, settings.forms) == ("2.0", Forms())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("licence:\n  name: CC\n  address: here\n  terms: >\n    Share it.\n    name: Ours\n", 6),
        ("licence:\n  name: CC\n  address: |\n    here\n    terms: Share it.\n", 5),
        ("licence:\n  name: CC\n  address: here\n  terms: |\n    Share it.\n    lengths: [30]\n", 6),
        ("record:\n  limit: 'Knowledge\n  signed_by: You'\n", 3),
        ("nations:\n  - name: |\n      England\n      ways: here\n", 4),
    ],
)
def test_a_key_of_its_own_mapping_or_of_one_above_is_one_finding(tmp_path: Path, text: str, line: int) -> None:
    _, findings = load_settings(write_files(tmp_path, {"course.yml": text}))
    assert [(found.rule, found.position.line) for found in findings] == [("key-in-text", line)]


@pytest.mark.parametrize("line", ["Collect: a pen", "remember: a pen", "stem: a pen", "to collect: a pen"])
def test_words_that_are_no_key_there_are_words(tmp_path: Path, line: str) -> None:
    text = f"ask_at_work: >\n  Ask whom to call at night.\n  {line}\n"
    assert load_settings(write_files(tmp_path, {"course.yml": text}))[1] == []
