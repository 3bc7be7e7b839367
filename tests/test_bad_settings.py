"""Each way in which `course.yml` can name what is not there: `fixtures/bad-settings`.

Faults of form are in guidance/test_settings.py.
"""

from pathlib import Path

from course.guidance.lists import HELP_PAGE
from course.guidance.settings import PATH
from course.reading.findings import Finding
from tests.bad import BadFiles
from tests.conftest import findings_of, write_course
from tests.small import FILES

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
results:
  reference/: {name: Look here, percent: 120}
"""


def about_bad_settings(root: Path, content: str | bytes) -> list[Finding]:
    """Return the findings about an otherwise good course with these settings."""
    return findings_of(write_course(root, {**FILES, f"docs/{HELP_PAGE}": HELP, PATH: content}))


BAD = BadFiles("bad-settings", about_bad_settings)


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
