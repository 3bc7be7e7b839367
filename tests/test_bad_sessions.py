"""Each way in which a session file can be wrong, with the exact words that its author gets to read.

`fixtures/bad-sessions/<rule>.yml` is a session with one fault, `<rule>.<variant>.yml` the same fault in another
guise; the `.txt` beside it is all that `course check` says about it. After a change of words, look at each difference,
then run `python -m tests.test_bad_sessions` to write the files anew.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from course.checks import check
from course.reading.findings import Finding
from course.report import as_text
from course.site.project import open_course
from tests.conftest import SMALL_CONFIG, TODAY, write_files
from tests.rules import session_rules
from tests.small import GROUND, OTHER_TYPES, quiz, scenario, scenario_page, session, session_page

BAD = Path(__file__).parent / "fixtures" / "bad-sessions"
NAMES = sorted(path.stem for path in BAD.glob("*.yml"))

# Rules of sessions that no session file can show, and the test that shows each.
ELSEWHERE = {
    "session-block": "of a block on a page: checks/test_sessions.py",
    "session-page": "of a page: checks/test_sessions.py",
    "unknown-rule": "of a rule of safety: test_bad_rules.py",
    "unknown-session": "of a block on a page: checks/test_sessions.py",
}

# A second module, which no plan covers, with questions of each type and no key; a story without a map; a bare page.
OTHER = {
    "docs/trainers/sessions/other.md": "# Another\n",
    "docs/scenarios/spoon.md": scenario_page("spoon"),
    "quizzes/scenarios/spoon.yml": scenario("spoon"),
    "docs/modules/other.md": "# Other\n\n/// quiz | other\n///\n",
    "quizzes/other.yml": quiz(OTHER_TYPES, module="modules/other.md"),
}


def about_bad_session(root: Path, content: bytes) -> list[Finding]:
    """Return the findings about one session in an otherwise good course."""
    more = {"quizzes/sessions/bad.yml": content, "docs/trainers/sessions/bad.md": session_page("bad")}
    write_files(root, {"mkdocs.yml": SMALL_CONFIG.format(root=root), **GROUND, **OTHER, **more})
    found = check(open_course(root, TODAY))
    return [finding for finding in found if finding.position.path == "quizzes/sessions/bad.yml"]


@pytest.mark.parametrize("name", NAMES)
def test_tells_the_author_what_is_wrong_and_what_would_mend_it(name: str, tmp_path: Path) -> None:
    findings = about_bad_session(tmp_path, (BAD / f"{name}.yml").read_bytes())
    assert as_text(findings, tmp_path) + "\n" == (BAD / f"{name}.txt").read_text(encoding="utf-8")
    assert name.split(".")[0] in {finding.rule for finding in findings}


def test_the_session_that_the_bad_ones_are_made_from_is_good(tmp_path: Path) -> None:
    assert about_bad_session(tmp_path, session("bad").encode()) == []


def test_every_rule_has_a_bad_session_or_a_test_elsewhere() -> None:
    shown = {name.split(".")[0] for name in NAMES}
    assert session_rules() - ELSEWHERE.keys() - shown == set()
    assert shown & ELSEWHERE.keys() == set()


def test_every_bad_session_has_its_words() -> None:
    assert sorted(path.stem for path in BAD.glob("*.txt")) == NAMES


if __name__ == "__main__":
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            findings = about_bad_session(Path(folder), (BAD / f"{name}.yml").read_bytes())
            (BAD / f"{name}.txt").write_text(as_text(findings, Path(folder)) + "\n", encoding="utf-8")
