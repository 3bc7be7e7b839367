"""Each way in which `organisation.yml` can be wrong: `fixtures/bad-organisation`."""

from pathlib import Path

import pytest

from course.guidance.organisation import PATH
from course.guidance.release import RELEASE
from course.reading.findings import Finding
from tests.bad import BadFiles
from tests.conftest import SMALL_CONFIG, findings_of, write_files
from tests.small import FILES


def about_bad_organisation(root: Path, content: bytes) -> list[Finding]:
    """Return the findings about an organisation that uses an otherwise good course."""
    config = SMALL_CONFIG.format(root=root) + "# It may name assets/picture.txt.\n"
    files = {"mkdocs.yml": config, **FILES, PATH: content, RELEASE: "{}"}
    write_files(root, {**files, "mkdocs.png": "", "docs/assets/picture.txt": ""})
    return findings_of(root)


BAD = BadFiles("bad-organisation", about_bad_organisation)


def test_what_only_an_organisation_can_get_wrong_is_shown() -> None:
    assert BAD.rules >= {"bad-phone", "bad-address", "logo", "unfinished"}


def test_nothing_is_wrong_with_a_name_alone(tmp_path: Path) -> None:
    assert about_bad_organisation(tmp_path, b"name: Hill House\n") == []


@pytest.mark.parametrize("broken", ["", "[]", "{", "<<<<<<< HEAD"])
def test_a_release_that_cannot_be_read_is_told(tmp_path: Path, broken: str) -> None:
    about_bad_organisation(tmp_path, b"name: Hill House\n")
    (tmp_path / RELEASE).write_text(broken, encoding="utf-8")
    (finding,) = findings_of(tmp_path)
    assert (finding.rule, finding.position.path) == ("release", RELEASE)
    assert finding.message == "the list of texts as released cannot be read"
