"""News that has grown old: what is warned of, what is not, and the exact words."""

import xml.etree.ElementTree as etree
from collections.abc import Callable
from datetime import date

import pytest

from course.checks.currency import check_currency
from course.reading.findings import Severity
from course.report import headline
from course.site.blocks.figures import FIGURES
from course.site.project import open_course
from tests.conftest import MakeCourse
from tests.small import FILES, SAFETY, SOURCES

TODAY = date(2026, 11, 29)


@pytest.fixture
def said(make_course: MakeCourse) -> Callable[..., list[str]]:
    """Return a function that writes a page with a text on line 3, and returns what is said on a day."""

    def say(text: str, today: date = TODAY, path: str = "docs/reference/news.md", more: object = ()) -> list[str]:
        files = {**FILES, path: f"# News\n\n{text}\n", **dict(more)}  # type: ignore[call-overload]
        found = list(check_currency(open_course(make_course(files), today)))
        assert {finding.severity for finding in found} <= {Severity.WARNING}
        return [f"{finding.position}: {finding.rule}: {headline(finding)}" for finding in found]

    return say


Said = Callable[..., list[str]]


def test_the_author_reads_which_month_and_which_word(said: Said) -> None:
    assert said("A Bill was before the Assembly in March 2026.") == [
        "docs/reference/news.md:3:1: stale-news: “March 2026” is more than six months ago, and the sentence says "
        "“before the Assembly”. Look how it stands today. Say so, with the month in which you looked."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Its way of judging them [was changing in 2026](sources.md#x).",
        "The new code is due in April 2026.",
        "From 24 March 2026 homes must now ask.",
        "A committee was still reading it on 24 March 2026.",
        "In early 2026 it was not yet in force.",
        "It was expected in January 2026.",
        "/// law | A Bill\n    nation: Wales\n\nPlain.\n\n***\n\nIt is due in May 2025.\n\n***\n\nNo promise.\n\n///",
    ],
)
def test_news_of_more_than_six_months_ago_is_warned_of(said: Said, text: str) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The code is due in May 2026.",  # six months ago, and not more
        "The code is due in March 2027.",
        "The scheme is due to run until 2029.",
        "The Act came into force on 6 April 2024.",
        "The Care Act 2014 says what is due to a carer now.",
        "A code of 2019 still holds.",
        "Carers now answer more often ([SCIE, 2021](sources.md#scie-2021)).",
        "It was before the Assembly in March 2026. We looked again in November 2026, and found nothing later.",
        "In March 2026 it asked for views. You are due a reply.",
    ],
)
def test_what_is_over_to_come_or_looked_at_again_is_left_alone(said: Said, text: str) -> None:
    assert said(text) == []


def test_the_day_on_which_somebody_looked_again_grows_old_too(said: Said) -> None:
    text = "It was before the Assembly in March 2026. In November 2026 it still was."
    assert said(text, date(2027, 5, 31)) == []
    assert len(said(text, date(2027, 6, 1))) == 2


def test_the_course_s_own_history_is_no_news(said: Said) -> None:
    assert said("Version 1 was due in March 2025.", path="docs/about/changelog.md") == []


def test_sources_and_rules_are_read_too(said: Said) -> None:
    sources = SOURCES.replace("A carer's assessment.", "It is due in March 2025.")
    rules = str(SAFETY["docs/reference/rules.yml"]).replace("Call 999. Give", "The number is due in March 2025. Give")
    more = {**SAFETY, "docs/reference/sources.yml": sources, "docs/reference/rules.yml": rules}
    assert [each.split(": ")[0] for each in said("Nothing.", more=more)] == [
        "docs/reference/sources.yml:10:5",
        "docs/reference/rules.yml:6:5",
    ]


class TestFigures:
    """What the figures page says of what is due to be read again."""

    def shown(self, make_course: MakeCourse, today: date) -> list[str]:
        element = etree.Element("div")
        FIGURES["overdue"](element, open_course(make_course({**FILES, **SAFETY}), today))
        return [part.text or "" for part in element.iter() if part.tag in {"p", "li"}]

    def test_what_falls_due_in_90_days_is_listed_the_first_first(self, make_course: MakeCourse) -> None:
        assert self.shown(make_course, date(2027, 8, 3)) == [
            "On 3 August 2027, 0 of 1 source had gone unread for a year, and so had 0 of 1 safety rule. "
            "The review of 0 of 1 module was overdue.",
            "Due in the 90 days from then:",
            "by 1 November 2027: Care Act 2014, section 10",
            "by 1 November 2027: the module “Small changes”",
            "by 1 November 2027: the rule “Choking”",
        ]

    def test_a_day_earlier_nothing_is_due_yet(self, make_course: MakeCourse) -> None:
        assert self.shown(make_course, date(2027, 8, 2))[1:] == ["Nothing more is due in the 90 days after that."]

    def test_what_is_overdue_is_no_longer_due_soon(self, make_course: MakeCourse) -> None:
        assert self.shown(make_course, date(2027, 11, 2))[1:] == [
            "Care Act 2014, section 10: last read on 1 November 2026",
            "The rule “Choking”: last checked against its sources on 1 November 2026",
            "1. Small changes: review was due on 1 November 2027",
            "Nothing more is due in the 90 days after that.",
        ]
