"""Each way in which a quiz file can be wrong: `fixtures/bad`, one more file in an otherwise good course."""

from pathlib import Path

from course.reading.findings import Finding
from tests.bad import BadFiles
from tests.conftest import findings_of, write_course
from tests.rules import WITHOUT_FIXTURE, rules
from tests.small import FILES, quiz, single_choice


def about_bad_quiz(root: Path, content: bytes) -> list[Finding]:
    """Return the findings about one more quiz file in an otherwise good course."""
    also = quiz(single_choice("taken", use="pool"))
    write_course(root, {**FILES, "quizzes/also.yml": also, "quizzes/bad.yml": content})
    return [finding for finding in findings_of(root) if finding.position.path == "quizzes/bad.yml"]


BAD = BadFiles("bad", about_bad_quiz, is_alone=False)


def test_the_course_around_a_bad_quiz_is_good(tmp_path: Path) -> None:
    assert about_bad_quiz(tmp_path, quiz(single_choice("fine", use="pool")).encode()) == []
    assert findings_of(tmp_path) == []


def test_every_rule_has_a_bad_quiz_or_a_reason_why_not() -> None:
    assert BAD.rules | WITHOUT_FIXTURE.keys() == rules()
    assert BAD.rules & WITHOUT_FIXTURE.keys() == set()
