"""A list names a nation that the course's own settings know."""

from course.report import as_text
from tests.conftest import MakeCourse, findings_of
from tests.small import FILES, SOURCES


def test_a_source_of_a_nation_that_is_none(make_course: MakeCourse) -> None:
    root = make_course({**FILES, "docs/reference/sources.yml": SOURCES.replace("nation: England", "nation: Englnd", 1)})
    found = [finding for finding in findings_of(root) if finding.rule == "unknown-value"]
    assert as_text(found, root) == (
        "docs/reference/sources.yml:6:5: error[unknown-value]: “Englnd” is not a value of “nation”\n"
        "       5 |     address: https://www.legislation.gov.uk/ukpga/2014/23/section/10\n"
        "  >    6 |     nation: Englnd\n"
        "       7 |     licence: Open Government Licence v3.0\n"
        "    Write “England”, “Wales”, “Scotland”, “Northern Ireland”, “England and Wales”, “Great Britain” or “UK”."
    )
