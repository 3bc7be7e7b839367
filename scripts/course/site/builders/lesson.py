"""What made the difference between two members of a family: first the question, then the facts, then the principle."""

import xml.etree.ElementTree as etree

from course.bank.types.asked import Lesson
from course.site.elements import add, add_inline, after

# The player asks the same (`theme/assets/family.js`).
ASKED = "What made the difference?"


def add_lesson(form: etree.Element, lesson: Lesson, before: Lesson | None) -> None:
    """Add what decides to the form of a member.

    It is hidden until the player has two answers. Where there is no player, it is folded up below the second member
    that stands on the page.

    Args:
        form: The member's form.
        lesson: What decides in it.
        before: What decides in the member that stands before it, if one does.
    """
    hidden = add(form, "div", class_="lesson", hidden="hidden")
    _facts(hidden, lesson)
    _principle(hidden, lesson)
    if before is not None:
        fold = add(form, "details", class_="family")
        add(fold, "summary", ASKED)
        both = add(fold, "div", class_="both")
        _facts(both, before)
        _facts(both, lesson)
        _principle(fold, lesson)


def add_beside_key(parent: etree.Element, lesson: Lesson) -> None:
    """Add what decides, and what holds in each situation, where trainers read a key."""
    add_inline(parent, "p", f"What made the difference: {lesson.quoted} {lesson.because}")
    add_inline(parent, "p", f"In every case: {lesson.principle}")


def _facts(parent: etree.Element, lesson: Lesson) -> None:
    """Add the words that decide, what they make right, and why."""
    facts = add(parent, "div")
    add_inline(add(facts, "p"), "strong", lesson.quoted)
    add_inline(facts, "p", lesson.act)
    add_inline(facts, "p", lesson.because, class_="because")


def _principle(parent: etree.Element, lesson: Lesson) -> None:
    line = add(parent, "p")
    after(add(line, "strong", "In every case:"), " ")
    add_inline(line, "span", lesson.principle)
