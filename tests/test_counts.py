"""No number of questions, modules or readers is typed by hand: whoever adds one would make it false."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from course.course import Course
from tests.conftest import ROOT, questions_as_written

# What these say was so on the day that they name.
DATED = {"docs/about/news.md", "docs/about/changelog.md"}
TEXTS = ("README.md", "CONTRIBUTING.md", "docs/about/*.md", "tests/**/*.py")
FILES = [path for pattern in TEXTS for path in sorted(ROOT.glob(pattern)) if path.suffix in {".md", ".py"}]

_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


def counts(course: Course) -> Iterator[tuple[int, str]]:
    """Yield how many the course has of what its authors add to, and what people call that."""
    types = [question["type"] for question in questions_as_written()]
    yield len(types), "questions?"
    yield sum(kind != "reflection" for kind in types), "questions?"
    yield types.count("reflection"), "reflections?"
    yield len(course.modules()), "modules?"
    yield len(course.scenarios.files), "(?:scenarios?|stories)"
    yield sum(len(story.steps) for story in course.scenarios.files.values()), "decisions?"
    yield len(course.sessions.files), "(?:sessions?|topics)"


def typed(text: str, count: int, thing: str) -> list[str]:
    """Return where a text says that there are so many of a thing, in digits or in words."""
    number = "|".join([f"{count:,}", str(count), *(_WORDS[count : count + 1])])
    return [found[0] for found in re.finditer(rf"(?i)\b(?:{number}) (?:[a-z-]+ ){{0,2}}{thing}\b", text)]


def test_no_text_and_no_test_has_a_count_of_the_course(course: Course) -> None:
    known = list(counts(course))
    found = [
        f"{path.relative_to(ROOT).as_posix()}: “{words}”: take it from the files, or say it without the number"
        for path in FILES
        if path.relative_to(ROOT).as_posix() not in DATED
        for count, thing in known
        for words in typed(path.read_text(encoding="utf-8"), count, thing)
    ]
    assert found == []


@pytest.mark.parametrize("text", ["All 7 scored questions.", "It has seven questions", "Seven old questions"])
def test_the_search_finds_a_count_in_digits_and_in_words(text: str) -> None:
    assert len(typed(text, 7, "questions?")) == 1


@pytest.mark.parametrize("text", ["17 questions", "7 modules", "Question 7. Questions follow"])
def test_the_search_finds_no_other_number(text: str) -> None:
    assert typed(text, 7, "questions?") == []


def test_what_readers_answered_stands_in_one_file_with_its_day(course: Course) -> None:
    listed = yaml.safe_load((ROOT / "docs/about/keyless.yml").read_text(encoding="utf-8"))["readings"]
    assert [reading["id"] for reading in listed] == list(course.keyless)
    for reading in course.keyless.values():
        assert all(agreed <= reading.count for agreed in reading.agreed)
        assert reading.day <= date.today(), "nobody has read it yet"
    for path in (Path("README.md"), Path("docs/about/index.md"), Path("docs/about/how-checked.md")):
        text = (ROOT / path).read_text(encoding="utf-8")
        assert not re.search(r"\b\d+ of \d+ (?:scored )?(?:questions|decisions)", text), path
