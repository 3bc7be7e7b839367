"""Each way in which a scenario file can be wrong: `fixtures/bad-scenarios`, in an otherwise good course."""

from pathlib import Path

from course.checks import check
from course.reading.findings import Finding
from course.site.project import open_course
from tests.bad import BadFiles
from tests.conftest import TODAY, write_course
from tests.rules import scenario_rules
from tests.small import FILES
from tests.small_story import scenario, scenario_page

# Rules of scenarios that no scenario file can show, and the test that shows each.
ELSEWHERE = {
    "scenario-block": "of a block on a page: checks/test_scenarios.py",
    "scenario-page": "of a page: checks/test_scenarios.py",
    "unknown-rule": "of a rule of safety: test_bad_rules.py",
    "unknown-scenario": "of a block on a page: checks/test_scenarios.py",
}


def about_bad_scenario(root: Path, content: bytes) -> list[Finding]:
    """Return the findings about one scenario in an otherwise good course."""
    more = {"quizzes/scenarios/bad.yml": content, "docs/scenarios/bad.md": scenario_page("bad")}
    write_course(root, {**FILES, **more})
    found = check(open_course(root, TODAY))
    return [finding for finding in found if finding.position.path == "quizzes/scenarios/bad.yml"]


BAD = BadFiles("bad-scenarios", about_bad_scenario, is_alone=False)


def test_the_scenario_that_the_bad_ones_are_made_from_is_good(tmp_path: Path) -> None:
    assert about_bad_scenario(tmp_path, scenario("bad").encode()) == []
    assert check(open_course(tmp_path, TODAY)) == []


def test_every_rule_has_a_bad_scenario_or_a_test_elsewhere() -> None:
    assert scenario_rules() - ELSEWHERE.keys() - BAD.rules == set()
    assert BAD.rules & ELSEWHERE.keys() == set()
