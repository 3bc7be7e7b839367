"""Each way in which `course.yml` can name what is not there, with the exact words that somebody gets to read.

`fixtures/bad-settings/<rule>.yml` holds one fault, `<rule>.<variant>.yml` the same fault in another guise; the `.txt`
beside it is all that `course check` says about it. After a change of words, look at each difference, then run
`python -m tests.test_bad_settings` to write the files anew. Faults of form are in guidance/test_settings.py.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from course.guidance.lists import HELP_PAGE
from course.guidance.settings import PATH
from course.reading.findings import Finding
from course.report import as_text
from tests.conftest import SMALL_CONFIG, findings_of, write_files
from tests.small import FILES

BAD = Path(__file__).parent / "fixtures" / "bad-settings"
NAMES = sorted(path.stem for path in BAD.glob("*.yml"))
HELP = "# Help\n\n## Who to call {#lines}\n\nCall the shift lead.\n\n## In danger {#life-in-danger}\n\nCall 999.\n"
GOOD = """\
nations:
  - name: England
    ways:
      - {words: help, page: reference/help.md, section: lines}
      - {words: the module, page: modules/small.md}
contacts: [Shift lead]
forms:
  once: [modules/small.md]
  each: [reference/help.md]
help:
  sections: [life-in-danger, lines]
  lines: lines
symbols:
  modules/: material/leaf
  reference/help.md: material/lifebuoy
"""


def about_bad_settings(root: Path, content: str | bytes) -> list[Finding]:
    """Return the findings about an otherwise good course with these settings."""
    files = {"mkdocs.yml": SMALL_CONFIG.format(root=root), **FILES, f"docs/{HELP_PAGE}": HELP, PATH: content}
    write_files(root, files)
    return findings_of(root)


@pytest.mark.parametrize("name", NAMES)
def test_says_what_is_wrong_and_what_would_mend_it(name: str, tmp_path: Path) -> None:
    findings = about_bad_settings(tmp_path, (BAD / f"{name}.yml").read_bytes())
    assert as_text(findings, tmp_path) + "\n" == (BAD / f"{name}.txt").read_text(encoding="utf-8")
    assert [finding.rule for finding in findings] == [name.split(".")[0]]


def test_every_bad_setting_has_its_words() -> None:
    assert sorted(path.stem for path in BAD.glob("*.txt")) == NAMES


def test_nothing_is_wrong_with_what_is_there(tmp_path: Path) -> None:
    assert about_bad_settings(tmp_path, GOOD) == []


def test_without_the_page_of_help_all_its_sections_lack_one_thing(tmp_path: Path) -> None:
    about_bad_settings(tmp_path, "help:\n  sections: [lines, life-in-danger]\n  lines: lines\n")
    (tmp_path / "docs" / HELP_PAGE).unlink()
    (finding,) = findings_of(tmp_path)
    assert (finding.rule, finding.position.line) == ("unknown-page", 2)


def test_a_page_that_cannot_be_read_is_the_cause_of_what_it_lacks(tmp_path: Path) -> None:
    about_bad_settings(tmp_path, GOOD)
    (tmp_path / "docs" / HELP_PAGE).unlink()
    (tmp_path / "docs" / HELP_PAGE).symlink_to("nowhere.md")
    assert {finding.position.path for finding in findings_of(tmp_path)} == {f"docs/{HELP_PAGE}"}


if __name__ == "__main__":
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            findings = about_bad_settings(Path(folder), (BAD / f"{name}.yml").read_bytes())
            (BAD / f"{name}.txt").write_text(as_text(findings, Path(folder)) + "\n", encoding="utf-8")
