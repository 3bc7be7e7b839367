"""The figures of a course: counted from its files each time, so that a page may state them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, comb
from statistics import median

from course.bank.final_check import FinalCheck
from course.bank.types import TYPES
from course.bank.types.common import Question
from course.checks.items import robot
from course.checks.items.together import positions
from course.checks.reading_level import FEWEST_WORDS
from course.course import Course
from course.guidance.lists import STALE_AFTER_DAYS, Source
from course.guidance.page import ModuleHead, Outcome, Page
from course.guidance.rules import Rule
from course.measures.item import DECISION, GAP, SINGLE, Item, decisions_in, items_in
from course.measures.readability import NO_TERMS, Reading
from course.measures.robots import echo, learned
from course.measures.robots.learned import Telling
from course.measures.robots.picks import Score, score
from course.measures.sheets.entries import KINDS, entries_of
from course.measures.sheets.kinds import STRUCK, struck_out
from course.measures.sheets.result import Result
from course.reading.unchanged import unchanged


@dataclass(frozen=True, slots=True)
class OutcomeFigures:
    """How often each type of question tests one outcome."""

    module: ModuleHead
    outcome: Outcome
    by_type: Counter[str]


def questions_by_type(course: Course) -> Counter[str]:
    """Return how many questions the bank has of each type."""
    counted = Counter(question.type for _, question in course.bank.questions())
    return Counter({name: counted[name] for name in TYPES})


def with_vignette(course: Course) -> tuple[int, int]:
    """Return how many scored questions stand in a situation, and how many there are."""
    scored = [(file, question) for file, question in course.bank.questions() if question.scored]
    return sum(file.vignette(question) is not None for file, question in scored), len(scored)


def outcomes(course: Course) -> list[OutcomeFigures]:
    """Return the figures of each outcome, in the order of the modules."""
    found: list[OutcomeFigures] = []
    for page, module in course.modules():
        questions = list(_scored_of(course, page))
        for outcome in module.outcomes:
            kinds = Counter(question.type for question in questions if question.outcome == outcome.id)
            found.append(OutcomeFigures(module, outcome, kinds))
    return found


def key_positions(course: Course) -> dict[int, Counter[int]]:
    """Return, for each number of options, how often the key of a single-choice question stands in each place.

    Places count from 0. Questions with three options and with four are told apart: chance differs.
    """
    return dict(sorted(positions([item for _, items in items_in(course.bank) for item in items]).items()))


def chance_to_pass(rules: FinalCheck, able: float) -> float:
    """Return how often somebody passes who is right so often in any question, also in one that is asked once more."""
    least, most = rules.critical or (0, 0)
    chances = [_chance_with(rules, able, safe) for safe in range(least, most + 1)]
    return sum(chances) / len(chances)


def _chance_with(rules: FinalCheck, able: float, safe: int) -> float:
    """Return the chance where so many questions are about safety."""
    total, wanted = rules.questions, ceil(rules.questions * rules.pass_mark / 100)
    chance = 0.0
    for missed in range(safe + 1):
        mended = comb(safe, missed) * able ** (safe - missed) * ((1 - able) * able) ** missed
        rest = total - safe
        enough = range(max(0, wanted - (safe - missed)), rest + 1)
        chance += mended * sum(comb(rest, right) * able**right * (1 - able) ** (rest - right) for right in enough)
    return chance


# What robots sit, by what a learner meets.
GUESSED = {kind: KINDS[kind] for kind in (SINGLE, GAP, DECISION)}
ROBOTS = {"looks": robot.picks, "learned": learned.picks, "echo": echo.picks}


def guessed(course: Course) -> dict[str, dict[str, Score]]:
    """Return, by the name of each robot that understands nothing, how it does on each kind of what it can guess."""

    def guess() -> dict[str, dict[str, Score]]:
        items = _guessed(course)
        told = course.keep("guessed", "robots", repr(items), lambda: _scores(items))
        return {
            name: {kind: Score(hits, tuple(chances)) for kind, (hits, chances) in own.items()}
            for name, own in told.items()
        }

    return unchanged("guessed", _answered(course), guess)


def _scores(items: Sequence[Item]) -> dict[str, dict[str, tuple[int, tuple[float, ...]]]]:
    """Return what `guessed` tells, as JSON can hold it."""
    told: dict[str, dict[str, tuple[int, tuple[float, ...]]]] = {}
    for name, picks in ROBOTS.items():
        made = picks(items)
        scores = {kind: score(pick for pick in made if pick.item.kind == kind) for kind in GUESSED}
        told[name] = {kind: (each.hits, each.chances) for kind, each in scores.items()}
    return told


def most_telling(course: Course, count: int) -> list[Telling]:
    """Return the words that give most answers away, in all that robots can guess."""
    return unchanged(("telling", count), _answered(course), lambda: learned.most_telling(_guessed(course), count))


def _answered(course: Course) -> tuple[object, ...]:
    """Return all that learners answer, by its files: what is counted of it alone holds until one of them changes."""
    return (*course.bank.files.items(), *course.scenarios.files.items())


def _guessed(course: Course) -> list[Item]:
    items = [item for _, items in items_in(course.bank, NO_TERMS) for item in items]
    return items + decisions_in(course.scenarios.files.items())


def answered_again(course: Course, result: Result) -> tuple[int, int]:
    """Return how many of the items that readers answered are not asked like that any more, and of how many."""
    entries = unchanged("entries", _answered(course), lambda: entries_of(course.bank, course.scenarios.files))
    return result.changed(entries)


def share_struck_out(course: Course) -> float | None:
    """Return how much of a situation is struck out where its deciding words are, in half of the situations or more."""
    shares = [
        1 - len(struck_out(entry).replace(STRUCK, "").split()) / len(entry.item.vignette.split())
        for entry in entries_of(course.bank, course.scenarios.files)
        if entry.deciding
    ]
    return median(shares) if shares else None


def by_one_answer(course: Course) -> tuple[int, int]:
    """Return how many members families have, and how many are right at most for one answer to each family's list."""
    families = [Counter(member.key for member in family.members) for family in course.bank.families()]
    return sum(keys.total() for keys in families), sum(max(keys.values()) for keys in families)


def reading(course: Course) -> list[tuple[Page, Reading]]:
    """Return how each page with enough words reads, the hardest first; the wording of statutes is left out."""
    all_pages = ((page, course.reading(page.path)) for page in course.pages.values())
    found = [(page, reading) for page, reading in all_pages if reading.total.words >= FEWEST_WORDS]
    return sorted(found, key=lambda pair: (-pair[1].eased_grade, pair[0].path))


def waivers(course: Course) -> list[tuple[str, str, str]]:
    """Return for each waiver in the bank what it is for, a module as a whole or a question; its rule; its reason."""
    of_files = [
        (f"the questions of “{file.head.title}”", rule, reason)
        for file in course.bank.files.values()
        for rule, reason in file.head.waivers.items()
    ]
    return of_files + [
        (question.id, rule, reason)
        for _, question in course.bank.questions()
        for rule, reason in question.waivers.items()
    ]


def stale_sources(course: Course) -> list[Source]:
    """Return the sources that nobody has read for a year."""
    return [source for source in course.sources.values() if source.is_stale(course.today)]


def stale_rules(course: Course) -> list[Rule]:
    """Return the rules of safety that nobody has held against their sources for a year."""
    return [rule for rule in course.rules.values() if rule.is_stale(course.today)]


def overdue_pages(course: Course) -> list[tuple[Page, ModuleHead]]:
    """Return the modules whose review is past its day."""
    return [(page, module) for page, module in course.modules() if module.next_review < course.today]


def due_within(course: Course, days: int) -> list[tuple[date, str]]:
    """Return what is due to be read again in so many days from today, and on which day, the first one first."""
    year = timedelta(days=STALE_AFTER_DAYS)
    due = [
        *((source.checked + year, source.title) for source in course.sources.values()),
        *((rule.checked + year, f"the rule “{rule.title}”") for rule in course.rules.values()),
        *((module.next_review, f"the module “{module.title}”") for _, module in course.modules()),
    ]
    return sorted(each for each in due if course.today <= each[0] <= course.today + timedelta(days=days))


def _scored_of(course: Course, page: Page) -> Iterator[Question]:
    for file in course.quizzes_of(page):
        yield from file.scored()
