"""Reading level: a page must be easy for a tired reader, and say which of its sentences are not.

Goals and formula: Flesch–Kincaid grade (Kincaid et al. 1975) with the glossary rule, as in `items/readability.py`.
The wording of statutes is exempt: simple and wrong is worse.
"""

import re
from collections.abc import Iterator
from statistics import fmean

from course.course import Course
from course.guidance.page import Page
from course.guidance.prose import comparable
from course.guidance.published import TRAINERS
from course.guidance.rules import printed
from course.measures.readability import LONGEST_SENTENCE, Measure, Reading
from course.reading.findings import Finding, Position, Severity

HARDEST_PAGE = 7.0
HARDEST_FOR_TRAINERS = 9.0
MEAN_GRADE = 6.0
MEAN_SENTENCE = 14.0

# Fewer words than this give no grade to speak of: one long name would decide it.
FEWEST_WORDS = 60
_SHOWN = 3
_MARKS = re.compile(r"\]\([^)]*\)|[][*_`\\]|\{[^}]*\}")


def check_reading_level(course: Course) -> Iterator[Finding]:
    """Yield a finding for each sentence and page that is too hard, and one where the pages are so on the whole."""
    graded: list[Reading] = []
    for page in course.pages.values():
        reading = course.reading(page.path)
        for sentence in reading.long_sentences:
            yield _warning(
                _place(course, page, sentence.text),
                "long-sentence",
                f"the sentence has {sentence.measure.words} words: “{sentence.text}”",
                f"Make two of it: no sentence is longer than {LONGEST_SENTENCE} words.",
            )
        if reading.total.words < FEWEST_WORDS:
            continue
        for_trainers = page.path.startswith(TRAINERS)
        limit = HARDEST_FOR_TRAINERS if for_trainers else HARDEST_PAGE
        if reading.eased_grade > limit:
            yield _warning(
                Position(page.shown, page.first_line),
                "page-reading-level",
                f"the page has a reading grade of {reading.eased_grade:.1f}, over {limit:g}. Its hardest sentences: "
                + " · ".join(f"“{each.text}” ({each.measure.eased_grade:.0f})" for each in reading.worst(_SHOWN)),
                "Shorten these, or put everyday words in place of long ones.",
            )
        if not for_trainers:
            graded.append(reading)
    yield from _on_the_whole(graded)


def _on_the_whole(graded: list[Reading]) -> Iterator[Finding]:
    if not graded:
        return
    grade = fmean(reading.eased_grade for reading in graded)
    length = sum((reading.total for reading in graded), Measure()).mean_sentence
    if grade > MEAN_GRADE or length > MEAN_SENTENCE:
        yield _warning(
            Position("docs"),
            "course-reading-level",
            f"the pages have a mean reading grade of {grade:.1f} and {length:.1f} words a sentence; the limits are "
            f"{MEAN_GRADE:g} and {MEAN_SENTENCE:g}",
            "The page about how the course is checked lists the pages by grade: begin with the first.",
        )


def _warning(position: Position, rule: str, message: str, mend: str) -> Finding:
    return Finding(position, rule, message, mend, Severity.WARNING)


def _place(course: Course, page: Page, sentence: str) -> Position:
    """Return where a sentence of a page's prose begins, on the page or in a rule of safety that it prints."""
    for number, line in enumerate(page.lines):
        read = comparable(_MARKS.sub("", line)).strip("-#|>*0123456789. ")
        if read and (sentence.startswith(read[:40]) or sentence[:40] in read):
            return Position(page.shown, page.first_line + number)
    for name, part in printed(page.blocks):
        rule = course.rules.get(name)
        if rule is not None and sentence[:40] in comparable(_MARKS.sub("", " ".join(rule.told(part)))):
            return rule.at("short" if part == "short" and rule.short else "rule")
    return Position(page.shown, page.first_line)
