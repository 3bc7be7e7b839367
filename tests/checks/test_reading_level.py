"""What an author is told about a page that is hard to read."""

from collections.abc import Callable

import pytest

from course.checks.reading_level import check_reading_level
from course.report import headline
from course.site.project import open_course
from tests.conftest import TODAY, MakeCourse
from tests.small import FILES

LONG = "You ask her " + "and then you ask him " * 5 + "too."
HARD = "Organisational accountability necessitates collaborative documentation. "
EASY = "Ask her how she is. Then wait for her to speak. "


@pytest.fixture
def said(make_course: MakeCourse) -> Callable[[str, str], list[str]]:
    """Return a function that writes one more page and returns what is said about how pages read."""

    def write(name: str, body: str) -> list[str]:
        root = make_course({**FILES, f"docs/{name}": f"# Page\n\n{body}\n"})
        return [
            f"{f.position}: {f.severity}[{f.rule}]: {headline(f)}"
            for f in check_reading_level(open_course(root, TODAY))
        ]

    return write


Said = Callable[[str, str], list[str]]


def test_easy_words_are_fine(said: Said) -> None:
    assert said("more.md", EASY * 20) == []


def test_a_long_sentence_is_shown_with_its_line(said: Said) -> None:
    assert said("more.md", f"{EASY}\n\n- **First.** {EASY}\n- {LONG}") == [
        f"docs/more.md:6:1: warning[long-sentence]: the sentence has 29 words: “{LONG}”. "
        "Make two of it: no sentence is longer than 25 words."
    ]


def test_a_hard_page_is_told_its_hardest_sentences(said: Said) -> None:
    page, whole = said("more.md", HARD * 15)
    assert page.startswith("docs/more.md:1:1: warning[page-reading-level]: the page has a reading grade of ")
    assert page.count(f"“{HARD.strip()}” (") == 3
    assert whole.startswith("docs:1:1: warning[course-reading-level]: the pages have a mean reading grade of ")


@pytest.mark.parametrize(("name", "places"), [("more.md", ["docs/more.md", "docs"]), ("trainers/more.md", [])])
def test_what_only_trainers_read_may_be_harder(said: Said, name: str, places: list[str]) -> None:
    middling = "Agree on the medicine and its records before the carer leaves the building. " * 10
    assert [line.split(":")[0] for line in said(name, middling)] == places


@pytest.mark.parametrize(
    "body",
    [
        "/// law | What it says\n    nation: England\n    sources: [care-act]\n\n"
        f"{EASY}\n\n***\n\n{LONG}\n\n***\n\n{EASY}\n///",
        "/// quiz | good\n///",
        "/// sources\n///",
    ],
)
def test_statutes_questions_and_the_list_of_sources_are_left_out(said: Said, body: str) -> None:
    assert said("more.md", body) == []


def test_a_few_words_have_no_grade(said: Said) -> None:
    assert said("more.md", HARD) == []
