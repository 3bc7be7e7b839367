"""Each way in which a quiz file can be wrong, with the exact words that its author gets to read.

`fixtures/bad/<rule>.yml` is a quiz file with one fault, `<rule>.<variant>.yml` the same fault in another guise; the
`.txt` beside it is all that `course check` says about it. After a change of words, look at each difference, then run
`python -m tests.test_bad_quizzes` to write the files anew.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from course.reading.findings import Finding
from course.report import as_text
from tests.conftest import SMALL_CONFIG, findings_of, write_files
from tests.rules import WITHOUT_FIXTURE, rules
from tests.small import FILES, quiz, single_choice

BAD = Path(__file__).parent / "fixtures" / "bad"
NAMES = sorted(path.stem for path in BAD.glob("*.yml"))


def about_bad_quiz(root: Path, content: bytes) -> list[Finding]:
    """Return the findings about one more quiz file in an otherwise good course."""
    also = quiz(single_choice("taken", use="pool"))
    config = SMALL_CONFIG.format(root=root)
    write_files(root, {"mkdocs.yml": config, **FILES, "quizzes/also.yml": also, "quizzes/bad.yml": content})
    return [finding for finding in findings_of(root) if finding.position.path == "quizzes/bad.yml"]


@pytest.mark.parametrize("name", NAMES)
def test_tells_the_author_what_is_wrong_and_what_would_mend_it(name: str, tmp_path: Path) -> None:
    findings = about_bad_quiz(tmp_path, (BAD / f"{name}.yml").read_bytes())
    assert as_text(findings, tmp_path) + "\n" == (BAD / f"{name}.txt").read_text(encoding="utf-8")
    assert name.split(".")[0] in {finding.rule for finding in findings}


def test_the_course_around_a_bad_quiz_is_good(tmp_path: Path) -> None:
    content = quiz(single_choice("fine", use="pool")).encode()
    assert about_bad_quiz(tmp_path, content) == []
    assert findings_of(tmp_path) == []


def test_every_rule_has_a_bad_quiz_or_a_reason_why_not() -> None:
    assert {name.split(".")[0] for name in NAMES} | WITHOUT_FIXTURE.keys() == rules()
    assert {name.split(".")[0] for name in NAMES} & WITHOUT_FIXTURE.keys() == set()


def test_every_bad_quiz_has_its_words() -> None:
    assert sorted(path.stem for path in BAD.glob("*.txt")) == NAMES


def write_anew(names: Iterable[str]) -> None:
    """Write the words of each bad quiz as they are now."""
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            findings = about_bad_quiz(root, (BAD / f"{name}.yml").read_bytes())
            (BAD / f"{name}.txt").write_text(as_text(findings, root) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_anew(NAMES)
