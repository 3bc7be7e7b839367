"""What the data files say: pages, the questions that stand on each, responses to try, and what each must get."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import cast

from lxml import html

from course.bank.scoring import Scoring, all_or_nothing, neighbouring_pairs, right_minus_wrong, share_right
from course.bank.types import TYPES
from course.bank.types.common import Question
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.reflection import Reflection
from course.bank.types.single_choice import SingleChoice
from course.guidance.published import KEYS
from course.site.minutes import shown_by
from tests.conftest import the_course as course
from tests.site.browser.marks import MARKS, RESPONSES


@dataclass(frozen=True)
class Instance:
    """A question at one place: its page, the id of its form, and whether its quiz counts points."""

    page: str
    form: str
    question: Question
    scored: bool

    @property
    def kind(self) -> str:
        return self.question.type

    @property
    def address(self) -> str:
        """Where it is shown: its page, opened at this question."""
        return f"/{self.page}#{self.form}"

    @property
    def number(self) -> int:
        """Its number within its quiz."""
        return [other.form for other in quiz_of(self)].index(self.form) + 1

    @property
    def share(self) -> Callable[[list[int]], Fraction]:
        """The course's own rule of points for this question."""
        return grader(self.question)


@dataclass(frozen=True)
class Attempt:
    """A response, the share of the point that it earns, and the mark and words that each part must then carry.

    `given` holds the picked options, the order of the steps, or the choice for each item or gap.
    """

    given: list[int]
    share: Fraction
    marks: dict[int, tuple[str, str]]


def html_path(page: str) -> str:
    return page.removesuffix(".md") + ".html"


def pages() -> list[str]:
    """Every published page. The one for addresses that do not exist has no source."""
    return [*sorted(html_path(page) for page in course().pages), "404.html"]


def kept_pages() -> list[str]:
    """Every page that a copy of the course holds: no answer key of trainers, and not the one for lost visitors."""
    return [path for path in pages() if path != "404.html" and not path.startswith(KEYS)]


@cache
def instances() -> tuple[Instance, ...]:
    """Every question at every place where the pages put it."""
    found: list[Instance] = []
    for path, page in sorted(course().pages.items()):
        quizzes = [block for block in page.blocks if block.name == "quiz"]
        for number, block in enumerate(quizzes, 1):
            scored = block.option("scored") != "false"
            for question in shown_by(block, course().bank):
                found.append(Instance(html_path(path), f"quiz-{number}-{question.id}", question, scored))
    return tuple(found)


def on_page(page: str) -> list[Instance]:
    return [instance for instance in instances() if instance.page == page]


def quiz_of(instance: Instance) -> list[Instance]:
    """All questions of the quiz in which one stands."""
    prefix = instance.form.removesuffix(instance.question.id)
    return [other for other in on_page(instance.page) if other.form == prefix + other.question.id]


def quiz_pages() -> list[str]:
    """The pages that hold questions."""
    return sorted({instance.page for instance in instances()})


def quiz_pages_of_each_kind() -> list[str]:
    """The first page with questions of each folder: the others there are built alike."""
    return [*{Path(page).parent: page for page in reversed(quiz_pages())}.values()][::-1]


def has_points(instance: Instance) -> bool:
    return instance.question.scored


SCORED_TYPES = [name for name, row in TYPES.items() if row.scoring]


@cache
def one_of(kind: str) -> Instance:
    """One question of a type, in a quiz that counts points, on the page that is quickest to work with."""
    possible = [each for each in instances() if each.kind == kind and each.scored and len(quiz_of(each)) > 3]
    return min(possible, key=lambda each: len(on_page(each.page)))


def in_module(kind: str) -> Instance:
    """One question of a type on a module's own page."""
    return next(each for each in instances() if each.kind == kind and each.scored and each.page.startswith("modules/"))


@cache
def plain(markdown: str) -> str:
    """The words of a text, as the site's own Markdown renders it."""
    return tidy(html.fromstring(f"<div>{course().convert(markdown)}</div>").text_content())


@cache
def situations() -> dict[str, str]:
    """What each question tells before it asks, as a page shows it; nothing where it tells nothing."""
    return {question.id: plain(file.vignette(question) or "") for file, question in course().bank.questions()}


def situation(question: Question) -> str:
    return situations()[question.id]


def tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def grader(question: Question) -> Callable[[list[int]], Fraction]:
    """Return what gives a response its points: the course's own functions, with the question's key."""
    rule = TYPES[question.type].scoring
    if isinstance(question, SingleChoice | MultipleResponse):
        key = {index for index, option in enumerate(question.options) if option.correct}
        of_set = all_or_nothing if rule is Scoring.ALL_OR_NOTHING else right_minus_wrong
        return lambda given: of_set(key, set(given))
    if rule is Scoring.NEIGHBOURING_PAIRS:
        return neighbouring_pairs
    chosen = cast(Matching | GapSelect, question).key
    return lambda given: share_right(chosen, given)


def attempts(question: Question) -> Iterator[Attempt]:
    """Yield responses to a question: the right one, then each way to go wrong, then some that are partly right."""
    share = grader(question)
    for given in RESPONSES[question.type](question):
        marks = MARKS[question.type](question, given).items()
        yield Attempt(given, share(given), {index: (kind, plain(told)) for index, (kind, told) in marks})


def right(question: Question) -> Attempt:
    return next(attempts(question))


def wrong(question: Question) -> Attempt:
    """Return a response that earns nothing."""
    return next(attempt for attempt in attempts(question) if attempt.share == 0)


def secrets(question: Question) -> list[str]:
    """Return the words that must not be seen on paper: every reason, and what says the answer."""
    if isinstance(question, SingleChoice | MultipleResponse):
        return [plain(option.feedback) for option in question.options]
    if isinstance(question, Ordering):
        return [plain(step.feedback) for step in question.steps]
    if isinstance(question, Matching):
        return [plain(item.feedback) for item in question.items]
    if isinstance(question, GapSelect):
        return [plain(choice.feedback) for gap in question.gaps for choice in gap.choices]
    reflection = cast(Reflection, question)
    return [plain(entry) for entry in (*reflection.model_answer.split("\n\n"), *reflection.checklist)]


def controls(question: Question) -> list[str]:
    """Return the words that name each option, step, item or choice of a gap."""
    if isinstance(question, SingleChoice | MultipleResponse):
        return [plain(option.text) for option in question.options]
    if isinstance(question, Ordering):
        return [plain(step.text) for step in question.steps]
    if isinstance(question, Matching):
        return [plain(item.text) for item in question.items]
    if isinstance(question, GapSelect):
        return [choice.text for gap in question.gaps for choice in gap.choices]
    return ["Your answer"]


def asked_for(question: Question) -> list[str]:
    """Return what wants an answer of its own, in the words of a reminder; nothing where the whole question is one."""
    if isinstance(question, Matching):
        return controls(question)
    return [f"gap {number + 1}" for number in range(len(question.gaps))] if isinstance(question, GapSelect) else []


def others(question: Question, attempt: Attempt) -> list[str]:
    """Return what a learner can still open after a response: each option that carries no mark, with its reason."""
    if isinstance(question, SingleChoice | MultipleResponse):
        options = [(plain(option.text), option.feedback) for option in question.options]
    elif isinstance(question, GapSelect):
        gaps = [(number, choice) for number, gap in enumerate(question.gaps, 1) for choice in gap.choices]
        options = [(f"gap {number}, {plain(choice.text)}:", choice.feedback) for number, choice in gaps]
    else:
        return []
    return [f"{name} {plain(reason)}" for index, (name, reason) in enumerate(options) if index not in attempt.marks]


def choices(question: Matching | GapSelect, part: int) -> list[str]:
    """Return what an item or a gap may be given."""
    return question.categories if isinstance(question, Matching) else [c.text for c in question.gaps[part].choices]
