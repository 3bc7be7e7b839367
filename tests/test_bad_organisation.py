"""Each way in which `organisation.yml` can be wrong, with the exact words that somebody gets to read.

`fixtures/bad-organisation/<rule>.yml` holds one fault, `<rule>.<variant>.yml` the same fault in another guise; the
`.txt` beside it is all that `course check` says about it. After a change of words, look at each difference, then run
`python -m tests.test_bad_organisation` to write the files anew.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from course.guidance.organisation import PATH
from course.guidance.release import RELEASE
from course.reading.findings import Finding
from course.report import as_text
from tests.conftest import SMALL_CONFIG, findings_of, write_files
from tests.small import FILES

BAD = Path(__file__).parent / "fixtures" / "bad-organisation"
NAMES = sorted(path.stem for path in BAD.glob("*.yml"))


def about_bad_organisation(root: Path, content: bytes) -> list[Finding]:
    """Return the findings about an organisation that uses an otherwise good course."""
    files = {"mkdocs.yml": SMALL_CONFIG.format(root=root), **FILES, PATH: content, RELEASE: "{}"}
    write_files(root, {**files, "mkdocs.png": "", "docs/assets/picture.txt": ""})
    return findings_of(root)


@pytest.mark.parametrize("name", NAMES)
def test_says_what_is_wrong_and_what_would_mend_it(name: str, tmp_path: Path) -> None:
    findings = about_bad_organisation(tmp_path, (BAD / f"{name}.yml").read_bytes())
    assert as_text(findings, tmp_path) + "\n" == (BAD / f"{name}.txt").read_text(encoding="utf-8")
    assert {finding.rule for finding in findings} == {name.split(".")[0]}


def test_every_bad_organisation_has_its_words() -> None:
    assert sorted(path.stem for path in BAD.glob("*.txt")) == NAMES
    assert {"bad-phone", "bad-address", "logo", "unfinished"} <= {name.split(".")[0] for name in NAMES}


def test_nothing_is_wrong_with_a_name_alone(tmp_path: Path) -> None:
    assert about_bad_organisation(tmp_path, b"name: Hill House\n") == []


@pytest.mark.parametrize("broken", ["", "[]", "{", "<<<<<<< HEAD"])
def test_a_release_that_cannot_be_read_is_told(tmp_path: Path, broken: str) -> None:
    about_bad_organisation(tmp_path, b"name: Hill House\n")
    (tmp_path / RELEASE).write_text(broken, encoding="utf-8")
    (finding,) = findings_of(tmp_path)
    assert (finding.rule, finding.position.path) == ("release", RELEASE)
    assert finding.message == "the list of texts as released cannot be read"


if __name__ == "__main__":
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            findings = about_bad_organisation(Path(folder), (BAD / f"{name}.yml").read_bytes())
            (BAD / f"{name}.txt").write_text(as_text(findings, Path(folder)) + "\n", encoding="utf-8")
