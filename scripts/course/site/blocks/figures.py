"""`/// figures | NAME`: figures of this very build, counted from the course's files, or kept in one with their day.

Argument: one of the names in `FIGURES`.
"""

import xml.etree.ElementTree as etree
from collections.abc import Callable, Sequence

from course import tallies
from course.bank.types import TYPES
from course.course import Course
from course.measures.robots.picks import Score
from course.reading.english import between, day, listed, plural
from course.site.bank_table import draws
from course.site.blocks.answered import covered, keyless
from course.site.blocks.base import CourseBlock, error_box
from course.site.blocks.charts import Row, add_bars, add_heat
from course.site.elements import add

# The days for which the page says ahead what is to be read again.
SOON = 90
# The words that the page names.
TELLING = 10
# Where guessing does as well less often than this, it was not luck.
LIKELY = 0.05


def _questions(element: etree.Element, course: Course) -> None:
    situated, scored = tallies.with_vignette(course)
    add(
        element,
        "p",
        f"The course has {plural(len(course.modules()), 'finished module')} and {plural(scored, 'scored question')}. "
        f"{situated} of those put the learner into a situation at work.",
    )
    counts = tallies.questions_by_type(course)
    rows = [Row(f"{name}: {TYPES[name].learner}", count, str(count)) for name, count in counts.items()]
    add_bars(element, "Questions by type", ("What the learner does", "Questions"), rows)


def _outcomes(element: etree.Element, course: Course) -> None:
    types = [name for name, row in TYPES.items() if row.scoring]
    rows = [
        (f"{each.module.name}: {each.outcome.text}", [each.by_type[name] for name in types])
        for each in tallies.outcomes(course)
    ]
    add_heat(element, "Scored questions by outcome and type", ["Outcome", *types], rows)


def _key_positions(element: etree.Element, course: Course) -> None:
    for options, counted in tallies.key_positions(course).items():
        total = counted.total()
        rows = [
            Row(f"Option {place + 1}", counted[place], f"{counted[place]} of {total}", mark=total / options)
            for place in range(options)
        ]
        caption = f"Where the right answer is, in single-choice questions with {options} options"
        add_bars(element, f"{caption} (the line is an even share)", ("Place", "Questions"), rows)


def _final_check(element: etree.Element, course: Course) -> None:
    rules = course.final_check
    if rules is None:
        add(element, "p", "There is no final check.")
        return
    said = f"Each check asks {plural(rules.questions, 'question')}, shared out evenly between the modules."
    if rules.critical is not None:
        least, most = rules.critical
        said += f" {between(least, most)} of them are safety questions."
    kept = {question.id for _, question in course.bank.questions() if question.is_kept}
    said += f" {plural(len(kept), 'question')} are only for the check: no module, practice or card shows them."
    said += " Trainers’ answer keys do, so whoever looks for them can find them."
    said += " The check picks these first."
    if kept:
        asked = [kept.intersection(each) for each in draws(course.pages.values(), course.bank, rules, DRAWS)]
        fewest, most = min(map(len, asked)), max(map(len, asked))
        count = "all" if fewest == rules.questions else f"{between(fewest, most)} of the {rules.questions}"
        said += f" In {DRAWS} checks drawn for this page, {count} were such questions."
        if always := set.intersection(*asked):
            said += f" {len(always)} of them came each time."
    add(element, "p", f"{said} To pass you need a score of {rules.pass_mark}%.")


# So many checks are drawn to see what comes in each.
DRAWS = 100
# Somebody who is right so often in any question, by the way we work out how often they pass.
ABLE = (0.8, 0.9, 0.95)


def _final_check_chance(element: etree.Element, course: Course) -> None:
    rules = course.final_check
    if rules is None:
        return
    rows = [
        Row(f"Right in {able:.0%} of questions", chance, f"{chance:.0%}")
        for able in ABLE
        for chance in [tallies.chance_to_pass(rules, able)]
    ]
    caption = "How often somebody passes at a first try, worked out as if no question were harder than another"
    add_bars(element, caption, ("Somebody who is", "Passes"), rows)


# What each robot goes by, in the words of a caption.
_ROBOTS = {
    "looks": "The robot of fixed looks",
    "learned": "The robot that has learned from other modules and stories",
    "echo": "The robot that looks for the words of the situation",
}


def _robots(element: etree.Element, course: Course) -> None:
    guessed = tallies.guessed(course)
    for robot, scores in guessed.items():
        rows = [
            Row(tallies.GUESSED[kind], score.share, _sentence(score), mark=score.by_chance)
            for kind, score in scores.items()
        ]
        add_bars(
            element, f"{_ROBOTS[robot]} (the line is what guessing gets)", ("What it answered", "Right answers"), rows
        )
    above = [tallies.GUESSED[kind].lower() for kind, score in guessed["learned"].items() if score.p < LIKELY]
    add(element, "p", _meaning(above, sum("learned-looks" in file.head.waivers for file in course.bank.files.values())))


def _sentence(score: Score) -> str:
    """Return a score with its p, which stays on one line."""
    return f"{score.in_words()}, " + score.p_in_words.replace(" ", "\xa0")


def _meaning(above: Sequence[str], waived: int) -> str:
    """Return what it means that some of what robots sit is guessed from words more often than by chance."""
    if not above:
        return (
            "In none of this is the second program further above chance than luck explains. That is no proof that "
            "nothing can be guessed: readers, who understand words, get a little more from the options alone."
        )
    *first, last = above
    named = f"{', '.join(first)} and {last}" if first else last
    told = f" Of the modules, {waived} are named below, under the rules that were waived." if waived else ""
    return (
        f"So {named} can be guessed from the words of the options more often than by chance. A good result in them "
        f"does not yet show that somebody saw what a situation asks.{told}"
    )


def _telling(element: etree.Element, course: Course) -> None:
    rows = [(f"“{each.word}”", [each.right, each.wrong]) for each in tallies.most_telling(course, TELLING)]
    add_heat(element, "Words that give most away", ["Word", "Right answers that have it", "Wrong ones"], rows)


def _reading(element: etree.Element, course: Course) -> None:
    rows = [
        Row(page.title, max(read.eased_grade, 0), f"{read.eased_grade:.1f} ({read.grade:.1f} without that rule)")
        for page, read in tallies.reading(course)
    ]
    add_bars(element, "Flesch–Kincaid grade of each page, the hardest first", ("Page", "Grade"), rows)


def _waivers(element: etree.Element, course: Course) -> None:
    found = tallies.waivers(course)
    if not found:
        add(element, "p", "No rule is waived for any question.")
        return
    listing = add(element, "ul")
    for question, rule, reason in found:
        add(listing, "li", f"{rule}, in {question}: {reason}")


def _overdue(element: etree.Element, course: Course) -> None:
    stale, overdue = tallies.stale_sources(course), tallies.overdue_pages(course)
    old = tallies.stale_rules(course)
    add(
        element,
        "p",
        f"On {day(course.today)}, {len(stale)} of {plural(len(course.sources), 'source')} had gone unread for a year, "
        f"and so had {len(old)} of {plural(len(course.rules), 'safety rule')}. "
        f"The review of {len(overdue)} of {plural(len(course.modules()), 'module')} was overdue.",
    )
    if stale or old or overdue:
        late = add(element, "ul")
        for source in stale:
            add(late, "li", f"{source.title}: last read on {day(source.checked)}")
        for rule in old:
            add(late, "li", f"The rule “{rule.title}”: last checked against its sources on {day(rule.checked)}")
        for _, module in overdue:
            add(late, "li", f"{module.name}: review was due on {day(module.next_review)}")
    _due_soon(element, course)


def _due_soon(element: etree.Element, course: Course) -> None:
    due = tallies.due_within(course, SOON)
    if not due:
        add(element, "p", f"Nothing more is due in the {SOON} days after that.")
        return
    add(element, "p", f"Due in the {SOON} days from then:")
    coming = add(element, "ul")
    for when, what in due:
        add(coming, "li", f"by {day(when)}: {what}")


FIGURES: dict[str, Callable[[etree.Element, Course], None]] = {
    "questions": _questions,
    "outcomes": _outcomes,
    "key-positions": _key_positions,
    "final-check": _final_check,
    "final-check-chance": _final_check_chance,
    "robots": _robots,
    "telling": _telling,
    "reading": _reading,
    "keyless": keyless,
    "covered": covered,
    "waivers": _waivers,
    "overdue": _overdue,
}


class FiguresBlock(CourseBlock):
    """Figures of the build that the page is part of."""

    NAME = "figures"
    ARGUMENT = None
    ARGUMENTS = tuple(FIGURES)

    def build(self, element: etree.Element) -> None:
        show = FIGURES.get(self.argument or "")
        if show is None:
            error_box(element, f"There are no figures “{self.argument}”", f"Write {listed(FIGURES)}.")
            return
        element.set("class", "figures")
        show(element, self.config.shelf.course())
