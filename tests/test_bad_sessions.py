"""Each way in which a session file can be wrong: `fixtures/bad-sessions`, in an otherwise good course."""

from pathlib import Path

from course.checks import check
from course.reading.findings import Finding
from course.site.project import open_course
from tests.bad import BadFiles
from tests.conftest import TODAY, write_course
from tests.rules import session_rules
from tests.small import quiz
from tests.small_questions import OTHER_TYPES
from tests.small_session import GROUND, session, session_page
from tests.small_story import scenario, scenario_page

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
    write_course(root, {**GROUND, **OTHER, **more})
    found = check(open_course(root, TODAY))
    return [finding for finding in found if finding.position.path == "quizzes/sessions/bad.yml"]


BAD = BadFiles("bad-sessions", about_bad_session, is_alone=False)


def test_the_session_that_the_bad_ones_are_made_from_is_good(tmp_path: Path) -> None:
    assert about_bad_session(tmp_path, session("bad").encode()) == []


def test_every_rule_has_a_bad_session_or_a_test_elsewhere() -> None:
    assert session_rules() - ELSEWHERE.keys() - BAD.rules == set()
    assert BAD.rules & ELSEWHERE.keys() == set()
