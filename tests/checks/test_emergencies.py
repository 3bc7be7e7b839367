"""Advice in an emergency stands where a rule of safety is printed, or leads to one."""

from collections.abc import Mapping

import pytest

from course.report import headline
from tests.conftest import MakeCourse, findings_of
from tests.small import PAGE, SAFETY
from tests.small_story import STORY, scenario

LIST = """\
emergencies:
  - id: calls
    words: ["999", safeguarding lead now]
  - id: choking
    words: [choking, chokes]
    rules: [choking]
"""
COURSE: Mapping[str, str | bytes] = {**STORY, **SAFETY, "docs/reference/emergencies.yml": LIST}
MORE = "docs/reference/more.md"


def about(make_course: MakeCourse, files: Mapping[str, str | bytes]) -> list[str]:
    found = findings_of(make_course({**COURSE, **files}))
    return [f"{each.position}: {each.severity}[{each.rule}]: {headline(each)}" for each in found]


def test_the_rule_that_a_page_prints_speaks_for_itself(make_course: MakeCourse) -> None:
    assert about(make_course, {}) == []


def test_words_with_no_rule_near_are_told_once_a_page(make_course: MakeCourse) -> None:
    text = "# More\n\nIf he is Choking, call\n999. Call 999, or your safeguarding\nlead now.\n"
    assert about(make_course, {MORE: text}) == [
        "docs/reference/more.md:3:10: warning[emergency]: “Choking” is about an emergency, and this page prints no "
        "rule of safety for it and links to none. Print “choking” with `/// rule | ID`, or link to it: "
        "`[words](…/reference/rules.md#ID)`. Where neither is needed, say why in “waivers” in "
        "docs/reference/emergencies.yml.",
        "docs/reference/more.md:4:1: warning[emergency]: “999” is about an emergency, and this page prints no rule of "
        "safety for it and links to none. Print one with `/// rule | ID`, or link to it: "
        "`[words](…/reference/rules.md#ID)`. Where neither is needed, say why in “waivers” in "
        "docs/reference/emergencies.yml.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He chokes. [What to do](rules.md#choking).",
        "He chokes. [What to do](rules.md).",
        "He chokes. [What to do](../modules/small.md#whom-to-tell).",
        "He chokes. [What to do](../modules/small.md).",
        "He chokes.\n\n/// rule | choking\n///",
        "A pre-choking check of 1,999 things, in 9990 words.",
        "We look for words. [Source](sources.md#choking-999).",
    ],
)
def test_a_rule_that_is_printed_or_linked_to_is_near(make_course: MakeCourse, text: str) -> None:
    found = about(make_course, {MORE: f"# More\n\n{text}\n"})
    assert [each for each in found if "[emergency]" in each] == []


@pytest.mark.parametrize(
    "text",
    [
        "He chokes. [Elsewhere](../modules/small.md#what-to-ask).",  # a section that prints none
        "He chokes. [Elsewhere](rules.md#other).",
        "He\nis choking.\n\n/// rules\n///",  # for a page of rules, `rules.md` is the one
    ],
)
def test_a_rule_that_is_not_there_is_not_near(make_course: MakeCourse, text: str) -> None:
    found = about(make_course, {MORE: f"# More\n\n{text}\n"})
    assert len([each for each in found if "warning[emergency]: “chok" in each]) == 1


def test_a_story_that_rests_on_a_rule_leads_to_it(make_course: MakeCourse) -> None:
    page = str(STORY["docs/scenarios/plate.md"]).replace("Noon strikes.", "He chokes at noon.")
    assert len(about(make_course, {"docs/scenarios/plate.md": page})) == 1
    resting = scenario().replace("    choices:\n", "    rule: choking\n    choices:\n", 1)
    assert about(make_course, {"docs/scenarios/plate.md": page, "quizzes/scenarios/plate.yml": resting}) == []


def test_a_waiver_gives_its_reason_and_is_needed(make_course: MakeCourse) -> None:
    reason = "It only tells a story of long ago, and no reader acts on it."
    waived = f"{LIST}    waivers: {{reference/more.md: '{reason}'}}\n"
    files = {MORE: "# More\n\nHe chokes.\n", "docs/reference/emergencies.yml": waived}
    assert about(make_course, files) == []
    assert about(make_course, {**files, MORE: "# More\n\nHe eats.\n"}) == [
        "docs/reference/emergencies.yml:7:15: error[unused-waiver]: docs/reference/more.md needs no waiver: it does "
        "not use these words, or leads to a rule. Take the waiver away."
    ]
    assert about(make_course, {**files, "docs/reference/emergencies.yml": waived.replace(reason, "A story.")}) == [
        "docs/reference/emergencies.yml:7:15: error[short-waiver]: the reason has fewer than 10 words: “A story.”. "
        "Say why, so that a colleague could agree or not."
    ]


def test_names_that_lead_nowhere(make_course: MakeCourse) -> None:
    wrong = LIST.replace("[choking]", "[chocking]") + "    waivers: {reference/mor.md: A reason.}\n"
    assert about(make_course, {"docs/reference/emergencies.yml": wrong, MORE: "# More\n"}) == [
        "docs/reference/emergencies.yml:6:13: error[unknown-rule]: there is no rule of safety “chocking”; did you "
        "mean “choking”? Name a rule of docs/reference/rules.yml, or write it there.",
        "docs/reference/emergencies.yml:7:15: error[unknown-page]: there is no page docs/reference/mor.md; did you "
        "mean “reference/more.md”? Write the path of a page below docs.",
    ]


def test_the_module_of_the_small_course_prints_its_rule() -> None:
    assert "rule | choking" in str(SAFETY["docs/modules/small.md"]).removeprefix(PAGE)
