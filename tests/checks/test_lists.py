"""Numbers, days and names that cannot be right: each is told once, on its line, with what would mend it."""

from pathlib import Path

import pytest

from course.report import headline
from tests.conftest import MakeCourse, findings_of
from tests.small import FILES, GLOSSARY, GOOD, PAGE, SOURCES
from tests.small_story import STORY, scenario, scenario_page

PAGE_PATH = "docs/modules/small.md"
NEWS = "---\ntitle: News\n---\n\n# News\n\n"
LATE = "is still to come. Write the day on which it was done."
REVIEWED = "reviewed: {date: 2062-01-31, by: Ann}\n"
KEYLESS = "readings:\n  - {id: one, day: 2026-11-01, what: scored questions, count: 9, agreed: [9]}\n"
KEEP = "Keep one of the two."
RENAME = "Keep one of the two, or give one another name."


def about(root: Path) -> list[str]:
    return [f"{found.position}: {found.rule}: {headline(found)}" for found in findings_of(root)]


REVIEW = "does not come within 3 years after 1 November 2026, when the module was last read. "
READ_AGAIN = "Write the day by which somebody reads it again."
LONG = "a" * 101
OTHER_SOURCE = SOURCES.removeprefix("sources:\n").replace("id: care-act", "id: other")
NO_LIST = "and there is no such list, or nothing in it. Write the list, or take the block away."


def page(old: str, new: str) -> tuple[str, str]:
    assert old in PAGE
    return PAGE_PATH, PAGE.replace(old, new)


LAW = """
/// law | What it gives
    nation: England
    sources: [care-act]

A right.

***

A section.

***

No promise.
///
"""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        # Numbers.
        (
            page("number: 1", "number: 0"),
            "4:1: out-of-range: “number”: 0 is too small. Write a number from 1 to 999.",
        ),
        (
            ("docs/about/keyless.yml", KEYLESS.replace("[9]", "[8, 10]")),
            "2:78: out-of-range: “agreed”: 10 is more than the 9 that there were. Look again which is right.",
        ),
        (
            ("quizzes/good.yml", GOOD.replace("notice-change-1", LONG)),
            f"4:5: long-id: question “{LONG}”: “id”: “{'a' * 20}…” has 101 letters; the most is 100. "
            "Shorten it: learning systems keep no more.",
        ),
        # Days.
        (
            ("docs/reference/sources.yml", SOURCES.replace("2026-11-01", "2062-11-22")),
            f"8:5: future-date: 22 November 2062 {LATE}",
        ),
        (("docs/about/keyless.yml", KEYLESS.replace("2026", "2027")), f"2:15: future-date: 1 November 2027 {LATE}"),
        (
            ("quizzes/good.yml", GOOD.replace("questions:", f"{REVIEWED}questions:")),
            f"3:12: future-date: 31 January 2062 {LATE}",
        ),
        (
            ("docs/about/news.md", f"{NEWS}## 22 November 2062: A word {{#2062-11-22-word}}\n"),
            f"7:4: future-date: 22 November 2062 {LATE}",
        ),
        (
            ("docs/about/news.md", f"{NEWS}## 22 Novembre 2026: A word {{#2026-11-22-word}}\n"),
            "7:4: not-a-date: “22 Novembre 2026” is not a date; did you mean “November”? Write day, month and year, "
            "for example “1 December 2026”.",
        ),
        (
            ("docs/about/news.md", f"{NEWS}## 31 November 2026: A word {{#word}}\n"),
            "7:4: not-a-date: “31 November 2026” is not a date. Write day, month and year, "
            "for example “1 December 2026”.",
        ),
        (
            ("docs/about/changelog.md", f"{NEWS}## Version 9, 2062-11-22\n"),
            f"7:15: future-date: 22 November 2062 {LATE}",
        ),
        (
            page("next_review: 2027-11-01", "next_review: 2062-11-01"),
            f"15:1: review-date: the next review, on 1 November 2062, {REVIEW}{READ_AGAIN}",
        ),
        (
            page("next_review: 2027-11-01", "next_review: 2026-10-31"),
            f"15:1: review-date: the next review, on 31 October 2026, {REVIEW}{READ_AGAIN}",
        ),
        # Names.
        (page('["3.2"]', '["3.2", "3.2"]'), f"5:19: named-twice: “criteria”: “3.2” stands twice in this list. {KEEP}"),
        (
            page("id: pass-it-on", "id: notice-change"),
            f"9:5: named-twice: “id”: “notice-change” stands twice in this list. {KEEP}",
        ),
        (
            ("docs/reference/glossary.yml", GLOSSARY.replace("[shift leads]", "[shift leads, Shift lead]")),
            f"4:25: named-twice: the word “Shift lead” stands twice; it was first on line 2. {RENAME}",
        ),
        (
            ("docs/reference/sources.yml", SOURCES + OTHER_SOURCE),
            "12:5: named-twice: the source “Care Act 2014, section 10, legislation.gov.uk” stands twice; it was first "
            f"on line 3. {RENAME}",
        ),
        (
            page("{#whom-to-tell}", "{#what-to-ask}"),
            f"28:1: named-twice: the section id “what-to-ask” stands twice; it was first on line 20. {RENAME}",
        ),
        (
            (PAGE_PATH, f"{PAGE}/// quiz | good\n    questions: [notice-change-1, notice-change-1]\n///\n"),
            f"35:34: named-twice: the question “notice-change-1” stands twice; it was first on line 35. {RENAME}",
        ),
        # Lists.
        (
            ("docs/modules/small.md", PAGE.replace("law_checked: 2026-11-01\n", "") + LAW),
            "2:1: missing: “law_checked” is missing. Add a line `law_checked:`.",
        ),
        (page('criteria: ["3.2"]\n', ""), "2:1: missing: “criteria” is missing. Add a line `criteria:`."),
        (
            ("docs/reference/map.md", "# Map\n\n/// criteria-map\n///\n\n/// rules\n///\n"),
            f"6:1: missing-list: this block prints docs/reference/rules.yml, {NO_LIST}",
        ),
    ],
)
def test_says_what_cannot_be_right(make_course: MakeCourse, changed: tuple[str, str], said: str) -> None:
    path, text = changed
    assert about(make_course({**FILES, path: text})) == [f"{path}:{said}"]


def test_two_modules_cannot_have_one_number_and_one_title(make_course: MakeCourse) -> None:
    found = about(make_course({**FILES, "docs/modules/zebra.md": PAGE.replace("/// quiz | good\n///\n", "")}))
    assert [each for each in found if "named-twice" in each] == [
        f"docs/modules/zebra.md:2:1: named-twice: the module title “Small changes” stands twice; it was first at "
        f"docs/modules/small.md:2. {RENAME}",
        f"docs/modules/zebra.md:4:1: named-twice: the module number “1” stands twice; it was first at "
        f"docs/modules/small.md:4. {RENAME}",
    ]


def test_criteria_need_a_list(make_course: MakeCourse) -> None:
    files = {path: text for path, text in FILES.items() if "criteria" not in path}
    assert about(make_course(files)) == [
        f"{PAGE_PATH}:5:1: missing-list: criteria are named here, and there is no list docs/reference/criteria.yml "
        "that says what they ask for. Write that list, with an entry for each."
    ]


def test_the_name_of_a_story_may_be_no_longer_than_learning_systems_keep(make_course: MakeCourse) -> None:
    name = "a" * 91
    files = {path: text for path, text in STORY.items() if "plate" not in path}
    stories = {f"quizzes/scenarios/{name}.yml": scenario(name), f"docs/scenarios/{name}.md": scenario_page(name)}
    assert about(make_course({**files, **stories})) == [
        f"quizzes/scenarios/{name}.yml:1:1: bad-name: the name of this scenario has 91 letters; the most is 90. "
        "Shorten it: learning systems keep no more."
    ]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("outcomes: [notice-change]", "outcomes: [notice-change, notice-change]", "notice-change"),
        ("nation: UK", "  - page: modules/small.md\n    outcomes: [pass-it-on]\nnation: UK", "modules/small.md"),
    ],
)
def test_of_a_story(make_course: MakeCourse, old: str, new: str, named: str) -> None:
    (found,) = about(make_course({**STORY, "quizzes/scenarios/plate.yml": scenario().replace(old, new)}))
    assert ": named-twice: " in found
    assert found.endswith(f"“{named}” stands twice in this list. {KEEP}")
